// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.webinar.audience.Asked.State;

/** Reads questions from the audience, a page at a time: what is shown first, then what waits, the most supported first. */
public final class AskedQuestions {
    private static final int LIST = 100;
    private static final List<State> ORDER = List.of(State.SHOWN, State.NEW, State.ANSWERED, State.HIDDEN);
    private static final Pattern CURSOR = Pattern.compile("(SHOWN|NEW|ANSWERED|HIDDEN)-([0-9]{1,9})-([0-9]{1,18})");
    private static final String OWN =
            " and (a.state in ('SHOWN', 'ANSWERED') or a.registration = ? and a.registration <> 0)";

    private final Database database;

    public AskedQuestions(Database database) {
        this.database = database;
    }

    /**
     * Whose questions are read.
     *
     * @param registration of the reader, 0 for none
     * @param all whether the reader organises, and sees all of them
     */
    public record Reader(long registration, boolean all) {}

    /**
     * A page.
     *
     * @param next where the next one begins, "" on the last one
     */
    public record Part(List<Asked> rows, String next) {}

    /**
     * What a reader may see; a statement for each state that is looked at.
     *
     * @param after where the page before ended, "" for the first one
     */
    public Part page(long event, Reader reader, String after) {
        Matcher cursor = CURSOR.matcher(after);
        boolean further = cursor.matches();
        int from = further ? ORDER.indexOf(State.valueOf(cursor.group(1))) : 0;
        List<Asked> found = new ArrayList<>();
        for (int i = from; i < ORDER.size() && found.size() <= LIST; i++) {
            boolean first = further && i == from;
            found.addAll(read(
                    event,
                    reader,
                    ORDER.get(i),
                    first ? Integer.parseInt(cursor.group(2)) : Integer.MAX_VALUE,
                    first ? Long.parseLong(cursor.group(3)) : 0,
                    LIST + 1 - found.size()));
        }
        if (found.size() <= LIST) {
            return new Part(found, "");
        }
        Asked last = found.get(LIST - 1);
        return new Part(List.copyOf(found.subList(0, LIST)), last.state() + "-" + last.supports() + "-" + last.id());
    }

    private List<Asked> read(long event, Reader reader, State state, int supports, long id, int limit) {
        boolean open = reader.all() || state == State.SHOWN || state == State.ANSWERED;
        if (!open && reader.registration() == 0) {
            return List.of();
        }
        List<Object> arguments =
                new ArrayList<>(List.of(reader.registration(), event, state.name(), supports, supports, id));
        if (!open) {
            arguments.add(reader.registration());
        }
        return database.list(
                "select a.id, a.text, a.state, a.supports, a.asked_at, a.registration, s.registration as supporter"
                        + " from webinar_asked a left join webinar_support s on s.asked = a.id and s.registration = ?"
                        + " where a.event = ? and a.state = ? and a.supports <= ? and (a.supports < ? or a.id > ?)"
                        + (open ? "" : " and a.registration = ?")
                        + " order by a.supports desc, a.id fetch first " + limit + " rows only",
                row -> asked(row, reader.registration()),
                arguments.toArray());
    }

    /** Where a page ended, as an address has it; "" for what is no such thing. */
    static String cursor(String text) {
        return CURSOR.matcher(text).matches() ? text : "";
    }

    /** How many the reader may see, over all pages. */
    public long count(long event, Reader reader) {
        String sql = "select count(*) from webinar_asked a where a.event = ?";
        return reader.all() ? database.number(sql, event) : database.number(sql + OWN, event, reader.registration());
    }

    private static Asked asked(Row row, long registration) {
        return new Asked(
                row.number("id"),
                row.text("text"),
                Asked.State.valueOf(row.text("state")),
                row.integer("supports"),
                row.instant("asked_at"),
                registration != 0 && row.number("registration") == registration,
                row.numberOrNull("supporter") != null);
    }
}
