// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.text;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;

/**
 * HTML that may be written to a page as it stands: rendered by a template, or cleaned when it came in. Everything else
 * is escaped by the templates. In a template, {@code ${html}} writes it unescaped.
 */
public final class Html implements Content {
    /** Nothing; a panel that returns it is not shown. */
    public static final Html NONE = new Html(out -> {}, "");

    private final Content content;
    /** What it is, when that is known already; else null. Parts are put together from many of these. */
    private final String source;

    private Html(Content content, String source) {
        this.content = content;
        this.source = source;
    }

    /** Plain text, escaped. */
    public static Html text(String text) {
        return text.isEmpty() ? NONE : trusted(escape(text));
    }

    /** HTML that is known to be safe: from the sanitiser, or written in source code. Never what a person typed. */
    public static Html trusted(String html) {
        return html.isEmpty() ? NONE : new Html(out -> out.writeContent(html), html);
    }

    /** What a template writes, rendered when the page is. Usual form: {@code Html.of(out -> JteTopicGenerated.render((HtmlTemplateOutput) out, null, topic))}. */
    public static Html of(Content content) {
        return new Html(content, null);
    }

    /** Escaped for element content and quoted attributes. */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    @Override
    public void writeTo(TemplateOutput output) {
        content.writeTo(output);
    }

    @Override
    public boolean isEmptyContent() {
        return source != null && source.isEmpty();
    }

    /** The HTML source. */
    @Override
    public String toString() {
        if (source != null) {
            return source;
        }
        StringOutput out = new StringOutput();
        content.writeTo(new OwaspHtmlTemplateOutput(out));
        return out.toString();
    }
}
