// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.webinar.WebinarFixture.html;
import static org.rambla.webinar.WebinarFixture.place;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.mail.Mail;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.attendance.AttendancePages;
import org.rambla.webinar.attendance.BadgePages;
import org.rambla.webinar.attendance.FigurePages;
import org.rambla.webinar.attendance.NetworkFigurePages;
import org.rambla.webinar.attendance.RegistrationFile;
import org.rambla.webinar.attendance.WalkInPages;
import org.rambla.webinar.attendance.YearPages;
import org.rambla.webinar.registration.EraseRegistrant;

/** Who was there, and what is counted of it. */
final class AttendanceTest {
    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    private static List<Long> there(WebinarFixture webinar) {
        return webinar.database.list(
                "select member from webinar_registration where attended_at > 0 order by member",
                row -> row.number("member"));
    }

    private static long registration(WebinarFixture webinar, long event, long member) {
        return webinar.database.number(
                "select id from webinar_registration where event = ? and member = ?", event, member);
    }

    private static void join(WebinarFixture webinar, long registration) {
        String[] path = webinar.links.join(registration).split("/");
        webinar.held.enter(path[4], path[5], webinar.visit(0));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverJoinsWhenItBegins_wasThere(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("meeting", "https://meet.example/x", "capacity", "2");
        List.of(7L, 8L, 21L).forEach(member -> webinar.register(event, member));
        webinar.clock.set("2026-05-26T09:59:00Z");
        join(webinar, registration(webinar, event, 7));
        assertThat(there(webinar)).as("a program that looks through mails").isEmpty();

        webinar.clock.set("2026-05-26T11:46:00Z");
        String[] path = webinar.links.join(registration(webinar, event, 7)).split("/");
        assertThat(html(webinar.held.join(path[4], path[5], webinar.visit(0))))
                .contains("<form method=\"post\"", "/join\"", "Join now")
                .doesNotContain("meet.example");
        assertThat(there(webinar))
                .as("the same program a quarter of an hour before")
                .isEmpty();
        join(webinar, registration(webinar, event, 7));
        join(webinar, registration(webinar, event, 7));

        assertThat(there(webinar)).containsExactly(7L);
        assertThatThrownBy(() -> join(webinar, registration(webinar, event, 21)))
                .as("who waits")
                .isInstanceOf(Refusal.class);
        assertThat(there(webinar)).containsExactly(7L);
        assertThat(html(webinar.registered.list(event, "", webinar.visit(9)))).containsOnlyOnce("Was there");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void organisers_tickWhoIsThereOnceItBegins(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        AttendancePages pages = WebinarFixture.find(webinar.feature.pages(), AttendancePages.class);
        long event = webinar.announce();
        long other = webinar.announce();
        webinar.register(event, 7);
        webinar.register(event, 8);
        webinar.register(other, 21);
        long one = registration(webinar, event, 7);
        long two = registration(webinar, event, 8);
        long stranger = registration(webinar, other, 21);
        TestForm both = new TestForm(
                "a",
                "was." + one,
                "0",
                "there." + one,
                "1",
                "was." + two,
                "0",
                "there." + two,
                "1",
                "was." + stranger,
                "0",
                "there." + stranger,
                "1",
                "was.x",
                "0");
        assertThat(html(pages.list(event, "", webinar.visit(9)))).contains("opens a quarter of an hour before");
        assertThatThrownBy(() -> pages.save(event, both, webinar.visit(9))).isInstanceOf(Refusal.class);

        webinar.clock.set("2026-05-27T08:00:00Z");
        assertThat(place(pages.save(event, both, webinar.visit(9)))).contains("webinar.done.attendance");
        assertThat(there(webinar)).as("of this event alone").containsExactly(7L, 8L);
        assertThat(html(pages.list(event, "", webinar.visit(9)))).contains(" checked");
        pages.save(event, new TestForm("b", "was." + one, "1"), webinar.visit(9));
        assertThat(there(webinar)).containsExactly(8L);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverJoinsWhileTheListIsOpen_staysThere(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        AttendancePages pages = WebinarFixture.find(webinar.feature.pages(), AttendancePages.class);
        long event = webinar.announce("meeting", "https://meet.example/x");
        List.of(7L, 8L).forEach(member -> webinar.register(event, member));
        long one = registration(webinar, event, 7);
        long two = registration(webinar, event, 8);
        webinar.clock.set("2026-05-26T12:00:00Z");
        assertThat(html(pages.list(event, "", webinar.visit(9)))).contains("name=\"was." + one + "\" value=\"0\"");
        join(webinar, one);

        pages.save(
                event, new TestForm("c", "was." + one, "0", "was." + two, "0", "there." + two, "1"), webinar.visit(9));

        assertThat(there(webinar)).containsExactly(7L, 8L);
        assertThat(html(pages.list(event, "", webinar.visit(9)))).contains("name=\"was." + one + "\" value=\"1\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void figures_countCitiesCountriesAndVoices(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        FigurePages pages = WebinarFixture.find(webinar.feature.pages(), FigurePages.class);
        long event = webinar.announce("who", "PUBLIC", "capacity", "4", "interpreted", "fr");
        assertThat(html(pages.page(event, webinar.visit(9)))).contains("Nobody is registered yet.");
        webinar.register(event, 7, "hears", "fr");
        webinar.register(event, 8);
        webinar.register(event, 21);
        guest(webinar, event, "=cmd|calc");
        webinar.register(event, 22);
        webinar.database.transaction(
                tx -> tx.execute("update webinar_registration set attended_at = 1 where member in (7, 21, 22)"));

        String csv = (String) pages.file(event, webinar.visit(9)).getEntity();

        assertThat(csv.lines())
                .contains("\"By country\",\"Belgium\",\"\",4,1,2")
                .contains("\"By what was heard\",\"French\",\"\",1,0,1")
                .contains("\"By city or organisation\",\"'=cmd|calc\",\"Belgium\",1,0,0")
                .anyMatch(line -> line.startsWith("\"By city or organisation\"") && line.endsWith(",2,0,1"))
                .anyMatch(line -> line.startsWith("\"By city or organisation\"") && line.endsWith(",1,1,1"));
        assertThat(html(pages.page(event, webinar.visit(9)))).contains("<b>4</b> registered", "<b>2</b> were there");
        assertThat((String) pages.file(event, webinar.visit(9, 1, "fr")).getEntity())
                .contains("\"Par pays\";");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void list_comesAsATableWithoutFormulas(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        RegistrationFile file = WebinarFixture.find(webinar.feature.pages(), RegistrationFile.class);
        long event =
                webinar.announce("who", "PUBLIC", "question.0.label.en", "+Which tool?", "question.0.key", "abcd1234");
        webinar.register(event, 7, "needs", "@SUM(1);=1+1,-2 - x;y;\" \"=2", "answer.abcd1234", "A \"good\" one");
        guest(webinar, event, "Gent");

        String csv = (String) file.file(event, webinar.visit(9)).getEntity();

        assertThat(csv).startsWith("\uFEFF\"Person\",\"Function\"").contains("\"'+Which tool?\"\r\n");
        assertThat(csv).contains("\"'@SUM(1);'=1+1,'-2 - x;y;\"\" \"\"'=2\",\"A \"\"good\"\" one\"", "\"Officer\"");
        assertThat(csv.lines()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void year_countsPlacesAndEachCityOnce(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        YearPages pages = WebinarFixture.find(webinar.feature.pages(), YearPages.class);
        assertThat(html(pages.page("", "", "", webinar.visit(9)))).contains("Nothing takes place in this year.");
        long one = webinar.announce("title.en", "One", "capacity", "2");
        long two = webinar.announce("title.en", "-Two", "startDate", "2026-06-02", "endDate", "2026-06-02");
        long other = webinar.announce("title.en", "Elsewhen", "startDate", "2027-06-02", "endDate", "2027-06-02");
        long off = webinar.announce("title.en", "Stormy");
        for (long event : new long[] {one, two, other, off}) {
            List.of(7L, 21L, 22L).forEach(member -> webinar.register(event, member));
        }
        webinar.events.cancel(off, new TestForm("c", "reason", "Storm"), webinar.visit(9));
        webinar.database.transaction(tx ->
                tx.execute("update webinar_registration set attended_at = 1 where member = 7 and event = ?", one));

        assertThat(html(pages.page("2026", "", "", webinar.visit(9))))
                .contains("<b>2</b> events", "<b>5</b> registrations", "<b>1</b> was there", "<b>2</b> cities")
                .doesNotContain("Elsewhen", "Stormy");
        assertThat(((String) pages.file("", "", "", webinar.visit(9)).getEntity()).lines())
                .contains("\"One\",\"2026-05-26\",2,1,2", "\"'-Two\",\"2026-06-02\",3,0,2")
                .hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void yearOfManyEvents_hasMorePagesAndOneFile(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        YearPages pages = WebinarFixture.find(webinar.feature.pages(), YearPages.class);
        webinar.announce("title.en", "The first");
        webinar.database.transaction(tx -> {
            String columns =
                    "version, space_id, author, title, language, body, sanitiser, status, reason, ends_at, zone,"
                            + " was_at, way, venue, link, meeting, spoken, interpreted, details, state, created_at, admission,"
                            + " capacity, per_city, opens_at, closes_at, confirmed, waiting, line, cities";
            for (int i = 1; i <= 502; i++) {
                tx.execute(
                        "insert into webinar_event (id, starts_at, " + columns + ") select ?, starts_at + ?, " + columns
                                + " from webinar_event where id < 1000000",
                        1_000_000L + i,
                        1_000L * i);
            }
            return null;
        });

        String first = html(pages.page("2026", "", "", webinar.visit(9)));
        assertThat(first).contains("<b>503</b> events").containsOnlyOnce("year=2026&amp;after=");
        String after = first.replaceAll("(?s).*year=2026&amp;after=([0-9-]+).*", "$1");
        String second = html(pages.page("2026", "", after, webinar.visit(9)));
        assertThat(second).contains("<b>503</b> events").doesNotContain("&amp;after=");
        assertThat(second.split("<tr><th scope=\"row\"><a")).hasSize(4);
        assertThat(((String) pages.file("2026", "", "", webinar.visit(9)).getEntity()).lines())
                .hasSize(504);
    }

    private static void guest(WebinarFixture webinar, long event, String city) {
        webinar.guests.ask(
                event,
                new TestForm(
                        "g",
                        "name",
                        "Officer",
                        "city",
                        city,
                        "country",
                        "BE",
                        "email",
                        "officer@gent.example",
                        "language",
                        "en",
                        "consent",
                        "1"),
                webinar.visit(0));
        webinar.post.take().stream()
                .filter(mail -> mail.action().link().contains("/requests/"))
                .forEach(mail -> webinar.requests.confirm(mail.action().link().replaceAll(".*/requests/", "")));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void badges_areForThoseWhoHaveAPlaceByName(TestDatabase databases) throws IOException {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        BadgePages pages = WebinarFixture.find(webinar.feature.pages(), BadgePages.class);
        long event = webinar.announce("capacity", "3");
        assertThat(html(pages.page(event, "", webinar.visit(9)))).contains("Nobody is registered yet.");
        assertThatThrownBy(() -> pages.file(event, "", webinar.visit(9))).isInstanceOf(Refusal.class);
        List.of(8L, 7L, 30L, 31L).forEach(member -> webinar.register(event, member));

        assertThat(html(pages.page(event, "", webinar.visit(9))))
                .containsSubsequence("officer 30", "officer 7", "officer 8")
                .doesNotContain("officer 31")
                .contains("web.organisation", "/badges.pdf");
        try (PDDocument document =
                Loader.loadPDF((byte[]) pages.file(event, "", webinar.visit(9)).getEntity())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Prevention officer 30", "Prevention officer 8");
        }
    }

    /** Without functions, which few had. */
    private static List<String> places(String csv) {
        return csv.lines().filter(line -> !line.startsWith("\"By function\"")).toList();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void yearAndNetwork_countPeopleAlsoOnceTheyAreForgotten(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        YearPages pages = WebinarFixture.find(webinar.feature.pages(), YearPages.class);
        NetworkFigurePages network = WebinarFixture.find(webinar.feature.adminPages(), NetworkFigurePages.class);
        assertThat(html(network.page("2026", webinar.visit(9)))).contains("Nothing takes place in this year.");
        long one = webinar.announce("who", "PUBLIC", "interpreted", "fr");
        long two = webinar.announce("startDate", "2026-06-02", "endDate", "2026-06-02");
        webinar.announce("startDate", "2027-06-02", "endDate", "2027-06-02");
        webinar.register(one, 7, "hears", "fr");
        webinar.register(one, 21);
        webinar.register(two, 7);
        guest(webinar, one, "Gent");
        webinar.clock.set("2026-06-03T08:00:00Z");
        webinar.database.transaction(tx ->
                tx.execute("update webinar_registration set attended_at = 1 where event = ? and member = 7", one));
        String before =
                (String) pages.file("2026", "", "people", webinar.visit(9)).getEntity();
        assertThat(before.lines())
                .contains("\"By country\",\"Belgium\",\"\",4,0,1", "\"By function\",\"Prevention officer\",\"\",3,0,1")
                .contains("\"By city or organisation\",\"Gent\",\"Belgium\",1,0,0")
                .contains("\"By what was heard\",\"French\",\"\",1,0,1");
        String spaces = (String) network.file("2026", "", webinar.visit(9)).getEntity();
        assertThat(spaces.lines()).hasSize(2).last().asString().endsWith(",2,4,1,3");

        new EraseRegistrant(webinar.database, webinar.clock).erase(21);
        assertThat((String) pages.file("2026", "", "people", webinar.visit(9)).getEntity())
                .as("erased after the event")
                .isEqualTo(before);
        webinar.clock.set("2027-01-02T08:00:00Z");
        webinar.forgetting().round();
        webinar.forgetting().round();
        assertThat(webinar.database.number("select count(*) from webinar_registration where address <> ''"))
                .isZero();
        assertThat(places((String)
                        pages.file("2026", "", "people", webinar.visit(9)).getEntity()))
                .isEqualTo(places(before));
        assertThat(places((String)
                        network.file("2026", "people", webinar.visit(9)).getEntity()))
                .isEqualTo(places(before));
        assertThat((String) network.file("2026", "", webinar.visit(9)).getEntity())
                .isEqualTo(spaces);
        assertThat(html(pages.page("2026", "", "", webinar.visit(9)))).contains("Who took part", "by=people");
        assertThat(html(network.page("2026", webinar.visit(9)))).contains("<b>4</b> registrations", "By space");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void meetingElsewhere_opensHalfAnHourBefore(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("meeting", "https://meet.example/x");
        webinar.register(event, 7);
        String[] path = webinar.links.join(registration(webinar, event, 7)).split("/");
        webinar.clock.set("2026-05-26T11:29:00Z");

        assertThat(html(webinar.held.join(path[4], path[5], webinar.visit(0))))
                .contains("The meeting opens on Tuesday 26 May 2026, 13:30 CEST")
                .doesNotContain("meet.example", "<form");
        assertThat(html(webinar.held.enter(path[4], path[5], webinar.visit(0)))).doesNotContain("meet.example");
        assertThat(there(webinar)).as("who only tries the link").isEmpty();

        webinar.register(event, 8);
        String[] lisbon = webinar.links.join(registration(webinar, event, 8)).split("/");
        assertThat(html(webinar.held.join(lisbon[4], lisbon[5], webinar.visit(0))))
                .as("the link reads no account: the clock is that of the registration")
                .contains("13:00\u201315:00 in Lisbon");

        webinar.clock.set("2026-05-26T11:30:00Z");
        assertThat(html(webinar.held.join(path[4], path[5], webinar.visit(0)))).contains("Join now");
        assertThat(html(webinar.held.enter(path[4], path[5], webinar.visit(0)))).contains("https://meet.example/x");
        assertThat(there(webinar)).containsExactly(7L);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverWaitsAndComesAnyway_getsAPlaceWithTheTick(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        AttendancePages pages = WebinarFixture.find(webinar.feature.pages(), AttendancePages.class);
        long event = webinar.announce("capacity", "1");
        List.of(7L, 8L, 21L).forEach(member -> webinar.register(event, member));
        databases.deliver(webinar.telling);
        webinar.post.take();
        webinar.clock.set("2026-05-26T12:00:00Z");
        long waits = registration(webinar, event, 21);
        assertThat(html(pages.list(event, "", webinar.visit(9)))).contains("the tick gives a place");

        pages.save(event, new TestForm("a", "was." + waits, "0", "there." + waits, "1"), webinar.visit(9));

        assertThat(there(webinar)).containsExactly(21L);
        assertThat(webinar.state(event, 21)).isEqualTo("CONFIRMED");
        assertThat(webinar.state(event, 8)).isEqualTo("WAITING");
        assertThat(webinar.database.number("select confirmed * 100 + waiting * 10 + cities from webinar_event"))
                .isEqualTo(212);
        databases.deliver(webinar.telling);
        assertThat(webinar.post.take()).as("who is there needs no mail").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverComesWithoutBeingRegistered_countsNamedOrNot(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        WalkInPages pages = WebinarFixture.find(webinar.feature.pages(), WalkInPages.class);
        webinar.members.offered.add(102L);
        long event = webinar.announce("way", "ON_SITE", "venue.en", "Town hall", "capacity", "1");
        webinar.register(event, 7);
        assertThat(html(pages.ask(event, webinar.visit(9)))).doesNotContain("<form");
        webinar.clock.set("2026-05-26T12:00:00Z");
        assertThat(html(pages.ask(event, webinar.visit(9)))).contains("name=\"organisation\"", "name=\"email\"");

        String[] gent = {"city", "Gent", "country", "BE", "office", "Officer"};
        for (String form : List.of("w0", "w0", "w1")) {
            pages.note(event, new TestForm(form, gent), webinar.visit(9));
        }
        String[] named = {"organisation", "102", "name", "Somebody", "email", "Somebody@town.example", "language", "fr"
        };
        pages.note(event, new TestForm("n", named), webinar.visit(9));
        pages.note(event, new TestForm("n2", named), webinar.visit(9));
        String[] member = {"organisation", "102", "name", "X", "email", "member7@city.example", "language", "fr"};
        pages.note(event, new TestForm("m", member), webinar.visit(9));

        assertThat(webinar.database.list(
                        "select name, address, state, organisation, city, country, member from webinar_registration"
                                + " where attended_at > 0 order by place",
                        row -> row.text("name") + "|" + row.text("address") + "|" + row.text("state") + "|"
                                + row.number("organisation") + "|" + row.text("city") + row.text("country") + "|"
                                + row.number("member")))
                .containsExactly(
                        "||CONFIRMED|100||7".replace("||CONFIRMED", "|Member7@city.example|CONFIRMED"),
                        "||CONFIRMED|0|GentBE|0",
                        "||CONFIRMED|0|GentBE|0",
                        "Somebody|Somebody@town.example|CONFIRMED|102||0");
        assertThat(webinar.database.number("select confirmed * 10 + cities from webinar_event"))
                .isEqualTo(43);
        String csv = (String) WebinarFixture.find(webinar.feature.pages(), FigurePages.class)
                .file(event, webinar.visit(9))
                .getEntity();
        assertThat(csv).contains("\"Gent\",\"Belgium\",2,0,2", "\"Officer\",\"\",2,0,2");
        long noted = webinar.database.number(
                "select max(id) from webinar_registration where city = 'Gent' and event = ?", event);
        AttendancePages lists = WebinarFixture.find(webinar.feature.pages(), AttendancePages.class);
        assertThat(html(lists.list(event, "", webinar.visit(9)))).contains("Somebody who came without giving a name");
        assertThat(html(webinar.registered.list(event, "", webinar.visit(9))))
                .contains("<span class=\"visually-hidden\"> Somebody who came without giving a name</span>");
        TestForm mistaken = new TestForm("u", "was." + noted, "1");
        lists.save(event, mistaken, webinar.visit(9));
        assertThat(figures(webinar, event)).contains("\"Gent\",\"Belgium\",2,0,1", "\"Officer\",\"\",2,0,1");
        assertThat(place(webinar.registered.withdraw(event, "" + noted, webinar.visit(9))))
                .as("no mail can tell")
                .endsWith("done=webinar.done.removedUntold");
        assertThat(figures(webinar, event)).contains("\"Gent\",\"Belgium\",1,0,1", "\"Officer\",\"\",1,0,1");
        webinar.clock.set("2027-01-26T12:00:00Z");
        databases.deliver(webinar.telling);
        assertThat(webinar.post.take())
                .as("nobody has an address")
                .extracting(Mail::to)
                .doesNotContain("");
        webinar.forgetting().round();
        assertThat(html(webinar.registered.list(event, "", webinar.visit(9))))
                .as("nobody is taken off an event that is over")
                .contains("no longer named here")
                .doesNotContain("/withdraw");
        assertThat(figures(webinar, event))
                .as("fewer than three are counted without their function")
                .contains("\"Gent\",\"Belgium\",1,0,1")
                .doesNotContain("Officer");
        assertThat(webinar.database.number("select count(*) from webinar_registration where office <> ''"))
                .isZero();
        webinar.clock.set("2026-05-26T12:00:00Z");
        for (String[] wrong : new String[][] {
            {"city", "Gent", "country", "BE", "name", "Somebody"},
            {"city", "Gent", "country", "BE", "email", "a@b.example"},
            {"city", "", "country", ""}
        }) {
            assertThat(((Page) pages.note(event, new TestForm("x", wrong), webinar.visit(9))).status())
                    .isEqualTo(422);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void badgesOfMany_goOnOnAnotherPage(TestDatabase databases) throws IOException {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        List.of(7L, 8L, 21L).forEach(member -> webinar.register(event, member));
        BadgePages pages = webinar.badges(2);

        String first = html(pages.page(event, "", webinar.visit(9)));
        assertThat(first).contains("officer 7", "officer 8", "/badges?after=").doesNotContain("officer 21");
        String after = first.replaceAll("(?s).*/badges\\?after=([0-9]+).*", "$1");
        String second = html(pages.page(event, after, webinar.visit(9)));
        assertThat(second)
                .contains("officer 21", "/badges.pdf?after=" + after)
                .doesNotContain("officer 7", "/badges?after=");
        try (PDDocument file = Loader.loadPDF(
                (byte[]) pages.file(event, after, webinar.visit(9)).getEntity())) {
            assertThat(new PDFTextStripper().getText(file))
                    .contains("officer 21")
                    .doesNotContain("officer 8");
        }
    }

    private static String figures(WebinarFixture webinar, long event) {
        return (String) WebinarFixture.find(webinar.feature.pages(), FigurePages.class)
                .file(event, webinar.visit(9))
                .getEntity();
    }
}
