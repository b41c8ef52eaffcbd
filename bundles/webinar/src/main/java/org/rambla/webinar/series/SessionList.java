// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rambla.api.persistence.Database;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Scope;

/**
 * The sessions of all series of an agenda, a page at a time: the latest series first, each in the order of its numbers. A
 * long series goes on on the next page.
 */
public final class SessionList {
    private static final int LIST = 60;

    /** Looks so often for something that a reader may see. */
    private static final int STEPS = 4;

    private static final String BACK = "back-";
    private static final Pattern AT = Pattern.compile("(back-)?([0-9]{1,18})-([0-9]{1,9})-([0-9]{1,18})-([0-9]{1,18})");

    /** The latest series first, each in the order of its numbers. */
    private static final Comparator<EventRow> ORDER = Comparator.comparingLong((EventRow event) -> -event.series())
            .thenComparingInt(EventRow::session)
            .thenComparing(
                    event -> event.when() == null ? Instant.EPOCH : event.when().start())
            .thenComparingLong(EventRow::id);

    private final Database database;
    private final AllSeries series;

    public SessionList(Database database, AllSeries series) {
        this.database = database;
        this.series = series;
    }

    /**
     * A page.
     *
     * @param sessions by series
     * @param previous where the page before it ends, as an address has it; "" for none
     * @param next where the page after it begins; "" for none
     */
    public record Part(Map<Series, List<EventRow>> sessions, String previous, String next) {}

    private record Turn(boolean back, long series, long number, long start, long id) {
        static Turn parse(String text) {
            Matcher typed = AT.matcher(text);
            return typed.matches()
                    ? new Turn(
                            typed.group(1) != null,
                            Long.parseLong(typed.group(2)),
                            Long.parseLong(typed.group(3)),
                            Long.parseLong(typed.group(4)),
                            Long.parseLong(typed.group(5)))
                    : null;
        }

        static String of(EventRow event) {
            long start = event.when() == null ? 0 : event.when().start().toEpochMilli();
            return event.series() + "-" + event.session() + "-" + start + "-" + event.id();
        }
    }

    /**
     * Of what a reader may see; a page may be short, and yet be followed by others, where that is little of it all.
     *
     * @param readable which of some events the reader may see, in their order
     */
    public Part page(Scope scope, String after, UnaryOperator<List<EventRow>> readable) {
        Turn turn = Turn.parse(after);
        boolean back = turn != null && turn.back();
        List<EventRow> found = read(scope, turn);
        boolean more = found.size() > LIST;
        if (turn != null && (back && !more || found.isEmpty())) {
            return page(scope, "", readable);
        }
        List<EventRow> read = found.subList(0, Math.min(LIST, found.size()));
        EventRow first = read.isEmpty() ? null : read.get(0);
        List<EventRow> rows = new ArrayList<>(readable.apply(read));
        for (int step = 1; rows.isEmpty() && more && step < STEPS; step++) {
            found = read(scope, Turn.parse((back ? BACK : "") + Turn.of(read.get(LIST - 1))));
            more = found.size() > LIST;
            read = found.isEmpty() ? read : found.subList(0, Math.min(LIST, found.size()));
            rows.addAll(readable.apply(found.isEmpty() ? List.of() : read));
        }
        EventRow last = read.isEmpty() ? null : read.get(read.size() - 1);
        if (back) {
            Collections.reverse(rows);
        }
        boolean earlier = back || turn != null;
        boolean later = back || more;
        return new Part(
                grouped(rows),
                earlier ? BACK + Turn.of(back ? last : first) : "",
                later ? Turn.of(back ? first : last) : "");
    }

    private Map<Series, List<EventRow>> grouped(List<EventRow> rows) {
        Map<Long, List<EventRow>> sessions =
                rows.stream().collect(Collectors.groupingBy(EventRow::series, LinkedHashMap::new, Collectors.toList()));
        Map<Long, Series> titles = series.named(sessions.keySet());
        Map<Series, List<EventRow>> grouped = new LinkedHashMap<>();
        sessions.forEach((id, some) -> {
            if (titles.containsKey(id)) {
                grouped.put(titles.get(id), some);
            }
        });
        return grouped;
    }

    /** In their order: one statement, two where others stand among them. */
    private List<EventRow> read(Scope scope, Turn turn) {
        List<EventRow> rows = one(scope, turn);
        if (scope.beside() == null) {
            return rows;
        }
        return Stream.concat(rows.stream(), one(scope.beside(), turn).stream())
                .sorted(turn != null && turn.back() ? ORDER.reversed() : ORDER)
                .limit(LIST + 1)
                .toList();
    }

    private List<EventRow> one(Scope scope, Turn turn) {
        boolean back = turn != null && turn.back();
        List<Object> arguments = new ArrayList<>(scope.arguments());
        String from = "";
        if (turn != null) {
            String further = back ? "<" : ">";
            from = (back ? " and e.series >= ? and (e.series > ?" : " and e.series <= ? and (e.series < ?")
                    + " or e.session_number " + further + " ? or e.session_number = ? and (e.starts_at " + further
                    + " ? or e.starts_at = ? and e.id " + further + " ?))";
            arguments.addAll(List.of(
                    turn.series(), turn.series(), turn.number(), turn.number(), turn.start(), turn.start(), turn.id()));
        }
        return database.list(
                "select " + EventRow.COLUMNS + scope.bySeries(back) + " where " + scope.condition()
                        + " and e.state = 'PUBLISHED' and e.series > 0" + from + " order by "
                        + (back
                                ? "e.series, e.session_number desc, e.starts_at desc, e.id desc"
                                : "e.series desc, e.session_number, e.starts_at, e.id")
                        + " fetch first " + (LIST + 1) + " rows only",
                EventRow::of,
                arguments.toArray());
    }
}
