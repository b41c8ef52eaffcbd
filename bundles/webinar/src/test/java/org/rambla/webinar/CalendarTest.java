// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rambla.webinar.calendar.Invitation;
import org.rambla.webinar.event.When;

/** Calendar objects: what their lines may hold, and how zones are described. */
final class CalendarTest {
    private static Invitation invitation(String title, String description, String name, When when) {
        return new Invitation(
                "event-1@network.example",
                3,
                Instant.parse("2026-03-02T12:00:00Z"),
                when,
                title,
                description,
                "Nice",
                "https://network.example/s/night",
                new Invitation.Person("Network", "agenda@network.example"),
                new Invitation.Person(name, "member@city.example"));
    }

    private static When when(String zone, String start) {
        Instant begin = Instant.parse(start);
        return new When(begin, begin.plusSeconds(7200), ZoneId.of(zone));
    }

    private static String zone(String zone, String start) {
        String text = invitation("x", "", "y", when(zone, start)).request();
        return text.substring(text.indexOf("BEGIN:VTIMEZONE"), text.indexOf("BEGIN:VEVENT"));
    }

    @Test
    void lines_areFoldedAt75OctetsAndEndWithCrLf() {
        String text = invitation(
                        "Sécurité ".repeat(40),
                        "👩‍👩‍👧 ".repeat(60),
                        "n",
                        when("Europe/Paris", "2026-05-26T12:00:00Z"))
                .request();

        assertThat(text).endsWith("END:VCALENDAR\r\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
        for (String line : text.split("\r\n")) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
            assertThat(line).doesNotContain("\uFFFD");
        }
        assertThat(text.replace("\r\n ", "")).contains("SUMMARY:" + "Sécurité ".repeat(40), "👩‍👩‍👧 ".repeat(60));
    }

    @Test
    void texts_cannotBeginLinesOfTheirOwn() {
        String evil = "a\r\nATTENDEE:mailto:evil@x.example\nBEGIN:VALARM;x,y\\z\u2028\u0007";
        String text = invitation(evil, evil, "N\"\r\nX-EVIL:1;CN=\"", when("Europe/Paris", "2026-05-26T12:00:00Z"))
                .request();

        List<String> lines = text.replace("\r\n ", "").lines().toList();
        assertThat(lines).noneMatch(line -> line.startsWith("X-EVIL") || line.startsWith("BEGIN:VALARM"));
        assertThat(lines).filteredOn(line -> line.startsWith("ATTENDEE")).hasSize(1);
        assertThat(text.replace("\r\n ", ""))
                .contains("SUMMARY:a\\nATTENDEE:mailto:evil@x.example\\nBEGIN:VALARM\\;x\\,y\\\\z\r\n")
                .contains("ATTENDEE;CN=\"N'X-EVIL:1;CN='\";");
    }

    @Test
    void zoneWithSummerTime_isDescribedByItsYearlyRules() {
        assertThat(zone("Europe/Paris", "2026-05-26T12:00:00Z"))
                .isEqualTo(String.join(
                        "\r\n",
                        "BEGIN:VTIMEZONE",
                        "TZID:Europe/Paris",
                        "BEGIN:DAYLIGHT",
                        "DTSTART:20250330T020000",
                        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
                        "TZOFFSETFROM:+0100",
                        "TZOFFSETTO:+0200",
                        "TZNAME:CEST",
                        "END:DAYLIGHT",
                        "BEGIN:STANDARD",
                        "DTSTART:20251026T030000",
                        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
                        "TZOFFSETFROM:+0200",
                        "TZOFFSETTO:+0100",
                        "TZNAME:CET",
                        "END:STANDARD",
                        "END:VTIMEZONE",
                        ""));
        assertThat(zone("America/New_York", "2026-05-26T12:00:00Z"))
                .contains("BYMONTH=3;BYDAY=2SU", "BYMONTH=11;BYDAY=1SU", "TZOFFSETTO:-0400");
    }

    @Test
    void zoneWithoutSummerTime_isDescribedByItsLastChange() {
        assertThat(zone("Europe/Istanbul", "2026-05-26T12:00:00Z"))
                .contains("BEGIN:STANDARD", "TZOFFSETTO:+0300")
                .doesNotContain("RRULE");
        assertThat(zone("Africa/Algiers", "2026-05-26T12:00:00Z")).contains("TZOFFSETTO:+0100");
    }

    // Of the clock in a zone, whatever its rules, a calendar must make the same instant as a page.
    @Test
    void everyZone_isDescribedWithTheOffsetOfTheEvent() {
        for (String id : org.rambla.webinar.event.Zones.all().keySet()) {
            for (String start : List.of("2026-01-15T10:00:00Z", "2026-07-15T10:00:00Z")) {
                int seconds =
                        ZoneId.of(id).getRules().getOffset(Instant.parse(start)).getTotalSeconds();
                String offset = String.format(
                        "TZOFFSETTO:%s%02d%02d\r\n",
                        seconds < 0 ? "-" : "+", Math.abs(seconds) / 3600, Math.abs(seconds) / 60 % 60);
                assertThat(zone(id, start)).as(id).contains(offset);
            }
        }
    }

    @Test
    void secondOfTwoEqualHours_isSaidInUtc() {
        String later = invitation("x", "", "y", when("Europe/Paris", "2026-10-25T01:30:00Z"))
                .request();
        assertThat(later).contains("DTSTART:20261025T013000Z\r\n", "DTEND;TZID=Europe/Paris:20261025T043000\r\n");
        assertThat(invitation("x", "", "y", when("Europe/Paris", "2026-10-25T00:30:00Z"))
                        .request())
                .contains(
                        "DTSTART;TZID=Europe/Paris:20261025T023000\r\n", "DTEND;TZID=Europe/Paris:20261025T033000\r\n");
    }

    @Test
    void cancellation_saysSoTwice() {
        String text = invitation("x", "", "y", when("Europe/Paris", "2026-05-26T12:00:00Z"))
                .cancel();
        assertThat(text).contains("METHOD:CANCEL\r\n", "STATUS:CANCELLED\r\n", "SEQUENCE:3\r\n");
    }
}
