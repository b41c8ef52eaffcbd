// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.blueprint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.persistence.Sql;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.SpaceCard.Joining;
import org.rambla.api.space.SpaceCard.SpaceKind;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Localised;

/** The blueprints there are. */
public final class Blueprints {
    private static final String COLUMNS = "id, code, name, description, kind, visibility, joining, guidelines, welcome,"
            + " rules, examples, offers_new, for_managers, retired, version";

    private final Database database;

    private record Said(long blueprint, String feature, Offer offer) {}

    public Blueprints(Database database) {
        this.database = database;
    }

    /** All of them, those in use first, by id; two statements. */
    public List<Blueprint> all() {
        Map<Long, Map<String, Offer>> said = new HashMap<>();
        database.list("select blueprint, feature, state from space_blueprint_feature", Blueprints::said)
                .forEach(s -> said.computeIfAbsent(s.blueprint(), id -> new HashMap<>())
                        .put(s.feature(), s.offer()));
        return database.list(
                "select " + COLUMNS + " from space_blueprint order by retired, id",
                row -> blueprint(row, said.getOrDefault(row.number("id"), Map.of())));
    }

    /** Those that somebody may make a space from. */
    public List<Blueprint> onOffer(boolean administrator) {
        return all().stream()
                .filter(b -> !b.retired() && (administrator || b.forManagers()))
                .toList();
    }

    public Optional<Blueprint> find(long id) {
        return find(database, id);
    }

    /** The same inside a transaction. */
    public static Optional<Blueprint> find(Sql sql, long id) {
        Map<String, Offer> said = new HashMap<>();
        sql.list(
                        "select blueprint, feature, state from space_blueprint_feature where blueprint = ?",
                        Blueprints::said,
                        id)
                .forEach(s -> said.put(s.feature(), s.offer()));
        return sql.first("select " + COLUMNS + " from space_blueprint where id = ?", row -> blueprint(row, said), id);
    }

    /** Number of spaces made from each blueprint, archived ones included. */
    public Map<Long, Long> spaces() {
        Map<Long, Long> counts = new HashMap<>();
        database.list(
                "select blueprint, count(*) as spaces from space_space group by blueprint",
                row -> counts.put(row.number("blueprint"), row.number("spaces")));
        return counts;
    }

    /** Writes a blueprint with what it says of features; a new one gets an id. */
    static long write(Transaction transaction, Blueprint blueprint) {
        long id = blueprint.id() == 0 ? transaction.next("space_blueprint_seq") : blueprint.id();
        BlueprintEntity entity = blueprint.id() == 0
                ? new BlueprintEntity(id, blueprint.code())
                : transaction.lock(BlueprintEntity.class, id).orElseThrow();
        entity.take(blueprint);
        transaction.save(entity);
        transaction.execute("delete from space_blueprint_feature where blueprint = ?", id);
        blueprint
                .features()
                .forEach((feature, offer) -> transaction.execute(
                        "insert into space_blueprint_feature (blueprint, feature, state) values (?, ?, ?)",
                        id,
                        feature,
                        offer.name()));
        return id;
    }

    private static Said said(Row row) {
        return new Said(row.number("blueprint"), row.text("feature"), Offer.valueOf(row.text("state")));
    }

    private static Blueprint blueprint(Row row, Map<String, Offer> features) {
        return new Blueprint(
                row.number("id"),
                row.text("code"),
                Localised.fromJson(row.text("name")),
                Localised.fromJson(row.text("description")),
                SpaceKind.valueOf(row.text("kind")),
                Visibility.valueOf(row.text("visibility")),
                Joining.valueOf(row.text("joining")),
                Localised.fromJson(row.text("guidelines")),
                Localised.fromJson(row.text("welcome")),
                row.integer("rules"),
                row.flag("examples"),
                row.flag("offers_new"),
                row.flag("for_managers"),
                row.flag("retired"),
                Map.copyOf(features),
                row.integer("version"));
    }
}
