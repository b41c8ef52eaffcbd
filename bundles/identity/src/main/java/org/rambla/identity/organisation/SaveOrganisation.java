// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.organisation;

import java.time.Instant;
import org.rambla.api.event.Event;
import org.rambla.api.network.Audit;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;

/** Adds or changes an organisation, as an administrator does. */
public final class SaveOrganisation {
    private final Database database;
    private final Audit audit;

    public SaveOrganisation(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** Returns its id. The organisation's own id is ignored. */
    public long add(Organisation organisation, long actor) {
        return database.transaction(transaction -> {
            long id = insert(transaction, organisation, Instant.now());
            audit.record(transaction, actor, 0, "identity.audit.organisation.added", said(organisation), "");
            transaction.record(Event.now("organisation.changed", id, 0, 1, actor));
            return id;
        });
    }

    /**
     * Writes what was edited. False, and nothing is written, when more people act for it than it would have seats.
     *
     * @throws Database.Conflict when somebody else changed it since
     */
    public boolean change(Organisation organisation, long actor) {
        return database.transaction(transaction -> {
            if (Seats.taken(transaction, organisation.id()) > organisation.seats()) {
                return false;
            }
            int rows = transaction.execute(
                    "update identity_organisation set kind = ?, name = ?, short_name = ?, sort_key = ?, search_key = ?, country = ?,"
                            + " language = ?, zone = ?, website = ?, population = ?, seats = ?, active = ?, version = version + 1"
                            + " where id = ? and version = ?",
                    organisation.kind().name(),
                    organisation.name().toJson(),
                    organisation.shortName().toJson(),
                    organisation.sortKey(),
                    organisation.searchKey(),
                    organisation.country(),
                    organisation.language(),
                    organisation.zone(),
                    organisation.website(),
                    organisation.population(),
                    organisation.seats(),
                    organisation.active(),
                    organisation.id(),
                    organisation.version());
            if (rows == 0) {
                throw new Database.Conflict(false, null);
            }
            transaction.execute("delete from identity_organisation_order where organisation = ?", organisation.id());
            order(transaction, organisation.id(), organisation);
            audit.record(transaction, actor, 0, "identity.audit.organisation.changed", said(organisation), "");
            transaction.record(
                    Event.now("organisation.changed", organisation.id(), 0, organisation.version() + 1, actor));
            return true;
        });
    }

    private static String said(Organisation organisation) {
        return organisation.name().in(organisation.language());
    }

    /** Writes a new row; returns its id. */
    public static long insert(Transaction transaction, Organisation organisation, Instant at) {
        long id = transaction.next("identity_id_seq");
        transaction.execute(
                "insert into identity_organisation (id, kind, name, short_name, sort_key, search_key, country, language, zone,"
                        + " website, population, seats, active, created_at, version, seat_turn)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0)",
                id,
                organisation.kind().name(),
                organisation.name().toJson(),
                organisation.shortName().toJson(),
                organisation.sortKey(),
                organisation.searchKey(),
                organisation.country(),
                organisation.language(),
                organisation.zone(),
                organisation.website(),
                organisation.population(),
                organisation.seats(),
                organisation.active(),
                at);
        order(transaction, id, organisation);
        return id;
    }

    private static void order(Transaction transaction, long id, Organisation organisation) {
        organisation
                .sortKeys()
                .forEach((language, key) -> transaction.execute(
                        "insert into identity_organisation_order (organisation, language, sort_key) values (?, ?, ?)",
                        id,
                        language,
                        key));
    }
}
