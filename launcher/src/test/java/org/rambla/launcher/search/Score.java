// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How good answers are, from 0 to 1.
 *
 * @param ndcg of the first ten: whether the best come first
 * @param recall of the first twenty: how much of what ought to be found is there
 * @param zero share of questions without any answer: less is better
 */
public record Score(int questions, double ndcg, double recall, double zero) {
    private static final int FIRST = 10;
    private static final int PAGE = 20;

    /** Of one question: items as they were found, each once, against grades. */
    public static Score of(List<String> found, Map<String, Integer> grades) {
        List<String> once = found.stream().distinct().toList();
        List<Integer> got = new ArrayList<>();
        once.stream().limit(FIRST).forEach(item -> got.add(grades.getOrDefault(item, 0)));
        List<Integer> best = grades.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(FIRST)
                .toList();
        long there = once.stream().limit(PAGE).filter(grades::containsKey).count();
        return new Score(1, gain(got) / gain(best), (double) there / grades.size(), found.isEmpty() ? 1 : 0);
    }

    private static double gain(List<Integer> grades) {
        double sum = 0;
        for (int i = 0; i < grades.size(); i++) {
            sum += (Math.pow(2, grades.get(i)) - 1) / (Math.log(i + 2.0) / Math.log(2));
        }
        return sum;
    }

    /** Of many. */
    public static Score mean(Collection<Score> scores) {
        int count = Math.max(1, scores.size());
        return new Score(
                scores.size(),
                scores.stream().mapToDouble(Score::ndcg).sum() / count,
                scores.stream().mapToDouble(Score::recall).sum() / count,
                scores.stream().mapToDouble(Score::zero).sum() / count);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d\t%.3f\t%.3f\t%.3f", questions, ndcg, recall, zero);
    }
}
