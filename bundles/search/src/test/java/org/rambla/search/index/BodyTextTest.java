// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rambla.api.content.Body;
import org.rambla.api.search.SearchDocument.Block;

class BodyTextTest {
    private static List<Block> blocks(String html) {
        return BodyText.of(new Body(html, 1));
    }

    @Test
    void passages_knowTheHeadingAboveThem() {
        assertThat(blocks("<p data-b=\"a\">Before</p><h2 data-b=\"b\">Noise</h2><p data-b=\"c\">At <b>night</b>.</p>"))
                .containsExactly(new Block("", "Before"), new Block("b-b", "Noise"), new Block("b-b", "At night."));
    }

    @Test
    void shortPassages_areJoined_longOnesStandAlone() {
        String line = "a line that is long enough to be a passage of its own, which takes some eighty characters";
        assertThat(blocks("<ul><li>one</li><li>two</li></ul><p>" + line + "</p><p>" + line + "</p>"))
                .containsExactly(new Block("", "one two " + line), new Block("", line));
    }

    @Test
    void entities_andBrokenTags_areText() {
        assertThat(blocks("<p>A &amp; B &lt;i&gt; l&#39;eau&nbsp;&#x20ac; &unknown; &</p>"))
                .containsExactly(new Block("", "A & B <i> l'eau € &unknown; &"));
        assertThat(blocks("<p>cut <b")).containsExactly(new Block("", "cut"));
        assertThat(blocks("<p> a\t\n b\u000b\f\rc  d\u001ce </p>")).containsExactly(new Block("", "a b c d\u001ce"));
        assertThat(blocks("")).isEmpty();
    }

    @Test
    void pictures_areFoundByTheirDescription() {
        assertThat(blocks("<p><img src=\"/x\" alt=\"A square &quot;lit&quot; by night\"></p>"))
                .containsExactly(new Block("", "A square \"lit\" by night"));
    }
}
