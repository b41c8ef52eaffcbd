// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rambla.api.text.Messages;

/** Dates of events as people say them, in one language. The label of a zone (CET, CEST) is that of the very moment. */
public final class WhenWords {
    private static final Map<Locale, Map<String, DateTimeFormatter>> FORMATTERS = new ConcurrentHashMap<>();

    private final Messages messages;
    private final Locale locale;
    private final Map<String, DateTimeFormatter> formatters;

    public WhenWords(Messages messages) {
        this.messages = messages;
        this.locale = messages.language().equals("en") ? Locale.UK : Locale.forLanguageTag(messages.language());
        this.formatters = of(locale);
    }

    /** The whole: "Wednesday 26 May 2021, 14:00–16:00 CEST". */
    public String words(When when) {
        return when.severalDays()
                ? messages.text(
                        "webinar.when.fromTo",
                        moment(when.start(), when.zone(), ""),
                        moment(when.end(), when.zone(), label(when.end(), when.zone())))
                : messages.text("webinar.when.on", day(when.firstDay()), hours(when, when.zone()));
    }

    /** "Wednesday 26 May 2021, 14:00 CEST". */
    public String moment(Instant at, ZoneId zone) {
        return moment(at, zone, label(at, zone));
    }

    private String moment(Instant at, ZoneId zone, String label) {
        String time = format("HH:mm", at, zone) + (label.isEmpty() ? "" : " " + label);
        return messages.text("webinar.when.on", day(at.atZone(zone).toLocalDate()), time);
    }

    /** The days alone: "Wednesday 26 May 2021", "Monday 26 April 2021 to Thursday 29 April 2021". */
    public String days(When when) {
        return when.severalDays()
                ? messages.text("webinar.when.fromTo", day(when.firstDay()), day(when.lastDay()))
                : day(when.firstDay());
    }

    /** The clock alone, of an event on one day: "14:00–16:00 CEST". */
    public String hours(When when) {
        return hours(when, when.zone());
    }

    private String hours(When when, ZoneId zone) {
        return format("HH:mm", when.start(), zone) + "\u2013" + format("HH:mm", when.end(), zone) + " "
                + label(when.end(), zone);
    }

    /**
     * The same for a reader elsewhere: "13:00–15:00 in Lisbon", with the days where they are others.
     *
     * @return "" when the reader's clock shows the same
     */
    public String elsewhere(When when, ZoneId reader) {
        if (!when.differsIn(reader)) {
            return "";
        }
        return messages.text("webinar.when.in", there(when, reader), place(reader));
    }

    /** Over several days the clock alone would read as the hours of each of them. */
    private String there(When when, ZoneId reader) {
        if (!when.firstDay(reader).equals(when.lastDay(reader))) {
            return messages.text(
                    "webinar.when.fromTo", moment(when.start(), reader, ""), moment(when.end(), reader, ""));
        }
        String hours = format("HH:mm", when.start(), reader) + "\u2013" + format("HH:mm", when.end(), reader);
        boolean sameDay = !when.severalDays() && when.firstDay().equals(when.firstDay(reader));
        return sameDay ? hours : messages.text("webinar.when.on", day(when.firstDay(reader)), hours);
    }

    /** A moment on a reader's clock: "13:00", with the day where that is not the one given: "Thu 27 May, 00:00". */
    public String clock(Instant at, ZoneId reader, LocalDate day) {
        return format(at.atZone(reader).toLocalDate().equals(day) ? "HH:mm" : "EEE d MMM, HH:mm", at, reader);
    }

    /** "Wednesday 26 May 2021". */
    public String day(LocalDate day) {
        String pattern = "EEEE d MMMM yyyy";
        boolean first = day.getDayOfMonth() == 1 && locale.getLanguage().equals("fr");
        return formatter(first ? pattern.replace("d MMMM", "d'er' MMMM") : pattern)
                .format(day);
    }

    /** "26", or "26–29" for several days of a month; "30–2" where they reach into the next. */
    public static String dayNumbers(When when) {
        String first = String.valueOf(when.firstDay().getDayOfMonth());
        return when.severalDays() ? first + "\u2013" + when.lastDay().getDayOfMonth() : first;
    }

    /** "May", with the year when it is not this one. */
    public String month(When when, Instant now) {
        LocalDate day = when.firstDay();
        boolean far = day.getYear() != now.atZone(when.zone()).getYear()
                && Math.abs(ChronoUnit.DAYS.between(day, now.atZone(when.zone()).toLocalDate())) > 180;
        return formatter(far ? "MMM yyyy" : "MMMM").format(day);
    }

    /** "May 2021", with a capital at the beginning as a heading has it. */
    public String monthAndYear(LocalDate day) {
        String words = formatter("MMMM yyyy").format(day);
        return words.substring(0, 1).toUpperCase(locale) + words.substring(1);
    }

    /** The name that clocks of the zone have at that moment: "CEST". */
    public static String label(Instant at, ZoneId zone) {
        return formatter("zzz", Locale.UK).format(at.atZone(zone));
    }

    /** The place after which a zone is called: "Lisbon". */
    public String place(ZoneId zone) {
        String id = zone.getId();
        if (!id.contains("/")) {
            return zone.getDisplayName(TextStyle.FULL, locale);
        }
        String city = id.substring(id.lastIndexOf('/') + 1);
        String key = "web.place." + city;
        return messages.has(key) ? messages.text(key) : city.replace('_', ' ');
    }

    private String format(String pattern, Instant at, ZoneId zone) {
        return formatter(pattern).format(at.atZone(zone));
    }

    private DateTimeFormatter formatter(String pattern) {
        return formatter(formatters, pattern, locale);
    }

    private static DateTimeFormatter formatter(String pattern, Locale locale) {
        return formatter(of(locale), pattern, locale);
    }

    private static Map<String, DateTimeFormatter> of(Locale locale) {
        return FORMATTERS.computeIfAbsent(locale, k -> new ConcurrentHashMap<>());
    }

    private static DateTimeFormatter formatter(Map<String, DateTimeFormatter> known, String pattern, Locale locale) {
        return known.computeIfAbsent(pattern, k -> DateTimeFormatter.ofPattern(pattern, locale));
    }
}
