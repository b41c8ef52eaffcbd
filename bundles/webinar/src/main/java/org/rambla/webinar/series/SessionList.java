// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.series;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rambla.api.persistence.Database;
import org.rambla.webinar.event.EventRow;

/**
 * The sessions of all series of a space, a page at a time: the latest series first, each in the order of its numbers. A
 * long series goes on on the next page.
 */
public final class SessionList {
    private static final int LIST = 60;
    private static final Pattern AT = Pattern.compile("(back-)?([0-9]{1,18})-([0-9]{1,9})-([0-9]{1,18})-([0-9]{1,18})");

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

    /** Two statements, three where a page back turns out to be the first one. */
    public Part page(long space, String after) {
        Turn turn = Turn.parse(after);
        boolean back = turn != null && turn.back();
        List<EventRow> found = read(space, turn);
        boolean more = found.size() > LIST;
        if (turn != null && (back && !more || found.isEmpty())) {
            return page(space, "");
        }
        List<EventRow> rows = new ArrayList<>(found.subList(0, Math.min(LIST, found.size())));
        if (back) {
            Collections.reverse(rows);
        }
        boolean earlier = back || turn != null;
        boolean later = back || more;
        return new Part(
                grouped(rows),
                earlier ? "back-" + Turn.of(rows.get(0)) : "",
                later ? Turn.of(rows.get(rows.size() - 1)) : "");
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

    private List<EventRow> read(long space, Turn turn) {
        boolean back = turn != null && turn.back();
        List<Object> arguments = new ArrayList<>(List.of(space));
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
                "select " + EventRow.COLUMNS + " from webinar_event e --DERBY-PROPERTIES index="
                        + (back ? "WEBINAR_EVENT_SESSIONS_BACK" : "WEBINAR_EVENT_SESSIONS")
                        + "\n where e.space_id = ? and e.state = 'PUBLISHED' and e.series > 0" + from + " order by "
                        + (back
                                ? "e.series, e.session_number desc, e.starts_at desc, e.id desc"
                                : "e.series desc, e.session_number, e.starts_at, e.id")
                        + " fetch first " + (LIST + 1) + " rows only",
                EventRow::of,
                arguments.toArray());
    }
}
