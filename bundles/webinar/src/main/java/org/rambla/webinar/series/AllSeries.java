// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.series;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.WhenWords;

/** Reads series; each method is one statement. */
public final class AllSeries {
    private static final int MOST = 100;

    /** As a weekly programme has in a generation. */
    private static final int SESSIONS = 2_000;

    /** So many sessions before one stand on its page. */
    private static final int BEFORE = 30;

    private final Database database;

    public AllSeries(Database database) {
        this.database = database;
    }

    /** The latest of a space. */
    public List<Series> of(long space) {
        return database.list(
                "select id, space_id, title from webinar_series where space_id = ? order by id desc fetch first " + MOST
                        + " rows only",
                AllSeries::series,
                space);
    }

    /** The same as {@link #titles(Visit)}, and the one to which an event belongs, however old that is. */
    public Map<String, String> titles(Visit visit, long own) {
        Map<String, String> titles = titles(visit);
        if (own != 0 && !titles.containsKey(Long.toString(own))) {
            find(own)
                    .filter(series -> series.space() == visit.space().id())
                    .ifPresent(series ->
                            titles.put(Long.toString(own), series.title().in(visit.language())));
        }
        return titles;
    }

    /** The latest of a space to choose from, by id, with their titles. */
    public Map<String, String> titles(Visit visit) {
        Map<String, String> titles = new LinkedHashMap<>();
        of(visit.space().id())
                .forEach(series ->
                        titles.put(Long.toString(series.id()), series.title().in(visit.language())));
        apart(titles, visit);
        return titles;
    }

    /** Series of one title (that of every spring) have the day of their first session beside it, as the agenda names it: a statement where there are such. */
    private void apart(Map<String, String> titles, Visit visit) {
        Set<String> seen = new HashSet<>();
        Set<String> same =
                titles.values().stream().filter(title -> !seen.add(title)).collect(Collectors.toSet());
        if (same.isEmpty()) {
            return;
        }
        List<Long> ids = titles.entrySet().stream()
                .filter(series -> same.contains(series.getValue()))
                .map(series -> Long.parseLong(series.getKey()))
                .toList();
        Map<String, LocalDate> days = new HashMap<>();
        database.list(
                "select e.series, e.starts_at, e.zone from --DERBY-PROPERTIES joinOrder=FIXED\n (select f.series, min(f.starts_at) as first_at"
                        + " from webinar_event f --DERBY-PROPERTIES index=WEBINAR_EVENT_SERIES\n where f.series in (?) and f.state = 'PUBLISHED' and f.starts_at > 0"
                        + " group by f.series) s join webinar_event e on e.series = s.series"
                        + " and e.starts_at = s.first_at and e.state = 'PUBLISHED'",
                row -> days.put(
                        Long.toString(row.number("series")),
                        LocalDate.ofInstant(row.instant("starts_at"), ZoneId.of(row.text("zone")))),
                ids);
        WhenWords words = new WhenWords(visit.messages());
        days.forEach((id, day) -> titles.computeIfPresent(id, (one, title) -> title + " \u2013 " + words.day(day)));
    }

    public Optional<Series> find(long series) {
        return series == 0
                ? Optional.empty()
                : database.first(
                        "select id, space_id, title from webinar_series where id = ?", AllSeries::series, series);
    }

    /** The sessions of a series that stand in its space, by number. */
    public List<EventRow> sessions(Series series) {
        return sessions(series, 0, SESSIONS);
    }

    /** Those around one of them: some before it, and at most {@value #MOST}. */
    List<EventRow> around(Series series, int session) {
        return sessions(series, session - BEFORE, MOST);
    }

    private List<EventRow> sessions(Series series, int from, int limit) {
        return database.list(
                "select " + EventRow.COLUMNS + " from webinar_event e where e.series = ? and e.session_number >= ?"
                        + " and e.space_id = ? and e.state = 'PUBLISHED'"
                        + " order by e.session_number, e.starts_at, e.id fetch first " + limit + " rows only",
                EventRow::of,
                series.id(),
                from,
                series.space());
    }

    /** Series by id. */
    Map<Long, Series> named(Collection<Long> ids) {
        Map<Long, Series> named = new HashMap<>();
        if (!ids.isEmpty()) {
            database.list("select id, space_id, title from webinar_series where id in (?)", AllSeries::series, ids)
                    .forEach(one -> named.put(one.id(), one));
        }
        return named;
    }

    private static Series series(Row row) {
        return new Series(row.number("id"), row.number("space_id"), Localised.fromJson(row.text("title")));
    }
}
