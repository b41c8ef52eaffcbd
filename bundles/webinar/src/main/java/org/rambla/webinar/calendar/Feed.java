// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.webinar.event.When;

/** Many events in one calendar, to which people subscribe. */
public final class Feed {
    private Feed() {}

    /**
     * An event of it.
     *
     * @param status CONFIRMED, TENTATIVE or CANCELLED
     */
    public record Entry(Invitation invitation, String status) {}

    /** The whole calendar; each zone is described once. */
    public static String of(String name, List<Entry> entries) {
        CalendarText out = new CalendarText();
        out.line("BEGIN", "VCALENDAR").line("VERSION", "2.0").line("PRODID", "-//Rambla//Webinars//EN");
        out.line("CALSCALE", "GREGORIAN").line("METHOD", "PUBLISH").text("X-WR-CALNAME", name);
        // Programs that subscribe ask as often as they please without it.
        out.line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H").line("X-PUBLISHED-TTL", "PT1H");
        zones(entries).forEach((zone, span) -> ZoneLines.add(out, zone, span.from(), span.to()));
        entries.forEach(entry -> entry.invitation().event(out, entry.status()));
        return out.line("END", "VCALENDAR").toString();
    }

    private record Span(Instant from, Instant to) {
        Span with(When when) {
            return new Span(
                    when.start().isBefore(from) ? when.start() : from,
                    when.end().isAfter(to) ? when.end() : to);
        }
    }

    private static Map<ZoneId, Span> zones(List<Entry> entries) {
        Map<ZoneId, Span> zones = new LinkedHashMap<>();
        for (Entry entry : entries) {
            When when = entry.invitation().when();
            zones.merge(when.zone(), new Span(when.start(), when.end()), (span, added) -> span.with(when));
        }
        return zones;
    }
}
