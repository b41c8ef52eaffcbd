// SPDX-License-Identifier: Apache-2.0
package org.rambla.space;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Joining;
import org.rambla.api.space.SpaceCard.SpaceKind;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Localised;
import org.rambla.persistence.TestDatabase;
import org.rambla.space.blueprint.Blueprint;
import org.rambla.space.blueprint.Blueprints;
import org.rambla.space.blueprint.DefaultBlueprints;
import org.rambla.space.creation.CreateSpace;
import org.rambla.space.creation.NewSpace;
import org.rambla.space.directory.SpaceDirectory;
import org.rambla.space.membership.Memberships;

/** A database with the default blueprints, and short words to put spaces and people into it. */
public final class SpaceFixture {
    public static final long MANAGER = 11;
    public static final long MODERATOR = 12;
    public static final long MEMBER = 13;
    public static final long OUTSIDER = 14;

    public final Database database;
    public final PlainBodies bodies = new PlainBodies();
    public final SpaceDirectory directory;

    public SpaceFixture(TestDatabase databases) {
        this.database = databases.database("space");
        this.directory = new SpaceDirectory(database, bodies);
        new DefaultBlueprints(bodies).ensure(database);
    }

    public Blueprint blueprint(String code) {
        return new Blueprints(database).all().stream().filter(b -> b.code().equals(code)).findFirst().orElseThrow();
    }

    /** A space with a manager, a moderator and a member; features as the blueprint says. */
    public long space(String slug, Visibility visibility, Joining joining, String blueprint) {
        Blueprint from = blueprint(blueprint);
        NewSpace draft = new NewSpace(
                from.id(),
                Localised.of("fr", "Nom de " + slug, "en", "Name of " + slug),
                Localised.of("fr", "But", "en", "Purpose"),
                SpaceKind.THEMATIC,
                "plum",
                visibility,
                joining,
                List.of("night"),
                "",
                "",
                "",
                List.of(),
                from.guidelines(),
                from.welcome(),
                from.rules(),
                false,
                List.of("fr", "en"));
        long id = database.transaction(tx -> CreateSpace.write(tx, draft, from, slug, 0).id());
        join(id, MANAGER, Role.MANAGER);
        join(id, MODERATOR, Role.MODERATOR);
        join(id, MEMBER, Role.MEMBER);
        return id;
    }

    public long space(String slug, Visibility visibility) {
        return space(slug, visibility, Joining.OPEN, DefaultBlueprints.THEMATIC);
    }

    public void join(long space, long member, Role role) {
        database.transaction(tx -> {
            Memberships.put(tx, space, member, 1, role, Instant.now(), Memberships.FOR_EVER, 0);
            return null;
        });
    }

    public void archive(long space) {
        database.transaction(tx -> {
            Memberships.lock(tx, space).archive(true);
            return null;
        });
    }

    public void feature(long space, String feature, String state, Map<String, Role> moved) {
        database.transaction(tx -> {
            tx.execute("delete from space_feature where space_id = ? and feature = ?", space, feature);
            tx.execute(
                    "insert into space_feature (space_id, feature, state, permissions) values (?, ?, ?, ?)",
                    space,
                    feature,
                    state,
                    org.rambla.space.directory.Permissions.write(moved));
            return null;
        });
    }
}
