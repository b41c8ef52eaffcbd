// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.page;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.persistence.Database;

/** How many texts of a space are there in a language, by who made them. */
public record Coverage(String language, Map<String, Long> made, long waiting, long failed) {
    public long of(String origin) {
        return made.getOrDefault(origin, 0L);
    }

    /** By language; two statements. */
    static List<Coverage> of(Database database, Collection<String> languages, long space) {
        Map<String, Map<String, Long>> made = new LinkedHashMap<>();
        languages.forEach(language -> made.put(language, new LinkedHashMap<>()));
        database.list(
                        "select language, origin, count(*) as items from translation_version where space_id = ?"
                                + " group by language, origin",
                        row -> List.<Object>of(row.text("language"), row.text("origin"), row.number("items")),
                        space)
                .forEach(row -> made.computeIfAbsent((String) row.get(0), tag -> new LinkedHashMap<>())
                        .put((String) row.get(1), (Long) row.get(2)));
        Map<String, long[]> waiting = database
                .list(
                        "select language, count(*) as items, sum(case when failure = '' then 0 else 1 end) as failed"
                                + " from translation_job where space_id = ? and priority < 3 group by language",
                        row -> Map.entry(row.text("language"), new long[] {row.number("items"), row.number("failed")}),
                        space)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return made.entrySet().stream()
                .map(entry -> {
                    long[] jobs = waiting.getOrDefault(entry.getKey(), new long[2]);
                    return new Coverage(entry.getKey(), entry.getValue(), jobs[0] - jobs[1], jobs[1]);
                })
                .toList();
    }
}
