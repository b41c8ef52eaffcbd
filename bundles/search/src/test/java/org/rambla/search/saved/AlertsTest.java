// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.saved;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.event.Event;
import org.rambla.api.mail.Digest;
import org.rambla.api.mail.Mail;
import org.rambla.api.mail.Mailer;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.search.SearchDocument;
import org.rambla.api.search.SearchQuestion;
import org.rambla.api.search.SearchQuestion.Facet;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Translator.Version;
import org.rambla.content.body.CleanBodies;
import org.rambla.content.fixture.TestMembers;
import org.rambla.content.fixture.TestMessages;
import org.rambla.content.fixture.TestSpaces;
import org.rambla.content.reading.LanguageReadings;
import org.rambla.persistence.TestDatabase;
import org.rambla.search.ask.Finding;
import org.rambla.search.ask.Titles;
import org.rambla.search.index.Town;
import org.rambla.search.lucene.LuceneEngine;

class AlertsTest {
    private static final long READER = 7;
    private static final long WRITER = 8;
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    Path folder;

    private final TestSpaces spaces = new TestSpaces();
    private final List<Digest> sent = new ArrayList<>();
    private final Set<Long> gone = new HashSet<>();
    private Instant now = START;
    private Database database;
    private SavedSearches searches;
    private StopLinks stops;
    private LanguageReadings readings = new LanguageReadings(new CleanBodies());
    private LuceneEngine engine;
    private Alerts alerts;
    private long audience;
    private String fails = "";

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("search");
    }

    private void open(TestDatabase databases) {
        database = databases.database("search");
        spaces.add(1, "night", Visibility.PRIVATE, "forum", "search", "translation");
        spaces.role(1, READER, Role.MEMBER);
        spaces.role(1, WRITER, Role.MEMBER);
        audience = spaces.audience(null, 1, "forum", Role.VISITOR);
        searches = new SavedSearches(database);
        stops = new StopLinks(database);
        engine = new LuceneEngine(folder);
        alerts = alerts();
    }

    private Alerts alerts() {
        Mailer mailer = new Post();
        return new Alerts(
                database,
                searches,
                engine,
                (words, about) -> {
                    if (words.get(0).text().equals(fails)) {
                        throw new IllegalStateException("as it was asked to");
                    }
                    return Finding.Alike.NONE.clauses(words, about);
                },
                new Titles(Town.nothing(ContentRegister.class), readings),
                readings,
                spaces,
                new People(),
                mailer,
                new AlertLetters(spaces, TestMessages::in, readings, mailer, stops),
                new Clock() {
                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return now;
                    }
                });
    }

    @AfterEach
    void close() {
        readings.stop();
        if (engine != null) {
            engine.stop();
        }
    }

    private final class Post implements Mailer {
        @Override
        public void send(Transaction transaction, Mail mail) {
            throw new AssertionError("nobody would look it through");
        }

        @Override
        public void send(Transaction transaction, Digest digest) {
            sent.add(digest);
        }

        @Override
        public String link(String path) {
            return "https://network.example" + path;
        }
    }

    private final class People implements Members {
        private final TestMembers all = new TestMembers();

        @Override
        public Map<Long, MemberCard> cards(Collection<Long> members) {
            return all.cards(members);
        }

        @Override
        public Map<Long, Mailbox> mailboxes(Collection<Long> members) {
            Map<Long, Mailbox> boxes = new HashMap<>();
            members.stream()
                    .filter(member -> !gone.contains(member))
                    .forEach(member -> boxes.put(
                            member, new Mailbox(member, "", "m" + member + "@example.org", "fr", "Europe/Paris")));
            return boxes;
        }

        @Override
        public List<Long> find(String text, int limit) {
            return List.of();
        }

        @Override
        public long count() {
            return 0;
        }
    }

    private void saved(String words, Rhythm rhythm, Map<Facet, Set<String>> filters) {
        searches.keep(
                new SavedSearch(
                        0,
                        READER,
                        "Ma recherche",
                        "/n/search?q=" + words,
                        new Question(words, filters, Map.of(), null, null),
                        0,
                        rhythm,
                        now,
                        now,
                        rhythm.next(now, ZoneId.of("Europe/Paris"))),
                "form" + words + rhythm);
    }

    private void made(long id, long author, String title) throws InterruptedException {
        made(id, author, title, null);
    }

    private void made(long id, long author, String title, Instant date) throws InterruptedException {
        String path = "/s/night/forum/topics/" + id;
        made(id, author, title, date, List.of(new SearchDocument.Text("fr", title, List.of(), path)));
    }

    private void made(long id, long author, String title, Instant date, List<SearchDocument.Text> texts)
            throws InterruptedException {
        engine.replace(
                List.of("c" + id),
                List.of(new SearchDocument(
                        "c" + id,
                        "c" + id,
                        "forum.topic",
                        id,
                        1,
                        audience,
                        author,
                        100,
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        date == null ? now : date,
                        now,
                        false,
                        0,
                        1,
                        "/s/night/forum/topics/" + id,
                        texts)));
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        SearchQuestion.Reader reader =
                new SearchQuestion.Reader(Set.of(audience), null, Set.of(), "fr", Set.of(1L), Set.of());
        while (engine.suggest(reader, title, Set.of(), 5).isEmpty() && System.nanoTime() < until) {
            Thread.sleep(20);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void translation_isToldOf_andSaidToBeOne(TestDatabase databases) throws Exception {
        open(databases);
        saved("lampadaires", Rhythm.AT_ONCE, Map.of());
        String path = "/s/night/forum/topics/101";
        made(
                101,
                WRITER,
                "Lampadaires éteints",
                null,
                List.of(
                        new SearchDocument.Text("en", "Lamps are out", List.of(), path),
                        new SearchDocument.Text("fr", "Lampadaires éteints", List.of(), path, Origin.MACHINE)));
        assertThat(later(Duration.ofMinutes(5))).isEqualTo(1);
        assertThat(sent.get(0).mail().paragraphs().get(1))
                .isEqualTo("Lampadaires éteints\nTraduction automatique, langue d’origine : anglais.\nEspace night\n"
                        + "https://network.example" + path);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void titleThatIsTranslated_isToldInTheReadersLanguage_thoughTheWordsWereFoundInTheOriginal(TestDatabase databases)
            throws Exception {
        readings.stop();
        readings = new LanguageReadings(
                new CleanBodies(),
                question -> Map.of(101L, new Version("Lampadaires éteints", "", 0, Origin.MACHINE, false, false)));
        open(databases);
        saved("lamps", Rhythm.AT_ONCE, Map.of());
        String path = "/s/night/forum/topics/101";
        made(
                101,
                WRITER,
                "Lamps are out",
                null,
                List.of(new SearchDocument.Text("en", "Lamps are out", List.of(), path)));
        assertThat(later(Duration.ofMinutes(5))).isEqualTo(1);
        assertThat(sent.get(0).mail().paragraphs().get(1))
                .isEqualTo("Lampadaires éteints\nTraduction automatique, langue d’origine : anglais.\nEspace night\n"
                        + "https://network.example" + path);
    }

    private int later(Duration time) {
        now = now.plus(time);
        return alerts.round();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatIsNew_isToldOnce_soon(TestDatabase databases) throws Exception {
        open(databases);
        made(100, WRITER, "Marche exploratoire ancienne");
        now = now.plus(Duration.ofHours(1));
        saved("marche exploratoire", Rhythm.AT_ONCE, Map.of());
        assertThat(later(Duration.ofMinutes(5)))
                .as("what was there before is no news")
                .isZero();
        made(101, WRITER, "Marche exploratoire à Lille");
        made(102, READER, "Marche exploratoire, par moi");
        made(103, WRITER, "Tout autre chose");

        assertThat(later(Duration.ofMinutes(5))).isEqualTo(1);

        Digest digest = sent.get(0);
        assertThat(digest.reader()).isEqualTo(READER);
        assertThat(digest.items().values()).containsExactly(101L);
        Mail mail = digest.mail();
        assertThat(mail.to()).isEqualTo("m7@example.org");
        assertThat(mail.language()).isEqualTo("fr");
        assertThat(mail.subject()).contains("Ma recherche").doesNotContain("Lille");
        assertThat(mail.paragraphs()).hasSize(2);
        assertThat(mail.paragraphs().get(1))
                .isEqualTo(
                        "Marche exploratoire à Lille\nEspace night\nhttps://network.example/s/night/forum/topics/101");
        assertThat(later(Duration.ofMinutes(5))).isZero();
        assertThat(later(Duration.ofDays(3))).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatTakesPlaceAtAnyTime_isNewsWhenItIsAnnounced(TestDatabase databases) throws Exception {
        open(databases);
        made(100, WRITER, "Marche exploratoire de mai prochain", now.plus(Duration.ofDays(200)));
        now = now.plus(Duration.ofHours(1));
        saved("marche exploratoire", Rhythm.AT_ONCE, Map.of());
        made(101, WRITER, "Marche exploratoire de l'an dernier", now.minus(Duration.ofDays(400)));
        made(102, WRITER, "Marche exploratoire de l'an prochain", now.plus(Duration.ofDays(400)));

        assertThat(later(Duration.ofMinutes(5))).isEqualTo(1);

        assertThat(sent.get(0).items().values()).containsExactlyInAnyOrder(101L, 102L);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void daily_comesInTheMorning_andOnlyWithNews(TestDatabase databases) throws Exception {
        open(databases);
        saved("mediation", Rhythm.DAILY, Map.of());
        made(101, WRITER, "Médiation de nuit");
        assertThat(later(Duration.ofHours(10))).isZero();
        now = Instant.parse("2026-03-03T06:01:00Z");
        assertThat(alerts.round()).as("seven in Paris").isEqualTo(1);
        now = Instant.parse("2026-03-04T06:01:00Z");
        assertThat(alerts.round()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void nobodyIsTold_whatTheyMayNotRead_norOfOtherKinds(TestDatabase databases) throws Exception {
        open(databases);
        saved("mediation", Rhythm.AT_ONCE, Map.of());
        saved("nuit", Rhythm.AT_ONCE, Map.of(Facet.KIND, Set.of("wiki.page")));
        spaces.off(1, "search");
        made(101, WRITER, "Médiation de nuit");
        assertThat(later(Duration.ofMinutes(5))).isZero();
        assertThat(sent).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoIsGone_getsNothing_andLeavesNothing(TestDatabase databases) throws Exception {
        open(databases);
        saved("mediation", Rhythm.AT_ONCE, Map.of());
        gone.add(READER);
        made(101, WRITER, "Médiation de nuit");
        assertThat(later(Duration.ofMinutes(5))).isZero();
        gone.clear();
        assertThat(later(Duration.ofDays(1))).isEqualTo(1);
        new ForgetSaved(database).on(Event.now("member.deleted", READER, 0, 1, READER));
        assertThat(searches.of(READER)).isEmpty();
        assertThat(database.number("select count(*) from search_told")).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void twoServers_tellOnce(TestDatabase databases) throws Exception {
        open(databases);
        saved("mediation", Rhythm.AT_ONCE, Map.of());
        made(101, WRITER, "Médiation de nuit");
        now = now.plus(Duration.ofMinutes(5));
        Alerts other = alerts();
        int mails = Stream.of(alerts, other).parallel().mapToInt(Alerts::round).sum();
        assertThat(mails).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void keeping_isOnceForAForm_withinALimit_andChangesForget(TestDatabase databases) {
        open(databases);
        saved("mediation", Rhythm.AT_ONCE, Map.of(Facet.SPACE, Set.of("1", "2")));
        saved("mediation", Rhythm.AT_ONCE, Map.of());
        SavedSearch search = searches.of(READER).get(0);
        assertThat(searches.of(READER)).hasSize(1);
        assertThat(search.question())
                .isEqualTo(new Question("mediation", Map.of(Facet.SPACE, Set.of("1", "2")), Map.of(), null, null));
        assertThat(stops.valid(search, stops.path(search).replaceFirst(".*/", "")))
                .isTrue();
        assertThat(stops.valid(search, "")).isFalse();
        for (int i = 0; i < SavedSearches.MOST; i++) {
            saved("word" + i, Rhythm.NEVER, Map.of());
        }
        assertThat(searches.of(READER)).hasSize(SavedSearches.MOST);
        searches.change(search.id(), Rhythm.NEVER, now, Instant.EPOCH);
        assertThat(searches.due(now.plus(Duration.ofDays(9)), 10)).isEmpty();
        searches.remove(search.id());
        assertThat(searches.find(search.id())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void manyThatAreDue_areAllLookedInto_inOneRound(TestDatabase databases) throws Exception {
        open(databases);
        made(101, WRITER, "Médiation de nuit");
        database.transaction(tx -> {
            for (int i = 0; i < 250; i++) {
                tx.execute(
                        "insert into search_saved (member, name, address, question, space_id, rhythm, made_at, seen_at,"
                                + " due_at, form) values (?,?,?,?,?,?,?,?,?,?)",
                        READER,
                        "Search",
                        "/n/search?q=mediation",
                        new Question("mediation", Map.of(), Map.of(), null, null).json(),
                        0L,
                        Rhythm.AT_ONCE.name(),
                        START.minusSeconds(60),
                        START.minusSeconds(60),
                        START,
                        "form" + i);
            }
            return null;
        });
        assertThat(alerts.round()).isEqualTo(250);
        assertThat(searches.due(now, 10)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void oneThatFails_keepsNoOtherWaiting(TestDatabase databases) throws Exception {
        open(databases);
        saved("mediation", Rhythm.AT_ONCE, Map.of());
        saved("nuit", Rhythm.AT_ONCE, Map.of());
        made(101, WRITER, "Médiation de nuit");
        fails = "mediation";
        assertThat(later(Duration.ofMinutes(5))).isEqualTo(1);
        fails = "";
        assertThat(later(Duration.ofMinutes(70))).as("nothing is lost").isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void dates_areKept_withTheSearch(TestDatabase databases) throws Exception {
        open(databases);
        Instant since = now.plus(Duration.ofDays(2));
        Question question = new Question(
                "mediation", Map.of(), Map.of(Facet.LANGUAGE, Set.of("en")), since, since.plus(Duration.ofDays(9)));
        assertThat(Question.of(question.json())).isEqualTo(question);
        searches.keep(new SavedSearch(0, READER, "S", "/n/search", question, 0, Rhythm.AT_ONCE, now, now, now), "form");
        made(101, WRITER, "Médiation de nuit");
        assertThat(later(Duration.ofMinutes(5))).as("before that day").isZero();
        now = since.plusSeconds(1);
        made(102, WRITER, "Médiation de jour");
        assertThat(later(Duration.ofMinutes(5))).isEqualTo(1);
    }

    @Test
    void people_areNoNews() {
        assertThat(new Question("", Map.of(Facet.KIND, Set.of("member", "space")), Map.of(), null, null).peopleOnly())
                .isTrue();
        assertThat(new Question("", Map.of(Facet.KIND, Set.of("member", "wiki.page")), Map.of(), null, null)
                        .peopleOnly())
                .isFalse();
        assertThat(new Question("night", Map.of(), Map.of(), null, null).peopleOnly())
                .isFalse();
    }

    @Test
    void morning_isThatOfTheReader_alsoWhenClocksChange() {
        ZoneId paris = ZoneId.of("Europe/Paris");
        assertThat(Rhythm.DAILY.next(Instant.parse("2026-03-28T20:00:00Z"), paris))
                .isEqualTo(Instant.parse("2026-03-29T05:00:00Z"));
        assertThat(Rhythm.DAILY.next(Instant.parse("2026-03-02T04:00:00Z"), paris))
                .isEqualTo(Instant.parse("2026-03-02T06:00:00Z"));
        assertThat(Rhythm.DAILY.next(Instant.parse("2026-03-02T06:00:00Z"), paris))
                .isEqualTo(Instant.parse("2026-03-03T06:00:00Z"));
        assertThat(Rhythm.NEVER.next(START, paris)).isEqualTo(Instant.EPOCH);
    }
}
