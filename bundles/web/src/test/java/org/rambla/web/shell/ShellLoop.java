// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.shell;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.rambla.api.feature.Feature;
import org.rambla.api.page.Page;
import org.rambla.api.page.Parts;
import org.rambla.api.people.MemberCard;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.web.front.House;
import org.rambla.web.gate.RequestVisit;
import org.rambla.web.route.RequestPath;

/**
 * Prints what parts of a page cost in processor time; asserts nothing, and runs only when asked for:
 * {@code mvn -pl bundles/web -am verify -Dsurefire.failIfNoSpecifiedTests=false -Dtest=ShellLoop}.
 */
final class ShellLoop {
    private static final int ROUNDS = 10_000;
    /** Of this thread only: the machine may be busy with other things. */
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    /** A feature with a tab and a button. */
    public static final class Tabbed implements Feature {
        @Override
        public List<Tab> tabs() {
            return List.of(new Tab("tabbed", "web.menu", ""));
        }

        @Override
        public List<Action> actions(Visit visit) {
            return List.of(new Action("Act", "plus", "/act"));
        }
    }

    @Test
    void print() {
        try (House house = new House()) {
            MemberCard card = house.town().member(1, false, false);
            house.town().space(5, "night", Visibility.PUBLIC, false, "tabbed");
            house.town().role(5, 1, Role.MEMBER);
            house.feature("tabbed", new Tabbed());
            Supplier<RequestVisit> visit = () -> {
                RequestVisit made = house.visit(1, "/s/night/tabbed");
                house.gate()
                        .decide(made, "GET", RequestPath.of("/s/night/tabbed").orElseThrow());
                return made;
            };
            Html body = Html.text("body");
            measure("shell of a page in a space", () -> house.shell().bytes(Page.of("Title", body), visit.get()));
            measure(
                    "shell of a space's home",
                    () -> house.shell().bytes(Page.of("Title", body).tab("home"), visit.get()));
            Instant at = Instant.now().minusSeconds(40_000);
            measure("20 people with times", () -> {
                RequestVisit reader = visit.get();
                StringBuilder out = new StringBuilder();
                for (int i = 0; i < 20; i++) {
                    out.append(Parts.person(card, reader)).append(Parts.ago(at, reader));
                }
                return out;
            });
            measure("40 buttons with tokens", () -> {
                RequestVisit reader = visit.get();
                StringBuilder out = new StringBuilder();
                for (int i = 0; i < 40; i++) {
                    out.append(Parts.button("/x", "Delete", "trash", "quiet", reader));
                }
                return out;
            });
        }
    }

    private static void measure(String what, Supplier<Object> work) {
        Object kept = null;
        for (int i = 0; i < ROUNDS; i++) {
            kept = work.get();
        }
        long before = CLOCK.getCurrentThreadCpuTime();
        for (int i = 0; i < ROUNDS; i++) {
            kept = work.get();
        }
        double micros = (CLOCK.getCurrentThreadCpuTime() - before) / 1_000.0 / ROUNDS;
        int length =
                kept instanceof byte[] bytes ? bytes.length : kept.toString().length();
        System.out.printf("%-32s %8.1f us, %6d bytes%n", what, micros, length);
    }
}
