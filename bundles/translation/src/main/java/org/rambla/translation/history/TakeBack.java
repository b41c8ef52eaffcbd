// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.network.Audit;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.api.visit.Visit;
import org.rambla.translation.correct.Beside;
import org.rambla.translation.correct.CorrectTranslation;
import org.rambla.translation.history.Changes.Change;
import org.rambla.translation.history.Changes.Passage;
import org.rambla.translation.memory.Memory;
import org.rambla.translation.reading.VersionCache;
import org.rambla.translation.reading.Versions;
import org.rambla.translation.reading.Versions.Pair;

/** Puts a translation back to what it was before somebody changed it, or takes it away altogether. */
public final class TakeBack {
    private final Database database;
    private final CorrectTranslation correcting;
    private final Changes changes;
    private final Versions versions;
    private final VersionCache cache;
    private final Audit audit;

    public TakeBack(Database database, CorrectTranslation correcting, Audit audit, VersionCache cache) {
        this.database = database;
        this.correcting = correcting;
        this.changes = new Changes(database);
        this.versions = new Versions(database);
        this.audit = audit;
        this.cache = cache;
    }

    /**
     * As it was before a change, with all that came after it taken back too.
     *
     * @return false when somebody else changed it at the same moment
     * @throws Refusal 404 when there is no such change of this item
     */
    boolean before(long change, long item, String language, Visit visit) {
        Beside beside = correcting.open(item, language, visit);
        Change found = changes.find(change)
                .filter(one -> one.content() == item && one.language().equals(language))
                .orElseThrow(Refusal::notFound);
        List<Long> since = changes.of(item, language).stream()
                .map(Change::id)
                .filter(id -> id >= change)
                .toList();
        Map<Long, List<Passage>> passages = changes.passages(since, Integer.MAX_VALUE);
        Map<String, Pair> pairs = new HashMap<>(versions.passages(item, language));
        // The latest first, so that the earliest of them has the last word.
        since.forEach(id -> passages.getOrDefault(id, List.of()).forEach(passage -> {
            if (passage.was().target().isEmpty()) {
                pairs.remove(passage.was().block());
            } else {
                pairs.put(passage.was().block(), passage.was());
            }
        }));
        return correcting.put(beside.with(pairs), visit, tx -> Memory.forgetPeople(tx, item, language, found.madeAt()));
    }

    /** Whether this visitor may take the whole away: who wrote the original, and the space's managers. */
    static boolean may(Beside beside, Visit visit) {
        return visit.role().atLeast(Role.MANAGER)
                || visit.memberId() != 0 && beside.head().author() == visit.memberId();
    }

    /** The whole translation; a machine makes another one, where one may. */
    void all(long item, String language, Visit visit) {
        Beside beside = correcting.open(item, language, visit);
        if (!may(beside, visit)) {
            throw Refusal.forbidden();
        }
        database.transaction(tx -> {
            long space = beside.head().space();
            Changes.noteRemoval(tx, item, space, language, visit.memberId());
            Versions.drop(tx, item, language, space);
            Memory.forget(tx, item);
            audit.record(
                    tx,
                    visit.memberId(),
                    space,
                    "translation.audit.removed",
                    Audit.Words.of(beside.head().title()),
                    Audit.Words.of(language));
            return null;
        });
        cache.forget(item);
        correcting.wanted(beside);
    }
}
