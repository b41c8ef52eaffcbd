// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.blame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rambla.api.content.Body;
import org.rambla.content.body.CleanBodies;
import org.rambla.wiki.blame.Blame.Revision;
import org.rambla.wiki.diff.Block;
import org.rambla.wiki.diff.RandomBody;
import org.rambla.wiki.diff.Source;

final class BlameTest {
    private final CleanBodies bodies = new CleanBodies();

    private List<Revision> revisions(String... texts) {
        List<Revision> revisions = new ArrayList<>();
        Body before = Body.EMPTY;
        for (String text : texts) {
            before = bodies.clean(text, "html", before);
            revisions.add(new Revision(revisions.size() + 1, before));
        }
        return revisions;
    }

    /** The blame of the block whose own text begins so. */
    private static int of(Blame blame, Body body, String text) {
        return Source.blocks(body.html()).stream()
                .flatMap(block -> block.all().stream())
                .filter(block -> block.leaf() && block.text().startsWith(text))
                .mapToInt(block -> blame.of(block.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachPassage_isOfTheRevisionThatTouchedItLast() {
        List<Revision> revisions = revisions(
                "<p>Alpha one two</p><p>Beta three four</p><ul><li>first item</li></ul>",
                "<p>Alpha one two</p><p>Beta three four five</p><ul><li>first item</li></ul>",
                "<p>Gamma came in</p><p>Alpha one two</p><p>Beta three four five</p><ul><li>first item</li><li>second item</li></ul>",
                "<ul><li>first item</li><li>second item</li></ul><p>Gamma came in</p><p>Alpha one two</p><p>Beta three four five</p>");
        Body last = revisions.get(3).body();

        Blame blame = Blame.of(revisions);

        assertThat(of(blame, last, "Alpha")).isEqualTo(1);
        assertThat(of(blame, last, "Beta")).isEqualTo(2);
        assertThat(of(blame, last, "Gamma")).isEqualTo(3);
        assertThat(of(blame, last, "first")).as("moved only").isEqualTo(1);
        assertThat(of(blame, last, "second")).isEqualTo(3);
        Block list = Source.blocks(last.html()).get(0);
        assertThat(blame.of(list.id())).as("an item came").isEqualTo(3);
        assertThat(blame.of("nowhere")).isZero();
    }

    @Test
    void oneStepAtATime_givesTheSameAsAllAtOnce() {
        Random random = new Random(8);
        for (int round = 0; round < 50; round++) {
            RandomBody page = RandomBody.fresh(random, bodies);
            List<Revision> revisions = new ArrayList<>();
            Blame blame = Blame.NONE;
            Body before = Body.EMPTY;
            for (int number = 1; number < 8; number++) {
                revisions.add(new Revision(number, page.body()));
                blame = Blame.parse(blame.source()).next(before, page.body(), number);
                before = page.body();
                page = page.edited();
            }

            assertThat(blame).isEqualTo(Blame.of(revisions));
            Blame last = blame;
            Source.blocks(before.html())
                    .forEach(block -> block.all().stream()
                            .filter(b -> b.leaf() && b.text().contains(" "))
                            .forEach(b ->
                                    assertThat(last.of(b.id())).as(b.toString()).isEqualTo(brought(revisions, b))));
        }
    }

    /** The naive reference: the first revision from which on the text stands there without a break. */
    private static int brought(List<Revision> revisions, Block block) {
        int first = revisions.size();
        while (first > 1 && revisions.get(first - 2).body().html().contains(">" + block.inner() + "<")) {
            first--;
        }
        return first;
    }

    @Test
    void unreadableNotes_areLeftOut() {
        assertThat(Blame.parse("a:1 b c: :2 d:x e:99999999999 f:3").revisions())
                .containsOnlyKeys("a", "f")
                .containsEntry("f", 3);
    }
}
