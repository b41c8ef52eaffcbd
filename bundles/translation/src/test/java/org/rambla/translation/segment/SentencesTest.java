// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
    private static List<String> texts(String html, String language) {
        return Sentences.of(html, language, null).sentences().stream()
                .map(Sentence::text)
                .toList();
    }

    @Test
    void passage_isCutIntoSentences_notAtAbbreviations() {
        assertThat(texts("Nous avons vu M. le maire. Il a dit oui, cf. art. 4. C&#39;est fini&nbsp;!", "fr"))
                .hasSize(3)
                .first()
                .isEqualTo("Nous avons vu M. le maire.");
        assertThat(texts("We met Dr. Smith at 10. Then we left, e.g. by bus. Done?", "en"))
                .hasSize(3);
    }

    @Test
    void marks_becomePlaceholders_andComeBackWhereTheTranslationHasThem() {
        Sentences passage = Sentences.of(
                "See <a href=\"/s/night/wiki/lamps\">the <strong>guide</strong></a> &amp; say yes.", "en", null);
        Sentence sentence = passage.sentences().get(0);
        assertThat(sentence.text()).isEqualTo("See <g id=\"1\">the <g id=\"2\">guide</g></g> &amp; say yes.");
        String html = sentence.html("Dites oui &amp; voyez <g id=\"1\">le <g id=\"2\">guide</g></g>.")
                .orElseThrow();
        assertThat(passage.html(List.of(html)))
                .isEqualTo("Dites oui &amp; voyez <a href=\"/s/night/wiki/lamps\">le <strong>guide</strong></a>.");
    }

    @Test
    void whatFramesAWholeSentence_isNoPartOfIt() {
        Sentences passage = Sentences.of("First one. <strong>Second one.</strong> ", "en", null);
        assertThat(passage.sentences()).extracting(Sentence::text).containsExactly("First one.", "Second one.");
        assertThat(passage.html(List.of("Un.", "Deux."))).isEqualTo("Un. <strong>Deux.</strong> ");
    }

    @Test
    void addressesNamesPicturesAndOtherLanguages_stayAsTheyAre() {
        Pattern names = Pattern.compile("(?<![\\p{L}\\p{N}])(?:PACTESUR)(?![\\p{L}\\p{N}])");
        Sentences passage = Sentences.of(
                "PACTESUR wrote to <a href=\"mailto:a@b.example\">a@b.example</a> about <span lang=\"ca\">la nit</span>"
                        + " and <img src=\"/files/1/a.png\" alt=\"x\"> with <a href=\"/members/7\">the officer</a>.",
                "en",
                names);
        Sentence sentence = passage.sentences().get(0);
        assertThat(sentence.text())
                .isEqualTo(
                        "<x id=\"1\"/> wrote to <x id=\"2\"/> about <x id=\"3\"/> and <x id=\"4\"/> with <x id=\"5\"/>.");
        assertThat(sentence.html(sentence.text()).orElseThrow()).isEqualTo(sentence.html());
    }

    @Test
    void namesBesideAnAddress_stayAsTheyAre() {
        Pattern names = Pattern.compile("(?<![\\p{L}\\p{N}])(?:Barcelona|Lleida)(?![\\p{L}\\p{N}])");
        String html =
                "Barcelona answers at desk@Barcelona.example, Lleida at https://Lleida.example/x and Barcelona again.";
        Sentence sentence = Sentences.of(html, "en", names).sentences().get(0);
        assertThat(sentence.text())
                .isEqualTo(
                        "<x id=\"1\"/> answers at <x id=\"2\"/>, <x id=\"3\"/> at <x id=\"4\"/> and <x id=\"5\"/> again.");
        assertThat(sentence.marks())
                .containsExactly(
                        "Barcelona", "desk@Barcelona.example", "Lleida", "https://Lleida.example/x", "Barcelona");
        assertThat(sentence.html(sentence.text()).orElseThrow()).isEqualTo(html);
    }

    @Test
    void lineEndsAndThingsWithoutWords_stayWhereTheyAre() {
        String html = "One.<br>2026 – 12 %<br>\uD83D\uDE00 \uD83D\uDE00<br>Two.";
        Sentences passage = Sentences.of(html, "en", null);
        assertThat(passage.sentences()).hasSize(2);
        assertThat(passage.html(List.of("Un.", "Deux.")))
                .isEqualTo("Un.<br>2026 – 12 %<br>\uD83D\uDE00 \uD83D\uDE00<br>Deux.");
    }

    @Test
    void sentenceThatCouldNotBeHad_staysAndSaysItsLanguage() {
        Sentences passage = Sentences.of("One. Two.", "en", null);
        assertThat(passage.html(List.of("Un.", ""))).isEqualTo("Un. <span lang=\"en\">Two.</span>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "<g id=\"1\">a</g>",
                "<x id=\"2\"/>",
                "<g id=\"1\">a</g> <x id=\"2\"/> <x id=\"2\"/>",
                "<g id=\"1\">a <x id=\"2\"/>",
                "</g><g id=\"1\">a <x id=\"2\"/>",
                "<x id=\"1\"/> <x id=\"2\"/>",
                "<g id=\"1\">a</g> <x id=\"2\"/> <x id=\"3\"/>",
                "<g id=\"1\">a</g> <x id=\"9999\"/> <x id=\"2\"/>"
            })
    void answerWithOtherPlaceholders_isNotTaken(String answer) {
        Sentence sentence = Sentences.of("<em>a</em> b <img src=\"/files/1/a.png\" alt=\"\">", "en", null)
                .sentences()
                .get(0);
        assertThat(sentence.text()).isEqualTo("<g id=\"1\">a</g> b <x id=\"2\"/>");
        assertThat(sentence.html(answer)).isEmpty();
    }

    @Test
    void scriptInAnAnswer_isText() {
        Sentence sentence = Sentences.of("Hello.", "en", null).sentences().get(0);
        assertThat(sentence.html("<script>alert(1)</script> &lt;b&gt;").orElseThrow())
                .isEqualTo("&lt;script&gt;alert(1)&lt;/script&gt; &lt;b&gt;");
    }

    @Test
    void passages_areFoundInListsQuotesAndTables() {
        String html = "<p data-b=\"a1\">One</p><ul data-b=\"u\"><li data-b=\"l\"><p data-b=\"a2\">Two</p></li></ul>"
                + "<table data-b=\"t\"><tbody><tr data-b=\"r\"><td><p data-b=\"a3\">Three</p></td></tr></tbody></table>"
                + "<hr data-b=\"h\"><h2 data-b=\"a4\">Four</h2>";
        List<Passage> passages = Passage.of(html);
        assertThat(passages).extracting(Passage::block).containsExactly("a1", "a2", "a3", "a4");
        assertThat(Passage.replaced(html, passages, List.of("1", "2", "3", "4")))
                .isEqualTo(html.replace("One", "1")
                        .replace("Two", "2")
                        .replace("Three", "3")
                        .replace("Four", "4"));
    }

    @Test
    void textsThatDiffer_haveOtherStamps() {
        assertThat(Stamp.of("AaBB")).isNotEqualTo(Stamp.of("BBAa"));
        assertThat(Stamp.of("")).isEqualTo(Stamp.of(""));
    }

    @Test
    void passageToCorrect_hasMarksInCurlyBrackets() {
        String original = "See <a href=\"/x\">the guide</a> and <img src=\"/files/1/a.png\" alt=\"\"><br>go.";
        Marked marked = Marked.of(original);
        assertThat(marked.text(original)).isEqualTo("See {1}the guide{/1} and {2}\ngo.");
        assertThat(marked.text("Voyez <a href=\"/x\">le guide</a>")).isEqualTo("Voyez {1}le guide{/1}");
        assertThat(marked.html("{2} et <b> {1}le guide{/1}\nallez {9}"))
                .contains(
                        "<img src=\"/files/1/a.png\" alt=\"\"> et &lt;b&gt; <a href=\"/x\">le guide</a><br>allez {9}");
        for (String wrong : List.of("no mark", "{1}a{/1}", "{1}a {2}", "{/1}{1}{2}", "{1}a{/1}{2}{2}")) {
            assertThat(marked.html(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void addressInAPassageToCorrect_isTypedAsItIsRead() {
        String original = "Look at <a href=\"https://a.example/x\" rel=\"nofollow noopener\">https://a.example/x</a>.";
        assertThat(Marked.of(original).marks()).isEmpty();
        assertThat(Marked.of(original).text(original)).isEqualTo("Look at https://a.example/x.");
        Sentence source = Sentences.of(original, "en", null).sentences().get(0);
        Sentence target = Sentences.of("Voyez https://a.example/x.", "fr", null)
                .sentences()
                .get(0);
        assertThat(target.numberedAs(source)).contains("Voyez <x id=\"1\"/>.");
    }
}
