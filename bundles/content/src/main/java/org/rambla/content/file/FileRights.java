// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.file;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rambla.api.content.ContentHead;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Grant;
import org.rambla.api.space.Role;
import org.rambla.api.visit.Visit;
import org.rambla.content.register.Register;

/**
 * Who may fetch a file: who uploaded it, who may read one of the items that show it as soon as it is not held back there,
 * and who writes one of them together with its author.
 */
final class FileRights {
    private static final String BY_FILE = " from --DERBY-PROPERTIES joinOrder=FIXED\n"
            + " content_attachment a --DERBY-PROPERTIES index=CONTENT_ATTACHMENT_FILE\n";

    private final Database database;
    private final Clock clock;

    FileRights(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param least null where nothing holds the file back */
    private record Shown(long file, ContentHead head, Role least) {
        boolean open(Visit visit) {
            Grant grant = visit.grants().bySpace().get(head.space());
            return head.visible(visit.grants(), visit.memberId())
                    && (least == null || grant != null && grant.role().atLeast(least));
        }
    }

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
                    "select a.file, a.held_until, a.held_for, " + Register.columns("i") + BY_FILE
                            + " join content_item i on i.id = a.item where a.file in (?)",
                    row -> new Shown(
                            row.number("file"),
                            Register.head(row),
                            row.number("held_until") > clock.millis() ? Role.valueOf(row.text("held_for")) : null),
                    others);
            shown.stream().filter(s -> s.open(visit)).forEach(s -> allowed.add(s.file()));
        }
        if (visit.signedIn() && !allowed.containsAll(files)) {
            allowed.addAll(shared(files, visit));
        }
        List<Long> out = new ArrayList<>(files);
        out.retainAll(allowed);
        return out;
    }

    /** Those of items that the visitor's organisation writes together. */
    private List<Long> shared(Collection<Long> files, Visit visit) {
        record Shared(long file, long space, Role least) {}
        return database
                .list(
                        "select a.file, i.space_id, s.least" + BY_FILE + " join content_shared s on s.item = a.item"
                                + " join content_item i on i.id = a.item where a.file in (?) and s.organisation = ?"
                                + " and i.state in ('DRAFT', 'PUBLISHED')",
                        row -> new Shared(row.number("file"), row.number("space_id"), Role.valueOf(row.text("least"))),
                        files,
                        visit.organisationId())
                .stream()
                .filter(shared -> {
                    Grant grant = visit.grants().bySpace().get(shared.space());
                    return grant != null && grant.role().atLeast(shared.least());
                })
                .map(Shared::file)
                .toList();
    }
}
