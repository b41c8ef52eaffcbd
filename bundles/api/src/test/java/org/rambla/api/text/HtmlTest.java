// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class HtmlTest {
    @Test
    void text_isEscapedForElementsAndQuotedAttributes() {
        assertThat(Html.escape("<a href=\"x\" title='y'>&amp;</a>"))
                .isEqualTo("&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;");
        assertThat(Html.escape("\u202e\ud83c\udf19e\u0301`{}")).isEqualTo("\u202e\ud83c\udf19e\u0301`{}");
        assertThat(Html.text("<b>")).hasToString("&lt;b&gt;");
    }

    @Test
    void nothing_isEmptyAndTheRestIsNot() {
        assertThat(Html.NONE.isEmptyContent()).isTrue();
        assertThat(Html.text("")).isSameAs(Html.NONE);
        assertThat(Html.trusted("")).isSameAs(Html.NONE);
        assertThat(Html.trusted("x").isEmptyContent()).isFalse();
        assertThat(Html.NONE).hasToString("");
    }

    @Test
    void trusted_isWrittenAsItStands() {
        assertThat(Html.trusted("<b>\"&</b>")).hasToString("<b>\"&</b>");
        StringOutput out = new StringOutput();
        new OwaspHtmlTemplateOutput(out).writeUserContent((gg.jte.Content) Html.trusted("<b>x</b>"));
        assertThat(out.toString()).isEqualTo("<b>x</b>");
    }

    @Test
    void template_isRenderedWhenThePageIs() {
        AtomicInteger rendered = new AtomicInteger();
        Html html = Html.of(out -> out.writeContent("x" + rendered.incrementAndGet()));
        assertThat(rendered).hasValue(0);
        assertThat(html).hasToString("x1");
    }
}
