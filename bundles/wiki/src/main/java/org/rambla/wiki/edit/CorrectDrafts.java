// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.edit;

import java.util.Arrays;
import java.util.List;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.Files;
import org.rambla.api.persistence.Row;
import org.rambla.api.persistence.Transaction;
import org.rambla.wiki.template.Facts;

/** What a page says in one language is in another: so are drafts of it, with what their fields and uploads hold. */
public final class CorrectDrafts {
    private final Bodies bodies;
    private final Files files;

    public CorrectDrafts(Bodies bodies, Files files) {
        this.bodies = bodies;
        this.files = files;
    }

    private record Moved(long member, long space, Body body, Facts facts, List<Long> files) {}

    /** What somebody keeps in that language already stays theirs, and both are kept. */
    public void speak(Transaction tx, long page, String from, String to) {
        List<Moved> all = tx.list(
                "select d.member, d.space_id, d.body, d.sanitiser, d.facts, d.files from wiki_draft d"
                        + " where d.page = ? and d.language = ? and not exists (select 1 from wiki_draft t"
                        + " where t.member = d.member and t.space_id = d.space_id and t.page = d.page and t.language = ?)",
                this::moved,
                page,
                from,
                to);
        for (Moved one : all) {
            tx.execute(
                    "update wiki_draft set language = ?, written_in = ?, facts = ?"
                            + " where member = ? and space_id = ? and page = ? and language = ?",
                    to,
                    to,
                    one.facts().spoken(from, to).toJson(),
                    one.member(),
                    one.space(),
                    page,
                    from);
            files.need(tx, one.member(), Drafts.holder(one.space(), page, from), Body.EMPTY, List.of());
            files.need(tx, one.member(), Drafts.holder(one.space(), page, to), one.body(), one.files());
        }
    }

    private Moved moved(Row row) {
        return new Moved(
                row.number("member"),
                row.number("space_id"),
                bodies.stored(row.text("body"), row.integer("sanitiser")),
                Facts.fromJson(row.text("facts")),
                Arrays.stream(row.text("files").split(" "))
                        .filter(id -> !id.isEmpty())
                        .map(Long::parseLong)
                        .toList());
    }
}
