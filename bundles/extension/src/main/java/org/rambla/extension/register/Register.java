// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.register;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rambla.api.event.Event;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Sql;
import org.rambla.api.persistence.Transaction;
import org.rambla.extension.Problem;
import org.rambla.extension.register.Extension.Wanted;

/** What should be installed, for all servers. */
public final class Register {
    /** Told to every server after something changed. */
    public static final String CHANGED = "extension.changed";

    private static final String INSERT =
            "insert into extension_extension (" + Extension.COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)";

    private final Database database;
    private final Audit audit;

    public Register(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** All of them, removed ones included, by name. */
    public List<Extension> all() {
        return database.list(
                "select " + Extension.COLUMNS + " from extension_extension order by feature", Extension::of);
    }

    public Optional<Extension> find(String feature) {
        return find(database, feature);
    }

    static Optional<Extension> find(Sql sql, String feature) {
        return sql.first(
                "select " + Extension.COLUMNS + " from extension_extension where feature = ?", Extension::of, feature);
    }

    /** Moves on whenever something here changed. */
    public long version() {
        return database.number("select version from extension_state where id = 1");
    }

    /** The version moves on; until the end of the transaction nobody else moves it. */
    static void moveOn(Transaction tx) {
        tx.execute("update extension_state set version = version + 1 where id = 1");
    }

    /** Tells every server that something changed. */
    static void tell(Transaction tx, long actor) {
        moveOn(tx);
        tx.record(Event.now(CHANGED, 0, 0, 0, actor));
    }

    static void put(Transaction tx, Extension extension) {
        tx.execute("delete from extension_extension where feature = ?", extension.feature());
        tx.execute(
                INSERT,
                extension.feature(),
                extension.artifact(),
                extension.previous(),
                extension.shipped(),
                extension.wanted().name(),
                extension.problem() == null ? "" : extension.problem().stored(),
                extension.changedAt(),
                extension.changedBy());
    }

    /** It does harm: it is not started any more, on no server, until an administrator says so. */
    public void setAside(String feature, Problem problem) {
        database.transaction(tx -> {
            int changed = tx.execute(
                    "update extension_extension set wanted = 'SET_ASIDE', problem = ?, changed_at = ?, changed_by = 0"
                            + " where feature = ? and wanted = 'ENABLED'",
                    problem.stored(),
                    Instant.now(),
                    feature);
            if (changed > 0) {
                audit.record(tx, 0, 0, "extension.audit.setAside", Words.feature(feature), Words.NONE);
                tell(tx, 0);
            }
            return null;
        });
    }

    /** A feature that comes with the server: taken in, or moved to the server's version when that is the newer one. */
    public void ship(StoredArtifact artifact, boolean newer) {
        database.transaction(tx -> {
            moveOn(tx);
            Extension now = find(tx, artifact.feature()).orElse(null);
            boolean moves = now != null && newer && now.artifact() != artifact.id();
            if (now == null || moves) {
                put(
                        tx,
                        new Extension(
                                artifact.feature(),
                                artifact.id(),
                                now == null ? 0 : now.artifact(),
                                true,
                                now == null ? Wanted.ENABLED : now.wanted(),
                                now == null ? null : now.problem(),
                                Instant.now(),
                                0));
                tell(tx, 0);
            }
            return null;
        });
    }
}
