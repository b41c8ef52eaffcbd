// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.WebPage;

/** How long it takes until what was published is found, and until what was removed is not; the figures are printed. */
@ExtendWith(DemoServer.Shared.class)
class FoundSoonIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int TIMES = 5;

    private final DemoServer demo;

    FoundSoonIT(DemoServer demo) {
        this.demo = demo;
    }

    @Test
    void published_isFoundSoon_andRemoved_isNot() throws Exception {
        Browser member = demo.browser(Account.MEMBER);
        List<Long> found = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            String word = "zebrastreifen" + i;
            WebPage topic = member.open("/s/innovation/forum/topics/new")
                    .form("/s/innovation/forum/topics")
                    .fill("title", "About the " + word)
                    .fill("body", "We painted it ourselves, and nobody minds.")
                    .submit();
            long since = System.nanoTime();
            await(member, word, 1, since);
            found.add(milliseconds(since));
            assertThat(topic.document().body().text()).contains(word);
        }
        Collections.sort(found);
        System.out.println("found after (ms): " + found);
    }

    private static void await(Browser browser, String word, int hits, long since) throws InterruptedException {
        while (!browser.fetch("/api/n/search?q=" + word).body().contains("\"total\":" + hits + ",")) {
            assertThat(Duration.ofMillis(milliseconds(since)))
                    .as("until %s is found", word)
                    .isLessThan(PATIENCE);
            Thread.sleep(10);
        }
    }

    private static long milliseconds(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }
}
