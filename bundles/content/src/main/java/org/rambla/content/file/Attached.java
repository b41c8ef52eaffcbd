// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.file;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.Files.Filed;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;

/** Which items show which files, beside their text or inside it. */
final class Attached {
    private Attached() {}

    /** Adds those that are not there yet. */
    static void add(Transaction transaction, long item, Collection<Long> files, boolean embedded) {
        if (files.isEmpty()) {
            return;
        }
        Set<Long> there = new HashSet<>(transaction.list(
                "select file from content_attachment where item = ? and file in (?)",
                row -> row.number("file"),
                item,
                files));
        for (long file : files) {
            if (there.add(file)) {
                transaction.execute(
                        "insert into content_attachment (item, file, embedded, attached_at) values (?,?,?,?)",
                        item,
                        file,
                        embedded ? 1 : 0,
                        Instant.now());
            }
        }
    }

    static boolean remove(Transaction transaction, long item, long file) {
        return transaction.execute(
                        "delete from content_attachment where item = ? and file = ? and embedded = 0", item, file)
                > 0;
    }

    /** The items that show each file. */
    static Map<Long, Set<Long>> items(Database database, Collection<Long> files) {
        Map<Long, Set<Long>> items = new HashMap<>();
        if (!files.isEmpty()) {
            database.list(
                    "select file, item from content_attachment where file in (?)",
                    row -> items.computeIfAbsent(row.number("file"), file -> new HashSet<>())
                            .add(row.number("item")),
                    files);
        }
        return items;
    }

    /** Those beside the text of one item, with who brought them and when. */
    static List<Filed> filed(Database database, long item) {
        return database.list(
                "select " + Kept.COLUMNS
                        + ", a.attached_at from content_attachment a join content_file f on f.id = a.file"
                        + " where a.item = ? and a.embedded = 0 order by a.attached_at, f.id",
                row -> {
                    Kept kept = Kept.of(row);
                    return new Filed(kept.of(item), kept.member(), row.instant("attached_at"));
                },
                item);
    }

    /** Those beside the text, by item. */
    static Map<Long, List<Attachment>> of(Database database, Collection<Long> items) {
        if (items.isEmpty()) {
            return Map.of();
        }
        List<Attachment> found = database.list(
                // Without statistics of its indexes Derby would read all attachments for twenty items.
                "select a.item, " + Kept.COLUMNS + " from --DERBY-PROPERTIES joinOrder=FIXED\n"
                        + " content_attachment a --DERBY-PROPERTIES constraint=CONTENT_ATTACHMENT_PK\n"
                        + " join content_file f on f.id = a.file where a.item in (?) and a.embedded = 0 order by a.item, a.attached_at, f.id",
                row -> Kept.of(row).of(row.number("item")),
                items);
        return found.stream().collect(Collectors.groupingBy(Attachment::item));
    }
}
