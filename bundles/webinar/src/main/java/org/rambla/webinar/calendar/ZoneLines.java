// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Describes a zone in a calendar (VTIMEZONE) from the very rules by which pages tell the time: the yearly changes where
 * the zone has a rule for them, else the single changes around the event.
 */
final class ZoneLines {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("zzz", Locale.UK);
    private static final String[] DAYS = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    private static final int WEEK = 7;

    private final ZoneId zone;
    private final ZoneRules rules;
    private final CalendarText out;

    private ZoneLines(ZoneId zone, CalendarText out) {
        this.zone = zone;
        this.rules = zone.getRules();
        this.out = out;
    }

    /** Adds the description, good from a year before the event to its end. */
    static void add(CalendarText out, ZoneId zone, Instant start, Instant end) {
        out.line("BEGIN", "VTIMEZONE").line("TZID", zone.getId());
        new ZoneLines(zone, out).observances(start, end);
        out.line("END", "VTIMEZONE");
    }

    private void observances(Instant start, Instant end) {
        int year = start.atZone(zone).getYear() - 1;
        List<String> yearly = new ArrayList<>();
        for (ZoneOffsetTransitionRule rule : rules.getTransitionRules()) {
            String repeated = repeated(rule, rule.createTransition(year));
            if (!repeated.isEmpty()) {
                yearly.add(repeated);
            }
        }
        ZoneOffsetTransition before = rules.previousTransition(start.plusMillis(1));
        boolean ruled = before == null
                || !yearly.isEmpty() && before.getDateTimeBefore().getYear() >= year;
        if (!yearly.isEmpty() && yearly.size() == rules.getTransitionRules().size() && ruled) {
            for (int i = 0; i < yearly.size(); i++) {
                ZoneOffsetTransition change = rules.getTransitionRules().get(i).createTransition(year);
                observance(change, change.getInstant(), yearly.get(i));
            }
        } else if (before == null) {
            always(rules.getOffset(start));
        } else {
            for (ZoneOffsetTransition at = before;
                    at != null && at.getInstant().isBefore(end);
                    at = rules.nextTransition(at.getInstant())) {
                // What clocks show may have been given another name since they changed.
                observance(at, at == before ? start : at.getInstant(), "");
            }
        }
    }

    /** "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"; "" when the change does not fall on the day that the rule names. */
    private static String repeated(ZoneOffsetTransitionRule rule, ZoneOffsetTransition change) {
        LocalDateTime at = change.getDateTimeBefore();
        DayOfWeek weekday = rule.getDayOfWeek();
        if (weekday == null || at.getDayOfWeek() != weekday || at.getMonth() != rule.getMonth()) {
            return "";
        }
        int day = rule.getDayOfMonthIndicator();
        String which = DAYS[weekday.getValue() - 1];
        String base = "FREQ=YEARLY;BYMONTH=" + rule.getMonth().getValue();
        // Of a month of 31 days, the last Sunday is the one from the 25th on.
        boolean last = day + WEEK - 1 == rule.getMonth().maxLength() && rule.getMonth() != Month.FEBRUARY;
        if (day == -1 || last) {
            return base + ";BYDAY=-1" + which;
        }
        return day > 0 && (day - 1) % WEEK == 0 ? base + ";BYDAY=" + ((day - 1) / WEEK + 1) + which : "";
    }

    /** @param named moment whose name and season it is told by */
    private void observance(ZoneOffsetTransition change, Instant named, String repeated) {
        boolean summer = rules.isDaylightSavings(named);
        String kind = summer ? "DAYLIGHT" : "STANDARD";
        out.line("BEGIN", kind).line("DTSTART", LOCAL.format(change.getDateTimeBefore()));
        if (!repeated.isEmpty()) {
            out.line("RRULE", repeated);
        }
        out.line("TZOFFSETFROM", offset(change.getOffsetBefore())).line("TZOFFSETTO", offset(change.getOffsetAfter()));
        out.text("TZNAME", NAME.format(named.atZone(zone))).line("END", kind);
    }

    private void always(ZoneOffset offset) {
        out.line("BEGIN", "STANDARD").line("DTSTART", "19700101T000000");
        out.line("TZOFFSETFROM", offset(offset))
                .line("TZOFFSETTO", offset(offset))
                .line("END", "STANDARD");
    }

    /** "+0200", with the seconds that old times have. */
    private static String offset(ZoneOffset offset) {
        int seconds = Math.abs(offset.getTotalSeconds());
        String sign = offset.getTotalSeconds() < 0 ? "-" : "+";
        String text = String.format(Locale.ROOT, "%s%02d%02d", sign, seconds / 3600, seconds / 60 % 60);
        return seconds % 60 == 0 ? text : text + String.format(Locale.ROOT, "%02d", seconds % 60);
    }
}
