// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;

/** What is kept about a member beside their events, for the export of their data; four statements. */
public final class KeptAbout {
    private static final String MOST = " fetch first 5000 rows only";

    private final Database database;

    public KeptAbout(Database database) {
        this.database = database;
    }

    /** Lists by name, as core takes them along. */
    public Map<String, List<Map<String, String>>> member(long member) {
        Map<String, List<Map<String, String>>> all = new LinkedHashMap<>();
        all.put(
                "registrations",
                database.list(
                        "select r.id, e.id as event, e.title, e.starts_at, r.state, r.registered_at, r.attended_at, r.office,"
                                + " r.hears, r.needs, r.answers, r.language, r.zone from webinar_registration r"
                                + " join webinar_event e on e.id = r.event where r.member = ? order by r.id" + MOST,
                        KeptAbout::registration,
                        member));
        all.put(
                "registered-colleagues",
                database.list(
                        "select c.event, e.title, c.name, c.office from webinar_colleague c"
                                + " join webinar_event e on e.id = c.event where c.registrar = ? order by c.event, c.number"
                                + MOST,
                        row -> facts(row, "event", "title", "name", "office"),
                        member));
        all.put(
                "questions-asked",
                database.list(
                        "select a.event, a.text, a.state, a.asked_at from webinar_asked a"
                                + " join webinar_registration r on r.id = a.registration where r.member = ? order by a.id"
                                + MOST,
                        row -> {
                            Map<String, String> facts = facts(row, "event", "text", "state");
                            facts.put("askedAt", row.instant("asked_at").toString());
                            return facts;
                        },
                        member));
        all.put(
                "subjects-proposed",
                database.list(
                        "select space_id, title, text, state, made_at from webinar_suggestion where author = ? order by id"
                                + MOST,
                        row -> {
                            Map<String, String> facts = facts(row, "space_id", "title", "text", "state");
                            facts.put("proposedAt", row.instant("made_at").toString());
                            return facts;
                        },
                        member));
        return all;
    }

    private static Map<String, String> registration(Row row) {
        Map<String, String> facts =
                facts(row, "event", "title", "state", "office", "hears", "needs", "answers", "language", "zone");
        if (row.number("starts_at") != 0) {
            facts.put("startsAt", row.instant("starts_at").toString());
        }
        facts.put("registeredAt", row.instant("registered_at").toString());
        facts.put("attended", Boolean.toString(row.number("attended_at") != 0));
        return facts;
    }

    private static Map<String, String> facts(Row row, String... columns) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String column : columns) {
            boolean number = column.equals("event") || column.equals("space_id");
            facts.put(
                    column.equals("space_id") ? "space" : column,
                    number ? Long.toString(row.number(column)) : row.text(column));
        }
        return facts;
    }
}
