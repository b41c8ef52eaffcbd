// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.attendance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.attendance.Figures.Counts;
import org.rambla.webinar.attendance.Figures.Line;

/**
 * How many people there were of each function: what members say of themselves now, what others said when they registered,
 * and the totals that were kept of those who were forgotten since.
 */
final class Functions {
    private static final int STEP = 1_000;

    private final CountedEvents scope;
    private final Database database;
    private final Members members;

    Functions(CountedEvents scope, Database database, Members members) {
        this.scope = scope;
        this.database = database;
        this.members = members;
    }

    private record Office(long member, String office, Counts counts) {}

    List<Line> lines(Visit visit) {
        Map<String, Counts> sums = new LinkedHashMap<>();
        List<Office> offices = known();
        Map<Long, MemberCard> cards = cards(offices);
        for (Office one : offices) {
            MemberCard card = cards.get(one.member());
            add(sums, card == null || card.function().isEmpty() ? one.office() : card.function(), one.counts());
        }
        database.list(
                "select f.office, sum(f.registered) as registered, sum(f.waiting) as waiting,"
                        + " sum(f.attended) as attended from --DERBY-PROPERTIES joinOrder=FIXED\n"
                        + " webinar_event e join webinar_function f on f.event = e.id where " + scope.where()
                        + " group by f.office",
                row -> {
                    add(sums, row.text("office"), Counts.of(row));
                    return null;
                },
                scope.arguments().toArray());
        List<Line> lines = new ArrayList<>();
        sums.forEach((function, counts) ->
                lines.add(new Line(function.isEmpty() ? visit.text("webinar.figures.unknown") : function, "", counts)));
        lines.sort(Figures.ORDER);
        return lines;
    }

    private static void add(Map<String, Counts> sums, String function, Counts counts) {
        sums.merge(function, counts, Counts::plus);
    }

    /** Those who were not forgotten. */
    private List<Office> known() {
        return database.list(
                "select r.member, r.office, " + Figures.COUNTS + CountedEvents.REGISTRATIONS + scope.where()
                        + " and r.state in ('CONFIRMED', 'WAITING') and (r.address <> '' or r.address_key like '-once-%')"
                        + " group by r.member, r.office",
                row -> new Office(row.number("member"), row.text("office"), Counts.of(row)),
                scope.arguments().toArray());
    }

    private Map<Long, MemberCard> cards(List<Office> offices) {
        List<Long> ids = offices.stream()
                .map(Office::member)
                .filter(id -> id != 0)
                .distinct()
                .toList();
        Map<Long, MemberCard> cards = new HashMap<>();
        for (int from = 0; from < ids.size(); from += STEP) {
            cards.putAll(members.cards(ids.subList(from, Math.min(ids.size(), from + STEP))));
        }
        return cards;
    }
}
