// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.after;

import java.util.ArrayList;
import java.util.List;
import org.rambla.api.persistence.Database;

/**
 * What people said of an event: how many chose each answer.
 *
 * @param useful answers from 1 to 5, how many each
 * @param level answers from 1 to 3, how many each
 * @param words what was written, in no order that tells who wrote it
 */
public record Opinions(List<Integer> useful, List<Integer> level, List<String> words) {
    private static final int MOST = 1_000;

    private record Counted(int useful, int level, int number) {}

    static Opinions of(long event, Database database) {
        List<Counted> counted = database.list(
                "select useful, grade, count(*) as number from webinar_feedback where event = ? group by useful, grade",
                row -> new Counted(row.integer("useful"), row.integer("grade"), row.integer("number")),
                event);
        List<String> words = new ArrayList<>(database.list(
                "select words from webinar_feedback where event = ? and said = true order by id fetch first " + MOST
                        + " rows only",
                row -> row.text("words"),
                event));
        words.sort(String.CASE_INSENSITIVE_ORDER);
        List<Integer> useful = new ArrayList<>();
        List<Integer> level = new ArrayList<>();
        for (int i = 1; i <= Opinion.USEFUL; i++) {
            int answer = i;
            useful.add(counted.stream()
                    .filter(one -> one.useful() == answer)
                    .mapToInt(Counted::number)
                    .sum());
        }
        for (int i = 1; i <= Opinion.LEVEL; i++) {
            int answer = i;
            level.add(counted.stream()
                    .filter(one -> one.level() == answer)
                    .mapToInt(Counted::number)
                    .sum());
        }
        return new Opinions(useful, level, words);
    }

    /** How many people said something. */
    public int people() {
        return useful.stream().mapToInt(Integer::intValue).sum();
    }

    /** "4.2", 0 when nobody said anything. */
    public double average() {
        int sum = 0;
        for (int i = 0; i < useful.size(); i++) {
            sum += (i + 1) * useful.get(i);
        }
        return people() == 0 ? 0 : (double) sum / people();
    }
}
