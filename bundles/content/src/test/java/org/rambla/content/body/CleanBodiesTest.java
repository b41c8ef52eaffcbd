// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.page.Refusal;
import org.rambla.content.fixture.TestForm;
import org.rambla.content.fixture.TestMessages;

final class CleanBodiesTest {
    private final CleanBodies bodies = new CleanBodies();

    private Body html(String source) {
        return bodies.clean(source, "html", Body.EMPTY);
    }

    private Body text(String source) {
        return bodies.clean(source, "text", Body.EMPTY);
    }

    /** Without the ids, which are random. */
    private static String plain(Body body) {
        return body.html().replaceAll(" data-b=\"[a-z0-9]+\"", "");
    }

    private static List<String> ids(Body body) {
        return Pattern.compile("data-b=\"([a-z0-9]+)\"")
                .matcher(body.html())
                .results()
                .map(m -> m.group(1))
                .toList();
    }

    /** The id of the innermost block that begins with a text. */
    private static String idOf(Body body, String text) {
        Matcher matcher =
                Pattern.compile("data-b=\"([a-z0-9]+)\">" + Pattern.quote(text)).matcher(body.html());
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    @Test
    void editorHtml_keepsTheWholeSubset() {
        String source =
                "<h2>Head</h2><p>One <strong>bold <em>both</em></strong> <a href=\"https://example.org/a?b=1&amp;c=2\" hreflang=\"fr\">link</a><br>two</p>"
                        + "<ul><li><p>a</p><ol start=\"3\"><li><p>b</p></li></ol></li></ul><blockquote><p>said</p></blockquote><hr>"
                        + "<table><caption>Cap</caption><thead><tr><th scope=\"col\">H</th><th scope=\"col\">I</th></tr></thead>"
                        + "<tbody><tr><th scope=\"row\">r</th><td colspan=\"2\" rowspan=\"3\"><p>c</p></td></tr></tbody></table>"
                        + "<p><img src=\"/files/12/city.png\" alt=\"A city\" width=\"40\" height=\"30\"> <span lang=\"fr\">bonjour</span></p>";

        assertThat(plain(html(source)))
                .isEqualTo(
                        "<h2>Head</h2><p>One <strong>bold <em>both</em></strong> <a href=\"https://example.org/a?b=1&amp;c=2\" hreflang=\"fr\" rel=\"nofollow noopener\">link</a><br>two</p>"
                                + "<ul><li><p>a</p><ol start=\"3\"><li><p>b</p></li></ol></li></ul><blockquote><p>said</p></blockquote><hr>"
                                + "<table><caption>Cap</caption><thead><tr><th scope=\"col\"><p>H</p></th><th scope=\"col\"><p>I</p></th></tr></thead>"
                                + "<tbody><tr><th scope=\"row\"><p>r</p></th><td colspan=\"2\" rowspan=\"3\"><p>c</p></td></tr></tbody></table>"
                                + "<p><img src=\"/files/12/city.png\" alt=\"A city\" width=\"40\" height=\"30\"> <span lang=\"fr\">bonjour</span></p>");
    }

    @Test
    void cleaningTwice_changesNothing() {
        Body once = html(
                "<div>a<p>b<ul>x<li>y</ul>z<table><tr><th>h<th>i<tr><td>1<td>2</table>www.example.org, <b>b</b></div>");

        Body twice = bodies.clean(once.html(), "html", once);

        assertThat(twice).isEqualTo(once);
    }

    @Test
    void otherHtml_becomesTheNearestOfTheSubset() {
        assertThat(plain(html(
                        "<h1>A</h1><h6>B</h6>loose<div>box<section>in</section>box</div><b>x</b><i>y</i><u>z</u>")))
                .isEqualTo(
                        "<h2>A</h2><h4>B</h4><p>loose</p><p>box</p><p>in</p><p>box</p><p><strong>x</strong><em>y</em>z</p>");
    }

    @Test
    void boxes_areOfThreeKindsAndCarryNothingElse() {
        String box = "<aside data-box=\"caution\" role=\"note\"><p>Ask <em>first</em></p><ul><li><p>a</p></li></ul>"
                + "<table><tbody><tr><td><p>c</p></td></tr></tbody></table></aside>";
        assertThat(plain(html(box))).isEqualTo(box);
        assertThat(
                        plain(
                                html(
                                        "<aside class=\"x\" onclick=\"y()\" style=\"color:red\" role=\"alert\" aria-label=\"z\" data-box=\"note\">words</aside>")))
                .isEqualTo("<aside data-box=\"note\" role=\"note\"><p>words</p></aside>");
        assertThat(plain(html(
                        "<aside data-box=\"x\" onclick\"><p>a</p></aside><aside><p>b</p></aside><div data-box=\"note\"><p>c</p></div>"
                                + "<aside data-box=\"note\"> <p></p></aside>")))
                .isEqualTo("<p>a</p><p>b</p><p>c</p>");
        assertThat(plain(html("<table><tr><td><aside data-box=\"note\"><p>d</p></aside></td></tr></table>")))
                .isEqualTo("<table><tbody><tr><td><p>d</p></td></tr></tbody></table>");
    }

    @Test
    void boxes_stayTheSameBlocks() {
        Body before = html("<p>x</p><aside data-box=\"note\"><p>one</p><p>two</p></aside>");

        Body after = bodies.clean(before.html().replace("\"note\" role", "\"caution\" role"), "html", before);

        assertThat(ids(after)).isEqualTo(ids(before));
        assertThat(after.html()).contains("data-box=\"caution\" role=\"note\"");
    }

    @Test
    void boxes_surviveEditingPassageByPassage() {
        Body before = html("<aside data-box=\"example\"><p>one</p><ul><li>two</li></ul></aside><p>x</p>");
        Map<String, String> passages = new LinkedHashMap<>(bodies.passages(before));
        assertThat(passages.values()).containsExactly("one", "two", "x");

        passages.replaceAll((id, text) -> text.equals("one") ? "changed" : text);
        Body after = bodies.replace(before, passages);

        assertThat(after.html())
                .isEqualTo(before.html().replace(">one<", ">changed<"))
                .contains("<aside ");
        passages.replaceAll((id, text) -> text.equals("x") ? text : "");
        assertThat(plain(bodies.replace(after, passages))).isEqualTo("<p>x</p>");
    }

    @Test
    void boxesInPlainText_areReadBack() {
        Body body = html("<p>a</p><aside data-box=\"caution\"><p>one</p><ul><li>two</li></ul></aside>"
                + "<aside data-box=\"note\"><p>three</p></aside><blockquote><p>(i) said</p></blockquote>");

        assertThat(bodies.text(body)).isEqualTo("a\n\n> (!)\n> one\n>\n> - two\n\n> (i)\n> three\n\n> (i) said");
        assertThat(plain(text(bodies.text(body)))).isEqualTo(plain(body));
    }

    @Test
    void wordPaste_leavesTextOnly() {
        String paste =
                "<html xmlns:o='urn:x'><head><style>p{color:red}</style></head><body><!--[if gte mso 9]><xml>x</xml><![endif]-->"
                        + "<p class=MsoNormal style='margin:0'><span style='font-family:Arial'>Hello <o:p></o:p></span></p><p><font color=red>red</font></p></body></html>";

        assertThat(plain(html(paste))).isEqualTo("<p>Hello</p><p>red</p>");
    }

    @Test
    void emptyBlocks_goAway() {
        assertThat(
                        html("<p> </p><p><br></p><ul><li></li></ul><table><tr><td></td></tr></table><blockquote> <p></p></blockquote>")
                                .isEmpty())
                .isTrue();
    }

    @Test
    void links_leadNowhereUnsafe() {
        for (String href : List.of(
                "javascript:alert(1)",
                "JaVa\tScRiPt:alert(1)",
                "java&#10;script:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "//evil.example/",
                "/\\evil.example",
                "\\\\evil.example",
                "https:evil",
                "file:///etc/passwd",
                "&#1;javascript:x")) {
            assertThat(plain(html("<p><a href=\"" + href + "\">x</a></p>")))
                    .as(href)
                    .isEqualTo("<p>x</p>");
        }
        assertThat(
                        plain(
                                html(
                                        "<p><a href=\"/s/night\">x</a> <a href=\"mailto:a@b.example\">m</a> <a href=\"tel:+3212\">t</a></p>")))
                .isEqualTo(
                        "<p><a href=\"/s/night\">x</a> <a href=\"mailto:a@b.example\">m</a> <a href=\"tel:+3212\">t</a></p>");
    }

    @Test
    void blanksInLinks_hideNoOtherHost() {
        assertThat(html("<p><a href=\"/&#9;/evil.example\">x</a></p>").html()).doesNotContain("\"//", "\t");
        assertThat(html("<p><a href=\"https://example.org/a_(b) c\">x</a></p>").html())
                .contains("https://example.org/a_%28b%29%20c");
    }

    @Test
    void pictures_areOursOrNotShown() {
        for (String src : List.of(
                "https://evil.example/x.png",
                "//evil.example/x.png",
                "/files/12/../../sign-out",
                "/files/x/a.png",
                "/sign-out",
                "data:image/png;base64,x",
                "/files/1/..")) {
            assertThat(html("<p>a<img src=\"" + src + "\"></p>").html()).as(src).doesNotContain("<img");
        }
    }

    @Test
    void text_becomesParagraphsListsQuotationsAndLinks() {
        String source =
                "Hello\nworld\n\n> said one\n> said two\n\nIntro:\n- first\n- second\n3. third\n4) fourth\n\nSee https://example.org/a_(b), or www.example.org. Mail me@city.example!";

        assertThat(plain(text(source)))
                .isEqualTo(
                        "<p>Hello<br>world</p><blockquote><p>said one<br>said two</p></blockquote><p>Intro:</p><ul><li><p>first</p></li><li><p>second</p></li></ul>"
                                + "<ol start=\"3\"><li><p>third</p></li><li><p>fourth</p></li></ol>"
                                + "<p>See <a href=\"https://example.org/a_%28b%29\" rel=\"nofollow noopener\">https://example.org/a_(b)</a>, or "
                                + "<a href=\"https://www.example.org\" rel=\"nofollow noopener\">www.example.org</a>. Mail <a href=\"mailto:me@city.example\">me@city.example</a>!</p>");
    }

    @Test
    void plainText_readsBackAsItWasWritten() {
        Body body = text("Hello\nworld\n\n> said\n>\n> more\n\n- one\n- two\n\n3. three\n4. four");

        assertThat(plain(text(bodies.text(body)))).isEqualTo(plain(body));
    }

    @Test
    void typedText_hasHeadingsAndTables() {
        assertThat(plain(text("## The place\nIt is dark.\n### When\n#hashtag\n##\n\n"
                        + "| City | Lamps |\n| --- | --- |\n| Lyon | 12 |\n| Nice |\nEnd.\n\n| one |")))
                .isEqualTo("<h2>The place</h2><p>It is dark.</p><h3>When</h3><p>#hashtag<br>##</p>"
                        + "<table><thead><tr><th scope=\"col\"><p>City</p></th><th scope=\"col\"><p>Lamps</p></th></tr></thead>"
                        + "<tbody><tr><td><p>Lyon</p></td><td><p>12</p></td></tr><tr><td><p>Nice</p></td><td></td></tr></tbody>"
                        + "</table><p>End.</p><p>| one |</p>");
        assertThat(plain(text("| City | Lamps |\n| -- | -- |\n| Nice | 4 |")))
                .as("two dashes stand for a figure that is not known")
                .contains("<td><p>--</p></td><td><p>--</p></td>");
        assertThat(text("|a|\n".repeat(4_000) + "|" + "b|".repeat(200)).html()).hasSizeLessThan(1_000_000);
        assertThatThrownBy(() -> text("|a|b|\n".repeat(9_000)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("content.body.manyBlocks"));
        assertThat(text("|" + " ".repeat(300_000) + "x").html()).contains("x");
        assertThat(text("|a|\n|" + "-".repeat(300_000) + "x|").html()).contains("x");
    }

    @Test
    void textThatLooksLikeHtml_isShownAsTyped() {
        assertThat(plain(text("<script>alert(1)</script> & <b>")))
                .isEqualTo("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;</p>");
    }

    @Test
    void editedText_keepsTheIdsOfWhatStayed() {
        Body before = html(
                "<p>First paragraph about lighting</p><p>Second about night buses and stations</p><ul><li>one</li><li>two</li></ul>");
        Body after = bodies.clean(
                "<p>A new beginning</p><p>Second about night buses and the stations</p><ul><li>two</li><li>three</li></ul><p>First paragraph about lighting</p>",
                "html",
                before);

        assertThat(idOf(after, "First paragraph")).isEqualTo(idOf(before, "First paragraph"));
        assertThat(idOf(after, "Second about")).isEqualTo(idOf(before, "Second about"));
        assertThat(idOf(after, "two")).isEqualTo(idOf(before, "two"));
        assertThat(ids(before)).doesNotContain(idOf(after, "A new beginning"), idOf(after, "three"));
        String list = "<ul data-b=\"([a-z0-9]+)\">";
        assertThat(first(list, after)).isEqualTo(first(list, before));
        assertThat(ids(after)).doesNotHaveDuplicates();
    }

    private static String first(String pattern, Body body) {
        Matcher matcher = Pattern.compile(pattern).matcher(body.html());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void idsFromTheClient_countOnceAndOnlyWhenKnown() {
        Body before = html("<p>Alpha beta gamma</p>");
        String known = idOf(before, "Alpha");
        Body after = bodies.clean(
                "<p data-b=\"" + known + "\">Wholly other words</p><p data-b=\"" + known
                        + "\">And again</p><p data-b=\"zzzzz\">Made up</p><p data-b=\"x&quot;onclick=1\">bad</p>",
                "html",
                before);

        assertThat(idOf(after, "Wholly")).isEqualTo(known);
        assertThat(ids(after)).hasSize(4).doesNotHaveDuplicates().doesNotContain("zzzzz");
    }

    @Test
    void sameTextTwice_getsDifferentIds() {
        Body before = html("<p>yes</p><p>yes</p>");
        Body after = bodies.clean("<p>yes</p><p>yes</p><p>yes</p>", "html", before);

        assertThat(ids(after)).doesNotHaveDuplicates().containsAll(ids(before)).hasSize(3);
    }

    @Test
    void tenThousandNestedTags_areFlattenedQuickly() {
        for (String tag : List.of(
                "div",
                "blockquote",
                "ul><li",
                "b",
                "span lang=fr",
                "table><tr><td",
                "a href=/x",
                "em",
                "h2",
                "p",
                "svg",
                "math")) {
            Body body = html(("<" + tag + ">").repeat(10_000) + "deep");
            assertThat(bodies.text(body)).as(tag).contains("deep");
            assertThat(body.html().length()).as(tag).isLessThan(5_000);
        }
    }

    @Test
    void aMillionCharacters_areAccepted() {
        String sentence = "Cities <b>meet</b> & talk at https://example.org every night. ";
        String source = ("<p>" + sentence + "</p>").repeat(Bodies.MAX_LENGTH / (sentence.length() + 7));

        assertThat(bodies.text(html(source))).hasSizeGreaterThan(800_000);
        assertThat(text("a".repeat(Bodies.MAX_LENGTH)).html()).hasSizeGreaterThan(Bodies.MAX_LENGTH);
        assertThat(html("<b>a</b>".repeat(Bodies.MAX_LENGTH / 8)).html()).contains("aaaa");
        assertThat(text("a.".repeat(Bodies.MAX_LENGTH / 2 - 1) + "@").html()).contains("@");
    }

    /** Without scripts a form shows and sends passages: what nobody touched keeps its style. */
    @Test
    void formThatSendsPassages_changesThoseAlone_andAddsWhatComesBehind() {
        Body before = html("<p>One <strong>two</strong></p><p>Three</p><p>Four</p>");
        List<String> ids = List.copyOf(bodies.passages(before).keySet());
        Body after = bodies.sent(
                new TestForm(
                        "key",
                        "text-passages",
                        "1",
                        "text-passage-" + ids.get(0),
                        "One two",
                        "text-passage-" + ids.get(1),
                        "Drei",
                        "text-passage-" + ids.get(2),
                        "",
                        "text-more",
                        "Five\n\nSix <b>"),
                "text",
                before);
        assertThat(after.html())
                .contains("<strong>two</strong>", "Drei", "Five</p>", "Six &lt;b&gt;")
                .doesNotContain("Three", "Four");
        assertThat(bodies.passages(after).keySet()).hasSize(4).contains(ids.get(0), ids.get(1));
        Body whole = bodies.sent(new TestForm("key", "text", "<p>All</p>", "textFormat", "html"), "text", before);
        assertThat(bodies.text(whole)).isEqualTo("All");
    }

    @Test
    void bodyLongerThanAllowed_isRefusedWithLimitAndLength_countedAsReadersDo() {
        Body body = html("<p>a &amp; <b>b</b></p><p>" + "c".repeat(95) + "</p>");
        assertThat(bodies.within(body, 100)).isSameAs(body);
        assertThatThrownBy(() -> bodies.within(body, 99)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(422);
            assertThat(refusal.key()).isEqualTo("content.body.longerThan");
            assertThat(refusal.arguments()).containsExactly(99, 100);
        });
        Body links = html(("<a href=\"https://example.org/" + "x".repeat(200) + "\">y</a> ").repeat(30));
        assertThat(bodies.text(links).length()).isGreaterThan(60);
        assertThatThrownBy(() -> bodies.within(links, 60)).isInstanceOf(Refusal.class);
    }

    @Test
    void moreThanAMillion_isRefusedInPlainWords() {
        assertThatThrownBy(() -> text("a".repeat(Bodies.MAX_LENGTH + 1)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(422));
        assertThatThrownBy(() -> html("<p>a".repeat(200_000))).isInstanceOf(Refusal.class);
    }

    @Test
    void oddCharacters_loseOnlyTheirHarm() {
        Body body = text("nul\u0000bell\u0007 שלום مرحبا \u202Eevil 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 lone\uD800 e"
                + "\u0301".repeat(500) + " \uFFFF\uFFFC end");

        String text = bodies.text(body);
        assertThat(text)
                .contains("nulbell", "שלום", "مرحبا", "👩‍👩‍👧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "lone", "end")
                .doesNotContain("\u0000", "\uD800 ", "\uFFFF", "\uFFFC");
        assertThat(text.chars().filter(c -> c == 0x301).count()).isLessThan(10);
    }

    @Test
    void passages_replaceOnlyWhatChanged() {
        Body before = html(
                "<p>One <strong>bold</strong></p><ul><li>two</li><li>three</li></ul><table><tr><td>cell</td><td>other</td></tr></table>");
        Map<String, String> passages = new LinkedHashMap<>(bodies.passages(before));
        assertThat(passages.values()).containsExactly("One bold", "two", "three", "cell", "other");

        passages.replaceAll((id, text) ->
                text.equals("two") ? "zwei\nlines" : text.equals("three") ? "" : text.equals("cell") ? " " : text);
        Body after = bodies.replace(before, passages);

        assertThat(plain(after))
                .isEqualTo(
                        "<p>One <strong>bold</strong></p><ul><li><p>zwei<br>lines</p></li></ul><table><tbody><tr><td></td><td><p>other</p></td></tr></tbody></table>");
        assertThat(ids(before)).containsAll(ids(after));
    }

    /** A passage after other words were typed in its place, without its block's tag. */
    private String retyped(String html, String typed) {
        Body before = html("<p>" + html + "</p>");
        String id = bodies.passages(before).keySet().iterator().next();
        return plain(bodies.replace(before, Map.of(id, typed))).replaceAll("^<p>|</p>$", "");
    }

    private List<String> lost(String html, String typed) {
        Body before = html("<p>" + html + "</p>");
        String id = bodies.passages(before).keySet().iterator().next();
        return bodies.lost(before, Map.of(id, typed)).getOrDefault(id, List.of()).stream()
                .map(mark -> mark.kind() + " " + mark.written())
                .toList();
    }

    @Test
    void retypedPassage_keepsItsLinks_whereTheirAddressesStand() {
        String link = "See <a href=\"/s/x/wiki/charter\">the charter</a> of <a href=\"/s/x/wiki/nice\">Nice</a>.";
        assertThat(bodies.text(html("<p>" + link + "</p>")))
                .isEqualTo("See the charter (/s/x/wiki/charter) of Nice (/s/x/wiki/nice).");
        // One letter; a word in the link; words around it.
        assertThat(retyped(link, "See the charter (/s/x/wiki/charter) of Nize (/s/x/wiki/nice)."))
                .isEqualTo("See <a href=\"/s/x/wiki/charter\">the charter</a> of <a href=\"/s/x/wiki/nice\">Nize</a>.");
        assertThat(retyped(
                        link, "Please see the old charter (/s/x/wiki/charter) of the city of Nice (/s/x/wiki/nice)!"))
                .isEqualTo("Please see <a href=\"/s/x/wiki/charter\">the old charter</a> of the city of "
                        + "<a href=\"/s/x/wiki/nice\">Nice</a>!");
        // In another language: as many words, or those in square brackets.
        assertThat(retyped(link, "Voir la charte (/s/x/wiki/charter) de Nice (/s/x/wiki/nice)."))
                .isEqualTo("Voir <a href=\"/s/x/wiki/charter\">la charte</a> de <a href=\"/s/x/wiki/nice\">Nice</a>.");
        assertThat(retyped(link, "Voir [la bonne charte] (/s/x/wiki/charter)."))
                .isEqualTo("Voir <a href=\"/s/x/wiki/charter\">la bonne charte</a>.");
        assertThat(lost(link, "Voir [la bonne charte] (/s/x/wiki/charter)."))
                .containsExactly("LINK Nice (/s/x/wiki/nice)");
        assertThat(retyped("The <a href=\"/a\">prevention guide</a> helps.", "Le guide de prévention (/a) aide."))
                .isEqualTo("Le <a href=\"/a\">guide de prévention</a> aide.");
        // The words end as the address does; another address.
        assertThat(retyped("A <a href=\"/s/x/wiki/charter\">charter</a>.", "Une charte (/s/x/wiki/charter)."))
                .isEqualTo("Une <a href=\"/s/x/wiki/charter\">charte</a>.");
        assertThat(retyped(link, "See the charter (/s/x/wiki/charter-2) of Nice (/s/x/wiki/nice)."))
                .isEqualTo(
                        "See <a href=\"/s/x/wiki/charter-2\">the charter</a> of <a href=\"/s/x/wiki/nice\">Nice</a>.");
        assertThat(retyped(link, "See the charter (//evil.example) (javascript:x)."))
                .doesNotContain("href");
        assertThat(retyped(
                        "Go to <a href=\"https://x.example/a\">https://x.example/a</a> now",
                        "Gehe zu https://x.example/a."))
                .isEqualTo(
                        "Gehe zu <a href=\"https://x.example/a\" rel=\"nofollow noopener\">https://x.example/a</a>.");
        assertThat(retyped("<a href=\"/a\">One</a><br>two", "(/a)\nzwei")).isEqualTo("<a href=\"/a\">/a</a><br>zwei");
        assertThat(lost(link, "See the charter (/s/x/wiki/charter) in Nice (/s/x/wiki/nice)."))
                .isEmpty();
        // What the text beside it has can be named where it stood not yet.
        Body french = html("<p>Voir la charte.</p>");
        String id = bodies.passages(french).keySet().iterator().next();
        Body english = new Body("<p data-b=\"" + id + "\">" + link + "</p>", french.sanitiser());
        Map<String, String> typed = Map.of(id, "Voir la charte (/s/x/wiki/charter).");
        assertThat(plain(bodies.replace(french, typed, english)))
                .isEqualTo("<p>Voir <a href=\"/s/x/wiki/charter\">la charte</a>.</p>");
        assertThat(plain(bodies.replace(french, typed))).doesNotContain("<a");
        // A link never begins in the sentence before.
        Body five =
                new Body("<p data-b=\"" + id + "\"><a href=\"/a\">les bancs de la ville</a></p>", french.sanitiser());
        assertThat(plain(bodies.replace(french, Map.of(id, "We walked. See benches (/a)."), five)))
                .isEqualTo("<p>We walked. <a href=\"/a\">See benches</a>.</p>");
    }

    @Test
    void retypedPassage_keepsItsPictures_withOtherDescriptions() {
        String pictures =
                "<img src=\"/files/1/a.png\" alt=\"Lamps [2020]\"> and <img src=\"/files/2/b.png\" alt=\"Trees\">";
        assertThat(retyped(pictures, "[Lampes dans la rue] et [Trees] [sic]"))
                .isEqualTo("<img src=\"/files/1/a.png\" alt=\"Lampes dans la rue\"> et "
                        + "<img src=\"/files/2/b.png\" alt=\"Trees\"> [sic]");
        assertThat(retyped(pictures, "[Arbres]")).isEqualTo("<img src=\"/files/1/a.png\" alt=\"Arbres\">");
        assertThat(lost(pictures, "[Lamps [2020]] et les arbres")).containsExactly("PICTURE [Trees]");
        assertThat(retyped("[1] <img src=\"/files/1/a.png\" alt=\"A\">", "See [1] [B]"))
                .isEqualTo("See [1] <img src=\"/files/1/a.png\" alt=\"B\">");
        assertThat(retyped("<a href=\"/a\"><img src=\"/files/1/a.png\" alt=\"A\"></a>", "[Une] (/a)"))
                .isEqualTo("<a href=\"/a\"><img src=\"/files/1/a.png\" alt=\"Une\"></a>");
    }

    @Test
    void retypedPassage_keepsTheStyleOfWordsThatStay_orOfThoseWhosePlaceTheyTake() {
        String bold = "<strong>Cost:</strong> the <em>whole</em> town, <strong>one</strong> square";
        assertThat(retyped(bold, "Cost: the whole city, one square"))
                .isEqualTo("<strong>Cost:</strong> the <em>whole</em> city, <strong>one</strong> square");
        assertThat(retyped(bold, "Costs: the whole town, one two three square"))
                .isEqualTo("<strong>Costs:</strong> the <em>whole</em> town, <strong>one</strong> two three square");
        assertThat(retyped(bold, "Cost: the whol town, square"))
                .isEqualTo("<strong>Cost:</strong> the <em>whol</em> town, square");
        assertThat(lost(bold, "Cost: the whol town, square")).containsExactly("STYLE one");
        assertThat(retyped("<strong>Results</strong>", "Résultats obtenus"))
                .isEqualTo("<strong>Résultats obtenus</strong>");
        assertThat(retyped("Plain <b>x</b>", "<b> & \u0000y")).isEqualTo("&lt;b&gt; &amp; y");
        assertThat(retyped("a".repeat(3) + " b".repeat(3_000) + " <b>c</b>", "d".repeat(3) + " e".repeat(3_000) + " c"))
                .endsWith("e <strong>c</strong>");
    }

    @Test
    void excerpt_cutsBetweenWords() {
        Body body = html(
                "<h2>Night &amp; day</h2><p>Streets <strong>without</strong> light are longer than this sentence allows.</p>");

        assertThat(bodies.excerpt(body, 40)).isEqualTo("Night & day Streets without light are…");
        assertThat(bodies.excerpt(body, 500)).endsWith("allows.");
        assertThat(bodies.excerpt(Body.EMPTY, 10)).isEmpty();
    }

    @Test
    void olderRules_areAppliedAgainOnReading() {
        assertThat(plain(bodies.stored("<p data-b=\"abc\">x<script>y</script></p>", 0)))
                .isEqualTo("<p>x</p>");
        assertThat(ids(bodies.stored("<p data-b=\"abc\">x</p>", 0))).containsExactly("abc");
    }

    @Test
    void tables_scrollWhereTheyAreShown() {
        Body body = html(
                "<table><caption>What \"we\" <b>kept</b></caption><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>");

        assertThat(body.html()).doesNotContain("scroll");
        assertThat(bodies.view(body, TestMessages.in("en")).toString())
                .contains(
                        "aria-label=\"What &quot;we&quot; kept\"><table",
                        "aria-label=\"Table\"><table",
                        "</table></div>");
    }

    @Test
    void picture_isDecoration_whenItSaysSoAndNothingElse() {
        assertThat(html("<p><img src=\"/files/1/a.png\" role=\"none\"></p>").html())
                .endsWith("<img src=\"/files/1/a.png\" alt=\"\" role=\"presentation\"></p>");
        assertThat(html("<p><img src=\"/files/1/a.png\" alt=\"A square\" role=\"presentation\"></p>")
                        .html())
                .endsWith("<img src=\"/files/1/a.png\" alt=\"A square\"></p>");
        assertThat(html("<p><img src=\"/files/1/a.png\" role=\"button\"><span role=\"none\">x</span></p>")
                        .html())
                .endsWith("<img src=\"/files/1/a.png\" alt=\"\">x</p>");
    }
}
