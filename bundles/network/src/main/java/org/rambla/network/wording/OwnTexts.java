// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.wording;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;

/** The administrators' own texts in the database, and one version for all of them. */
final class OwnTexts {
    /** Rows of one transaction: a file may bring thousands, and Derby then locks the whole table. */
    private static final int ROWS = 500;

    private final Database database;
    private final Audit audit;

    OwnTexts(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** The version that each change moves on; one statement. */
    long version() {
        return database.number("select version from network_state where id = 2");
    }

    /** All of them: language to key to text. */
    Map<String, Map<String, OwnText>> read() {
        Map<String, Map<String, OwnText>> all = new TreeMap<>();
        database.list(
                        "select language, name, said, english from network_wording",
                        row -> new OwnText(
                                row.text("language"), row.text("name"), row.text("said"), row.text("english")))
                .forEach(own -> all.computeIfAbsent(own.language(), l -> new HashMap<>())
                        .put(own.key(), own));
        return all;
    }

    /**
     * Writes texts and takes others back.
     *
     * @param gone keys of those that are taken back
     */
    void write(String language, List<OwnText> texts, Collection<String> gone, Words named, long actor) {
        for (int from = 0; from == 0 || from < texts.size(); from += ROWS) {
            List<OwnText> some = texts.subList(from, Math.min(from + ROWS, texts.size()));
            boolean first = from == 0;
            database.transaction(tx -> {
                // The version's row is locked first, so nobody inserts the same key meanwhile.
                tx.execute("update network_state set version = version + 1 where id = 2");
                some.forEach(own -> write(tx, own));
                if (first) {
                    gone.forEach(key ->
                            tx.execute("delete from network_wording where language = ? and name = ?", language, key));
                    audit.record(tx, actor, 0, "network.audit.worded", named, Words.NONE);
                }
                return null;
            });
        }
    }

    private static void write(Transaction tx, OwnText own) {
        int changed = tx.execute(
                "update network_wording set said = ?, english = ? where language = ? and name = ?",
                own.text(),
                own.english(),
                own.language(),
                own.key());
        if (changed == 0) {
            tx.execute(
                    "insert into network_wording (language, name, said, english) values (?, ?, ?, ?)",
                    own.language(),
                    own.key(),
                    own.text(),
                    own.english());
        }
    }

    /** Takes back every own text of a language. */
    void clear(String language, Words named, long actor) {
        database.transaction(tx -> {
            tx.execute("update network_state set version = version + 1 where id = 2");
            tx.execute("delete from network_wording where language = ?", language);
            audit.record(tx, actor, 0, "network.audit.wordingCleared", named, Words.NONE);
            return null;
        });
    }
}
