// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.space.Grants;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Localised;

/**
 * What is kept about a member beside their events, for the export of their data; a bounded number of statements. Titles and
 * dates are those of now, so they are left out where the member may not read of the event any more.
 */
public final class KeptAbout {
    private static final String MOST = " fetch first 5000 rows only";

    private final Database database;
    private final ContentRegister register;
    private final Spaces spaces;

    public KeptAbout(Database database, ContentRegister register, Spaces spaces) {
        this.database = database;
        this.register = register;
        this.spaces = spaces;
    }

    /**
     * Lists by name, as core takes them along.
     *
     * @param language of titles
     */
    public Map<String, List<Map<String, String>>> member(long member, String language) {
        Grants grants = spaces.grants(member);
        Map<String, List<Map<String, String>>> all = lists(member, grants);
        Set<Long> events = new HashSet<>();
        all.values()
                .forEach(list -> list.stream()
                        .filter(facts -> facts.containsKey("event") && facts.containsKey("title"))
                        .forEach(facts -> events.add(Long.parseLong(facts.get("event")))));
        Map<Long, ContentHead> heads = events.isEmpty() ? Map.of() : register.heads(events);
        events.removeIf(event -> heads.containsKey(event) && heads.get(event).visible(grants, member));
        all.values()
                .forEach(list -> list.stream()
                        .filter(facts -> facts.containsKey("event") && facts.containsKey("title"))
                        .forEach(facts -> {
                            facts.computeIfPresent(
                                    "title",
                                    (key, title) -> Localised.fromJson(title).in(language));
                            if (events.contains(Long.parseLong(facts.get("event")))) {
                                facts.keySet().removeAll(Set.of("title", "startsAt"));
                            }
                        }));
        return all;
    }

    private Map<String, List<Map<String, String>>> lists(long member, Grants grants) {
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
                        "select a.event, a.text, a.state, a.asked_at from --DERBY-PROPERTIES joinOrder=FIXED\n"
                                + " webinar_registration r join webinar_asked a --DERBY-PROPERTIES index=WEBINAR_ASKED_BY\n"
                                + " on a.registration = r.id where r.member = ? order by a.id"
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
        all.put(
                "subjects-supported",
                database.list(
                        "select s.space_id, s.title, s.state from webinar_backing b join webinar_suggestion s"
                                + " on s.id = b.suggestion where b.member = ? order by s.id" + MOST,
                        // Others' words, which are not told to whoever left the space.
                        row -> reads(row.number("space_id"), grants)
                                ? facts(row, "space_id", "title", "state")
                                : facts(row, "space_id"),
                        member));
        return all;
    }

    private static boolean reads(long space, Grants grants) {
        return grants.bySpace().containsKey(space)
                && grants.bySpace().get(space).features().contains("webinar");
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
