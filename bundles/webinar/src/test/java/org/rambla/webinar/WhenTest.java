// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.rambla.content.fixture.TestMessages;
import org.rambla.webinar.event.PartTime;
import org.rambla.webinar.event.TypedMoment;
import org.rambla.webinar.event.When;
import org.rambla.webinar.event.WhenWords;

/** Dates in words, and the hours that do not exist or exist twice. */
final class WhenTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private final WhenWords english = new WhenWords(TestMessages.in("en"));
    private final WhenWords french = new WhenWords(TestMessages.in("fr"));

    private static When when(String start, String end, ZoneId zone) {
        return new When(Instant.parse(start), Instant.parse(end), zone);
    }

    @Test
    void label_isThatOfTheSeason() {
        When winter = when("2021-01-22T10:00:00Z", "2021-01-22T11:00:00Z", PARIS);
        When summer = when("2021-04-28T12:00:00Z", "2021-04-28T14:00:00Z", PARIS);

        assertThat(english.words(winter)).isEqualTo("Friday 22 January 2021, 11:00\u201312:00 CET");
        assertThat(english.words(summer)).isEqualTo("Wednesday 28 April 2021, 14:00\u201316:00 CEST");
        assertThat(french.words(summer)).isEqualTo("mercredi 28 avril 2021, 14:00\u201316:00 CEST");
    }

    @Test
    void readerElsewhere_seesTheirOwnClock() {
        When summer = when("2021-05-26T12:00:00Z", "2021-05-26T14:00:00Z", PARIS);

        assertThat(english.elsewhere(summer, LISBON)).isEqualTo("13:00\u201315:00 in Lisbon");
        assertThat(english.elsewhere(summer, ZoneId.of("Europe/Brussels"))).isEmpty();
        assertThat(english.elsewhere(summer, ZoneId.of("Pacific/Auckland")))
                .isEqualTo("Thursday 27 May 2021, 00:00\u201302:00 in Auckland");
    }

    @Test
    void nightThatTwoDaysHaveElsewhere_namesBoth() {
        When evening = when("2026-11-25T13:00:00Z", "2026-11-25T16:00:00Z", PARIS);
        assertThat(english.elsewhere(evening, ZoneId.of("Asia/Tokyo")))
                .isEqualTo("Wednesday 25 November 2026, 22:00 to Thursday 26 November 2026, 01:00 in Tokyo");
        When days = when("2026-11-25T08:00:00Z", "2026-11-27T16:00:00Z", PARIS);
        assertThat(english.elsewhere(days, ZoneId.of("Asia/Tokyo")))
                .isEqualTo("Wednesday 25 November 2026, 17:00 to Saturday 28 November 2026, 01:00 in Tokyo");
    }

    @Test
    void partsOfAProgramme_areMomentsWhereTheirDayIsKnown() {
        When days = when("2026-11-25T08:00:00Z", "2026-11-27T16:00:00Z", PARIS);
        assertThat(PartTime.of(days, 2, "09:30")).contains(Instant.parse("2026-11-26T08:30:00Z"));
        assertThat(PartTime.of(days, 0, "09:30")).isEmpty();
        When night = when("2026-11-25T21:00:00Z", "2026-11-26T01:00:00Z", ZoneId.of("UTC"));
        assertThat(PartTime.of(night, 1, "23:00")).contains(Instant.parse("2026-11-25T23:00:00Z"));
        When doubled = when("2026-10-25T01:10:00Z", "2026-10-25T04:00:00Z", PARIS);
        assertThat(PartTime.of(doubled, 0, "02:30"))
                .as("of two equal hours the one in which it takes place")
                .contains(Instant.parse("2026-10-25T01:30:00Z"));
        assertThat(english.clock(Instant.parse("2026-11-25T16:00:00Z"), ZoneId.of("Asia/Tokyo"), days.firstDay()))
                .isEqualTo("Thu 26 Nov, 01:00");
        assertThat(english.clock(Instant.parse("2026-11-25T08:00:00Z"), LISBON, days.firstDay()))
                .isEqualTo("08:00");
    }

    // The United States change their clocks two weeks before Europe does.
    @Test
    void differenceOfZones_isThatOfTheMoment() {
        ZoneId newYork = ZoneId.of("America/New_York");
        assertThat(english.elsewhere(when("2026-03-02T13:00:00Z", "2026-03-02T14:00:00Z", PARIS), newYork))
                .isEqualTo("08:00\u201309:00 in New York");
        assertThat(english.elsewhere(when("2026-03-16T13:00:00Z", "2026-03-16T14:00:00Z", PARIS), newYork))
                .isEqualTo("09:00\u201310:00 in New York");
    }

    @Test
    void severalDays_areSaidFromTo() {
        When days = when("2021-04-26T07:00:00Z", "2021-04-29T10:30:00Z", PARIS);

        assertThat(english.words(days)).isEqualTo("Monday 26 April 2021, 09:00 to Thursday 29 April 2021, 12:30 CEST");
        assertThat(english.elsewhere(days, LISBON))
                .as("not the hours of each day")
                .isEqualTo("Monday 26 April 2021, 08:00 to Thursday 29 April 2021, 11:30 in Lisbon");
        assertThat(french.days(days)).isEqualTo("du lundi 26 avril 2021 au jeudi 29 avril 2021");
        assertThat(WhenWords.dayNumbers(days)).isEqualTo("26\u201329");
        assertThat(WhenWords.dayNumbers(when("2021-04-26T07:00:00Z", "2021-04-26T22:00:00Z", PARIS)))
                .as("midnight belongs to the day before")
                .isEqualTo("26");
        assertThat(french.day(java.time.LocalDate.of(2026, 5, 1))).isEqualTo("vendredi 1er mai 2026");
    }

    @Test
    void hourThatIsSkipped_isNoMoment() {
        TypedMoment skipped = new TypedMoment("2026-03-29", "02:30", "");
        assertThat(skipped.instant(PARIS)).isEmpty();
        assertThat(skipped.twice(PARIS)).isFalse();
        assertThat(skipped.instant(LISBON)).contains(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void hourThatIsThereTwice_isChosen() {
        assertThat(new TypedMoment("2026-10-25", "02:30", "").instant(PARIS)).isEmpty();
        assertThat(new TypedMoment("2026-10-25", "02:30", "").twice(PARIS)).isTrue();
        Instant earlier = Instant.parse("2026-10-25T00:30:00Z");
        Instant later = Instant.parse("2026-10-25T01:30:00Z");
        assertThat(new TypedMoment("2026-10-25", "02:30", "earlier").instant(PARIS))
                .contains(earlier);
        assertThat(new TypedMoment("2026-10-25", "02:30", "later").instant(PARIS))
                .contains(later);
        assertThat(TypedMoment.of(earlier, PARIS).hour()).isEqualTo("earlier");
        assertThat(TypedMoment.of(later, PARIS)).isEqualTo(new TypedMoment("2026-10-25", "02:30", "later"));
    }

    @Test
    void nonsense_isNoMoment() {
        for (String date : new String[] {"", "tomorrow", "2026-02-30", "1026-01-01", "99999-01-01", "2026-1-1"}) {
            assertThat(new TypedMoment(date, "10:00", "").instant(PARIS))
                    .as(date)
                    .isEmpty();
        }
        for (String time : new String[] {"", "25:00", "10h", "10:61"}) {
            assertThat(new TypedMoment("2026-01-01", time, "").instant(PARIS))
                    .as(time)
                    .isEmpty();
        }
    }
}
