// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.diff;

import java.lang.management.ManagementFactory;
import java.util.Random;
import org.rambla.api.content.Body;
import org.rambla.content.body.CleanBodies;
import org.rambla.content.fixture.TestMessages;
import org.rambla.wiki.blame.Blame;
import org.rambla.wiki.merge.BodyMerge;

/** Prints what a comparison of a page of 1,250 words costs in processor time; no test. */
public final class DiffMeasure {
    private DiffMeasure() {}

    public static void main(String[] arguments) {
        CleanBodies bodies = new CleanBodies();
        StringBuilder text = new StringBuilder();
        Random random = new Random(1);
        for (int i = 0; i < 25; i++) {
            text.append(i % 5 == 0 ? "<h2>Heading " + i + "</h2>" : "").append("<p>");
            for (int word = 0; word < 50; word++) {
                text.append("word").append(random.nextInt(900)).append(' ');
            }
            text.append("</p>");
        }
        Body base = bodies.clean(text.toString(), "html", Body.EMPTY);
        Body mine = bodies.clean(text.toString().replace("word1", "other "), "html", base);
        Body few = bodies.clean(
                text.toString().replace("word55 ", "bicycle ").replace("Heading 10", "Title 10"), "html", base);
        TestMessages messages = TestMessages.in("en");
        for (int round = 0; round < 5; round++) {
            measure(
                    "difference, few changes",
                    () -> BodyDiff.between(base, few)
                            .view(messages, Difference.Extent.WHOLE)
                            .toString());
            measure(
                    "difference, every passage",
                    () -> BodyDiff.between(base, mine)
                            .view(messages, Difference.Extent.WHOLE)
                            .toString());
            measure("merge", () -> BodyMerge.of(base, few, mine).body());
            measure("blame, one more revision", () -> Blame.NONE.next(base, few, 2));
        }
    }

    private static void measure(String name, Runnable work) {
        int times = 500;
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        System.out.printf("%-28s %.3f ms%n", name, (end - start) / 1e6 / times);
    }
}
