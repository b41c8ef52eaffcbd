// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rambla.webinar.WebinarFixture.html;
import static org.rambla.webinar.WebinarFixture.place;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.mail.Mail;
import org.rambla.api.page.Page;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.attendance.FigurePages;
import org.rambla.webinar.guest.CityKeys;

/** Places for each city, whoever comes from there. */
final class CityPlacesTest {
    @TempDir
    Path folder;

    private int forms;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    private TestForm form(String name, String organisation, String city, String country) {
        return form(name, organisation, city, country, name + "@town.example");
    }

    private TestForm form(String name, String organisation, String city, String country, String address) {
        return new TestForm(
                "c" + forms++,
                "name",
                name,
                "organisation",
                organisation,
                "city",
                city,
                "country",
                country,
                "email",
                address,
                "language",
                "en",
                "consent",
                "1");
    }

    private void guest(WebinarFixture webinar, long event, String name, String organisation, String city) {
        String country = organisation.isEmpty() ? "BE" : "";
        webinar.guests.ask(event, form(name, organisation, city, country), webinar.visit(0));
        webinar.post
                .take()
                .forEach(mail -> webinar.requests.confirm(mail.action().link().replaceAll(".*/requests/", "")));
    }

    private static List<String> line(WebinarFixture webinar, long event) {
        return webinar.database.list(
                "select name, member, state from webinar_registration where event = ? and state <> 'CANCELLED'"
                        + " order by place",
                row -> (row.number("member") == 0 ? row.text("name") : row.number("member")) + " " + row.text("state"),
                event);
    }

    private static void agree(WebinarFixture webinar, long event) {
        long counted = webinar.database.number("select cities from webinar_event where id = ?", event);
        long there = webinar.database.number(
                "select count(distinct case when organisation <> 0 then cast(organisation as char(20)) else city_key end)"
                        + " from webinar_registration where event = ? and state = 'CONFIRMED'",
                event);
        assertThat(counted).isEqualTo(there);
        assertThat(webinar.database.number("select waiting from webinar_event where id = ?", event))
                .isEqualTo(webinar.database.number(
                        "select count(*) from webinar_registration where event = ? and state = 'WAITING'", event));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void guests_takeThePlacesOfTheCityThatTheyChooseOrName(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.members.offered.add(102L);
        long event = webinar.announce("who", "PUBLIC", "perCity", "1");
        assertThat(html(webinar.guests.form(event, webinar.visit(0))))
                .contains("name=\"organisation\"", "value=\"102\"", "At most 1 for each city");
        guest(webinar, event, "a", "", "Saint-Étienne");
        guest(webinar, event, "b", "", " saint  ETIENNE");
        guest(webinar, event, "c", "", "Gent");
        guest(webinar, event, "d", "102", "");
        guest(webinar, event, "e", "", "City of C102");
        webinar.register(event, 20);
        assertThat(line(webinar, event))
                .containsExactly("a CONFIRMED", "b WAITING", "c CONFIRMED", "d CONFIRMED", "e WAITING", "20 WAITING");
        agree(webinar, event);
        assertThat(webinar.event(event, 9)).contains("3 people from 3 cities");

        long first = webinar.database.number("select id from webinar_registration where name = 'a'");
        webinar.registered.withdraw(event, Long.toString(first), webinar.visit(9));
        long fourth = webinar.database.number("select id from webinar_registration where name = 'd'");
        webinar.registered.withdraw(event, Long.toString(fourth), webinar.visit(9));
        assertThat(line(webinar, event)).containsExactly("b CONFIRMED", "c CONFIRMED", "e CONFIRMED", "20 WAITING");
        agree(webinar, event);

        Page none = (Page) webinar.guests.ask(event, form("x", "999", "", ""), webinar.visit(0));
        assertThat(none.status()).isEqualTo(422);
        Page nothing = (Page) webinar.guests.ask(event, form("x", "", "", ""), webinar.visit(0));
        assertThat(nothing.status()).isEqualTo(422);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverHasAnAccount_takesAPlaceOfTheirOwnCity(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.members.offered.add(102L);
        long event = webinar.announce("who", "PUBLIC", "perCity", "1");
        webinar.register(event, 20);
        String[] colleague = {"name", "Officer", "email", "member21@city.example", "language", "en"};

        webinar.part.colleague(event, new TestForm("c", colleague), webinar.visit(7));
        TestForm guest = form("x", "", "Gent", "BE", "member22@city.example");
        webinar.guests.ask(event, guest, webinar.visit(0));
        webinar.post
                .take()
                .forEach(mail -> webinar.requests.confirm(mail.action().link().replaceAll(".*/requests/", "")));

        assertThat(line(webinar, event)).containsExactly("20 CONFIRMED", "21 WAITING", "22 WAITING");
        webinar.register(event, 7);
        assertThat(webinar.state(event, 7)).isEqualTo("CONFIRMED");
        agree(webinar, event);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void citiesCountedByAnotherRule_areCountedAnew(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC");
        guest(webinar, event, "a", "", "Saint-Étienne");
        guest(webinar, event, "b", "", "Saint Etienne");
        guest(webinar, event, "c", "", "City of C102");
        webinar.register(event, 20);
        webinar.members.offered.add(102L);
        webinar.database.transaction(tx -> {
            tx.execute("update webinar_registration set city_key = 'saint-étienne' where name = 'a'");
            return tx.execute("update webinar_event set cities = 4 where id = ?", event);
        });
        CityKeys keys = new CityKeys(webinar.database, webinar.members.cities(), webinar.clock);

        keys.round();
        new CityKeys(webinar.database, webinar.members.cities(), webinar.clock).round();

        assertThat(webinar.database.number("select cities from webinar_event where id = ?", event))
                .isEqualTo(2);
        assertThat(webinar.database.number("select organisation from webinar_registration where name = 'c'"))
                .isEqualTo(102);
        agree(webinar, event);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverClaimsTheirPlace_bringsTheirCityAlong(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        webinar.part.colleague(
                event,
                new TestForm("c", "name", "Officer", "email", "new@city.example", "language", "en"),
                webinar.visit(7));
        webinar.members.move(30, "new@city.example");
        webinar.register(event, 30);
        assertThat(webinar.database.number("select organisation from webinar_registration"))
                .isEqualTo(103);
        webinar.register(event, 31);
        webinar.register(event, 7);
        agree(webinar, event);
        assertThat(webinar.database.number("select cities from webinar_event where id = ?", event))
                .isEqualTo(2);
    }

    // Ten members act for each city; more than a step of them wait behind those of one city.
    @ParameterizedTest
    @MethodSource("databases")
    void cityThatHasItsPlaces_holdsUpNobodyAndIsNotReadAgain(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC", "capacity", "2", "perCity", "1");
        webinar.register(event, 20);
        webinar.register(event, 30);
        webinar.database.transaction(tx -> {
            for (int i = 0; i < 350; i++) {
                tx.execute(
                        "insert into webinar_registration (id, version, event, place, state, member, registrar,"
                                + " organisation, address, address_key, name, office, language, zone, hears, needs,"
                                + " answers, revision, invited, registered_at) select ?, 1, event, ?, 'WAITING', 0, 0,"
                                + " organisation, '', ?, '', '', language, zone, hears, needs, answers, 1, false,"
                                + " registered_at from webinar_registration where member = 20",
                        1_000_000L + i,
                        1_000L + i,
                        "waits" + i);
            }
            return tx.execute("update webinar_event set waiting = 350, line = 2000 where id = ?", event);
        });
        webinar.register(event, 40);
        webinar.register(event, 41);
        long before = databases.statements();
        webinar.part.withdraw(event, webinar.visit(30));
        assertThat(databases.statements() - before).isLessThan(25);
        assertThat(webinar.state(event, 40)).isEqualTo("CONFIRMED");
        assertThat(webinar.state(event, 41)).isEqualTo("WAITING");
        assertThat(webinar.database.number("select waiting from webinar_event where id = ?", event))
                .isEqualTo(351);
        assertThat(webinar.database.number("select cities from webinar_event where id = ?", event))
                .isEqualTo(2);

        webinar.part.withdraw(event, webinar.visit(20));
        assertThat(webinar.database.first(
                        "select place from webinar_registration where state = 'CONFIRMED' and id >= 1000000",
                        row -> row.number("place")))
                .as("the first one of the city whose place is free")
                .contains(1_000L);
        assertThat(place(webinar.register(event, 42))).contains("done.waiting");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverClaimsTheirPlace_takesNoneThatTheirCityHasNot(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("perCity", "1");
        for (String one : List.of("new", "next")) {
            webinar.part.colleague(
                    event,
                    new TestForm(one, "name", "Officer", "email", one + "@city.example", "language", "en"),
                    webinar.visit(one.equals("new") ? 7 : 40));
        }
        webinar.register(event, 31);
        webinar.register(event, 8);
        assertThat(List.of(webinar.state(event, 31), webinar.state(event, 8))).containsExactly("CONFIRMED", "WAITING");
        webinar.members.move(30, "new@city.example");
        webinar.members.move(50, "next@city.example");

        webinar.register(event, 30);
        webinar.register(event, 50);

        assertThat(webinar.state(event, 30))
                .as("keeps the place of whoever brought them")
                .isEqualTo("CONFIRMED");
        assertThat(webinar.state(event, 8)).as("whose city has no further one").isEqualTo("WAITING");
        assertThat(webinar.database.list(
                        "select organisation from webinar_registration where state = 'CONFIRMED' order by place",
                        row -> row.number("organisation")))
                .containsExactly(100L, 105L, 103L);
        agree(webinar, event);

        webinar.part.withdraw(event, webinar.visit(31));
        webinar.register(event, 30);
        assertThat(webinar.state(event, 8)).as("for whom a place is left now").isEqualTo("CONFIRMED");
        agree(webinar, event);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void cityInSeveralSpellings_isOneLineOfTheFigures(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC");
        guest(webinar, event, "a", "", "saint etienne");
        guest(webinar, event, "b", "", "Saint-Étienne");
        guest(webinar, event, "c", "", "Saint-Étienne");
        guest(webinar, event, "d", "", "Gent");
        assertThat(webinar.event(event, 9)).contains("4 people from 2 cities");

        String csv = (String) WebinarFixture.find(webinar.feature.pages(), FigurePages.class)
                .file(event, webinar.visit(9))
                .getEntity();

        assertThat(csv.lines().filter(line -> line.startsWith("\"By city or organisation\"")))
                .containsExactly(
                        "\"By city or organisation\",\"Saint-Étienne\",\"Belgium\",3,0,0",
                        "\"By city or organisation\",\"Gent\",\"Belgium\",1,0,0");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void guestWhoNamedTheWrongCity_correctsItWhereTheOtherHasAPlace(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.members.offered.add(102L);
        long event = webinar.announce("who", "PUBLIC", "perCity", "1");
        guest(webinar, event, "a", "", "Lyon");
        guest(webinar, event, "b", "", "Lyon");
        guest(webinar, event, "c", "", "Bruges");
        assertThat(line(webinar, event)).containsExactly("a CONFIRMED", "b WAITING", "c CONFIRMED");

        guest(webinar, event, "a", "102", "");

        assertThat(line(webinar, event))
                .as("and whoever waits for what is left has it")
                .containsExactly("a CONFIRMED", "b CONFIRMED", "c CONFIRMED");
        agree(webinar, event);
        assertThat(from(webinar, event)).containsExactly("102  ", "0 Lyon BE", "0 Bruges BE");

        guest(webinar, event, "a", "", "Bruges");
        assertThat(from(webinar, event))
                .as("no place is lost by saying something else")
                .containsExactly("102  ", "0 Lyon BE", "0 Bruges BE");
        guest(webinar, event, "c", "", "BRUGES");
        assertThat(from(webinar, event)).containsExactly("102  ", "0 Lyon BE", "0 BRUGES BE");
        agree(webinar, event);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoWaitsForAPlaceOfTheirCity_isNotToldThatAllAreTaken(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("capacity", "2", "perCity", "1");
        for (long member : List.of(8L, 4L, 20L, 30L)) {
            webinar.register(event, member);
            databases.deliver(webinar.telling);
        }
        assertThat(webinar.state(event, 4)).isEqualTo("WAITING");
        assertThat(webinar.state(event, 30)).isEqualTo("WAITING");
        List<Mail> mails = webinar.post.take();
        assertThat(mails.get(1).paragraphs().get(0))
                .startsWith("All places at “Youth and discrimination” that your city");
        assertThat(mails.get(3).paragraphs().get(0)).startsWith("All places for");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void fewerPlacesForEachCityThanOneHas_isSaid(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        List.of(7L, 8L, 21L).forEach(member -> webinar.register(event, member));

        assertThat(place(webinar.events.save(event, webinar.form("base", "1", "perCity", "2"), webinar.visit(9))))
                .doesNotContain("changedCrowded");
        assertThat(place(webinar.events.save(event, webinar.form("base", "2", "perCity", "1"), webinar.visit(9))))
                .contains("webinar.done.changedCrowded");
        assertThat(place(webinar.events.save(event, webinar.form("base", "3", "perCity", "1"), webinar.visit(9))))
                .doesNotContain("changedCrowded");
        assertThat(webinar.state(event, 8)).isEqualTo("CONFIRMED");
    }

    private static List<String> from(WebinarFixture webinar, long event) {
        return webinar.database.list(
                "select organisation, city, country from webinar_registration where event = ? order by place",
                row -> row.number("organisation") + " " + row.text("city") + " " + row.text("country"),
                event);
    }
}
