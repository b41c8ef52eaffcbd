// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.after;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.Files;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Tongues;

/** Files of an event: its documents, and portraits of its speakers. Whoever may read the event may fetch them; what is for afterwards once the event is over. */
public final class Documents {
    /** An event has so many at most. */
    public static final int MOST = 30;

    private final Database database;
    private final Files files;

    public Documents(Database database, Files files) {
        this.database = database;
        this.files = files;
    }

    /**
     * All files, and which of them shows whom.
     *
     * @param later documents that are for afterwards
     * @param languages of documents by id, where organisers said so
     */
    public record Kept(
            List<Attachment> documents,
            List<Attachment> later,
            Map<String, Attachment> portraits,
            Map<Long, String> languages) {
        public static final Kept NONE = new Kept(List.of(), List.of(), Map.of(), Map.of());

        int size() {
            return documents.size() + later.size() + portraits.size();
        }

        /** For before the event, then for afterwards. */
        public List<Attachment> all() {
            return Stream.concat(documents.stream(), later.stream()).toList();
        }

        /** The same with those in the reader's language first, and those in others last. */
        public Kept in(String reader) {
            Comparator<Attachment> theirs = Comparator.comparing(file -> {
                String language = languages.getOrDefault(file.id(), "");
                return language.equals(reader) ? 0 : language.isEmpty() ? 1 : 2;
            });
            return new Kept(
                    documents.stream().sorted(theirs).toList(),
                    later.stream().sorted(theirs).toList(),
                    portraits,
                    languages);
        }

        /** " · French" after the name of a document; "" where it is not known. */
        public String language(Attachment file, Visit visit) {
            String language = languages.getOrDefault(file.id(), "");
            return language.isEmpty() ? "" : " \u00B7 " + Tongues.name(language, visit.language());
        }
    }

    /** In two statements. */
    public Kept kept(long event) {
        List<Attachment> all = files.of(List.of(event)).getOrDefault(event, List.of());
        if (all.isEmpty()) {
            return Kept.NONE;
        }
        Map<Long, String> shown = new HashMap<>();
        Set<Long> after = new HashSet<>();
        Map<Long, String> languages = new HashMap<>();
        database.list(
                "select 1 as kind, file_id, speaker as said from webinar_portrait where event = ? union all"
                        + " select 2 as kind, file_id, '' as said from webinar_afterwards where event = ? union all"
                        + " select 3 as kind, file_id, language as said from webinar_file_language where event = ?",
                row -> switch (row.integer("kind")) {
                    case 1 -> shown.put(row.number("file_id"), row.text("said"));
                    case 2 -> after.add(row.number("file_id"));
                    default -> languages.put(row.number("file_id"), row.text("said"));
                },
                event,
                event,
                event);
        List<Attachment> documents = new ArrayList<>();
        List<Attachment> later = new ArrayList<>();
        Map<String, Attachment> portraits = new HashMap<>();
        all.forEach(file -> {
            if (shown.containsKey(file.id())) {
                portraits.put(shown.get(file.id()), file);
            } else {
                (after.contains(file.id()) ? later : documents).add(file);
            }
        });
        return new Kept(documents, later, portraits, languages);
    }

    /** The same without what is for afterwards while the event is not over. */
    public Kept shown(EventRow event, Instant now) {
        Kept kept = kept(event.id());
        return event.past(now) ? kept : new Kept(kept.documents(), List.of(), kept.portraits(), kept.languages());
    }

    /** Of these events those files that are for afterwards. */
    public Set<Long> later(Collection<Long> events) {
        return events.isEmpty()
                ? Set.of()
                : Set.copyOf(database.list(
                        "select file_id from webinar_afterwards where event in (?)",
                        row -> row.number("file_id"),
                        events));
    }

    /**
     * Adds documents and takes others away, in one step.
     *
     * @param later whether those that are added are for afterwards
     * @param language in which those are that are added, "" where it is not said
     * @param organiser least role that may fetch them before
     */
    public void change(
            long event,
            Collection<Stored> added,
            boolean later,
            String language,
            Collection<Long> removed,
            Role organiser) {
        database.transaction(tx -> {
            removed.forEach(file -> {
                files.detach(tx, event, file);
                tx.execute("delete from webinar_portrait where event = ? and file_id = ?", event, file);
                tx.execute("delete from webinar_afterwards where event = ? and file_id = ?", event, file);
                tx.execute("delete from webinar_file_language where event = ? and file_id = ?", event, file);
            });
            files.attach(tx, event, added);
            if (!language.isEmpty()) {
                added.forEach(file -> tx.execute(
                        "insert into webinar_file_language (event, file_id, language) values (?, ?, ?)",
                        event,
                        file.id(),
                        language));
            }
            if (later) {
                added.forEach(file ->
                        tx.execute("insert into webinar_afterwards (event, file_id) values (?, ?)", event, file.id()));
                hold(tx, files, event, organiser);
            }
            return null;
        });
    }

    /**
     * Holds back what is for afterwards until the event, as it is dated now, is over.
     *
     * @param organiser least role that may fetch it before
     */
    public static void hold(Transaction tx, Files files, long event, Role organiser) {
        List<Long> later =
                tx.list("select file_id from webinar_afterwards where event = ?", row -> row.number("file_id"), event);
        if (!later.isEmpty()) {
            long ends = tx.number("select ends_at from webinar_event where id = ?", event);
            files.hold(tx, event, later, ends == 0 ? null : Instant.ofEpochMilli(ends), organiser);
            tx.execute("update webinar_afterwards set held = true where event = ? and held = false", event);
        }
    }

    /** The least role that organises events where the visitor is. */
    public static Role organiser(Visit visit) {
        return visit.access()
                .map(access ->
                        access.features().getOrDefault("webinar", Map.of()).get("webinar.organise"))
                .orElse(Role.MANAGER);
    }

    /** Shows a picture beside a speaker, instead of the one before. */
    public void portrait(long event, String speaker, Stored picture) {
        database.transaction(tx -> {
            List<Long> before = tx.list(
                    "select file_id from webinar_portrait where event = ? and speaker = ?",
                    row -> row.number("file_id"),
                    event,
                    speaker);
            before.forEach(file -> files.detach(tx, event, file));
            tx.execute("delete from webinar_portrait where event = ? and speaker = ?", event, speaker);
            files.attach(tx, event, List.of(picture));
            tx.execute(
                    "insert into webinar_portrait (event, file_id, speaker) values (?, ?, ?)",
                    event,
                    picture.id(),
                    speaker);
            return null;
        });
    }
}
