// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.job;

import java.time.Instant;
import java.util.List;
import org.rambla.api.persistence.Row;
import org.rambla.wiki.exchange.in.Remark;

/**
 * Pages that are brought in while nobody waits for them.
 *
 * @param organisation for which the member acts
 * @param name of the file
 * @param language of pages that do not say theirs
 * @param reader the member's language
 * @param parent the page below which they come, 0 for the top
 * @param pages how many there are
 * @param done how many were looked at
 * @param made how many pages were made
 * @param problem why it stopped; null when nothing went wrong
 * @param remarks about all of it, when it is done
 * @param endedAt null while it goes on
 * @param template with which the pages begin, "" for none
 */
public record ImportJob(
        long id,
        long space,
        long member,
        long organisation,
        String name,
        String language,
        String reader,
        long parent,
        int pages,
        int done,
        int made,
        State state,
        Remark problem,
        List<Remark> remarks,
        Instant askedAt,
        Instant endedAt,
        String template) {
    static final String COLUMNS = "j.id, j.space_id, j.member, j.organisation, j.name, j.language, j.reader, j.parent,"
            + " j.pages, j.done, j.made, j.state, j.problem, j.remarks, j.asked_at, j.ended_at, j.template";

    /** How far it is. */
    public enum State {
        /** Its file is being kept. */
        COMING,
        /** A server works at it, or will. */
        WAITING,
        /** Until somebody has it gone on with. */
        STOPPED,
        DONE
    }

    static ImportJob of(Row row) {
        List<Remark> problem = Remark.fromJson(row.text("problem"));
        return new ImportJob(
                row.number("id"),
                row.number("space_id"),
                row.number("member"),
                row.number("organisation"),
                row.text("name"),
                row.text("language"),
                row.text("reader"),
                row.number("parent"),
                row.integer("pages"),
                row.integer("done"),
                row.integer("made"),
                State.valueOf(row.text("state")),
                problem.isEmpty() ? null : problem.get(0),
                Remark.fromJson(row.text("remarks")),
                row.instant("asked_at"),
                row.number("ended_at") == 0 ? null : row.instant("ended_at"),
                row.text("template"));
    }

    /** Its address below the wiki of its space. */
    public String path() {
        return "import/" + id;
    }

    /** Whether a server works at it, or will. */
    public boolean going() {
        return state == State.WAITING;
    }
}
