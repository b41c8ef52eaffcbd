// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.blueprint;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rambla.api.event.Event;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.space.directory.Structure;

/**
 * An administrator makes or changes a blueprint. A feature that becomes "always on" is switched on in every space made
 * from it; one that is no longer offered stays where it is on, until its managers switch it off.
 */
public final class SaveBlueprint {
    private final Database database;
    private final Audit audit;

    public SaveBlueprint(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** Returns whether it was done; false when somebody changed the blueprint meanwhile. */
    public boolean save(Blueprint draft, long actor) {
        return database.transaction(tx -> {
            if (draft.id() != 0) {
                int now = tx.lock(BlueprintEntity.class, draft.id())
                        .orElseThrow(Refusal::notFound)
                        .version();
                if (now != draft.version()) {
                    return false;
                }
            }
            Map<String, Offer> before = draft.id() == 0
                    ? Map.of()
                    : Blueprints.find(tx, draft.id()).orElseThrow().features();
            long id = Blueprints.write(tx, draft);
            draft.features().forEach((feature, offer) -> apply(tx, id, feature, before.get(feature), offer, actor));
            String act = draft.id() == 0 ? "space.audit.blueprintMade" : "space.audit.blueprintChanged";
            audit.record(tx, actor, 0, act, Words.of(draft.name()), Words.NONE);
            return true;
        });
    }

    /**
     * Changes what blueprints say of features, nothing else.
     *
     * @param offers by blueprint and feature; what is not named stays
     */
    public void offer(Map<Long, Map<String, Offer>> offers, long actor) {
        database.transaction(tx -> {
            offer(tx, offers, actor);
            return null;
        });
    }

    /** The same in the transaction of somebody else, who may have no entities. */
    void offer(Transaction tx, Map<Long, Map<String, Offer>> offers, long actor) {
        new TreeMap<>(offers).forEach((id, wanted) -> {
            // Locks the row, as whoever saves the whole blueprint does.
            if (tx.execute("update space_blueprint set id = id where id = ?", id) == 0) {
                throw Refusal.notFound();
            }
            Blueprint blueprint = Blueprints.find(tx, id).orElseThrow();
            wanted.forEach((feature, offer) -> {
                if (blueprint.offer(feature) != offer) {
                    put(tx, id, feature, offer);
                    apply(tx, id, feature, blueprint.features().get(feature), offer, actor);
                    audit.record(
                            tx,
                            actor,
                            0,
                            "space.audit.offer." + offer.name(),
                            Words.of(blueprint.name()),
                            Words.feature(feature));
                }
            });
        });
    }

    private static void put(Transaction tx, long blueprint, String feature, Offer offer) {
        tx.execute("delete from space_blueprint_feature where blueprint = ? and feature = ?", blueprint, feature);
        tx.execute(
                "insert into space_blueprint_feature (blueprint, feature, state) values (?, ?, ?)",
                blueprint,
                feature,
                offer.name());
    }

    /** Spaces made from the blueprint follow what is always on. */
    private static void apply(Transaction tx, long blueprint, String feature, Offer before, Offer now, long actor) {
        if (before == Offer.ALWAYS && now != Offer.ALWAYS) {
            tx.execute(
                    "update space_feature set state = 'ON' where feature = ? and state = 'ALWAYS'"
                            + " and space_id in (select id from space_space where blueprint = ?)",
                    feature,
                    blueprint);
            Structure.changed(tx);
        }
        if (before != Offer.ALWAYS && now == Offer.ALWAYS) {
            List<Long> off = tx.list(
                    "select s.id from space_space s left join space_feature f on f.space_id = s.id and f.feature = ?"
                            + " where s.blueprint = ? and (f.state is null or f.state = 'OFF')",
                    row -> row.number("id"),
                    feature,
                    blueprint);
            tx.execute(
                    "update space_feature set state = 'ALWAYS' where feature = ?"
                            + " and space_id in (select id from space_space where blueprint = ?)",
                    feature,
                    blueprint);
            tx.execute(
                    "insert into space_feature (space_id, feature, state, permissions)"
                            + " select s.id, cast(? as varchar(30)), 'ALWAYS', '{}' from space_space s where s.blueprint = ?"
                            + " and not exists (select 1 from space_feature f where f.space_id = s.id and f.feature = ?)",
                    feature,
                    blueprint,
                    feature);
            Structure.changed(tx);
            off.forEach(space -> tx.record(Event.now("space.featureSwitched", space, space, 0, actor)));
        }
    }
}
