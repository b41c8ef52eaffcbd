// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.rambla.api.content.Body;
import org.rambla.api.text.InCommon;
import org.rambla.content.body.CleanBodies;
import org.rambla.content.fixture.TestMessages;
import org.rambla.wiki.diff.Difference.Counts;
import org.rambla.wiki.diff.Difference.Extent;

final class BodyDiffTest {
    private final CleanBodies bodies = new CleanBodies();

    private Body body(String html) {
        return bodies.clean(html, "html", Body.EMPTY);
    }

    private Body edited(Body before, String html) {
        return bodies.clean(html, "html", before);
    }

    private static Document shown(Difference difference, Extent extent) {
        String html = difference.view(TestMessages.in("en"), extent).toString();
        assertThat(html).doesNotContain("data-b=");
        return Jsoup.parseBodyFragment(html);
    }

    /** What a reader reads who sees the marks: hidden words left out. */
    private static List<String> texts(Document shown, String query) {
        Document copy = shown.clone();
        copy.select(".visually-hidden").remove();
        return copy.select(query).eachText();
    }

    /** What either body says, from the difference alone. */
    private static String side(Document shown, String other) {
        Document copy = shown.clone();
        copy.select(other + ", .visually-hidden, .badge, .meta").remove();
        return copy.body().wholeText().replaceAll("\\s+", "");
    }

    private static String words(Body body) {
        return Jsoup.parseBodyFragment(body.html()).body().wholeText().replaceAll("\\s+", "");
    }

    @Test
    void bodiesThatAreTheSame_haveNoDifference() {
        Body body = body("<p>One</p><ul><li>two</li></ul>");

        assertThat(BodyDiff.between(body, body).isEmpty()).isTrue();
        assertThat(BodyDiff.between(body, body("<p>One</p><ul><li>two</li></ul>"))
                        .isEmpty())
                .as("other ids")
                .isTrue();
    }

    @Test
    void wordsWithinAPassage_areMarkedWithWords() {
        Body before = body("<p>The night bus runs <strong>every hour</strong>.</p><p>Other</p>");
        Body after = edited(before, "<p>The night bus runs <strong>every half hour</strong>.</p><p>Other</p>");

        Difference difference = BodyDiff.between(before, after);
        Document shown = shown(difference, Extent.WHOLE);

        assertThat(texts(shown, "ins")).containsExactly("half");
        assertThat(texts(shown, "del")).isEmpty();
        assertThat(shown.select("ins > .visually-hidden").eachText()).containsExactly("added:");
        assertThat(shown.select("ins strong").text()).isEqualTo("half");
        assertThat(difference.counts()).isEqualTo(new Counts(0, 0, 1, 0));
    }

    @Test
    void aBoxOfAnotherKind_isToldOnce_andItsWordsAreMarked() {
        Body before = body("<aside data-box=\"note\"><p>Keep no names at all</p><p>Two</p></aside>");
        Body after = edited(before, "<aside data-box=\"caution\"><p>Keep no names here</p><p>Two</p></aside>");

        Difference difference = BodyDiff.between(before, after);
        Document shown = shown(difference, Extent.WHOLE);

        assertThat(shown.select("aside[data-box=caution][role=note]")).hasSize(1);
        assertThat(texts(shown, "aside > .badge")).hasSize(1);
        assertThat(texts(shown, "ins")).containsExactly("here");
        assertThat(texts(shown, "del")).containsExactly("at all");
        assertThat(difference.counts()).isEqualTo(new Counts(0, 0, 1, 0));
    }

    @Test
    void aWordThatBecameBold_hasChanged() {
        Body before = body("<p>The night bus runs every hour</p>");
        Body after = edited(before, "<p>The night bus <strong>runs</strong> every hour</p>");

        Document shown = shown(BodyDiff.between(before, after), Extent.WHOLE);

        assertThat(texts(shown, "del")).containsExactly("runs");
        assertThat(texts(shown, "ins strong")).containsExactly("runs");
    }

    @Test
    void passagesThatCameWentOrMoved_sayItInWords() {
        Body before = body("<p>Alpha one two</p><p>Beta three four</p><p>Gamma five six</p><p>Delta seven</p>");
        Body after =
                edited(before, "<p>Delta seven</p><p>Alpha one two</p><p>Wholly new things</p><p>Gamma five six</p>");

        Difference difference = BodyDiff.between(before, after);
        Document shown = shown(difference, Extent.WHOLE);

        assertThat(difference.counts()).isEqualTo(new Counts(1, 1, 0, 1));
        assertThat(shown.select("p:has(.badge)").eachText())
                .containsExactly("Moved Delta seven", "Removed Beta three four", "Added Wholly new things");
        assertThat(shown.select("p.meta").eachText()).containsExactly("Moved to another place: “Delta seven”");
        assertThat(texts(shown, "ins")).containsExactly("Wholly new things");
        assertThat(texts(shown, "del")).containsExactly("Beta three four");
    }

    @Test
    void aPassageThatMovedIntoAQuotation_isShownAsMoved() {
        Body before = body("<p>Said by the city of Leuven</p><p>Stays</p>");
        Body after = edited(before, "<p>Stays</p><blockquote><p>Said by the city of Leuven</p></blockquote>");

        Difference difference = BodyDiff.between(before, after);

        assertThat(difference.counts()).isEqualTo(new Counts(0, 0, 0, 1));
        assertThat(shown(difference, Extent.WHOLE).select("blockquote .badge").eachText())
                .contains("Moved");
    }

    @Test
    void aParagraphThatBecameAHeading_saysThatItsFormChanged() {
        Body before = body("<p>Lighting</p><p>Text</p>");
        Body after = edited(before, "<h2>Lighting</h2><p>Text</p>");

        Document shown = shown(BodyDiff.between(before, after), Extent.WHOLE);

        assertThat(shown.select("h2").text()).isEqualTo("Form changed Lighting");
        assertThat(shown.select("ins, del")).isEmpty();
    }

    @Test
    void aCell_isComparedWithTheSameCell() {
        Body before = body(table("City|Buses", "Leuven|yes", "Nice|yes", "Turin|no"));
        Body after = edited(before, table("City|Buses", "Leuven|yes", "Nice|no", "Turin|no"));

        Difference difference = BodyDiff.between(before, after);
        Document shown = shown(difference, Extent.WHOLE);

        assertThat(texts(shown, "tr:contains(Nice) del")).containsExactly("yes");
        assertThat(texts(shown, "tr:contains(Nice) ins")).containsExactly("no");
        assertThat(shown.select("ins, del")).hasSize(2);
        assertThat(shown.select("thead th")).hasSize(2);
        assertThat(difference.counts()).isEqualTo(new Counts(0, 0, 1, 0));
    }

    @Test
    void aColumnThatCame_isMarkedInEachRow() {
        Body before = body(table("City|Buses", "Leuven|yes", "Nice|yes"));
        Body after = edited(before, table("City|Country|Buses", "Leuven|Belgium|yes", "Nice|France|yes"));

        Document shown = shown(BodyDiff.between(before, after), Extent.WHOLE);

        assertThat(texts(shown, "ins")).containsExactly("Country", "Belgium", "France");
        assertThat(shown.select("del")).isEmpty();
    }

    @Test
    void aRowThatWent_saysSoInItsFirstCell() {
        Body before = body(table("City|Buses", "Leuven|yes", "Nice|yes", "Turin|no"));
        Body after = edited(before, table("City|Buses", "Leuven|yes", "Turin|no"));

        Document shown = shown(BodyDiff.between(before, after), Extent.WHOLE);

        assertThat(shown.select("tr:contains(Nice) > td")
                        .first()
                        .select(".badge")
                        .text())
                .isEqualTo("Removed");
        assertThat(texts(shown, "del")).containsExactly("Nice", "yes");
    }

    @Test
    void whatDidNotChange_isCountedUnlessTheWholeIsAskedFor() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append("<p>Passage number ").append(i).append(" of the page</p>");
        }
        Body before = body(text.toString());
        Body after = edited(before, text.toString().replace("number 20 of", "number 20 of all"));

        Document shown = shown(BodyDiff.between(before, after), Extent.CHANGES);

        assertThat(shown.select("p").eachText())
                .containsExactly(
                        "19 unchanged passages",
                        "Passage number 19 of the page",
                        "Passage number 20 of added: all the page",
                        "Passage number 21 of the page",
                        "18 unchanged passages");
        assertThat(shown(BodyDiff.between(before, after), Extent.WHOLE).select("p"))
                .hasSize(40);
    }

    @Test
    void onePassage_isShownByItsId() {
        Body before = body("<p>Alpha one two</p><p>Beta three four</p>");
        Body after = edited(before, "<p>Alpha one two</p><p>Beta three four five</p>");
        Difference difference = BodyDiff.between(before, after);

        assertThat(difference.touched()).hasSize(1);
        String id = difference.touched().iterator().next();
        assertThat(difference.passage(id, TestMessages.in("fr")).orElseThrow().toString())
                .contains("<ins>", "ajouté", "five");
        assertThat(difference.passage("nowhere", TestMessages.in("fr"))).isEmpty();
    }

    @Test
    void randomEdits_showBothTextsWhole() {
        Random random = new Random(1987);
        for (int round = 0; round < 400; round++) {
            RandomBody source = RandomBody.fresh(random, bodies);
            Body before = source.body();
            Body after = source.edited().body();

            Document shown = shown(BodyDiff.between(before, after), Extent.WHOLE);
            boolean moved = !shown.select(".meta").isEmpty();

            assertThat(side(shown, "del")).as("after, round %d", round).isEqualTo(words(after));
            if (!moved) {
                assertThat(side(shown, "ins")).as("before, round %d", round).isEqualTo(words(before));
            }
        }
    }

    @Test
    void storedBodies_areTheSameAfterTakingApart() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            String html = RandomBody.fresh(random, bodies).body().html();
            assertThat(Source.html(Source.blocks(html))).isEqualTo(html);
        }
    }

    @Test
    void brokenHtml_losesNoText() {
        for (String html : List.of(
                "loose <b>text</b>",
                "<p>open",
                "<ul><li><p>a</ul>",
                "</p>x",
                "a < b",
                "<",
                "<p",
                "<p title=\"x>y\">z</p>",
                "<div>".repeat(1_000) + "deep" + "</div>".repeat(1_000),
                "<x><y>z</x>")) {
            String text = Source.html(Source.blocks(html));
            for (String word : List.of("loose", "text", "open", "a", "x", "b", "z", "deep")) {
                if (Jsoup.parseBodyFragment(html).text().contains(word)) {
                    assertThat(text).as(html).contains(word);
                }
            }
        }
    }

    @Test
    void twoHugeBodiesWithNothingInCommon_areComparedAllTheSame() {
        StringBuilder first = new StringBuilder();
        StringBuilder second = new StringBuilder();
        Random random = new Random(5);
        for (int i = 0; first.length() < 950_000; i++) {
            first.append("<p>");
            second.append("<p>");
            for (int word = 0; word < (i % 7 == 0 ? 3_000 : 12); word++) {
                first.append(Integer.toString(random.nextInt(3_000), 36)).append(' ');
                second.append(Integer.toString(random.nextInt(3_000), 36)).append(' ');
            }
            first.append("</p>");
            second.append("</p>");
        }
        Body before = body(first.toString());
        Body after = edited(before, second.substring(0, Math.min(second.length(), 990_000)));

        String shown = BodyDiff.between(before, after)
                .view(TestMessages.in("en"), Extent.WHOLE)
                .toString();

        assertThat(shown.length()).isBetween(1_900_000, 8_000_000);
    }

    @Test
    void aTableOfFiveThousandRows_showsTheOnesThatChanged() {
        String[] rows = new String[5_000];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = "r" + i + "|" + i % 3;
        }
        Body before = new Body(stored(rows), 1);
        rows[17] = "r17|changed";
        rows[4_000] = "r4000|changed";
        Body after = new Body(stored(rows), 1);

        Document shown = shown(BodyDiff.between(before, after), Extent.CHANGES);
        Elements rowsShown = shown.select("tr");

        assertThat(rowsShown).hasSizeLessThan(15);
        assertThat(texts(shown, "ins")).containsExactly("changed", "changed");
    }

    /** As it would be stored; ids of their own for each row. */
    private static String stored(String[] rows) {
        StringBuilder out = new StringBuilder("<table data-b=\"t\"><tbody>");
        for (int i = 0; i < rows.length; i++) {
            out.append("<tr data-b=\"r").append(i).append("\">");
            String[] cells = rows[i].split("\\|");
            for (int c = 0; c < cells.length; c++) {
                out.append("<td><p data-b=\"c")
                        .append(c)
                        .append('x')
                        .append(i)
                        .append("\">")
                        .append(cells[c])
                        .append("</p></td>");
            }
            out.append("</tr>");
        }
        return out.append("</tbody></table>").toString();
    }

    private static String table(String... rows) {
        StringBuilder out = new StringBuilder("<table>");
        for (int i = 0; i < rows.length; i++) {
            out.append("<tr>");
            for (String cell : rows[i].split("\\|")) {
                String kind = i == 0 ? "th" : "td";
                out.append("<")
                        .append(kind)
                        .append(">")
                        .append(cell)
                        .append("</")
                        .append(kind)
                        .append(">");
            }
            out.append("</tr>");
        }
        return out.append("</table>").toString();
    }

    @Test
    void sequences_haveInCommonWhatTheNaiveTableFinds() {
        Random random = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            int[] a = random.ints(random.nextInt(30), 0, 6).toArray();
            int[] b = random.ints(random.nextInt(30), 0, 6).toArray();
            int[] mates = InCommon.of(a, b);

            int last = -1;
            int length = 0;
            for (int j = 0; j < b.length; j++) {
                if (mates[j] != Pairing.NONE) {
                    assertThat(mates[j]).isGreaterThan(last);
                    assertThat(a[mates[j]]).isEqualTo(b[j]);
                    last = mates[j];
                    length++;
                }
            }
            assertThat(length).isEqualTo(longest(a, b));
        }
    }

    private static int longest(int[] a, int[] b) {
        int[][] table = new int[a.length + 1][b.length + 1];
        for (int i = a.length - 1; i >= 0; i--) {
            for (int j = b.length - 1; j >= 0; j--) {
                table[i][j] = a[i] == b[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
            }
        }
        return table[0][0];
    }
}
