// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rambla.api.content.Files;
import org.rambla.api.content.Files.Filed;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;

/** Which files were attached to pages and taken off them. */
public final class FileChanges {
    /** Entries of a list. */
    private static final int LIST = 50;

    private final Database database;
    private final Files files;

    public FileChanges(Database database, Files files) {
        this.database = database;
        this.files = files;
    }

    /**
     * A file came or went.
     *
     * @param path where to fetch it, "" when it is there no more
     * @param size in bytes
     * @param attached whether it came
     */
    public record Entry(String name, String path, long size, boolean attached, long member, Instant at) {}

    /** The latest of a page, the latest first; two statements. */
    public List<Entry> of(long page) {
        List<Entry> entries = new ArrayList<>();
        for (Filed one : files.filed(page)) {
            entries.add(
                    new Entry(one.file().name(), one.file().path(), one.file().size(), true, one.member(), one.at()));
        }
        database.list(
                "select name, size, member, attached_at, remover, removed_at from wiki_file_removed where page = ?"
                        + " order by removed_at desc fetch first " + LIST + " rows only",
                row -> {
                    String name = row.text("name");
                    entries.add(new Entry(
                            name, "", row.number("size"), true, row.number("member"), row.instant("attached_at")));
                    return entries.add(new Entry(
                            name, "", row.number("size"), false, row.number("remover"), row.instant("removed_at")));
                },
                page);
        entries.sort(Comparator.comparing(Entry::at).reversed());
        return entries.subList(0, Math.min(LIST, entries.size()));
    }

    /** The latest saves of fields and files that left the text as it was. */
    List<Touches.Save> saves(long page) {
        return Touches.of(database, page);
    }

    /** Notes that a file is taken off. */
    public static void removed(Transaction tx, long page, Filed filed, long remover, Instant at) {
        tx.execute(
                "insert into wiki_file_removed (page, file, name, size, member, attached_at, remover, removed_at)"
                        + " values (?,?,?,?,?,?,?,?)",
                page,
                filed.file().id(),
                filed.file().name(),
                filed.file().size(),
                filed.member(),
                filed.at(),
                remover,
                at);
    }
}
