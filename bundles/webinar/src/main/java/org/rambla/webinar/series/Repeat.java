// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.series;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.page.Form;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventDraft;
import org.rambla.webinar.event.Terms;
import org.rambla.webinar.event.When;

/**
 * How an event is repeated when it is announced as a series: at the same hour by the organiser's clock, whatever clocks do
 * between.
 *
 * @param every from one session to the next; null for a single event, or where a rule says it
 * @param sessions how many in all, those that are left out not counted
 * @param without first days on which there is none
 * @param rule that says on which days; null for none
 */
public record Repeat(Period every, int sessions, Set<LocalDate> without, Rule rule) {
    public static final Repeat NONE = new Repeat(null, 1, Set.of(), null);
    /** A series is announced with so many sessions at most. */
    public static final int MOST = 30;

    public static final int RULE = 200;
    private static final String BY_RULE = "rule";

    private static final Map<String, Period> PERIODS = periods();

    private static Map<String, Period> periods() {
        Map<String, Period> periods = new LinkedHashMap<>();
        periods.put("1w", Period.ofWeeks(1));
        periods.put("2w", Period.ofWeeks(2));
        periods.put("1m", Period.ofMonths(1));
        return periods;
    }

    /** What may be chosen, with labels. */
    public static Map<String, String> choices(Visit visit) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", visit.text("webinar.repeat.none"));
        PERIODS.keySet().forEach(period -> choices.put(period, visit.text("webinar.repeat." + period)));
        choices.put(BY_RULE, visit.text("webinar.repeat.rule"));
        return choices;
    }

    /** What was typed; messages are kept in the form when something is wrong. */
    public static Repeat read(Form form) {
        String every = form.value("repeat");
        if (every.isEmpty()) {
            return NONE;
        }
        if (!PERIODS.containsKey(every) && !every.equals(BY_RULE)) {
            form.reject("repeat", "web.problem.choice");
            return NONE;
        }
        if (form.value("series").isEmpty()) {
            form.reject("series", "webinar.problem.repeat");
        }
        Set<LocalDate> without = new HashSet<>();
        for (String day : form.optional("without", 1_000).split("[\\s,;]+")) {
            try {
                if (!day.isEmpty()) {
                    without.add(LocalDate.parse(day));
                }
            } catch (DateTimeParseException e) {
                form.reject("without", "webinar.problem.without");
            }
        }
        return every.equals(BY_RULE)
                ? ruled(form, without)
                : new Repeat(PERIODS.get(every), (int) form.number("sessions", 2, MOST), without, null);
    }

    /** Where the rule has no end, the number of sessions is that. */
    private static Repeat ruled(Form form, Set<LocalDate> without) {
        Rule rule = Rule.parse(form.required("rule", RULE)).orElse(null);
        if (rule == null) {
            form.reject("rule", "webinar.problem.rule");
            return NONE;
        }
        boolean ends = rule.count() > 0 || rule.until() != null;
        if (rule.count() > MOST) {
            form.reject("rule", "webinar.problem.ruleLong", MOST);
        }
        return new Repeat(null, ends ? MOST + 1 : (int) form.number("sessions", 2, MOST), without, rule);
    }

    public boolean single() {
        return every == null && rule == null;
    }

    /** The sessions, in order; an event without a date is none but itself. */
    public List<EventDraft> of(EventDraft draft) {
        if (single() || draft.when() == null) {
            return List.of(draft);
        }
        if (rule != null) {
            LocalDate first = draft.when().firstDay();
            return rule.from(first, sessions + without.size()).stream()
                    .filter(day -> !without.contains(day))
                    .limit(sessions)
                    .map(day -> moved(draft, Period.ofDays((int) ChronoUnit.DAYS.between(first, day))))
                    .toList();
        }
        List<EventDraft> drafts = new ArrayList<>();
        for (int i = 0; drafts.size() < sessions && i < 2 * MOST; i++) {
            EventDraft next = moved(draft, every.multipliedBy(i));
            if (!without.contains(next.when().firstDay())) {
                drafts.add(next);
            }
        }
        return drafts;
    }

    /** The first day on which clocks show the beginning or the end twice, or not at all; the day that was typed was asked about already. */
    public static Optional<LocalDate> odd(List<EventDraft> sessions) {
        if (sessions.size() < 2) {
            return Optional.empty();
        }
        When typed = sessions.get(0).when();
        LocalTime start = typed.start().atZone(typed.zone()).toLocalTime();
        LocalTime end = typed.end().atZone(typed.zone()).toLocalTime();
        return sessions.stream()
                .skip(1)
                .map(EventDraft::when)
                .filter(when -> offsets(when.firstDay().atTime(start), when.zone()) != 1
                        || offsets(when.end().atZone(when.zone()).toLocalDate().atTime(end), when.zone()) != 1)
                .map(When::firstDay)
                .findFirst();
    }

    private static int offsets(LocalDateTime local, ZoneId zone) {
        return zone.getRules().getValidOffsets(local).size();
    }

    private static EventDraft moved(EventDraft draft, Period by) {
        When when = draft.when();
        Terms terms = draft.terms();
        ZoneId zone = when.zone();
        return draft.moved(
                new When(later(when.start(), by, zone), later(when.end(), by, zone), zone),
                new Terms(
                        terms.who(),
                        terms.capacity(),
                        terms.perCity(),
                        later(terms.opens(), by, zone),
                        later(terms.closes(), by, zone)));
    }

    private static Instant later(Instant at, Period by, ZoneId zone) {
        return at == null ? null : at.atZone(zone).plus(by).toInstant();
    }
}
