// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.register;

import java.time.Instant;
import java.util.List;
import org.rambla.api.network.Audit;
import org.rambla.api.persistence.Database;
import org.rambla.extension.artifact.Signer;

/** The keys whose signature an administrator trusts. */
public final class Keys {
    private final Database database;
    private final Audit audit;

    public Keys(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** A key that is trusted. */
    public record Key(String fingerprint, String name, Instant addedAt) {}

    public List<Key> all() {
        return database.list(
                "select fingerprint, name, added_at from extension_key order by name, fingerprint",
                row -> new Key(row.text("fingerprint"), row.text("name"), row.instant("added_at")));
    }

    public boolean trusts(String fingerprint) {
        return database.number("select count(*) from extension_key where fingerprint = ?", fingerprint) > 0;
    }

    /** Trusts a key from now on; once more is the same as once. */
    public void add(Signer signer, long actor) {
        if (trusts(signer.fingerprint())) {
            return;
        }
        String name =
                signer.name().length() <= 200 ? signer.name() : signer.name().substring(0, 200);
        database.transaction(tx -> {
            tx.execute(
                    "insert into extension_key (fingerprint, name, added_at, added_by) values (?, ?, ?, ?)",
                    signer.fingerprint(),
                    name,
                    Instant.now(),
                    actor);
            audit.record(tx, actor, 0, "extension.audit.keyAdded", name, signer.fingerprint());
            return null;
        });
    }

    public void remove(String fingerprint, long actor) {
        database.transaction(tx -> {
            if (tx.execute("delete from extension_key where fingerprint = ?", fingerprint) > 0) {
                audit.record(tx, actor, 0, "extension.audit.keyRemoved", fingerprint, "");
            }
            return null;
        });
    }
}
