// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.Files;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.visit.Visit;

/** Descriptions of events in other languages than their own, where somebody wrote them. */
final class Descriptions {
    private static final String FIELD = "version.";

    private Descriptions() {}

    /** By event, then by language; one statement. */
    static Map<Long, Map<String, Body>> of(Collection<Long> events, Database database, Bodies bodies) {
        Map<Long, Map<String, Body>> found = new HashMap<>();
        database.list(
                "select event, language, body, sanitiser from webinar_text where event in (?) order by event, language",
                row -> found.computeIfAbsent(row.number("event"), id -> new LinkedHashMap<>())
                        .put(row.text("language"), bodies.stored(row.text("body"), row.integer("sanitiser"))),
                events);
        return found;
    }

    /** Instead of those that there were. */
    static void keep(Transaction tx, long event, Map<String, Body> versions) {
        tx.execute("delete from webinar_text where event = ?", event);
        versions.forEach((language, body) -> tx.execute(
                "insert into webinar_text (event, language, body, sanitiser) values (?, ?, ?, ?)",
                event,
                language,
                body.html(),
                body.sanitiser()));
    }

    /** Pictures of all texts of an event. */
    static List<Long> pictures(EventDraft draft, Files files, Visit visit) {
        return Stream.concat(Stream.of(draft.body()), draft.versions().values().stream())
                .flatMap(body -> files.pictures(body, visit).stream())
                .distinct()
                .toList();
    }

    /** Name of the field of one. */
    public static String field(String language) {
        return FIELD + language;
    }

    static void fill(Fields fields, Map<String, Body> versions) {
        versions.forEach((language, body) -> fields.with(field(language), body.html()));
    }

    /**
     * What was typed; messages are kept in the form when something is wrong.
     *
     * @param language of the description itself, of which there is no other one
     */
    static Map<String, Body> read(
            Form form, Map<String, Body> before, List<String> languages, String language, Bodies bodies) {
        Map<String, Body> versions = new LinkedHashMap<>();
        for (String tag : languages) {
            Body body = body(form, field(tag), before.getOrDefault(tag, Body.EMPTY), bodies);
            if (!body.isEmpty() && tag.equals(language)) {
                form.reject(field(tag), "webinar.problem.version");
            } else if (!body.isEmpty()) {
                versions.put(tag, body);
            }
        }
        return versions;
    }

    /** A rich text as it was sent; {@link Body#EMPTY} when something is wrong with it. */
    static Body body(Form form, String field, Body before, Bodies bodies) {
        try {
            return bodies.within(bodies.sent(form, field, before), Bodies.MAX_CONTRIBUTION);
        } catch (Refusal refusal) {
            form.reject(field, refusal.key(), refusal.arguments());
            return Body.EMPTY;
        }
    }
}
