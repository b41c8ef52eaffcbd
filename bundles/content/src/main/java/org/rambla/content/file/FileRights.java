// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rambla.api.content.ContentHead;
import org.rambla.api.persistence.Database;
import org.rambla.api.visit.Visit;
import org.rambla.content.register.Register;

/** Who may fetch a file: who uploaded it, and who may read one of the items that show it. */
final class FileRights {
    private final Database database;

    FileRights(Database database) {
        this.database = database;
    }

    private record Shown(long file, ContentHead head) {}

    /** Those of the files that the visitor may fetch, in the order given. */
    List<Long> readable(Collection<Long> files, Visit visit) {
        if (files.isEmpty()) {
            return List.of();
        }
        Set<Long> allowed = new HashSet<>();
        if (visit.signedIn()) {
            allowed.addAll(database.list(
                    "select id from content_file where id in (?) and member = ?",
                    row -> row.number("id"),
                    files,
                    visit.memberId()));
        }
        List<Long> others = files.stream().filter(id -> !allowed.contains(id)).toList();
        if (!others.isEmpty()) {
            List<Shown> shown = database.list(
                    "select a.file, " + Register.columns("i") + " from content_attachment a"
                            + " join content_item i on i.id = a.item where a.file in (?)",
                    row -> new Shown(row.number("file"), Register.head(row)),
                    others);
            shown.stream()
                    .filter(s -> s.head().visible(visit.grants(), visit.memberId()))
                    .forEach(s -> allowed.add(s.file()));
        }
        List<Long> out = new ArrayList<>(files);
        out.retainAll(allowed);
        return out;
    }
}
