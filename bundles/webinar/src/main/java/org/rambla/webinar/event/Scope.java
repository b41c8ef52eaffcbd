// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.util.Collection;
import java.util.List;

/**
 * Whose events an agenda shows, as the part of a statement that finds them. Derby would sort where an index has the order
 * already, so it is told which one to read.
 *
 * @param from tables before that of events, with what joins them; "" for none
 * @param condition on the events, called e
 * @param up index in the order of time
 * @param down index in the opposite order
 * @param series index in the order of series, which has another one ("_BACK") for the opposite
 * @param beside whose events stand among these in the order of time; null for none
 */
public record Scope(
        String from, String condition, List<Object> arguments, String up, String down, String series, Scope beside) {
    /** Everybody's events: for what is counted or offered of them, never to be shown. */
    static final Scope ALL = new Scope(
            "", "e.space_id > 0", List.of(), "WEBINAR_EVENT_COMING", "WEBINAR_EVENT_GONE", "WEBINAR_EVENT_ROWS", null);

    public static Scope of(long space) {
        return new Scope(
                "",
                "e.space_id = ?",
                List.of(space),
                "WEBINAR_EVENT_AGENDA",
                "WEBINAR_EVENT_BACK",
                "WEBINAR_EVENT_SESSIONS",
                null);
    }

    public static Scope of(Collection<Long> spaces) {
        return new Scope(
                "",
                "e.space_id in (?)",
                List.of(spaces),
                "WEBINAR_EVENT_COMING",
                "WEBINAR_EVENT_GONE",
                "WEBINAR_EVENT_ROWS",
                null);
    }

    /** What a space organises in other ones: as few as there are, sorted. */
    static Scope organisedBy(long space) {
        return new Scope(
                "webinar_organiser r join ",
                "r.space_id = ? and e.space_id <> ?",
                List.of(space, space),
                "",
                "",
                "",
                null);
    }

    /** The same with others among them. */
    Scope beside(Scope others) {
        return new Scope(from, condition, arguments, up, down, series, others);
    }

    /**
     * For which a member has a place or waits for one: as many as one person can attend, sorted.
     *
     * @param space in which they stand, or which organises them too; 0 for all
     */
    public static Scope ofMember(long member, long space) {
        return new Scope(
                "webinar_registration r join ",
                "r.member = ? and r.state in ('CONFIRMED', 'WAITING')"
                        + (space == 0
                                ? ""
                                : " and (e.space_id = ? or exists (select 1 from webinar_organiser o where o.event = e.id"
                                        + " and o.space_id = ?))"),
                space == 0 ? List.of(member) : List.of(member, space, space),
                "",
                "",
                "",
                null);
    }

    /** The tables, to be read series by series. */
    public String bySeries(boolean backwards) {
        return from.isEmpty()
                ? " from webinar_event e --DERBY-PROPERTIES index=" + series + (backwards ? "_BACK" : "") + "\n"
                : tables(backwards, false);
    }

    /** The tables, to be read in that order. */
    String tables(boolean backwards, boolean topic) {
        if (!from.isEmpty()) {
            return " from --DERBY-PROPERTIES joinOrder=FIXED\n " + from + "webinar_event e on e.id = r.event";
        }
        String index = topic ? backwards ? "WEBINAR_EVENT_TOPIC_BACK" : "WEBINAR_EVENT_TOPIC" : backwards ? down : up;
        return " from webinar_event e --DERBY-PROPERTIES index=" + index + "\n";
    }
}
