// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.content;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Grants;
import org.rambla.api.space.Role;

/** The register of everything people made: one row per item, written on the connection of the feature's own rows. */
@ProviderType
public interface ContentRegister {
    /** Writes the row and records "content.created"; returns the item's id, which the feature's own row takes too. */
    long create(Transaction transaction, NewContent content);

    /** As {@link #create} with a moment in the past: imports and the demonstration only. */
    long createAt(Transaction transaction, NewContent content, Instant at);

    /** The item moved on: version + 1, "content.changed". The new title and language, or null where they stay. Returns the new version. */
    int change(Transaction transaction, long id, String title, String language, long actor);

    /** Another state: "content.hidden", "content.deleted", "content.published" ... */
    void state(Transaction transaction, long id, ContentState state, long actor);

    /** From now on an item and everything below it is for readers with at least this role in its space: "content.changed". */
    default void audience(Transaction transaction, long id, Role least, long actor) {
        throw new UnsupportedOperationException();
    }

    /** The same for several items, in far fewer statements than one by one. */
    default void audience(Transaction transaction, Collection<Long> ids, Role least, long actor) {
        ids.forEach(id -> audience(transaction, id, least, actor));
    }

    /** Moves an item and everything below it to another space: "content.moved". */
    void move(Transaction transaction, long id, long space, long actor);

    /** The item that a form with this key already made. */
    Optional<Long> submitted(String submission, long author);

    Optional<ContentHead> head(long id);

    /** Heads by id, in one statement. */
    Map<Long, ContentHead> heads(Collection<Long> ids);

    /**
     * How many published items stand directly below each of these, open to everybody who may read the item itself:
     * answers, comments. Items without any are left out. One statement.
     */
    default Map<Long, Long> answers(Collection<Long> ids) {
        throw new UnsupportedOperationException();
    }

    /** Latest visible items, newest first, one statement; pages by the last item's createdAt and id (null for the first page). */
    List<ContentHead> latest(Grants grants, Selection selection, ContentHead after, int limit);

    /** Visible items whose titles hold some words, whatever their case and accents; the latest first, one statement. */
    default List<ContentHead> entitled(Grants grants, Selection selection, String words, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Number of visible items. */
    long count(Grants grants, Selection selection);

    /**
     * Which items. Empty collections and zeros do not narrow.
     *
     * @param types types as "feature.type", for example "forum.topic"
     * @param since only items made at or after this, or null
     */
    record Selection(Collection<Long> spaces, Collection<String> types, long author, long organisation, Instant since) {
        public static final Selection ALL = new Selection(List.of(), List.of(), 0, 0, null);

        public static Selection space(long space) {
            return new Selection(List.of(space), List.of(), 0, 0, null);
        }
    }
}
