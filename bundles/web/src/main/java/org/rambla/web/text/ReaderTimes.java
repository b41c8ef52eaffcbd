// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.text;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rambla.api.text.Messages;
import org.rambla.api.text.Times;

/** Times in one reader's language and zone. */
public final class ReaderTimes implements Times {
    private static final Map<String, DateTimeFormatter> FORMATTERS = new ConcurrentHashMap<>();

    private final Messages messages;
    private final ZoneId zone;
    private final Instant now;
    private final Locale locale;

    public ReaderTimes(Messages messages, ZoneId zone, Instant now) {
        this.messages = messages;
        this.zone = zone;
        this.now = now;
        this.locale = messages.language().equals("en") ? Locale.UK : Locale.forLanguageTag(messages.language());
    }

    private String format(String pattern, ZonedDateTime at) {
        return formatter(first(at) ? pattern.replace("d MMMM", "d'er' MMMM") : pattern, locale)
                .format(at);
    }

    /** In French the first of a month is "1er", all other days are plain numbers. */
    private boolean first(ZonedDateTime at) {
        return at.getDayOfMonth() == 1 && locale.getLanguage().equals("fr");
    }

    private static DateTimeFormatter formatter(String pattern, Locale locale) {
        return FORMATTERS.computeIfAbsent(
                locale + pattern, k -> DateTimeFormatter.ofPattern(DayPattern.of(pattern, locale), locale));
    }

    private boolean thisYear(ZonedDateTime at) {
        return at.getYear() == now.atZone(zone).getYear();
    }

    @Override
    public String dateTime(Instant instant) {
        ZonedDateTime at = instant.atZone(zone);
        String day = format(thisYear(at) ? "EEEE d MMMM" : "EEEE d MMMM yyyy", at);
        return messages.text("web.time.dayAndTime", day, format("HH:mm", at));
    }

    @Override
    public String date(Instant instant) {
        return format("EEEE d MMMM yyyy", instant.atZone(zone));
    }

    @Override
    public String time(Instant instant) {
        return format("HH:mm", instant.atZone(zone));
    }

    @Override
    public String ago(Instant instant) {
        ZonedDateTime at = instant.atZone(zone);
        long minutes = Duration.between(instant, now).toMinutes();
        if (minutes >= 0 && minutes < 1) {
            return messages.text("web.time.now");
        }
        if (minutes >= 0 && minutes < 60) {
            return messages.count("web.time.minutes", minutes);
        }
        LocalDate today = now.atZone(zone).toLocalDate();
        long days = ChronoUnit.DAYS.between(at.toLocalDate(), today);
        if (days == 0 && minutes >= 0 && minutes < 6 * 60) {
            return messages.count("web.time.hours", minutes / 60);
        }
        if (days == 0 || days == 1) {
            return messages.text(days == 0 ? "web.time.today" : "web.time.yesterday", time(instant));
        }
        return format(thisYear(at) ? "d MMMM" : "d MMMM yyyy", at);
    }

    @Override
    public String iso(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    @Override
    public String zoneLabel(Instant instant) {
        ZonedDateTime at = instant.atZone(zone);
        return formatter("zzz", Locale.UK).format(at);
    }

    @Override
    public String size(long bytes) {
        if (bytes < 1000) {
            return messages.text("web.size.bytes", bytes);
        }
        if (bytes < 1_000_000) {
            return messages.text("web.size.kilobytes", Math.round(bytes / 1000.0));
        }
        NumberFormat oneDigit = NumberFormat.getInstance(locale);
        oneDigit.setMaximumFractionDigits(1);
        return messages.text("web.size.megabytes", oneDigit.format(bytes / 1_000_000.0));
    }

    @Override
    public String number(long number) {
        return NumberFormat.getInstance(locale).format(number);
    }

    /** "Brussels" in the reader's words, for the foot of a page. */
    public String place() {
        String id = zone.getId();
        if (!id.contains("/")) {
            return zone.getDisplayName(TextStyle.FULL, locale);
        }
        String city = id.substring(id.lastIndexOf('/') + 1);
        String key = "web.place." + city;
        return messages.has(key) ? messages.text(key) : city.replace('_', ' ');
    }
}
