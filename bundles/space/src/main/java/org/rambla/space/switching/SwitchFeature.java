// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.switching;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rambla.api.event.Event;
import org.rambla.api.feature.Features;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.space.blueprint.Blueprint;
import org.rambla.space.blueprint.Blueprints;
import org.rambla.space.directory.Permissions;
import org.rambla.space.directory.SpaceEntity;
import org.rambla.space.directory.Structure;
import org.rambla.space.membership.Memberships;
import org.rambla.space.switching.FeatureState.Standing;

/**
 * A manager switches a feature on or off, or moves its permissions. The blueprint is the ceiling: what it does not offer
 * cannot be switched on, what it always has cannot be switched off, whatever a form says. Switching off deletes nothing.
 */
public final class SwitchFeature {
    private final Database database;
    private final Features features;
    private final Audit audit;

    public SwitchFeature(Database database, Features features, Audit audit) {
        this.database = database;
        this.features = features;
        this.audit = audit;
    }

    /** Every installed feature as it stands in the space; three statements. */
    public List<FeatureState> states(long space) {
        Blueprint blueprint = blueprint(database, space);
        return FeatureState.all(database, space, blueprint, features.installed());
    }

    /** One of them. */
    public Optional<FeatureState> state(long space, String feature) {
        return states(space).stream()
                .filter(state -> state.name().equals(feature))
                .findFirst();
    }

    private static Blueprint blueprint(org.rambla.api.persistence.Sql sql, long space) {
        long id = sql.number("select blueprint from space_space where id = ?", space);
        return Blueprints.find(sql, id).orElseThrow();
    }

    /** Switches; doing it twice changes nothing. */
    public void to(boolean on, long space, String feature, long actor) {
        Features.Installed installed = installed(feature);
        database.transaction(tx -> {
            FeatureState state = open(tx, space, installed);
            if (on && state.standing() == Standing.NOT_OFFERED) {
                throw new Refusal(403, "space.refusal.notOffered");
            }
            if (!on && state.standing() == Standing.ALWAYS) {
                throw new Refusal(403, "space.refusal.alwaysOn");
            }
            if (state.standing().on() != on) {
                put(tx, space, feature, on ? "ON" : "OFF", state.moved());
                tx.record(Event.now("space.featureSwitched", space, space, 0, actor));
                String act = on ? "space.audit.switchedOn" : "space.audit.switchedOff";
                audit.record(tx, actor, space, act, Words.feature(feature), Words.NONE);
            }
            return null;
        });
    }

    /** Gives permissions to other roles, within limits. */
    public void move(long space, String feature, Map<String, Role> wanted, long actor) {
        Features.Installed installed = installed(feature);
        database.transaction(tx -> {
            FeatureState state = open(tx, space, installed);
            Map<String, Role> moved = new java.util.TreeMap<>(state.moved());
            wanted.forEach((permission, role) -> {
                Role byDefault = installed.permissions().get(permission);
                if (byDefault == null || !FeatureState.limits(byDefault).contains(role)) {
                    throw new Refusal(403, "space.refusal.permissionLimit");
                }
                moved.put(permission, role);
                moved.remove(permission, byDefault);
            });
            if (!moved.equals(state.moved())) {
                put(tx, space, feature, stored(state.standing()), moved);
                tx.record(Event.now("space.changed", space, space, 0, actor));
                audit.record(tx, actor, space, "space.audit.permissions", Words.feature(feature), said(moved));
            }
            return null;
        });
    }

    /** Who may do what now, other than by default. */
    private static Words said(Map<String, Role> moved) {
        String keys = moved.entrySet().stream()
                .map(entry -> entry.getKey().replaceFirst("\\.", ".permission.") + " space.least." + entry.getValue())
                .collect(Collectors.joining(" "));
        return Words.message(keys, moved.isEmpty() ? "" : moved.toString());
    }

    private Features.Installed installed(String feature) {
        return features.find(feature).orElseThrow(Refusal::notFound);
    }

    private static FeatureState open(Transaction tx, long space, Features.Installed installed) {
        SpaceEntity locked = Memberships.lock(tx, space);
        if (locked.archived()) {
            throw new Refusal(403, "web.refusal.archived");
        }
        Blueprint blueprint = Blueprints.find(tx, locked.blueprint()).orElseThrow();
        return FeatureState.all(tx, space, blueprint, List.of(installed)).get(0);
    }

    private static String stored(Standing standing) {
        return standing.on() ? standing.name() : "OFF";
    }

    private static void put(Transaction tx, long space, String feature, String state, Map<String, Role> moved) {
        String permissions = Permissions.write(moved);
        int changed = tx.execute(
                "update space_feature set state = ?, permissions = ? where space_id = ? and feature = ?",
                state,
                permissions,
                space,
                feature);
        if (changed == 0) {
            tx.execute(
                    "insert into space_feature (space_id, feature, state, permissions) values (?, ?, ?, ?)",
                    space,
                    feature,
                    state,
                    permissions);
        }
        Structure.changed(tx);
    }
}
