// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.Files;
import org.rambla.api.content.NewContent;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.series.Choice;
import org.rambla.webinar.series.Replaced;

/** Announces an event in a space. A form sent twice makes one. */
public final class AnnounceEvent {
    private final Database database;
    private final ContentRegister register;
    private final Files files;

    public AnnounceEvent(Database database, ContentRegister register, Files files) {
        this.database = database;
        this.register = register;
        this.files = files;
    }

    /**
     * The new event's id, or that of the event that the same form made before.
     *
     * @param submission the form's own key
     */
    public long announce(EventDraft draft, Choice series, String submission, Visit visit) {
        Optional<Long> made = register.submitted(submission, visit.memberId());
        if (made.isPresent()) {
            return made.get();
        }
        List<Long> pictures = Descriptions.pictures(draft, files, visit);
        try {
            return record(draft, series, submission, pictures, visit);
        } catch (Database.Conflict conflict) {
            return register.submitted(submission, visit.memberId()).orElseThrow(() -> conflict);
        }
    }

    private long record(EventDraft draft, Choice series, String submission, List<Long> pictures, Visit visit) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        NewContent content = content(draft, submission, visit);
        return database.transaction(tx -> {
            long id = register.createAt(tx, content, now);
            ZoneId zone = draft.when() == null ? visit.zone() : draft.when().zone();
            EventEntity event = new EventEntity(id, content.space(), content.author(), zone, now);
            event.describe(draft);
            tx.save(event);
            Descriptions.keep(tx, id, draft.versions());
            series.place(tx, id, content.space());
            Replaced.session(tx, id, content.author());
            files.embed(tx, id, pictures);
            return id;
        });
    }

    private static NewContent content(EventDraft draft, String submission, Visit visit) {
        return new NewContent(
                "webinar",
                "event",
                0,
                visit.space().id(),
                reader(visit),
                ContentState.PUBLISHED,
                visit.memberId(),
                visit.organisationId(),
                language(draft),
                draft.title().in(draft.language()),
                submission);
    }

    /** The language of the title that the register is told. */
    static String language(EventDraft draft) {
        return draft.title().languageFor(draft.language());
    }

    /** The least role that reads the agenda here, where a manager moved it. */
    private static Role reader(Visit visit) {
        return visit.access()
                .map(access ->
                        access.features().getOrDefault("webinar", Map.of()).get("webinar.read"))
                .orElse(Role.VISITOR);
    }
}
