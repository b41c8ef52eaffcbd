// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.Files;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.page.Form;
import org.rambla.api.persistence.Database;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.after.Documents;
import org.rambla.webinar.together.Organisers;

/**
 * What an event that is announced once more takes along beside what its form says: portraits of those who speak again,
 * documents for before it, and the other spaces that organise it, as far as the visitor may name them. Done twice, it is
 * done once.
 */
public final class TakeAlong {
    private final Database database;
    private final Events events;
    private final Documents documents;
    private final Files files;
    private final Organisers organisers;

    public TakeAlong(Database database, Events events, Documents documents, Files files, Organisers organisers) {
        this.database = database;
        this.events = events;
        this.documents = documents;
        this.files = files;
        this.organisers = organisers;
    }

    /** @param form that was sent to announce the event */
    public void along(Form form, long event, Visit visit) {
        String from = form.value("from");
        long before = from.matches("[0-9]{1,18}") ? Long.parseLong(from) : 0;
        if (before == 0
                || before == event
                || events.find(before)
                        .filter(row -> row.space() == visit.space().id())
                        .isEmpty()) {
            return;
        }
        if (form.checked("takeFiles")) {
            files(before, event);
        }
        if (form.checked("takeSpaces")) {
            Set<Long> named = organisers.of(before);
            named.retainAll(organisers.offered(visit).keySet().stream()
                    .map(Long::valueOf)
                    .collect(Collectors.toSet()));
            organisers.choose(event, named, Set.of(), visit);
        }
    }

    private void files(long before, long event) {
        Documents.Kept kept = documents.kept(before);
        Documents.Kept there = documents.kept(event);
        Set<String> speaking = events.whole(List.of(event)).stream()
                .map(Events.Whole::details)
                .flatMap(details -> details.speakers().stream().map(details::called))
                .collect(Collectors.toCollection(HashSet::new));
        speaking.removeAll(there.portraits().keySet());
        Set<Long> had = there.documents().stream().map(Attachment::id).collect(Collectors.toSet());
        List<Attachment> papers = kept.documents().stream()
                .filter(file -> !had.contains(file.id()))
                .toList();
        Map<String, Attachment> portraits = kept.portraits().entrySet().stream()
                .filter(one -> speaking.contains(one.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (papers.isEmpty() && portraits.isEmpty()) {
            return;
        }
        List<Stored> all = new ArrayList<>();
        papers.forEach(file -> all.add(stored(file)));
        portraits.values().forEach(file -> all.add(stored(file)));
        database.transaction(tx -> {
            files.attach(tx, event, all);
            portraits.forEach((speaker, file) -> tx.execute(
                    "insert into webinar_portrait (event, file_id, speaker) values (?, ?, ?)",
                    event,
                    file.id(),
                    speaker));
            papers.stream()
                    .filter(file -> kept.languages().containsKey(file.id()))
                    .forEach(file -> tx.execute(
                            "insert into webinar_file_language (event, file_id, language) values (?, ?, ?)",
                            event,
                            file.id(),
                            kept.languages().get(file.id())));
            return null;
        });
    }

    private static Stored stored(Attachment file) {
        return new Stored(file.id(), file.name(), file.type(), file.size());
    }
}
