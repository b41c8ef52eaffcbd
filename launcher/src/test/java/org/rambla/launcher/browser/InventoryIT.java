// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page that a person can reach: one in French on a desk, the next in English, dark, on a phone. -Drambla.deep=true
 * looks at each in both languages, both themes, at three widths; -Drambla.pages=pattern looks at those whose name fits, in
 * both looks; -Drambla.shots=folder keeps a picture of each.
 */
@ExtendWith(DemoServer.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InventoryIT {
    private static final String SHOTS = System.getProperty("rambla.shots", "");
    private static final Pattern PAGES = Pattern.compile(System.getProperty("rambla.pages", ""));

    private final DemoServer demo;
    private final PageCheck check = new PageCheck();
    private final Map<String, Opened> tabs = new HashMap<>();
    private final Set<String> visited = new TreeSet<>();
    private final Map<String, String> linked = new HashMap<>();

    InventoryIT(DemoServer demo) {
        this.demo = demo;
    }

    Stream<Arguments> everyPage() {
        List<Look> looks = Look.all();
        List<Stop> stops = Inventory.all().stream()
                .filter(stop -> PAGES.matcher(stop.name()).find())
                .toList();
        boolean each = Look.DEEP || !PAGES.pattern().isEmpty();
        return IntStream.range(0, looks.size())
                .boxed()
                .flatMap(look -> IntStream.range(0, stops.size())
                        .filter(stop -> each || stop % looks.size() == look)
                        .mapToObj(stop -> Arguments.of(stops.get(stop), looks.get(look))));
    }

    @Order(1)
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyPage")
    void aPage_isAsPagesAre(Stop stop, Look look) {
        Opened opened = tabs.computeIfAbsent(
                stop.account() + " " + look, tab -> new Opened(demo.chromium().window(stop.account(), look)));
        opened.go(stop, demo.arrangements());
        List<String> problems = new ArrayList<>(check.problems(opened, look, stop.status()));
        picture(opened.page(), stop, look);
        for (Look besides : look.besides()) {
            problems.addAll(PageCheck.problems(opened.page(), besides));
            picture(opened.page(), stop, besides);
        }
        if (!look.besides().isEmpty()) {
            PageCheck.show(opened.page(), look);
        }
        problems.addAll(opened.complaints());
        visited.add(Address.shape(opened.page().url()));
        check.links().forEach(link -> linked.putIfAbsent(Address.shape(link), link + " on " + stop));
        assertThat(problems).as("%s at %s", stop, opened.page().url()).isEmpty();
    }

    private static void picture(Page page, Stop stop, Look look) {
        if (!SHOTS.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(SHOTS, (stop.name() + " " + look).replaceAll("[^a-z0-9]+", "-") + ".png"))
                    .setFullPage(true));
        }
    }

    @Order(2)
    @Test
    void everyAddressThatAPageLinksTo_isInTheInventory() {
        assertThat(linked).as("the walk over all pages comes first").isNotEmpty();
        Map<String, String> forgotten = new HashMap<>(linked);
        forgotten.keySet().removeIf(shape -> !shape.startsWith(demo.address()) || Address.isFile(shape));
        forgotten.keySet().removeAll(visited);
        assertThat(forgotten).isEmpty();
    }

    @AfterAll
    void closeTabs() {
        tabs.values().forEach(Opened::close);
    }
}
