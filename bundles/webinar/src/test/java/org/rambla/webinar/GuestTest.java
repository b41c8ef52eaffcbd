// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.webinar.WebinarFixture.html;
import static org.rambla.webinar.WebinarFixture.place;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.event.Event;
import org.rambla.api.mail.Mail;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Translator.Version;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.guest.Requests;
import org.rambla.webinar.registration.ClaimRegistrations;
import org.rambla.webinar.registration.ClaimRound;
import org.rambla.webinar.registration.EraseRegistrant;
import org.rambla.webinar.registration.ForgetRegistrations;

/** Registering without an account. */
final class GuestTest {
    private static final String ADDRESS = "officer@gent.example";

    @TempDir
    Path folder;

    private int forms;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    private TestForm form(String address) {
        return new TestForm(
                "g" + forms++,
                "name",
                "Prevention officer",
                "city",
                "Gent",
                "country",
                "BE",
                "email",
                address,
                "language",
                "fr",
                "consent",
                "1");
    }

    private Object ask(WebinarFixture webinar, long event, String address) {
        return webinar.guests.ask(event, form(address), webinar.visit(0));
    }

    private static String secret(Mail mail) {
        return mail.action().link().replaceAll(".*/requests/", "");
    }

    private static List<String> line(WebinarFixture webinar, long event) {
        return webinar.database.list(
                "select name, city, country, state from webinar_registration where event = ? order by place",
                row -> String.join(" ", row.text("name"), row.text("city"), row.text("country"), row.text("state")),
                event);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void guest_hasAPlaceOnlyAfterTheMailIsFollowed(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC", "capacity", "1");
        assertThat(webinar.event(event, 0)).contains("Register without an account", "/guest\"");
        assertThat(html(webinar.guests.form(event, webinar.visit(0)))).contains("erased 180 days after the event");

        assertThat(place(ask(webinar, event, ADDRESS))).contains("done=webinar.done.asked");

        assertThat(line(webinar, event)).isEmpty();
        Mail mail = webinar.post.take().get(0);
        assertThat(mail.to()).isEqualTo(ADDRESS);
        assertThat(mail.language()).isEqualTo("fr");
        assertThat(mail.subject()).isEqualTo("À confirmer : Youth and discrimination");
        assertThat(html(webinar.requests.show(secret(mail), webinar.visit(0)))).contains("Prevention officer");
        assertThat(line(webinar, event)).as("a program that follows links").isEmpty();
        String held = place(webinar.requests.confirm(secret(mail)));
        assertThat(held).startsWith("/l/webinar/registrations/").contains("done=webinar.done.registered");
        assertThat(line(webinar, event)).containsExactly("Prevention officer Gent BE CONFIRMED");
        assertThat(place(webinar.requests.confirm(secret(mail)))).isEqualTo(held.replaceAll("\\?.*", ""));
        assertThat(place(webinar.requests.show(secret(mail), webinar.visit(0))))
                .startsWith("/l/webinar/registrations/");
        assertThat(line(webinar, event)).hasSize(1);
        assertThat(webinar.database.first("select application from webinar_request", row -> row.text("application")))
                .as("what is kept once it is confirmed")
                .contains("{}");
        assertThat(html(webinar.registered.list(event, "", webinar.visit(9))))
                .contains("Prevention officer", "Without an account");
        assertThat(webinar.event(event, 9)).contains("1 person from 1 city");
        assertThat(webinar.event(event, 0)).doesNotContain("from 1 city");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void sameLetterBox_isRegisteredOnceHoweverItIsWritten(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC");
        List<Object> answers = List.of(
                ask(webinar, event, ADDRESS),
                ask(webinar, event, "Officer@GENT.example"),
                ask(webinar, event, "officer+again@gent.example"));
        webinar.post.take().forEach(mail -> webinar.requests.confirm(secret(mail)));
        assertThat(line(webinar, event)).hasSize(1);

        Object known = ask(webinar, event, ADDRESS);

        assertThat(place(known)).as("nobody learns who is registered").isEqualTo(place(answers.get(0)));
        assertThat(webinar.post.take()).hasSize(1);
        webinar.register(event, 7);
        webinar.part.colleague(event, form("Member7+x@city.example"), webinar.visit(8));
        ask(webinar, event, "member7@city.example");
        webinar.post.take().forEach(mail -> webinar.requests.confirm(secret(mail)));
        assertThat(line(webinar, event))
                .as("a member as a guest, and by a colleague")
                .hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatAGuestSaysAgain_replacesWhatWasSaid(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC");
        ask(webinar, event, ADDRESS);
        webinar.requests.confirm(secret(webinar.post.take().get(0)));

        webinar.guests.ask(event, with("needs", "Captions"), webinar.visit(0));
        String done = place(webinar.requests.confirm(secret(webinar.post.take().get(0))));

        assertThat(done).contains("done=webinar.done.said");
        assertThat(webinar.database.list("select needs from webinar_registration", row -> row.text("needs")))
                .containsExactly("Captions");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoConfirmsWithTheAddressOfAnother_readsWhosePlaceItIs(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC");
        ask(webinar, event, ADDRESS);
        webinar.requests.confirm(secret(webinar.post.take().get(0)));

        ask(webinar, event, ADDRESS);
        assertThat(html(webinar.requests.show(secret(webinar.post.take().get(0)), webinar.visit(0))))
                .as("the same person again")
                .doesNotContain("with the same address");
        webinar.guests.ask(event, with("name", "Deputy mayor"), webinar.visit(0));
        String secret = secret(webinar.post.take().get(0));
        assertThat(html(webinar.requests.show(secret, webinar.visit(0))))
                .contains(
                        "Prevention officer is registered for this event with the same address",
                        "Deputy mayor takes the place of Prevention officer");

        webinar.requests.confirm(secret);
        assertThat(line(webinar, event)).containsExactly("Deputy mayor Gent BE CONFIRMED");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void linkThatIsForgedOrOld_leadsNowhere(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC");
        ask(webinar, event, ADDRESS);
        String secret = secret(webinar.post.take().get(0));
        assertThatThrownBy(() -> webinar.requests.confirm("nothing"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(410));
        String stored = webinar.database
                .first("select secret from webinar_request", row -> row.text("secret"))
                .orElseThrow();
        assertThatThrownBy(() -> webinar.requests.confirm(stored)).isInstanceOf(Refusal.class);

        webinar.clock.forward(Duration.ofHours(48));

        assertThatThrownBy(() -> webinar.requests.confirm(secret)).isInstanceOf(Refusal.class);
        new Requests(webinar.database).forget(webinar.clock.instant().plusSeconds(1));
        assertThat(webinar.database.number("select count(*) from webinar_request"))
                .isZero();
        assertThat(line(webinar, event)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void scripts_causeFewMails(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC");
        for (int i = 0; i < 8; i++) {
            assertThat(place(ask(webinar, event, "officer+" + i + "@gent.example")))
                    .contains("webinar.done.asked");
        }
        assertThat(webinar.post.take()).as("to one letter box in a day").hasSize(5);
        for (int i = 0; i < 52; i++) {
            ask(webinar, event, "officer" + i + "@gent.example");
        }
        Page page = (Page) ask(webinar, event, "other@gent.example");
        assertThat(page.status()).isEqualTo(429);
        assertThat(html(page)).contains("other@gent.example");
        assertThat(webinar.post.take()).hasSize(52);
        webinar.clock.forward(Duration.ofHours(1));
        assertThat(place(ask(webinar, event, "other@gent.example"))).contains("webinar.done.asked");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverConfirms_mayAskForAsManyEventsAsThereAre(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        for (int i = 0; i < 7; i++) {
            ask(webinar, webinar.announce("who", "PUBLIC"), ADDRESS);
            webinar.requests.confirm(secret(webinar.post.take().get(0)));
        }
        assertThat(webinar.database.number("select count(*) from webinar_registration where state = 'CONFIRMED'"))
                .isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whereGuestsMayNot_nothingIsKept(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long network = webinar.announce();
        assertThat(webinar.event(network, 0)).contains("Members can register").doesNotContain("/guest\"");
        assertThat(((Page) ask(webinar, network, ADDRESS)).status()).isEqualTo(409);
        assertThat(html(webinar.guests.form(network, webinar.visit(0)))).doesNotContain("<form");
        long open = webinar.announce("who", "PUBLIC");
        TestForm silent = new TestForm(
                "s", "name", "Officer", "city", "Gent", "country", "BE", "email", ADDRESS, "language", "en");
        assertThat(((Page) webinar.guests.ask(open, silent, webinar.visit(0))).status())
                .isEqualTo(422);
        assertThat(silent.problems()).containsOnlyKeys("consent");
        assertThat(webinar.post.take()).isEmpty();

        ask(webinar, open, ADDRESS);
        String secret = secret(webinar.post.take().get(0));
        webinar.events.save(open, webinar.form("base", "1", "who", "SPACE"), webinar.visit(9));
        assertThat(html(webinar.requests.show(secret, webinar.visit(0)))).doesNotContain("<form");
        assertThatThrownBy(() -> webinar.requests.confirm(secret)).isInstanceOf(Refusal.class);
        webinar.spaces.off(1, "webinar");
        assertThatThrownBy(() -> webinar.requests.show(secret, webinar.visit(0)))
                .isInstanceOf(Refusal.class);
        assertThat(line(webinar, open)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void persons_areForgottenHalfAYearAfterTheEvent(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC");
        ask(webinar, event, ADDRESS);
        webinar.requests.confirm(secret(webinar.post.take().get(0)));
        webinar.register(event, 7, "needs", "Captions");
        ForgetRegistrations forgetting = webinar.forgetting();
        webinar.clock.forward(Duration.ofDays(260));
        forgetting.round();
        assertThat(line(webinar, event)).first().asString().startsWith("Prevention officer");

        webinar.clock.forward(Duration.ofDays(10));
        forgetting.round();
        forgetting.round();

        assertThat(line(webinar, event)).containsExactly(" Gent BE CONFIRMED", "   CONFIRMED");
        assertThat(webinar.database.number(
                        "select count(*) from webinar_registration where address = '' and needs = '' and member = 0"))
                .isEqualTo(2);
        assertThat(webinar.database.number("select confirmed from webinar_event where id = ?", event))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void functionsThatFewHad_areForgottenWithThem(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC");
        webinar.guests.ask(event, with("office", "Jeanne Martin, deputy mayor"), webinar.visit(0));
        webinar.requests.confirm(secret(webinar.post.take().get(0)));
        List.of(7L, 8L, 21L).forEach(member -> webinar.register(event, member));
        webinar.clock.forward(Duration.ofDays(270));

        webinar.forgetting().round();
        webinar.forgetting().round();

        assertThat(webinar.database.list(
                        "select office, registered from webinar_function order by office",
                        row -> row.text("office") + " " + row.integer("registered")))
                .containsExactly(" 1", "Prevention officer 3");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverGetsAnAccount_findsWhatTheyRegisteredForBefore(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC");
        ask(webinar, event, ADDRESS);
        webinar.requests.confirm(secret(webinar.post.take().get(0)));
        webinar.members.move(40, "Officer@gent.example");

        new ClaimRegistrations(webinar.database, webinar.members, webinar.clock)
                .on(Event.now("member.changed", 40, 0, 1, 40));

        assertThat(webinar.state(event, 40)).isEqualTo("CONFIRMED");
        assertThat(webinar.content().about(40).get("registrations")).hasSize(1);
        new EraseRegistrant(webinar.database, webinar.clock).erase(40);
        assertThat(webinar.database.number("select count(*) from webinar_registration where address <> ''"))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void personsOfAPostponedEvent_areForgottenHalfAYearAfterItWasToBe(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC");
        webinar.spaces.on(1, "translation");
        webinar.translations.put(event, new Version("Jeunesse", "", 0, Origin.MACHINE, false, false));
        webinar.guests.ask(event, form(ADDRESS), webinar.visit(0, 1, "fr"));
        webinar.requests.confirm(secret(webinar.post.take().get(0)));
        webinar.events.save(
                event, webinar.form("base", "1", "status", "POSTPONED", "reason", "Storm"), webinar.visit(9));
        ForgetRegistrations forgetting = webinar.forgetting();
        webinar.clock.forward(Duration.ofDays(260));
        forgetting.round();
        assertThat(line(webinar, event)).first().asString().startsWith("Prevention officer");
        webinar.post.take();

        webinar.clock.forward(Duration.ofDays(10));
        forgetting.round();
        forgetting.round();

        assertThat(line(webinar, event)).containsExactly(" Gent BE CANCELLED");
        assertThat(webinar.database.number(
                        "select confirmed + waiting + cities from webinar_event where id = ?", event))
                .as("places that nobody has")
                .isZero();
        List<Mail> mails = webinar.post.take();
        assertThat(mails).extracting(Mail::to).containsExactly(ADDRESS);
        assertThat(mails.get(0).subject()).endsWith("Jeunesse");
        assertThat(mails.get(0).paragraphs().toString())
                .contains("Traduction automatique", "« Youth and discrimination »");
        assertThat(mails.get(0).action()).isNull();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void textsThatGrowInOrder_areRefusedBeforeTheyAreKept(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC");
        for (String field : List.of("name", "city", "office", "needs")) {
            String grows = "\u0958".repeat(field.equals("needs") ? 600 : 150);
            Page again = (Page) webinar.guests.ask(event, with(field, grows), webinar.visit(0));
            assertThat(again.status()).as(field).isEqualTo(422);
            assertThat(html(again)).contains("web.problem.tooLong");
        }
        String address = "İ".repeat(60) + "@" + "İ".repeat(180) + ".example";
        assertThat(((Page) webinar.guests.ask(event, with("email", address), webinar.visit(0))).status())
                .isEqualTo(422);
        assertThat(webinar.post.take()).isEmpty();

        webinar.guests.ask(event, with("city", "İ".repeat(200)), webinar.visit(0));
        webinar.requests.confirm(secret(webinar.post.take().get(0)));
        assertThat(line(webinar, event)).hasSize(1);

        assertThat(((Page) webinar.events.announce(
                                webinar.form("way", "HYBRID", "venue", "\u0958".repeat(200)), webinar.visit(9)))
                        .status())
                .isEqualTo(422);
    }

    private TestForm with(String field, String value) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "name", "Prevention officer", "city", "Gent", "country", "BE", "email", ADDRESS, "language", "fr"));
        fields.put("consent", "1");
        fields.put(field, value);
        return new TestForm(
                "w" + forms++,
                fields.entrySet().stream()
                        .flatMap(one -> Stream.of(one.getKey(), one.getValue()))
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatWasRegisteredBeforeThereWasAnAccount_isFoundForAccountsThatNeverChange(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC");
        webinar.register(event, 8);
        webinar.database.transaction(
                tx -> tx.execute("update webinar_registration set member = 0, registrar = 0, name = 'Officer'"));
        ClaimRound round = new ClaimRound(webinar.database, webinar.members, webinar.clock);
        round.round();
        round.round();
        assertThat(webinar.database.number("select member from webinar_registration"))
                .isEqualTo(8);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void eventOfWhichNobodyIsKnown_isLookedAtAgainOnceItHasAnotherDate(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        webinar.register(event, 7);
        webinar.clock.set("2026-12-01T00:00:00Z");
        webinar.forgetting().round();
        String cleared = "select count(*) from webinar_event where cleared = true";
        assertThat(webinar.database.number(cleared)).isEqualTo(1);
        long before = databases.statements();
        webinar.forgetting().round();
        assertThat(databases.statements() - before)
                .as("what is done is not looked at each hour")
                .isLessThanOrEqualTo(2);

        webinar.events.save(
                event, webinar.form("base", "1", "startDate", "2027-01-10", "endDate", "2027-01-10"), webinar.visit(9));
        assertThat(webinar.database.number(cleared)).isZero();
        webinar.register(event, 8);
        webinar.clock.set("2027-12-01T00:00:00Z");
        webinar.forgetting().round();
        assertThat(webinar.database.number("select count(*) from webinar_registration where address <> ''"))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void letterBoxOfAnAccount_isRegisteredOnceHoweverItIsWritten(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC");
        webinar.members.move(40, "officer+work@gent.example");
        webinar.members.move(41, "officers+work@gent.example");
        webinar.register(event, 40);
        webinar.register(event, 41);

        for (String one : List.of(ADDRESS, "Officer+home@gent.example")) {
            ask(webinar, event, one);
            webinar.requests.confirm(secret(webinar.post.take().get(0)));
        }
        assertThat(webinar.database.number("select confirmed from webinar_event where id = ?", event))
                .isEqualTo(2);
        assertThat(webinar.database.number("select count(*) from webinar_registration"))
                .isEqualTo(2);

        webinar.members.move(40, "moved@gent.example");
        ask(webinar, event, ADDRESS);
        webinar.requests.confirm(secret(webinar.post.take().get(0)));
        assertThat(webinar.database.number("select confirmed from webinar_event where id = ?", event))
                .as("the box is somebody else's by now")
                .isEqualTo(3);
    }
}
