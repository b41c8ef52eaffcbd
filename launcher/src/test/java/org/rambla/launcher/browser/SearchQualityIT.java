// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rambla.launcher.search.Judgements;
import org.rambla.launcher.search.Judgements.Asked;
import org.rambla.launcher.search.Score;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.WebPage;

/**
 * Whether a member of the demonstration network finds what is there: judged questions, asked as people ask them. What was
 * reached stands in {@code search/floors.tsv}; whoever makes search better raises it. -Drambla.search.poor=true prints the
 * questions that are answered worst.
 */
@ExtendWith(DemoServer.Shared.class)
class SearchQualityIT {
    private static final Pattern ADDRESS = Pattern.compile("/s/[^/?#]+(?:/(forum/topics|wiki|webinar)/.+)?(?:[?#].*)?");
    private static final boolean POOR = Boolean.getBoolean("rambla.search.poor");
    private static final double POOR_NDCG = 0.4;

    private static final Pattern NUMBER = Pattern.compile("/(?:topics|events)/(\\d+)");

    private final Judgements judgements = new Judgements();
    /** Titles as they were written, by address. */
    private final Map<String, String> originals = new HashMap<>();

    private final DemoServer demo;

    SearchQualityIT(DemoServer demo) {
        this.demo = demo;
    }

    private record Answered(Asked asked, List<String> found, Score score) {}

    @Test
    void everybodyFinds_whatTheyFoundBefore() {
        List<Answered> all = new ArrayList<>();
        for (String language : List.of("fr", "en")) {
            Browser browser = demo.browser(Account.MEMBER);
            browser.open("/?lang=" + language);
            judgements.asked().stream()
                    .filter(asked -> asked.language().equals(language))
                    .forEach(asked -> all.add(answered(asked, browser)));
        }
        Map<String, Score> scores = scores(all);
        System.out.println("group\tquestions\tndcg@10\trecall@20\tzero");
        scores.forEach((group, score) -> System.out.println(group + "\t" + score));
        if (POOR) {
            all.stream()
                    .filter(one -> one.score().ndcg() < POOR_NDCG)
                    .forEach(one -> System.out.println(
                            one.asked().language() + " " + one.asked().group() + " «"
                                    + one.asked().words() + "» " + one.score() + " wanted "
                                    + one.asked().grades() + " found " + one.found()));
        }
        floors().forEach((group, floor) -> {
            Score score = scores.get(group);
            assertThat(score).as(group).isNotNull();
            assertThat(score.ndcg()).as("nDCG@10 of " + group).isGreaterThanOrEqualTo(floor.ndcg());
            assertThat(score.recall()).as("recall@20 of " + group).isGreaterThanOrEqualTo(floor.recall());
            assertThat(score.zero()).as("without any answer, of " + group).isLessThanOrEqualTo(floor.zero());
        });
    }

    private Answered answered(Asked asked, Browser browser) {
        WebPage page = browser.open("/n/search?q=" + URLEncoder.encode(asked.words(), StandardCharsets.UTF_8));
        List<String> found = new ArrayList<>();
        for (Element link : page.document().select("ul.hits > li h3 a")) {
            found.add(item(link, browser));
        }
        return new Answered(asked, found, Score.of(found, asked.grades()));
    }

    /** What was judged is known by its own title, which a hit in translation does not show. */
    private String item(Element link, Browser browser) {
        String address = link.attr("href");
        String kind = kind(address);
        String item = judgements.item(kind, link.text());
        // Answers carry the title of their topic, in translation too.
        boolean text = kind.equals("topic") || kind.equals("page") || kind.equals("event");
        return text && !judgements.known(item)
                ? judgements.item(
                        kind,
                        originals.computeIfAbsent(address.replaceFirst("[?#].*", ""), path -> title(path, browser)))
                : item;
    }

    private static String title(String path, Browser browser) {
        Matcher numbered = NUMBER.matcher(path);
        String id = numbered.find()
                ? numbered.group(1)
                : browser.open(path)
                        .document()
                        .select("a[href*='original=']")
                        .attr("href")
                        .replaceFirst(".*original=(\\d+).*", "$1");
        return browser.open(path + "?original=" + id).document().select("h1").text();
    }

    private static String kind(String address) {
        Matcher matcher = ADDRESS.matcher(address);
        if (!matcher.matches()) {
            return "other";
        }
        return matcher.group(1) == null
                ? "space"
                : switch (matcher.group(1)) {
                    case "wiki" -> "page";
                    case "webinar" -> "event";
                    default -> "topic";
                };
    }

    private static Map<String, Score> scores(List<Answered> all) {
        Map<String, List<Score>> byGroup = new LinkedHashMap<>();
        byGroup.put("all", new ArrayList<>());
        for (Answered one : all) {
            byGroup.get("all").add(one.score());
            byGroup.computeIfAbsent(one.asked().group() + " " + one.asked().language(), group -> new ArrayList<>())
                    .add(one.score());
        }
        Map<String, Score> scores = new LinkedHashMap<>();
        byGroup.forEach((group, some) -> scores.put(group, Score.mean(some)));
        return scores;
    }

    private static Map<String, Score> floors() {
        Map<String, Score> floors = new HashMap<>();
        try (InputStream in = SearchQualityIT.class.getResourceAsStream("/search/floors.tsv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(cells -> floors.put(
                            cells[0],
                            new Score(
                                    0,
                                    Double.parseDouble(cells[1]),
                                    Double.parseDouble(cells[2]),
                                    Double.parseDouble(cells[3]))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return floors;
    }
}
