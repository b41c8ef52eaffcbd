// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.visit.Visit;

/** When people are reminded, in a form: a number and a unit for each mail, as many minutes before the beginning. */
public final class RemindersForm {
    /** So many reminders at most. */
    public static final int MOST = 6;

    /** In any unit. */
    public static final int NUMBER = 999;

    /** No reminder goes out earlier. */
    public static final Duration LONGEST = Duration.ofDays(60);

    private static final int SOONEST = 5;
    /** Rows that are shown: those that hold something, and an empty one or two. */
    private static final int ROWS = 4;

    private RemindersForm() {}

    /** What is counted. */
    public enum Unit {
        DAYS(24 * 60),
        HOURS(60),
        MINUTES(1);

        private final int minutes;

        Unit(int minutes) {
            this.minutes = minutes;
        }
    }

    private static Unit unit(int minutes) {
        return Stream.of(Unit.values())
                .filter(one -> minutes % one.minutes == 0)
                .findFirst()
                .orElse(Unit.MINUTES);
    }

    /** One that a program sent; more than there may be are told. */
    static void put(SentForm form, int number, int minutes) {
        if (number >= MOST) {
            form.reject("lead", "webinar.problem.rows", MOST);
        }
        form.put("lead." + number + ".number", minutes / unit(minutes).minutes);
        form.put("lead." + number + ".unit", unit(minutes));
    }

    static void fill(Fields fields, List<Integer> reminders) {
        for (int i = 0; i < Math.min(MOST, reminders.size()); i++) {
            int minutes = reminders.get(i);
            Unit unit = unit(minutes);
            fields.with("lead." + i + ".number", minutes / unit.minutes).with("lead." + i + ".unit", unit);
        }
    }

    /** How many rows to show. */
    public static int rows(Fields fields) {
        int last = 0;
        for (int i = 0; i < MOST; i++) {
            last = fields.value("lead." + i + ".number").isEmpty() ? last : i + 1;
        }
        return Math.min(MOST, Math.max(ROWS, last + 1));
    }

    /** Units with their labels. */
    public static Map<String, String> units(Visit visit) {
        Map<String, String> units = new LinkedHashMap<>();
        for (Unit unit : Unit.values()) {
            units.put(unit.name(), visit.text("webinar.form.lead." + unit));
        }
        return units;
    }

    /**
     * What was typed, the earliest first; messages are kept in the form when something is wrong. A form that does not ask
     * for reminders leaves them as they were.
     *
     * @param before the event as it is stored, null for a new one
     */
    static List<Integer> read(Form form, Events.Whole before) {
        if (!form.has("reminders")) {
            return before == null ? EventForm.REMINDERS : before.row().reminders();
        }
        List<Integer> minutes = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            String field = "lead." + i + ".number";
            if (!form.value(field).isEmpty()) {
                long number = form.number(field, 1, NUMBER);
                Unit unit = unit(form.value("lead." + i + ".unit"));
                long all = number * unit.minutes;
                if (form.problem(field).isEmpty() && (all < SOONEST || all > LONGEST.toMinutes())) {
                    form.reject(field, "webinar.problem.lead", SOONEST, LONGEST.toDays());
                }
                minutes.add((int) all);
            }
        }
        return minutes.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    }

    private static Unit unit(String typed) {
        return Stream.of(Unit.values())
                .filter(unit -> unit.name().equals(typed))
                .findFirst()
                .orElse(Unit.DAYS);
    }
}
