// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.call;

import java.time.Instant;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.persistence.Row;
import org.rambla.wiki.template.Facts;

/**
 * What a city contributes to a call. Everybody who acts for the city writes at the same text.
 *
 * @param version counts changes, from 1
 * @param item the register's, 0 before anything is written
 * @param writer who wrote last, 0 for nobody
 * @param answer what the reviewer said, "" for nothing
 * @param page what was published, 0 for nothing
 */
public record Contribution(
        long call,
        long organisation,
        int version,
        State state,
        long item,
        String language,
        String title,
        Body body,
        Facts facts,
        long writer,
        Instant changedAt,
        String answer,
        long page) {
    /** Columns of {@link #standing}. */
    static final String STANDING =
            "call_id, organisation, version, state, item, language, title, writer, changed_at, answer, page";

    static final String COLUMNS = STANDING + ", body, sanitiser, facts";

    /** How far it is. */
    public enum State {
        ASKED,
        DRAFTING,
        HANDED_IN,
        PUBLISHED,
        /** The city has nothing to contribute. */
        DECLINED;

        /** Whether the city may write. */
        public boolean open() {
            return this == ASKED || this == DRAFTING || this == DECLINED;
        }

        /** Whether nothing has come from the city yet. */
        public boolean silent() {
            return this == ASKED || this == DRAFTING;
        }
    }

    static Contribution of(Row row, Bodies bodies) {
        return of(row, bodies.stored(row.text("body"), row.integer("sanitiser")), Facts.fromJson(row.text("facts")));
    }

    /** The same without what was written. */
    Contribution withoutText() {
        return new Contribution(
                call, organisation, version, state, 0, "", "", Body.EMPTY, Facts.NONE, 0, changedAt, "", page);
    }

    /** Without what was written. */
    static Contribution standing(Row row) {
        return of(row, Body.EMPTY, Facts.NONE);
    }

    private static Contribution of(Row row, Body body, Facts facts) {
        return new Contribution(
                row.number("call_id"),
                row.number("organisation"),
                row.integer("version"),
                State.valueOf(row.text("state")),
                row.number("item"),
                row.text("language"),
                row.text("title"),
                body,
                facts,
                row.number("writer"),
                row.instant("changed_at"),
                row.text("answer"),
                row.number("page"));
    }
}
