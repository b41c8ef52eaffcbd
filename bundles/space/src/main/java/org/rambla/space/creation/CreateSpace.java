// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.creation;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import org.rambla.api.event.Event;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.space.blueprint.Blueprint;
import org.rambla.space.blueprint.Blueprints;
import org.rambla.space.blueprint.Codes;
import org.rambla.space.blueprint.Offer;
import org.rambla.space.directory.SpaceEntity;
import org.rambla.space.directory.Structure;
import org.rambla.space.membership.Memberships;

/** A programme manager makes a space from a blueprint on offer, and becomes its first manager. */
public final class CreateSpace {
    private final Database database;
    private final Audit audit;

    /** A space that was made. */
    public record Created(long id, String slug) {}

    /** Who makes it; organisation is the one for which the member acts. */
    public record Maker(long member, long organisation, boolean administrator) {}

    public CreateSpace(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /**
     * Makes the space.
     *
     * @param submission the form's own key: a form sent twice makes one space; "" for none
     */
    public Created create(NewSpace draft, Maker maker, String submission) {
        try {
            return database.transaction(tx -> made(tx, submission).orElseGet(() -> make(tx, draft, maker, submission)));
        } catch (Database.Conflict e) {
            // The same form a second time while the first was on its way, or an address taken meanwhile.
            return database.transaction(tx -> made(tx, submission).orElseGet(() -> make(tx, draft, maker, submission)));
        }
    }

    private static Optional<Created> made(Transaction tx, String submission) {
        return tx.first(
                "select s.id, s.slug from space_submission f join space_space s on s.id = f.space_id where f.submission = ?",
                row -> new Created(row.number("id"), row.text("slug")),
                submission);
    }

    private Created make(Transaction tx, NewSpace draft, Maker maker, String submission) {
        Blueprint blueprint = Blueprints.find(tx, draft.blueprint())
                .filter(b -> !b.retired() && (maker.administrator() || b.forManagers()))
                .orElseThrow(() -> new Refusal(422, "space.refusal.blueprintGone"));
        String name = draft.name().in("en");
        Created created = write(tx, draft, blueprint, Codes.free(tx, name), maker.member());
        if (!submission.isEmpty()) {
            tx.execute("insert into space_submission (submission, space_id) values (?, ?)", submission, created.id());
        }
        Memberships.put(
                tx,
                created.id(),
                maker.member(),
                maker.organisation(),
                Role.MANAGER,
                Instant.now(),
                Memberships.FOR_EVER,
                maker.member());
        audit.record(
                tx,
                maker.member(),
                created.id(),
                "space.audit.created",
                Words.of(draft.name()),
                Words.of(blueprint.name()));
        return created;
    }

    /** The rows of a space, of its partners and of the features it starts with. */
    public static Created write(Transaction tx, NewSpace draft, Blueprint blueprint, String slug, long actor) {
        long id = tx.next("space_space_seq");
        SpaceEntity space = new SpaceEntity(id, slug, blueprint.id(), Instant.now());
        space.describe(draft.name(), draft.purpose(), draft.colour(), draft.topics());
        space.open(draft.kind(), draft.visibility(), draft.joining(), draft.languages());
        space.schedule(draft.code(), draft.starts(), draft.ends());
        space.instruct(draft.guidelines(), draft.welcome(), draft.rules());
        space.withExamples(draft.examples());
        tx.save(space);
        for (long partner : new LinkedHashSet<>(draft.partners())) {
            tx.execute("insert into space_partner (space_id, organisation) values (?, ?)", id, partner);
        }
        for (Map.Entry<String, Offer> said : blueprint.features().entrySet()) {
            if (said.getValue().starts()) {
                tx.execute(
                        "insert into space_feature (space_id, feature, state, permissions) values (?, ?, ?, ?)",
                        id,
                        said.getKey(),
                        said.getValue().name(),
                        "{}");
                tx.record(Event.now("space.featureSwitched", id, id, 0, actor));
            }
        }
        Structure.changed(tx);
        tx.record(Event.now("space.changed", id, id, 1, actor));
        return new Created(id, slug);
    }
}
