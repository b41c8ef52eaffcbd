// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is looked for.
 *
 * @param questions of two words that stand together in a title
 * @param words one of each, for what is suggested while somebody types
 */
record SearchPages(List<String> questions, List<String> words) implements Measured {
    private static final int MANY = 200;
    private static final int SHORTEST = 5;
    private static final int TYPED = 4;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}]+");

    /** The same titles make the same questions. */
    static SearchPages of(List<String> titles) {
        Random random = new Random(2026);
        List<String> questions = new ArrayList<>();
        List<String> words = new ArrayList<>();
        while (questions.size() < MANY) {
            List<String> longest = Stream.of(BETWEEN.split(titles.get(random.nextInt(titles.size()))))
                    .filter(word -> word.length() >= SHORTEST)
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .sorted(Comparator.comparing(String::length).reversed())
                    .distinct()
                    .limit(2)
                    .toList();
            if (longest.size() == 2) {
                questions.add(String.join(" ", longest));
                words.add(longest.get(0));
            }
        }
        return new SearchPages(questions, words);
    }

    /** What was typed of words so far. */
    List<String> beginnings() {
        return words.stream().map(word -> word.substring(0, TYPED)).toList();
    }

    @Override
    public String first() {
        return "/n/search";
    }

    @Override
    public List<Page> of(Connection guest, Connection member) {
        List<String> results = questions.stream()
                .map(question -> "/n/search?q=" + encoded(question))
                .toList();
        List<Page> all = new ArrayList<>();
        all.add(Page.read("result page, signed in", member, results));
        all.add(Page.read("result page, anonymous", guest, results));
        all.add(Page.read(
                "result page by date, signed in",
                member,
                results.stream().map(path -> path + "&sort=date").toList()));
        all.add(Page.read(
                "result page, one word, signed in",
                member,
                words.stream().map(word -> "/n/search?q=" + encoded(word)).toList()));
        all.add(Page.read(
                "suggestions, signed in",
                member,
                beginnings().stream()
                        .map(word -> "/n/search/suggestions?q=" + encoded(word))
                        .toList()));
        return all;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
