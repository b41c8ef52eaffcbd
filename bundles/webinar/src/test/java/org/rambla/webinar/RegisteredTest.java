// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.webinar.WebinarFixture.html;
import static org.rambla.webinar.WebinarFixture.place;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.content.fixture.TestForm;
import org.rambla.content.fixture.TestVisit;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.registration.EraseRegistrant;

/** What registrants say, whom they register, and what organisers and links do with it. */
final class RegisteredTest {
    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    private static List<String> line(WebinarFixture webinar, long event) {
        return webinar.database.list(
                "select member, state from webinar_registration where event = ? and state <> 'CANCELLED' order by place",
                row -> row.number("member") + " " + row.text("state"),
                event);
    }

    /** What the event counts is what is there. */
    private static void countsAgree(WebinarFixture webinar, long event) {
        for (String state : List.of("confirmed", "waiting")) {
            assertThat(webinar.database.number("select " + state + " from webinar_event where id = ?", event))
                    .as(state)
                    .isEqualTo(webinar.database.number(
                            "select count(*) from webinar_registration where event = ? and state = ?",
                            event,
                            state.toUpperCase(java.util.Locale.ROOT)));
        }
        assertThat(webinar.database.number("select cities from webinar_event where id = ?", event))
                .as("cities")
                .isEqualTo(webinar.database.number(
                        "select count(distinct organisation) from webinar_registration where event = ? and state = 'CONFIRMED'",
                        event));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void questions_areAskedAndAnswersKept(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce(
                "interpreted", "fr",
                "question.0.label.en", "Which tool do you use?",
                "question.0.type", "TEXT",
                "question.0.required", "1",
                "question.1.label.en", "I will bring <b>slides</b>",
                "question.1.type", "YES");
        String form = webinar.event(event, 7);
        assertThat(form).contains("Which tool do you use?", "&lt;b&gt;slides", "The speakers themselves");
        List<String> keys = java.util.regex.Pattern.compile("name=\"answer\\.([a-z0-9]{8})\"")
                .matcher(form)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(keys).hasSize(2);

        assertThat(((Page) webinar.register(event, 7)).status()).isEqualTo(422);
        webinar.register(
                event,
                7,
                "answer." + keys.get(0),
                "A whistle",
                "answer." + keys.get(1),
                "1",
                "hears",
                "fr",
                "needs",
                "Live captions");
        String list = html(webinar.registered.list(event, "", webinar.visit(9)));
        assertThat(list)
                .contains(
                        "Prevention officer 7",
                        "A whistle",
                        "Yes",
                        "Hears: French",
                        "Live captions",
                        "web.organisation");
        webinar.register(event, 7, "answer." + keys.get(0), "A drum", "hears", "xx");
        assertThat(html(webinar.registered.list(event, "", webinar.visit(9))))
                .contains("A drum")
                .doesNotContain("A whistle", "Hears:");
        String edit = html(webinar.events.edit(event, webinar.visit(9)));
        assertThat(edit).contains("value=\"" + keys.get(0) + "\"", "value=\"" + keys.get(1) + "\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void colleague_isRegisteredOnceHoweverTheAddressIsWritten(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        String[] mayor = {"name", "Mayor\u202E", "office", "", "email", "Mayor@City.example", "language", "fr"};
        assertThat(html(webinar.part.colleague(event, webinar.visit(7)))).contains("name=\"email\"");

        Object first = webinar.part.colleague(event, new TestForm("a", mayor), webinar.visit(7));
        mayor[5] = "mayor@city.EXAMPLE";
        Object second = webinar.part.colleague(event, new TestForm("b", mayor), webinar.visit(8));

        assertThat(place(second)).as("nobody learns who is registered").isEqualTo(place(first));
        assertThat(webinar.event(event, 7)).contains("Registered by you", "<bdi>Mayor</bdi>");
        assertThat(webinar.event(event, 8)).as("who asked too, sees the same").contains("<bdi>Mayor</bdi>");
        assertThat(webinar.event(event, 9)).doesNotContain("Mayor");
        for (String wrong : List.of("", "mayor", "a@b", "a@b.c\r\nBcc: x@y.zz", "<a@b.example>", "a b@c.example")) {
            TestForm form = new TestForm("w", "name", "Mayor", "email", wrong, "language", "fr");
            assertThat(((Page) webinar.part.colleague(event, form, webinar.visit(7))).status())
                    .as(wrong)
                    .isEqualTo(422);
        }
        TestForm member = new TestForm("m", "name", "Seven", "email", "MEMBER21@city.example", "language", "fr");
        webinar.part.colleague(event, member, webinar.visit(7));
        assertThat(place(webinar.register(event, 21))).contains("webinar.done.said");
        assertThat(webinar.event(event, 21)).contains("You are registered");
        assertThat(webinar.database.number("select count(*) from webinar_registration"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void oneMember_registersTwentyColleaguesAtMost(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce();
        for (int i = 0; i <= 20; i++) {
            TestForm form = new TestForm("c", "name", "C", "email", "c" + i + "@city.example", "language", "en");
            Object answer = webinar.part.colleague(event, form, webinar.visit(7));
            if (i < 20) {
                assertThat(place(answer)).contains("webinar.done.colleague");
            } else {
                assertThat(((Page) answer).status()).isEqualTo(409);
            }
        }
        assertThat(webinar.database.number("select confirmed from webinar_event"))
                .isEqualTo(20);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void organiser_takesSomebodyOffTheListOfTheEventOnly(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("capacity", "1");
        long other = webinar.announce();
        webinar.register(event, 7);
        webinar.register(event, 8);
        String id = webinar.database
                .first("select id from webinar_registration where member = 7", row -> row.text("id"))
                .orElseThrow();

        for (String wrong : List.of("0", "-1", "x", "999999999999999999", "99999999999999999999")) {
            assertThatThrownBy(() -> webinar.registered.withdraw(event, wrong, webinar.visit(9)))
                    .isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> webinar.registered.withdraw(other, id, webinar.visit(9)))
                .isInstanceOf(Refusal.class);
        webinar.registered.withdraw(event, id, webinar.visit(9));
        assertThat(line(webinar, event)).containsExactly("8 CONFIRMED");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void signedLink_showsJoinsAndGivesUpThisRegistrationAlone(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("capacity", "1", "meeting", "https://meet.example/room?a=1&b=2");
        webinar.register(event, 7);
        webinar.register(event, 8);
        long first = webinar.database.number("select id from webinar_registration where member = 7");
        long second = webinar.database.number("select id from webinar_registration where member = 8");
        TestVisit reader = new TestVisit(0, 0, webinar.spaces, "en");
        String sign = webinar.links.page(first).replaceAll(".*/", "");

        assertThat(webinar.event(event, 8)).doesNotContain("meet.example", "/join");
        assertThat(html(webinar.held.show("" + first, sign, reader))).contains("Registered", sign + "/join");
        assertThat(html(webinar.held.enter("" + first, sign, reader))).doesNotContain("meet.example");
        webinar.clock.set("2026-05-26T11:40:00Z");
        assertThat(html(webinar.held.enter("" + first, sign, reader)))
                .contains("href=\"https://meet.example/room?a=1&amp;b=2\"");
        for (String forged :
                List.of("", sign.toLowerCase(java.util.Locale.ROOT), sign + "A", "A" + sign.substring(1))) {
            assertThatThrownBy(() -> webinar.held.show("" + first, forged + "!", reader))
                    .isInstanceOf(Refusal.class);
        }
        for (String other : List.of("" + second, "x", "", "-1", "99999999999999999999")) {
            assertThatThrownBy(() -> webinar.held.show(other, sign, reader)).isInstanceOf(Refusal.class);
        }
        String waiting = webinar.links.page(second).replaceAll(".*/", "");
        assertThatThrownBy(() -> webinar.held.join("" + second, waiting, reader))
                .isInstanceOf(Refusal.class);
        webinar.held.withdraw("" + first, sign);
        assertThat(line(webinar, event)).containsExactly("8 CONFIRMED");
        assertThatThrownBy(() -> webinar.held.join("" + first, sign, reader)).isInstanceOf(Refusal.class);
        webinar.spaces.off(1, "webinar");
        assertThatThrownBy(() -> webinar.held.show("" + second, waiting, reader))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void erasedMember_leavesAPlaceAndNoName(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("capacity", "1");
        long past = webinar.announce("capacity", "1", "startDate", "2026-03-03", "endDate", "2026-03-03");
        for (long one : List.of(event, past)) {
            webinar.register(one, 7, "needs", "A secret");
            webinar.register(one, 8);
        }
        databases.deliver(webinar.telling);
        webinar.post.take();
        webinar.clock.set("2026-03-04T12:00:00Z");

        for (int i = 0; i < 2; i++) {
            new EraseRegistrant(webinar.database, webinar.clock).erase(7);
        }

        assertThat(line(webinar, event)).containsExactly("8 CONFIRMED");
        assertThat(line(webinar, past)).as("who was there was there").containsExactly("0 CONFIRMED", "8 WAITING");
        assertThat(webinar.database.list(
                        "select member, address, address_key, needs, answers from webinar_registration where member <> 8",
                        row -> row.text("address") + row.text("needs") + row.text("answers")))
                .containsExactly("{}", "{}");
        countsAgree(webinar, event);
        countsAgree(webinar, past);
        databases.deliver(webinar.telling);
        assertThat(webinar.post.take()).hasSize(1);
        assertThat(html(webinar.registered.list(past, "", webinar.visit(9)))).doesNotContain("Prevention officer 7<");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void listOfRegistered_isPaged(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.spaces.role(1, 9, Role.MANAGER);
        long event = webinar.announce();
        for (long member = 1000; member < 1130; member++) {
            webinar.register(event, member);
        }
        String first = html(webinar.registered.list(event, "", webinar.visit(9)));
        String after = first.replaceAll("(?s).*after=([0-9]+).*", "$1");
        String second = html(webinar.registered.list(event, after, webinar.visit(9)));

        assertThat(first)
                .contains("Prevention officer 1000<", "Prevention officer 1099<")
                .doesNotContain("officer 1100<");
        assertThat(second)
                .contains("Prevention officer 1100<", "Prevention officer 1129<")
                .doesNotContain("after=");
    }
}
