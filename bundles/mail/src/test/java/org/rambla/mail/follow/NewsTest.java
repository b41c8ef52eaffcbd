// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rambla.mail.follow.Village.SPACE;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentState;
import org.rambla.api.event.Event;
import org.rambla.api.fixture.Keys;
import org.rambla.api.fixture.TwoLanguages;
import org.rambla.api.mail.Digest;
import org.rambla.api.mail.Mail;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Grants;
import org.rambla.api.text.Html;
import org.rambla.api.text.Messages;
import org.rambla.api.translation.Reading;
import org.rambla.api.translation.Readings;
import org.rambla.api.translation.Written;
import org.rambla.api.visit.Visit;
import org.rambla.mail.HandClock;
import org.rambla.mail.Postman;
import org.rambla.mail.delivery.Delivery;
import org.rambla.mail.letter.MessageMaker;
import org.rambla.mail.letter.Sender;
import org.rambla.mail.queue.Outbox;
import org.rambla.persistence.TestDatabase;

class NewsTest {
    private static final long WRITER = 10;
    private static final Sender SENDER = new Sender("network@rambla.example", "");

    private final HandClock clock = new HandClock();
    private final Village village = new Village();
    private final SomeTitles readings = new SomeTitles();
    private final Villagers people = new Villagers();
    private final List<MimeMessage> sent = new ArrayList<>();

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("mail");
    }

    /** A topic is made and heard of. */
    private void made(Database database, long id) {
        village.made(id, WRITER, 0, ContentState.PUBLISHED, clock.instant());
        heard(database, id);
    }

    private void heard(Database database, long id) {
        new NoteNews(database, village, Duration.ofDays(1), clock)
                .on(Event.now("content.created", id, SPACE, 1, WRITER));
    }

    private int round(Database database) {
        return new NewsRounds(database, village, people, Keys::new, "rambla.example", clock).round();
    }

    /** Sends what is queued. */
    private List<MimeMessage> post(Database database) {
        sent.clear();
        Delivery delivery = new Delivery() {
            @Override
            public void send(MimeMessage message, long id) {
                sent.add(message);
            }

            @Override
            public void close() {}
        };
        NewsLetters letters = new NewsLetters(
                village,
                people,
                village,
                village,
                Keys::new,
                path -> "https://network.example" + path,
                new StopLinks(database),
                readings);
        MessageMaker maker = new MessageMaker(SENDER, new TwoLanguages(), Keys::new);
        Postman postman = new Postman(new Outbox(database, clock, "a"), maker, letters, () -> delivery, clock);
        while (postman.round() > 0) {
            assertThat(sent.size()).isLessThan(100);
        }
        return List.copyOf(sent);
    }

    private static List<String> to(List<MimeMessage> mails) throws Exception {
        List<String> all = new ArrayList<>();
        for (MimeMessage mail : mails) {
            all.add(mail.getAllRecipients()[0].toString().replaceAll(".*<|>", ""));
        }
        return all;
    }

    private static String text(MimeMessage mail) throws Exception {
        var out = new java.io.ByteArrayOutputStream();
        mail.writeTo(out);
        return out.toString(java.nio.charset.StandardCharsets.UTF_8)
                .replace("=\r\n", "")
                .replace("=3D", "=");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void followers_areToldTogether_onceAnHourAtMost(TestDatabase databases) throws Exception {
        Database database = databases.database("mail");
        village.with(2, 3, WRITER);
        made(database, 100);
        made(database, 101);
        heard(database, 101);
        assertThat(round(database)).as("a slip can still be mended").isZero();
        clock.forward(NewsRounds.FIRST);
        assertThat(round(database)).isEqualTo(3);
        List<MimeMessage> first = post(database);
        assertThat(to(first)).as("not who wrote it").containsExactlyInAnyOrder("m2@example.org", "m3@example.org");
        assertThat(text(first.get(0)))
                .contains("Title 100", "Title 101", "https://network.example/s/night/forum/topics/101");
        made(database, 102);
        clock.forward(Duration.ofMinutes(30));
        assertThat(round(database)).as("not a second time within the hour").isZero();
        clock.forward(Duration.ofMinutes(30));
        assertThat(round(database)).isEqualTo(3);
        assertThat(text(post(database).get(0))).contains("Title 102").doesNotContain("Title 100");
        clock.forward(Duration.ofHours(5));
        assertThat(round(database)).as("nothing is new").isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatASpaceSaysOfItself_isNoNews(TestDatabase databases) {
        Database database = databases.database("mail");
        village.with(2);
        village.made(100, "space", "about", 0, 0, ContentState.PUBLISHED, clock.instant());
        heard(database, 100);
        assertThat(database.list("select item from mail_news", row -> row.number("item")))
                .isEmpty();
        made(database, 101);
        assertThat(database.list("select item from mail_news", row -> row.number("item")))
                .containsExactly(101L);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void titlesComeInTheReadersLanguage_andSayThatTheyAreTranslated(TestDatabase databases) throws Exception {
        Database database = databases.database("mail");
        village.with(2);
        readings.titles.put(100L, "Titre 100");
        made(database, 100);
        clock.forward(NewsRounds.FIRST);
        round(database);
        MimeMessage one = post(database).get(0);
        assertThat(text(one)).contains("Titre 100").contains("Translated by machine");
        assertThat(readings.readers).containsExactly(2L);
        made(database, 101);
        made(database, 102);
        readings.titles.put(102L, "Titre 102");
        clock.forward(Duration.ofHours(2));
        round(database);
        assertThat(text(post(database).get(0)))
                .contains("Title 101", "Titre 102\r\nTranslated by machine.\r\n")
                .doesNotContain("Title 102", "Title 101\r\nTranslated");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatMayNotBeReadAtTheMomentOfSending_isNotSent(TestDatabase databases) throws Exception {
        Database database = databases.database("mail");
        village.with(2, 4, 6, 8);
        made(database, 100);
        made(database, 101);
        clock.forward(NewsRounds.FIRST);
        assertThat(round(database)).isEqualTo(4);
        village.readers.remove(2L);
        village.followers.remove(4L);
        people.gone.add(6L);
        village.made(101, WRITER, 0, ContentState.HIDDEN, clock.instant());
        List<MimeMessage> mails = post(database);
        assertThat(to(mails)).containsExactly("m8@example.org");
        assertThat(text(mails.get(0))).contains("Title 100").doesNotContain("Title 101");
        assertThat(database.number("select count(*) from mail_message where state <> 'SENT'"))
                .as("the others are gone from the queue")
                .isZero();
    }

    private static Digest digest(long reader, long... items) {
        List<String> paragraphs = new ArrayList<>(List.of("New for your saved search:"));
        Map<Integer, Long> told = new HashMap<>();
        for (long item : items) {
            told.put(paragraphs.size(), item);
            paragraphs.add("About " + item);
        }
        return new Digest(
                new Mail(
                        "m" + reader + "@example.org",
                        "",
                        "en",
                        "News",
                        paragraphs,
                        null,
                        "You saved this search.",
                        "saved:" + reader,
                        ""),
                reader,
                told,
                new Mail.Action("Stop", "https://network.example/l/search/stop?x=1"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void digest_tellsOnlyOfWhatMayStillBeRead_orIsNotSent(TestDatabase databases) throws Exception {
        Database database = databases.database("mail");
        village.with(2, 4, 6);
        for (long item : new long[] {100, 101, 102}) {
            village.made(item, WRITER, 0, ContentState.PUBLISHED, clock.instant());
        }
        database.<Void, RuntimeException>transaction(tx -> {
            for (Digest digest : List.of(digest(2, 100, 101, 999), digest(4, 100), digest(6, 101), digest(8, 100))) {
                Outbox.add(tx, digest, "rambla.example", clock.instant());
            }
            return null;
        });
        village.made(101, WRITER, 0, ContentState.HIDDEN, clock.instant());
        people.gone.add(4L);

        List<MimeMessage> mails = post(database);

        assertThat(to(mails)).containsExactly("m2@example.org");
        assertThat(text(mails.get(0)))
                .contains("New for your saved search", "About 100", "You saved this search.")
                .doesNotContain("About 101", "About 999");
        assertThat(mails.get(0).getHeader("List-Unsubscribe"))
                .containsExactly("<https://network.example/l/search/stop?x=1>");
        assertThat(database.number("select count(*) from mail_message where state <> 'SENT'"))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void answersDraftsAndOldThings_areNoNews_norIsAnythingInAnArchive(TestDatabase databases) {
        Database database = databases.database("mail");
        village.with(2);
        village.made(200, WRITER, 100, ContentState.PUBLISHED, clock.instant());
        village.made(201, WRITER, 0, ContentState.DRAFT, clock.instant());
        village.made(202, WRITER, 0, ContentState.PUBLISHED, clock.instant().minus(Duration.ofDays(30)));
        List.of(200L, 201L, 202L, 203L).forEach(id -> heard(database, id));
        clock.forward(NewsRounds.FIRST);
        assertThat(round(database)).isZero();
        made(database, 204);
        village.archived = true;
        clock.forward(NewsRounds.FIRST);
        assertThat(round(database)).isZero();
        assertThat(database.number("select count(*) from mail_message")).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void twoServers_tellOnce(TestDatabase databases) {
        Database database = databases.database("mail");
        village.with(2, 3);
        made(database, 100);
        clock.forward(NewsRounds.FIRST);
        List<Integer> mails =
                Stream.of(1, 2, 3, 4).parallel().map(i -> round(database)).toList();
        assertThat(mails.stream().mapToInt(i -> i).sum()).isEqualTo(2);
        assertThat(database.number("select count(*) from mail_message")).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void mail_endsWithALinkThatStopsIt_andWorksForNobodyElse(TestDatabase databases) throws Exception {
        Database database = databases.database("mail");
        village.with(3);
        made(database, 100);
        clock.forward(NewsRounds.FIRST);
        round(database);
        MimeMessage mail = post(database).get(0);
        StopLinks links = new StopLinks(database);
        String stop = "https://network.example" + links.path(3, SPACE);
        assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<" + stop + ">");
        assertThat(text(mail)).contains(stop, stop.replace("&", "&amp;"));
        assertThat(mail.getContentLanguage()).containsExactly("fr");
        String sign = stop.replaceFirst(".*sign=", "");
        assertThat(links.valid(3, SPACE, sign)).isTrue();
        assertThat(links.valid(5, SPACE, sign)).isFalse();
        assertThat(links.valid(3, SPACE + 1, sign)).isFalse();
        assertThat(links.valid(3, SPACE, "")).isFalse();
    }

    /** Some titles translated. */
    private static final class SomeTitles implements Readings {
        final Map<Long, String> titles = new HashMap<>();
        final List<Long> readers = new ArrayList<>();

        @Override
        public Map<Long, Reading> of(Collection<Written> texts, String language, long member, Grants grants) {
            readers.add(member);
            Map<Long, Reading> all = new HashMap<>();
            for (Written text : texts) {
                String title = titles.get(text.id());
                all.put(
                        text.id(),
                        title == null
                                ? Reading.original(text)
                                : new Reading(
                                        text,
                                        language,
                                        title,
                                        Body.EMPTY,
                                        Reading.Origin.MACHINE,
                                        false,
                                        false,
                                        Reading.View.OWN));
            }
            return all;
        }

        @Override
        public String words(Reading reading, Messages messages) {
            return reading.translated() ? "Translated by machine." : "";
        }

        @Override
        public Map<Long, Reading> of(Collection<Written> texts, Visit visit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Html body(Reading reading, String address, Visit visit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Html label(Reading reading, String address, Visit visit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Html mark(Reading reading, Visit visit) {
            throw new UnsupportedOperationException();
        }
    }
}
