// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.settings;

import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.rambla.api.event.Event;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.SpaceCard.Joining;
import org.rambla.api.space.SpaceCard.SpaceKind;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Localised;
import org.rambla.space.directory.SpaceEntity;
import org.rambla.space.directory.Structure;
import org.rambla.space.membership.Memberships;

/**
 * A manager changes what a space says of itself, who may see it and how one joins. Only when nobody changed it since the
 * form was opened; never in an archived space.
 */
public final class EditSpace {
    private final Database database;
    private final Audit audit;

    /** Name, purpose, colour, topics, dates. */
    public record Description(
            Localised name,
            Localised purpose,
            String colour,
            List<String> topics,
            String code,
            String starts,
            String ends) {}

    /** Texts that were cleaned by rules of that version. */
    public record Texts(Localised guidelines, Localised welcome, int rules) {}

    /** Who may see it and how one joins. */
    public record Openness(SpaceKind kind, Visibility visibility, Joining joining, List<String> languages) {}

    public EditSpace(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** Returns whether it was done; false when the space moved on since that version. */
    public boolean describe(long space, int seen, Description description, long actor) {
        return change(space, seen, actor, "space.audit.described", Words.NONE, (tx, entity) -> {
            List<String> before = entity.topics();
            entity.describe(description.name(), description.purpose(), description.colour(), description.topics());
            entity.schedule(description.code(), description.starts(), description.ends());
            if (!before.equals(entity.topics())) {
                // What was written in the space is about them too.
                tx.record(Event.now("space.topics", space, space, seen + 1, actor));
            }
        });
    }

    public boolean instruct(long space, int seen, Texts texts, long actor) {
        return change(
                space,
                seen,
                actor,
                "space.audit.texts",
                Words.NONE,
                (tx, entity) -> entity.instruct(texts.guidelines(), texts.welcome(), texts.rules()));
    }

    public boolean open(long space, int seen, Openness openness, long actor) {
        Words detail = Words.message(
                "space.form.visibility." + openness.visibility() + " space.form.joining." + openness.joining(),
                openness.visibility() + ", " + openness.joining());
        return change(
                space,
                seen,
                actor,
                "space.audit.opened",
                detail,
                (tx, entity) ->
                        entity.open(openness.kind(), openness.visibility(), openness.joining(), openness.languages()));
    }

    private boolean change(
            long space, int seen, long actor, String act, Words detail, BiConsumer<Transaction, SpaceEntity> change) {
        return database.transaction(tx -> {
            SpaceEntity entity = Memberships.lock(tx, space);
            if (entity.archived()) {
                throw new Refusal(403, "web.refusal.archived");
            }
            if (entity.version() != seen) {
                return false;
            }
            change.accept(tx, entity);
            entity.touched(Instant.now());
            Structure.changed(tx);
            tx.record(Event.now("space.changed", space, space, seen + 1, actor));
            audit.record(tx, actor, space, act, Words.of(entity.name()), detail);
            return true;
        });
    }

    /** Adds or removes an organisation that runs the space with others. */
    public void partner(long space, long organisation, String name, boolean wanted, long actor) {
        database.transaction(tx -> {
            SpaceEntity entity = Memberships.lock(tx, space);
            if (entity.archived()) {
                throw new Refusal(403, "web.refusal.archived");
            }
            int was = tx.execute(
                    "delete from space_partner where space_id = ? and organisation = ?", space, organisation);
            if (wanted) {
                tx.execute("insert into space_partner (space_id, organisation) values (?, ?)", space, organisation);
            }
            if (wanted == (was == 0)) {
                audit.record(
                        tx, actor, space, wanted ? "space.audit.partnerAdded" : "space.audit.partnerRemoved", name, "");
                tx.record(Event.now("space.changed", space, space, entity.version(), actor));
                if (!wanted) {
                    tx.record(Event.now("space.partnerLeft", organisation, space, 0, actor));
                }
            }
            return null;
        });
    }

    /** Makes a space read-only, or opens it again; requests that wait are dropped. */
    public void archive(long space, boolean archived, long actor) {
        database.transaction(tx -> {
            SpaceEntity entity = Memberships.lock(tx, space);
            if (entity.archived() != archived) {
                entity.archive(archived);
                entity.touched(Instant.now());
                tx.execute("delete from space_request where space_id = ?", space);
                tx.record(Event.now("space.archived", space, space, entity.version() + 1, actor));
                audit.record(
                        tx,
                        actor,
                        space,
                        archived ? "space.audit.archived" : "space.audit.unarchived",
                        Words.of(entity.name()),
                        Words.NONE);
            }
            return null;
        });
    }
}
