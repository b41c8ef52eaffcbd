// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.after;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.Files;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.persistence.Database;

/** Files of an event: its documents, and portraits of its speakers. Whoever may read the event may fetch them. */
public final class Documents {
    /** An event has so many at most. */
    public static final int MOST = 30;

    private final Database database;
    private final Files files;

    public Documents(Database database, Files files) {
        this.database = database;
        this.files = files;
    }

    /** All files, and which of them shows whom. */
    public record Kept(List<Attachment> documents, Map<String, Attachment> portraits) {
        public static final Kept NONE = new Kept(List.of(), Map.of());
    }

    /** In two statements. */
    public Kept kept(long event) {
        List<Attachment> all = files.of(List.of(event)).getOrDefault(event, List.of());
        if (all.isEmpty()) {
            return Kept.NONE;
        }
        Map<Long, String> shown = new HashMap<>();
        database.list(
                "select file_id, speaker from webinar_portrait where event = ?",
                row -> shown.put(row.number("file_id"), row.text("speaker")),
                event);
        List<Attachment> documents = new ArrayList<>();
        Map<String, Attachment> portraits = new HashMap<>();
        all.forEach(file -> {
            if (shown.containsKey(file.id())) {
                portraits.put(shown.get(file.id()), file);
            } else {
                documents.add(file);
            }
        });
        return new Kept(documents, portraits);
    }

    List<Attachment> of(long event) {
        return kept(event).documents();
    }

    /** Adds documents and takes others away, in one step. */
    public void change(long event, Collection<Stored> added, Collection<Long> removed) {
        database.transaction(tx -> {
            removed.forEach(file -> {
                files.detach(tx, event, file);
                tx.execute("delete from webinar_portrait where event = ? and file_id = ?", event, file);
            });
            files.attach(tx, event, added);
            return null;
        });
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
