// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.series;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * On which days an event recurs, as calendars write it (RRULE of RFC 5545, as far as meetings need it): by days, weeks or
 * months, with INTERVAL, BYDAY, BYMONTHDAY, COUNT and UNTIL. The first day is always one of them.
 *
 * @param interval every so many days, weeks or months
 * @param count how many in all; 0 where the rule does not say
 * @param until the last day on which there may be one; null where the rule does not say
 * @param days of the week; empty for that of the first day
 * @param monthDays of the month, from its end when negative; empty for that of the first day
 */
record Rule(Frequency frequency, int interval, int count, LocalDate until, List<Day> days, List<Integer> monthDays) {
    private static final int YEARS = 10;
    private static final Pattern DAY = Pattern.compile("([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)");
    private static final Set<String> KNOWN =
            Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "WKST");

    /** What is counted by {@link #interval}. */
    enum Frequency {
        DAILY,
        WEEKLY,
        MONTHLY
    }

    /**
     * A day of the week.
     *
     * @param number which of the month, from its end when negative; 0 for each
     */
    record Day(int number, DayOfWeek day) {
        boolean fits(LocalDate date) {
            if (date.getDayOfWeek() != day) {
                return false;
            }
            int fromStart = (date.getDayOfMonth() - 1) / 7 + 1;
            int fromEnd = -((date.lengthOfMonth() - date.getDayOfMonth()) / 7 + 1);
            return number == 0 || number == fromStart || number == fromEnd;
        }
    }

    /** Empty when it is no rule, or one that is not understood: nothing of it is ever left out quietly. */
    static Optional<Rule> parse(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : text.strip()
                .toUpperCase(Locale.ROOT)
                .replaceFirst("^RRULE:", "")
                .split(";")) {
            String[] pair = part.split("=", -1);
            if (pair.length != 2 || !KNOWN.contains(pair[0]) || parts.put(pair[0], pair[1]) != null) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(of(parts)).filter(Rule::sensible);
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Rule of(Map<String, String> parts) {
        // Weeks begin on Mondays here, as everywhere in the agenda.
        if (!parts.getOrDefault("WKST", "MO").equals("MO")
                || parts.containsKey("COUNT") && parts.containsKey("UNTIL")) {
            throw new IllegalArgumentException();
        }
        String until = parts.getOrDefault("UNTIL", "");
        if (!until.matches("|[0-9]{8}(T[0-9]{6}Z?)?")) {
            throw new IllegalArgumentException();
        }
        return new Rule(
                Frequency.valueOf(parts.getOrDefault("FREQ", "")),
                number(parts.getOrDefault("INTERVAL", "1")),
                parts.containsKey("COUNT") ? number(parts.get("COUNT")) : 0,
                until.isEmpty() ? null : LocalDate.parse(until.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE),
                listed(parts, "BYDAY").map(Rule::day).toList(),
                listed(parts, "BYMONTHDAY").map(Rule::monthDay).toList());
    }

    private static Stream<String> listed(Map<String, String> parts, String name) {
        return parts.containsKey(name) ? Stream.of(parts.get(name).split(",", -1)) : Stream.of();
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException();
        }
        return Integer.parseInt(text);
    }

    private static int monthDay(String text) {
        if (!text.matches("[+-]?([1-9]|[12][0-9]|3[01])")) {
            throw new IllegalArgumentException();
        }
        return Integer.parseInt(text);
    }

    private static Day day(String text) {
        Matcher matcher = DAY.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException();
        }
        DayOfWeek day = Stream.of(DayOfWeek.values())
                .filter(one -> one.name().startsWith(matcher.group(2)))
                .findFirst()
                .orElseThrow();
        return new Day(matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1)), day);
    }

    private boolean sensible() {
        boolean numbered = days.stream().anyMatch(day -> day.number() != 0);
        return frequency == Frequency.MONTHLY || !numbered && (frequency == Frequency.DAILY || monthDays.isEmpty());
    }

    /** The days in order, at most so many; the first one included. */
    List<LocalDate> from(LocalDate first, int most) {
        List<LocalDate> found = new ArrayList<>(List.of(first));
        LocalDate end = until == null ? first.plusYears(YEARS) : until;
        int enough = count == 0 ? most : Math.min(count, most);
        for (LocalDate day = first.plusDays(1); !day.isAfter(end) && found.size() < enough; day = day.plusDays(1)) {
            if (fits(first, day)) {
                found.add(day);
            }
        }
        return found;
    }

    private boolean fits(LocalDate first, LocalDate day) {
        boolean weekday = days.stream().anyMatch(one -> one.fits(day));
        boolean monthday = monthDays.stream()
                .anyMatch(one -> one == day.getDayOfMonth() || one == day.getDayOfMonth() - day.lengthOfMonth() - 1);
        boolean limited = (days.isEmpty() || weekday) && (monthDays.isEmpty() || monthday);
        return switch (frequency) {
            case DAILY -> ChronoUnit.DAYS.between(first, day) % interval == 0 && limited;
            case WEEKLY ->
                ChronoUnit.WEEKS.between(monday(first), monday(day)) % interval == 0
                        && (days.isEmpty() ? day.getDayOfWeek() == first.getDayOfWeek() : weekday);
            case MONTHLY ->
                ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(day)) % interval == 0
                        && (days.isEmpty() && monthDays.isEmpty()
                                ? day.getDayOfMonth() == first.getDayOfMonth()
                                : limited);
        };
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
