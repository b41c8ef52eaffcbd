// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

/**
 * A stretch of a block: text in one style, a picture or a line end.
 *
 * @param kind text, image, an image that is decoration only, or line end
 * @param text the text; for an image its alternative text
 * @param href link, "" for none
 * @param hreflang language of the page behind the link, "" when unknown
 * @param lang language of the text, "" for the block's
 * @param source address of an image
 * @param width in pixels, 0 when unknown
 */
record Run(
        Kind kind,
        String text,
        boolean strong,
        boolean emphasis,
        String href,
        String hreflang,
        String lang,
        String source,
        int width,
        int height) {
    enum Kind {
        TEXT,
        IMAGE,
        DECORATION,
        BREAK
    }

    static final Run PLAIN = new Run(Kind.TEXT, "", false, false, "", "", "", "", 0, 0);

    Run withText(String newText) {
        return new Run(kind, newText, strong, emphasis, href, hreflang, lang, source, width, height);
    }

    Run withStrong() {
        return new Run(kind, text, true, emphasis, href, hreflang, lang, source, width, height);
    }

    Run withEmphasis() {
        return new Run(kind, text, strong, true, href, hreflang, lang, source, width, height);
    }

    Run withLink(String link, String language) {
        return new Run(kind, text, strong, emphasis, link, language, lang, source, width, height);
    }

    Run withLang(String language) {
        return new Run(kind, text, strong, emphasis, href, hreflang, language, source, width, height);
    }

    Run lineEnd() {
        return new Run(Kind.BREAK, "", strong, emphasis, href, hreflang, lang, "", 0, 0);
    }

    Run image(String address, String alternative, int pixelsWide, int pixelsHigh) {
        return new Run(
                Kind.IMAGE, alternative, strong, emphasis, href, hreflang, lang, address, pixelsWide, pixelsHigh);
    }

    /** An image that shows nothing that somebody would miss who does not see it. */
    Run decoration(String address, int pixelsWide, int pixelsHigh) {
        return new Run(Kind.DECORATION, "", strong, emphasis, href, hreflang, lang, address, pixelsWide, pixelsHigh);
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }

    /** Whether both are text in the same style, so that they may become one. */
    boolean joins(Run other) {
        return isText() && other.isText() && withText("").equals(other.withText(""));
    }
}
