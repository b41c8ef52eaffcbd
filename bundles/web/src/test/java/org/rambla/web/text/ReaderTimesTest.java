// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rambla.web.front.House;

final class ReaderTimesTest {
    private static House house;

    @BeforeAll
    static void build() {
        house = new House();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static ReaderTimes times(String language, String zone, String now) {
        return new ReaderTimes(house.messages().in(language), ZoneId.of(zone), Instant.parse(now));
    }

    @Test
    void moment_isSaidInTheReadersLanguageAndZone() {
        Instant at = Instant.parse("2021-04-16T08:05:00Z");
        ReaderTimes english = times("en", "Europe/Brussels", "2021-05-01T00:00:00Z");
        ReaderTimes french = times("fr", "Europe/Brussels", "2021-05-01T00:00:00Z");
        assertThat(english.dateTime(at)).isEqualTo("Friday 16 April, 10:05");
        assertThat(french.dateTime(at)).isEqualTo("vendredi 16 avril, 10:05");
        assertThat(english.date(at)).isEqualTo("Friday 16 April 2021");
        assertThat(french.date(at)).isEqualTo("vendredi 16 avril 2021");
        assertThat(times("en", "Europe/Lisbon", "2021-05-01T00:00:00Z").time(at))
                .isEqualTo("09:05");
        assertThat(times("en", "Europe/Helsinki", "2021-05-01T00:00:00Z").time(at))
                .isEqualTo("11:05");
    }

    @Test
    void otherYear_isSaid() {
        ReaderTimes times = times("en", "Europe/Brussels", "2022-01-01T00:30:00Z");
        assertThat(times.dateTime(Instant.parse("2021-04-16T08:05:00Z"))).isEqualTo("Friday 16 April 2021, 10:05");
        assertThat(times.ago(Instant.parse("2021-04-16T08:05:00Z"))).isEqualTo("16 April 2021");
        // Still last year in UTC, this year in Brussels.
        assertThat(times.dateTime(Instant.parse("2021-12-31T23:15:00Z"))).isEqualTo("Saturday 1 January, 00:15");
    }

    /** A language that administrators made has no patterns of ours. */
    @Test
    void anotherLanguage_writesDaysAsItDoes() {
        Map<String, String> some = Map.of("web.skip", "-");
        house.messages()
                .use(Stream.of("es", "de", "lt", "lv", "ko", "eu", "th", "hy", "hu", "bg")
                        .collect(Collectors.toMap(language -> language, language -> some)));
        Instant at = Instant.parse("2021-04-16T08:05:00Z");
        ReaderTimes spanish = times("es", "Europe/Madrid", "2021-05-01T00:00:00Z");
        assertThat(spanish.dateTime(at)).isEqualTo("viernes, 16 de abril, 10:05");
        assertThat(spanish.date(at)).isEqualTo("viernes, 16 de abril de 2021");
        assertThat(spanish.ago(at)).isEqualTo("16 de abril");
        ReaderTimes german = times("de", "Europe/Berlin", "2021-05-01T00:00:00Z");
        assertThat(german.dateTime(at)).isEqualTo("Freitag, 16. April, 10:05");
        assertThat(times("lt", "Europe/Vilnius", "2021-05-01T00:00:00Z").ago(at))
                .isEqualTo("baland\u017eio 16 d.");
        Map.of(
                        "lv", "16. apr\u012blis",
                        "ko", "4\uc6d4 16\uc77c",
                        "eu", "apirilak?ren 16\\(a\\)",
                        "th", "16 \u0e40\u0e21\u0e29\u0e32\u0e22\u0e19",
                        "hy", "16 \u0561\u057a\u0580\u056b\u056c\u056b",
                        "hu", "\u00e1prilis 16.",
                        "bg", "16 \u0430\u043f\u0440\u0438\u043b")
                .forEach((language, day) -> assertThat(times(language, "Europe/Riga", "2021-05-01T00:00:00Z")
                                .ago(at))
                        .as(language)
                        .matches(day));
        house.messages().use(Map.of());
    }

    @Test
    void firstOfAMonth_isSaidAsFrenchDoes() {
        ReaderTimes french = times("fr", "Europe/Paris", "2022-06-15T00:00:00Z");
        assertThat(french.dateTime(Instant.parse("2022-05-01T08:00:00Z"))).isEqualTo("dimanche 1er mai, 10:00");
        assertThat(french.ago(Instant.parse("2022-05-01T08:00:00Z"))).isEqualTo("1er mai");
        assertThat(french.ago(Instant.parse("2022-05-11T08:00:00Z"))).isEqualTo("11 mai");
        assertThat(times("en", "Europe/Paris", "2022-06-15T00:00:00Z").ago(Instant.parse("2022-05-01T08:00:00Z")))
                .isEqualTo("1 May");
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Brussels, 2021-01-15T12:00:00Z, CET",
        "Europe/Brussels, 2021-05-15T12:00:00Z, CEST",
        "Europe/Brussels, 2021-03-28T00:59:59Z, CET",
        "Europe/Brussels, 2021-03-28T01:00:00Z, CEST",
        "Europe/Brussels, 2021-10-31T00:59:59Z, CEST",
        "Europe/Brussels, 2021-10-31T01:00:00Z, CET",
        "Europe/Lisbon, 2021-01-15T12:00:00Z, WET",
        "Europe/Lisbon, 2021-05-15T12:00:00Z, WEST",
        "Europe/London, 2021-05-15T12:00:00Z, BST",
        "Europe/Helsinki, 2021-05-15T12:00:00Z, EEST",
        "UTC, 2021-05-15T12:00:00Z, UTC"
    })
    void zone_isNamedAsItIsAtThatMoment(String zone, String at, String label) {
        assertThat(times("fr", zone, "2021-01-01T00:00:00Z").zoneLabel(Instant.parse(at)))
                .isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // now | at | English | French
                "2021-04-16T10:00:00Z | 2021-04-16T09:59:30Z | just now | \u00e0 l\u2019instant",
                "2021-04-16T10:00:00Z | 2021-04-16T09:59:00Z | 1 minute ago | il y a 1 minute",
                "2021-04-16T10:00:00Z | 2021-04-16T09:01:00Z | 59 minutes ago | il y a 59 minutes",
                "2021-04-16T10:00:00Z | 2021-04-16T09:00:00Z | 1 hour ago | il y a 1 heure",
                "2021-04-16T10:00:00Z | 2021-04-16T04:01:00Z | 5 hours ago | il y a 5 heures",
                "2021-04-16T10:00:00Z | 2021-04-16T03:59:00Z | today, 05:59 | aujourd\u2019hui, 05:59",
                // Past midnight in Brussels: half an hour is half an hour, hours belong to yesterday.
                "2021-04-15T22:20:00Z | 2021-04-15T21:50:00Z | 30 minutes ago | il y a 30 minutes",
                "2021-04-15T22:20:00Z | 2021-04-15T19:20:00Z | yesterday, 21:20 | hier, 21:20",
                "2021-04-16T10:00:00Z | 2021-04-14T22:00:00Z | yesterday, 00:00 | hier, 00:00",
                "2021-04-16T10:00:00Z | 2021-04-14T21:59:00Z | 14 April | 14 avril",
                // The night when the clock goes forward has 23 hours, the one when it goes back 25.
                "2021-03-28T22:30:00Z | 2021-03-27T23:30:00Z | yesterday, 00:30 | hier, 00:30",
                "2021-03-28T10:00:00Z | 2021-03-27T22:30:00Z | yesterday, 23:30 | hier, 23:30",
                "2021-03-28T05:00:00Z | 2021-03-28T00:30:00Z | 4 hours ago | il y a 4 heures",
                "2021-10-31T22:30:00Z | 2021-10-30T22:30:00Z | today, 00:30 | aujourd\u2019hui, 00:30",
                "2021-10-31T23:30:00Z | 2021-10-30T22:30:00Z | yesterday, 00:30 | hier, 00:30",
                // A clock that is ahead, and what lies ahead.
                "2021-04-16T10:00:00Z | 2021-04-16T10:00:20Z | just now | \u00e0 l\u2019instant",
                "2021-04-16T10:00:00Z | 2021-04-16T12:00:00Z | today, 14:00 | aujourd\u2019hui, 14:00",
                "2021-04-16T10:00:00Z | 2021-04-18T12:00:00Z | 18 April | 18 avril"
            })
    void ago_isSaidAsPeopleSayIt(String now, String at, String english, String french) {
        assertThat(times("en", "Europe/Brussels", now).ago(Instant.parse(at))).isEqualTo(english);
        assertThat(times("fr", "Europe/Brussels", now).ago(Instant.parse(at))).isEqualTo(french);
    }

    @Test
    void machines_getIsoWithTheOffset() {
        ReaderTimes times = times("fr", "Europe/Brussels", "2021-04-16T10:00:00Z");
        assertThat(times.iso(Instant.parse("2021-01-16T10:00:00.999Z"))).isEqualTo("2021-01-16T11:00:00+01:00");
        assertThat(times.iso(Instant.parse("2021-05-16T10:00:00Z"))).isEqualTo("2021-05-16T12:00:00+02:00");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes, 0 octets",
        "999, 999 bytes, 999 octets",
        "1000, 1 KB, 1 ko",
        "214400, 214 KB, 214 ko",
        "1000000, 1 MB, 1 Mo",
        "1550000, 1.6 MB, '1,6 Mo'",
        "20971520, 21 MB, 21 Mo"
    })
    void size_isSaidInRoundFigures(long bytes, String english, String french) {
        assertThat(times("en", "UTC", "2021-01-01T00:00:00Z").size(bytes)).isEqualTo(english);
        assertThat(times("fr", "UTC", "2021-01-01T00:00:00Z").size(bytes).replace('\u00a0', ' '))
                .isEqualTo(french);
    }

    @Test
    void number_isGrouped() {
        assertThat(times("en", "UTC", "2021-01-01T00:00:00Z").number(3041)).isEqualTo("3,041");
        assertThat(times("fr", "UTC", "2021-01-01T00:00:00Z").number(3041)).isEqualTo("3\u202f041");
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Brussels, Brussels, Bruxelles",
        "Europe/Lisbon, Lisbon, Lisbonne",
        "Europe/Berlin, Berlin, Berlin",
        "America/Argentina/Buenos_Aires, Buenos Aires, Buenos Aires",
        "Europe/San_Marino, San Marino, Saint-Marin"
    })
    void place_isNamedInTheReadersLanguage(String zone, String english, String french) {
        assertThat(times("en", zone, "2021-01-01T00:00:00Z").place()).isEqualTo(english);
        assertThat(times("fr", zone, "2021-01-01T00:00:00Z").place()).isEqualTo(french);
    }
}
