// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * The lines of an iCalendar object (RFC 5545): values escaped, lines folded at 75 octets and ended by CR LF, so that
 * nothing in a text can begin a line of its own.
 */
final class CalendarText {
    private static final int OCTETS = 75;
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private final StringBuilder out = new StringBuilder();

    /** A line whose value needs no escaping: written in source code, or made of digits. */
    CalendarText line(String name, String value) {
        return fold(name + ":" + value);
    }

    /** A line with a text; "" leaves the line out. */
    CalendarText text(String name, String value) {
        return value.isEmpty() ? this : fold(name + ":" + escape(value));
    }

    CalendarText utc(String name, Instant at) {
        return line(name, UTC.format(at.atOffset(ZoneOffset.UTC)));
    }

    /**
     * A moment as clocks of a zone show it; the zone must be described in the same object. Of an hour that they show twice
     * only the first one can be said so.
     */
    CalendarText local(String name, Instant at, ZoneId zone) {
        ZonedDateTime clock = at.atZone(zone);
        if (!clock.withEarlierOffsetAtOverlap().toInstant().equals(at)) {
            return utc(name, at);
        }
        return line(name + ";TZID=" + zone.getId(), LOCAL.format(at.atZone(zone)));
    }

    /** An address with a name beside it; further parameters begin with a semicolon. */
    CalendarText person(String property, String name, String parameters, String address) {
        String said = plain(name).replace("\"", "'");
        String clean = plain(address).replaceAll("\\s", "");
        return fold(property + (said.isEmpty() ? "" : ";CN=\"" + said + "\"") + parameters + ":mailto:" + clean);
    }

    private static String escape(String text) {
        return plain(text.replace("\r\n", "\n").replace("\n", "\u0000"))
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\u0000", "\\n");
    }

    /** Without control characters; NUL stands for the end of a line. */
    private static String plain(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == 0 || !Character.isISOControl(c))
                .filter(c -> c != 0x2028 && c != 0x2029)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private CalendarText fold(String line) {
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            int c = line.codePointAt(i);
            String sign = Character.toString(c);
            int length = sign.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > OCTETS) {
                out.append("\r\n ");
                octets = 1;
            }
            out.append(sign);
            octets += length;
            i += Character.charCount(c);
        }
        out.append("\r\n");
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
