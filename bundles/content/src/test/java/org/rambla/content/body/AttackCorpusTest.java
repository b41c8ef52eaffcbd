// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.rambla.api.content.Body;

/** Whatever comes in, what goes out has only the names and attributes of the subset. */
final class AttackCorpusTest {
    private static final Map<String, Set<String>> SUBSET = Map.ofEntries(
            Map.entry("a", Set.of("href", "hreflang", "rel")),
            Map.entry("aside", Set.of("data-box", "role")),
            Map.entry("img", Set.of("src", "alt", "width", "height", "role")),
            Map.entry("span", Set.of("lang")),
            Map.entry("ol", Set.of("start")),
            Map.entry("td", Set.of("colspan", "rowspan")),
            Map.entry("th", Set.of("colspan", "rowspan", "scope")));
    private static final Set<String> NAMES = Set.of(
            "p",
            "h2",
            "h3",
            "h4",
            "ul",
            "ol",
            "li",
            "blockquote",
            "aside",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "caption",
            "strong",
            "em",
            "a",
            "img",
            "hr",
            "br",
            "span");

    private final CleanBodies bodies = new CleanBodies();

    private static List<String> corpus() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                AttackCorpusTest.class.getResourceAsStream("attacks.txt"), StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    @Test
    void everyAttack_leavesOnlyTheSubset() throws IOException {
        List<String> attacks = corpus();
        assertThat(attacks).hasSizeGreaterThan(80);
        for (String attack : attacks) {
            check(attack, "html");
            check(attack, "text");
            check("<p title=\"" + attack + "\">x</p>", "html");
            check("<a href=\"" + attack + "\">x</a><img src='" + attack + "' alt=\"" + attack + "\">", "html");
        }
    }

    @Test
    void attacksCutAndMixed_leaveOnlyTheSubset() throws IOException {
        List<String> attacks = corpus();
        Random random = new Random(1987);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder mixed = new StringBuilder();
            for (int part = 0; part < 4; part++) {
                String attack = attacks.get(random.nextInt(attacks.size()));
                int from = random.nextInt(attack.length());
                mixed.append(attack, from, from + random.nextInt(attack.length() - from + 1));
            }
            check(mixed.toString(), "html");
        }
    }

    private void check(String source, String format) {
        Body body = bodies.clean(source, format, Body.EMPTY);
        for (Element element : Jsoup.parseBodyFragment(body.html()).body().select("*")) {
            String name = element.normalName();
            if (name.equals("body")) {
                continue;
            }
            assertThat(NAMES).as(source).contains(name);
            for (Attribute attribute : element.attributes()) {
                boolean known = attribute.getKey().equals("data-b")
                        || SUBSET.getOrDefault(name, Set.of()).contains(attribute.getKey());
                assertThat(known).as("%s: %s of %s", source, attribute, name).isTrue();
            }
            assertThat(element.attr("href").toLowerCase())
                    .as(source)
                    .doesNotMatch("(?s)\\s*(javascript|data|vbscript|file):.*");
            assertThat(element.attr("src")).as(source).matches("|/files/[0-9]+/[^/]+");
        }
        assertThat(bodies.clean(body.html(), "html", body).html()).as(source).isEqualTo(body.html());
    }
}
