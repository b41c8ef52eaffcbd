// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.rambla.api.content.Body;
import org.rambla.content.body.CleanBodies;
import org.rambla.wiki.diff.Block;
import org.rambla.wiki.diff.RandomBody;
import org.rambla.wiki.diff.Source;

final class BodyMergeTest {
    private final CleanBodies bodies = new CleanBodies();

    private Body body(String html) {
        return bodies.clean(html, "html", Body.EMPTY);
    }

    private Body edited(Body before, String html) {
        return bodies.clean(html, "html", before);
    }

    private static String plain(Body body) {
        return body.html().replaceAll(" data-b=\"[a-z0-9]+\"", "");
    }

    private static String paragraphs(String... texts) {
        return "<p>" + String.join("</p><p>", texts) + "</p>";
    }

    @Test
    void changesOfDifferentPassages_areBothTaken() {
        Body base = body(paragraphs("Alpha one two", "Beta three four", "Gamma five six"));
        Body theirs = edited(base, paragraphs("Alpha one two and more", "Beta three four", "Gamma five six"));
        Body mine = edited(base, paragraphs("Alpha one two", "Beta three four", "Gamma five six and more"));

        Merge merge = BodyMerge.of(base, theirs, mine);

        assertThat(merge.conflicts()).isEmpty();
        assertThat(plain(merge.body()))
                .isEqualTo(paragraphs("Alpha one two and more", "Beta three four", "Gamma five six and more"));
        assertThat(ids(merge.body())).isEqualTo(ids(base));
    }

    @Test
    void sameMoveOfBoth_andWhatBothAddedBehindIt_standThereOnce() {
        Body base = body(paragraphs("Alpha one two", "Beta three four", "Gamma five six"));
        Body both = edited(base, paragraphs("Alpha one two", "Gamma five six", "Delta seven eight", "Beta three four"));

        Merge merge = BodyMerge.of(base, both, both);

        assertThat(merge.conflicts()).isEmpty();
        assertThat(merge.body()).isEqualTo(both);
    }

    @Test
    void boxOfAnotherKind_andWordsInside_areBothTaken() {
        Body base = body("<aside data-box=\"note\"><p>Alpha one two</p><p>Beta three four</p></aside>");
        Body theirs =
                edited(base, "<aside data-box=\"note\"><p>Alpha one two and more</p><p>Beta three four</p></aside>");
        Body mine = edited(base, "<aside data-box=\"caution\"><p>Alpha one two</p><p>Beta three four</p></aside>");

        Merge merge = BodyMerge.of(base, theirs, mine);

        assertThat(merge.conflicts()).isEmpty();
        assertThat(plain(merge.body()))
                .isEqualTo(
                        "<aside data-box=\"caution\" role=\"note\"><p>Alpha one two and more</p><p>Beta three four</p></aside>");
    }

    @Test
    void differentRowsAndCells_mergeInsideTheTable() {
        String table =
                "<table><tr><th>City</th><th>Buses</th></tr><tr><td>Leuven</td><td>yes</td></tr><tr><td>Nice</td><td>no</td></tr></table>";
        Body base = body(table);
        Body theirs = edited(base, table.replace("Leuven", "Leuven (Belgium)"));
        Body mine = edited(
                base,
                table.replace("<td>yes", "<td>every night")
                        .replace("</table>", "<tr><td>Turin</td><td>soon</td></tr></table>"));

        Merge merge = BodyMerge.of(base, theirs, mine);

        assertThat(merge.conflicts()).isEmpty();
        assertThat(plain(merge.body()))
                .contains(
                        "<td><p>Leuven (Belgium)</p></td><td><p>every night</p></td>",
                        "<td><p>Turin</p></td>",
                        "<td><p>no</p></td>");
    }

    @Test
    void theSamePassageChangedTwice_isAConflictWithAllThreeTexts() {
        Body base = body("<h2>Lighting</h2><p>The lamps are old</p><p>End</p>");
        Body theirs = edited(base, "<h2>Lighting</h2><p>The lamps are very old</p><p>End</p>");
        Body mine = edited(base, "<h2>Lighting</h2><p>The lamps are new</p><p>End, and mine</p>");

        Merge merge = BodyMerge.of(base, theirs, mine);

        assertThat(merge.conflicts()).hasSize(1);
        Conflict conflict = merge.conflicts().get(0);
        assertThat(conflict.section()).isEqualTo("Lighting");
        assertThat(conflict.base().toString()).isEqualTo("<p>The lamps are old</p>");
        assertThat(conflict.theirs().toString()).isEqualTo("<p>The lamps are very old</p>");
        assertThat(conflict.mine().toString()).isEqualTo("<p>The lamps are new</p>");
        assertThat(plain(merge.body(Map.of(conflict.key(), Choice.THEIRS))))
                .isEqualTo("<h2>Lighting</h2><p>The lamps are very old</p><p>End, and mine</p>");
        assertThat(plain(merge.body(Map.of(conflict.key(), Choice.MINE))))
                .isEqualTo("<h2>Lighting</h2><p>The lamps are new</p><p>End, and mine</p>");
        assertThat(plain(merge.body()))
                .as("undecided")
                .isEqualTo(
                        "<h2>Lighting</h2><p>The lamps are very old</p><p>The lamps are new</p><p>End, and mine</p>");
        assertThat(ids(merge.body())).doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void takenOutByOneAndChangedByTheOther_isAConflict() {
        Body base = body(paragraphs("Alpha one two", "Beta three four", "Gamma"));
        Body without = edited(base, paragraphs("Alpha one two", "Gamma"));
        Body changed = edited(base, paragraphs("Alpha one two", "Beta three four five", "Gamma"));

        Merge merge = BodyMerge.of(base, without, changed);
        Merge other = BodyMerge.of(base, changed, without);

        assertThat(merge.conflicts()).singleElement().satisfies(c -> {
            assertThat(c.theirs().toString()).isEmpty();
            assertThat(c.mine().toString()).contains("five");
        });
        assertThat(plain(merge.body(Map.of("c1", Choice.THEIRS)))).isEqualTo(paragraphs("Alpha one two", "Gamma"));
        assertThat(plain(merge.body())).isEqualTo(plain(changed));
        assertThat(plain(other.body())).isEqualTo(plain(changed));
        assertThat(plain(other.body(Map.of("c1", Choice.MINE)))).isEqualTo(plain(without));
    }

    @Test
    void takenOutByOneOnly_isGone() {
        Body base = body(paragraphs("Alpha", "Beta", "Gamma"));
        Body without = edited(base, paragraphs("Alpha", "Gamma"));

        assertThat(plain(BodyMerge.of(base, without, base).body())).isEqualTo(plain(without));
        assertThat(plain(BodyMerge.of(base, base, without).body())).isEqualTo(plain(without));
    }

    @Test
    void theSameEditTwice_isMadeOnce() {
        Body base = body(paragraphs("Alpha one two", "Beta", "Gamma"));
        String html = paragraphs("New first", "Alpha one two three", "New second", "Gamma");
        Body theirs = edited(base, html);
        Body mine = edited(base, html.replace("</p><p>Gamma", "</p><p>Mine alone</p><p>Gamma"));

        Merge merge = BodyMerge.of(base, theirs, mine);

        assertThat(merge.conflicts()).isEmpty();
        assertThat(plain(merge.body()))
                .isEqualTo(paragraphs("New first", "Alpha one two three", "New second", "Mine alone", "Gamma"));
    }

    @Test
    void bothAddedAtTheSamePlace_theirsComesFirst() {
        Body base = body(paragraphs("Alpha", "Omega"));
        Body theirs = edited(base, paragraphs("Alpha", "Theirs", "Omega"));
        Body mine = edited(base, paragraphs("Alpha", "Mine", "Omega"));

        assertThat(plain(BodyMerge.of(base, theirs, mine).body()))
                .isEqualTo(paragraphs("Alpha", "Theirs", "Mine", "Omega"));
    }

    @Test
    void oneMovedItAndTheOtherChangedIt_movesTheChange() {
        Body base = body(paragraphs("Alpha one two", "Beta three four", "Gamma five six"));
        Body moved = edited(base, paragraphs("Gamma five six", "Alpha one two", "Beta three four"));
        Body changed = edited(base, paragraphs("Alpha one two", "Beta three four", "Gamma five six seven"));
        String both = paragraphs("Gamma five six seven", "Alpha one two", "Beta three four");

        assertThat(plain(BodyMerge.of(base, moved, changed).body())).isEqualTo(both);
        assertThat(plain(BodyMerge.of(base, changed, moved).body())).isEqualTo(both);
    }

    @Test
    void aHeadingMadeByOneAndWordsByTheOther_areBothTaken() {
        Body base = body(paragraphs("Street lighting", "Text"));
        Body theirs = edited(base, "<h2>Street lighting</h2><p>Text</p>");
        Body mine = edited(base, paragraphs("Street lighting at night", "Text"));

        assertThat(plain(BodyMerge.of(base, theirs, mine).body()))
                .isEqualTo("<h2>Street lighting at night</h2><p>Text</p>");
    }

    @Test
    void twoCaptions_becomeOneWithBothTexts() {
        String table = "<table><tr><td>a</td><td>b</td></tr></table>";
        Body base = body(table);
        Body theirs = edited(base, table.replace("<table>", "<table><caption>Theirs</caption>"));
        Body mine = edited(base, table.replace("<table>", "<table><caption>Mine</caption>"));

        Merge merge = BodyMerge.of(base, theirs, mine);

        assertThat(merge.conflicts()).hasSize(1);
        assertThat(plain(merge.body())).startsWith("<table><caption>Theirs<br>Mine</caption><tbody>");
        assertThat(plain(merge.body(Map.of("c1", Choice.MINE)))).startsWith("<table><caption>Mine</caption>");
    }

    @Test
    void pagesMadeTwice_areBothKept() {
        Merge merge = BodyMerge.of(Body.EMPTY, body(paragraphs("One", "Same")), body(paragraphs("Two", "Same")));

        assertThat(merge.conflicts()).isEmpty();
        assertThat(plain(merge.body())).isEqualTo(paragraphs("One", "Two", "Same"));
    }

    @Test
    void randomEdits_loseNobodysText() {
        Random random = new Random(1987);
        for (int round = 0; round < 600; round++) {
            RandomBody start = RandomBody.fresh(random, bodies);
            Body base = start.body();
            Body theirs = start.edited().body();
            Body mine = start.edited().body();
            Merge merge = BodyMerge.of(base, theirs, mine);
            String as = "round " + round + "\nbase   " + plain(base) + "\ntheirs " + plain(theirs) + "\nmine   "
                    + plain(mine) + "\nmerged " + plain(merge.body());

            Map<String, Integer> merged = texts(merge.body());
            Map<String, Integer> expected = expected(texts(base), texts(theirs), texts(mine));
            String undecided = merge.conflicts().stream()
                    .map(c -> Jsoup.parse(c.theirs() + " " + c.mine()).text())
                    .collect(Collectors.joining("\n"));
            merged.keySet().removeIf(text -> !expected.containsKey(text) && undecided.contains(text));
            if (merge.conflicts().isEmpty()) {
                assertThat(merged).as(as).isEqualTo(expected);
            } else {
                assertThat(merged.keySet()).as(as).isEqualTo(expected.keySet());
                expected.forEach(
                        (text, count) -> assertThat(merged.get(text)).as(as).isGreaterThanOrEqualTo(count));
            }
            assertThat(ids(merge.body())).as(as).doesNotHaveDuplicates().doesNotContain("");
            assertThat(plain(bodies.clean(merge.body().html(), "html", merge.body())))
                    .as("%s\ncleaned", as)
                    .isEqualTo(plain(merge.body()));
        }
    }

    /**
     * The naive reference: how often each text must stand in the merge. What one side changed, changed; what both left
     * stays. A text that one side took out and the other one left is gone, unless it lies in what the other one changed.
     */
    private static Map<String, Integer> expected(
            Map<String, Integer> base, Map<String, Integer> theirs, Map<String, Integer> mine) {
        Map<String, Integer> expected = new TreeMap<>();
        for (String text : union(base, theirs, mine)) {
            int b = base.getOrDefault(text, 0);
            int t = theirs.getOrDefault(text, 0);
            int m = mine.getOrDefault(text, 0);
            int count = t == m ? t : t == b ? m : m == b ? t : t + m - b;
            if (count > 0) {
                expected.put(text, count);
            }
        }
        return expected;
    }

    private static Set<String> union(Map<String, Integer> a, Map<String, Integer> b, Map<String, Integer> c) {
        Set<String> all = new TreeSet<>(a.keySet());
        all.addAll(b.keySet());
        all.addAll(c.keySet());
        return all;
    }

    private static Map<String, Integer> texts(Body body) {
        Map<String, Integer> texts = new TreeMap<>();
        leaves(body).forEach(leaf -> texts.merge(leaf, 1, Integer::sum));
        return texts;
    }

    private static List<String> leaves(Body body) {
        List<String> leaves = new ArrayList<>();
        Source.blocks(body.html())
                .forEach(block -> block.all().stream()
                        .filter(Block::leaf)
                        .filter(leaf -> leaf.text().contains(" "))
                        .forEach(leaf -> leaves.add(Jsoup.parse(leaf.inner()).text())));
        return leaves;
    }

    @Test
    void sidesChanged_giveTheSameTextsAndConflicts() {
        Random random = new Random(4711);
        for (int round = 0; round < 300; round++) {
            RandomBody start = RandomBody.fresh(random, bodies);
            Body base = start.body();
            Body theirs = start.edited().body();
            Body mine = start.edited().body();
            Merge merge = BodyMerge.of(base, theirs, mine);
            Merge other = BodyMerge.of(base, mine, theirs);

            assertThat(texts(other.body())).isEqualTo(texts(merge.body()));
            assertThat(sides(merge, false)).containsExactlyInAnyOrderElementsOf(sides(other, true));
        }
    }

    private static List<String> sides(Merge merge, boolean swapped) {
        return merge.conflicts().stream()
                .map(c -> c.base() + "|" + (swapped ? c.mine() + "|" + c.theirs() : c.theirs() + "|" + c.mine()))
                .toList();
    }

    @Test
    void oneSideAlone_isTakenAsItIs() {
        Random random = new Random(12);
        for (int round = 0; round < 300; round++) {
            RandomBody start = RandomBody.fresh(random, bodies);
            Body base = start.body();
            Body edited = start.edited().body();

            assertThat(plain(BodyMerge.of(base, edited, base).body())).isEqualTo(plain(edited));
            assertThat(plain(BodyMerge.of(base, base, edited).body())).isEqualTo(plain(edited));
            assertThat(plain(BodyMerge.of(base, edited, edited).body())).isEqualTo(plain(edited));
            assertThat(BodyMerge.of(base, edited, edited).conflicts()).isEmpty();
        }
    }

    @Test
    void theSameBodies_giveTheSameKeys() {
        Random random = new Random(99);
        for (int round = 0; round < 100; round++) {
            RandomBody start = RandomBody.fresh(random, bodies);
            Body base = start.body();
            Body theirs = start.edited().body();
            Body mine = start.edited().body();

            assertThat(BodyMerge.of(base, theirs, mine).conflicts().toString())
                    .isEqualTo(BodyMerge.of(base, theirs, mine).conflicts().toString());
        }
    }

    @Test
    void decidedConflicts_leaveTheChosenTextOnly() {
        Random random = new Random(31);
        int decided = 0;
        for (int round = 0; round < 400; round++) {
            RandomBody start = RandomBody.fresh(random, bodies);
            Body base = start.body();
            Body theirs = start.edited().body();
            Body mine = start.edited().body();
            Merge merge = BodyMerge.of(base, theirs, mine);
            Map<String, Choice> choices = new HashMap<>();
            merge.conflicts().forEach(c -> choices.put(c.key(), Choice.MINE));
            String html = merge.body(choices).html();
            for (Conflict conflict : merge.conflicts()) {
                decided++;
                String mineText = Jsoup.parse(conflict.mine().toString()).text();
                assertThat(Jsoup.parse(html).text()).contains(mineText);
            }
        }
        assertThat(decided).isGreaterThan(20);
    }

    @Test
    void hugeBodies_mergeAllTheSame() {
        StringBuilder base = new StringBuilder();
        for (int i = 0; i < 9_000; i++) {
            base.append("<p data-b=\"b")
                    .append(i)
                    .append("\">Passage ")
                    .append(i)
                    .append("</p>");
        }
        StringBuilder theirs = new StringBuilder();
        StringBuilder mine = new StringBuilder();
        for (int i = 0; i < 9_000; i++) {
            theirs.append("<p data-b=\"t")
                    .append(i)
                    .append("\">Theirs ")
                    .append(i)
                    .append("</p>");
            mine.append("<p data-b=\"m").append(i).append("\">Mine ").append(i).append("</p>");
        }

        Merge merge = BodyMerge.of(
                new Body(base.toString(), 1),
                new Body(base.toString() + theirs, 1),
                new Body(base.toString() + mine, 1));

        assertThat(Source.blocks(merge.body().html())).hasSize(27_000);
    }

    private static List<String> ids(Body body) {
        List<String> ids = new ArrayList<>();
        Source.blocks(body.html())
                .forEach(block -> block.all().stream().filter(b -> !b.cell()).forEach(b -> ids.add(b.id())));
        return ids;
    }
}
