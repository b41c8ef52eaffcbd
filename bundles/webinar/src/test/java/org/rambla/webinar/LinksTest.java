// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.webinar.WebinarFixture.html;
import static org.rambla.webinar.WebinarFixture.place;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.mail.Mail;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.registration.AskForLinks;
import org.rambla.webinar.registration.AskForLinksPages;
import org.rambla.webinar.registration.ChangePages;

/** Links to a registration end, are made anew, and are sent again to nobody but whoever registered. */
final class LinksTest {
    private static final String ADDRESS = "officer@gent.example";

    @TempDir
    Path folder;

    private int forms;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    private TestForm person(String address) {
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

    private TestForm form(String address) {
        return new TestForm("l" + forms++, "email", address);
    }

    /** Number and sign of the link of somebody who registered without an account. */
    private String[] registered(WebinarFixture webinar, long event) {
        webinar.guests.ask(event, person(ADDRESS), webinar.visit(0));
        Mail mail = webinar.post.take().get(0);
        return parts(place(webinar.requests.confirm(mail.action().link().replaceAll(".*/requests/", ""))));
    }

    private static String[] parts(String path) {
        String[] all =
                path.replaceAll("\\?.*", "").replaceAll(".*/registrations/", "").split("/");
        return new String[] {all[0], all[1]};
    }

    private static void gone(WebinarFixture webinar, String[] link) {
        assertThatThrownBy(() -> webinar.held.show(link[0], link[1], webinar.visit(0)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(410));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void link_endsSomeTimeAfterTheEvent(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC");
        String[] link = registered(webinar, event);
        webinar.clock.set("2026-07-25T20:00:00Z");
        assertThat(html(webinar.held.show(link[0], link[1], webinar.visit(0)))).contains("Youth and discrimination");
        webinar.clock.set("2026-07-26T00:00:01Z");
        gone(webinar, link);
        String later = link[1].replaceFirst("-[0-9]+-", "-99999-");
        gone(webinar, new String[] {link[0], later});
        String other = link[1].replaceFirst("^[0-9]+-", "2-");
        gone(webinar, new String[] {link[0], other});
    }

    @ParameterizedTest
    @MethodSource("databases")
    void linkOfBeforeLinksEnded_leadsThereUntilItWouldHaveEnded(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC");
        String[] link = registered(webinar, event);
        String[] former = {link[0], webinar.links.sign("registration:" + link[0])};
        assertThat(html(webinar.held.show(former[0], former[1], webinar.visit(0))))
                .contains("Youth and discrimination");
        gone(webinar, new String[] {link[0], webinar.links.sign("registration:" + link[0] + "0")});

        webinar.clock.set("2026-07-26T20:00:00Z");
        gone(webinar, former);
        webinar.clock.set("2026-05-26T12:00:00Z");
        webinar.held.renew(link[0], link[1]);
        gone(webinar, former);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void linkMadeAnew_goesToWhoeverRegisteredAndEndsTheOneBefore(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        String[] link = registered(webinar, webinar.announce("who", "PUBLIC", "meeting", "https://meet.example/x"));
        String done = place(webinar.held.renew(link[0], link[1]));
        assertThat(done).startsWith(AskForLinks.PATH).doesNotContain("registrations");
        gone(webinar, link);
        assertThatThrownBy(() -> webinar.held.renew(link[0], link[1])).isInstanceOf(Refusal.class);

        databases.deliver(webinar.sending);
        List<Mail> mails = webinar.post.take();
        assertThat(mails).extracting(Mail::to).containsExactly(ADDRESS);
        assertThat(mails.get(0).language()).isEqualTo("fr");
        String[] fresh = parts(mails.get(0).action().link());
        assertThat(mails.get(0).calendar().method()).isEqualTo("REQUEST");
        assertThat(mails.get(0).calendar().text().replace("\r\n ", ""))
                .contains("SEQUENCE:2", fresh[1])
                .doesNotContain(link[1]);
        assertThat(html(webinar.held.show(fresh[0], fresh[1], webinar.visit(0))))
                .contains("Youth");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void linkMadeAnew_closesTheMailsOfBeforeToo(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC");
        List<String> secrets = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            webinar.guests.ask(event, person(ADDRESS), webinar.visit(0));
            secrets.add(webinar.post.take().get(0).action().link().replaceAll(".*/requests/", ""));
        }
        String[] link = parts(place(webinar.requests.confirm(secrets.get(0))));
        assertThat(place(webinar.requests.show(secrets.get(0), webinar.visit(0))))
                .contains("/registrations/");

        webinar.held.renew(link[0], link[1]);

        for (String secret : secrets) {
            assertThatThrownBy(() -> webinar.requests.show(secret, webinar.visit(0)))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.status()).isEqualTo(410));
            assertThatThrownBy(() -> webinar.requests.confirm(secret)).isInstanceOf(Refusal.class);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void links_areSentAgainWithoutTellingWhoIsRegistered(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        AskForLinksPages pages = WebinarFixture.find(webinar.feature.linkPages(), AskForLinksPages.class);
        long event = webinar.announce("who", "PUBLIC");
        registered(webinar, event);
        registered(webinar, webinar.announce("who", "PUBLIC", "title.en", "Lamps"));

        long before = databases.statements();
        Object known = pages.ask(form(" Officer+x@GENT.example"), webinar.visit(0));
        long statements = databases.statements() - before;
        before = databases.statements();
        Object unknown = pages.ask(form("nobody@gent.example"), webinar.visit(0));
        assertThat(place(known)).isEqualTo(place(unknown));
        assertThat(databases.statements() - before).isLessThanOrEqualTo(statements);
        databases.deliver(webinar.sending);
        List<Mail> mails = webinar.post.take();
        assertThat(mails).extracting(Mail::to).containsExactly(ADDRESS);
        assertThat(String.join("\n", mails.get(0).paragraphs()))
                .contains("Youth and discrimination", "Lamps", "/l/webinar/registrations/");

        for (int i = 0; i < 10; i++) {
            assertThat(place(pages.ask(form(ADDRESS), webinar.visit(0)))).isEqualTo(place(known));
        }
        databases.deliver(webinar.sending);
        assertThat(webinar.post.take()).as("to one letter box in a day").hasSize(4);
        Page page = null;
        for (int i = 0; page == null && i < 30; i++) {
            page = pages.ask(form("n" + i + "@gent.example"), webinar.visit(0)) instanceof Page refused
                    ? refused
                    : null;
        }
        assertThat(page.status()).isEqualTo(429);
        assertThat(((Page) pages.ask(form("no address"), webinar.visit(0))).status())
                .isEqualTo(422);
        webinar.clock.forward(Duration.ofDays(3));
        AskForLinks.forget(webinar.database, webinar.clock.instant());
        assertThat(webinar.database.number("select count(*) from webinar_link_request")
                        + webinar.database.number("select count(*) from webinar_pace"))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void linksOfAMember_goToWhereTheAccountIsNow(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        AskForLinksPages pages = WebinarFixture.find(webinar.feature.linkPages(), AskForLinksPages.class);
        long event = webinar.announce("who", "PUBLIC");
        webinar.register(event, 8);
        webinar.members.move(8, "new+box@city.example");

        pages.ask(form("member8@city.example"), webinar.visit(0));
        databases.deliver(webinar.sending);
        assertThat(webinar.post.take()).as("somebody else's by now").isEmpty();
        pages.ask(form("New+box@city.example"), webinar.visit(0));
        databases.deliver(webinar.sending);
        Mail mail = webinar.post.take().get(0);
        assertThat(mail.to()).isEqualTo("new+box@city.example");
        String[] link = parts(mail.action().link());

        webinar.held.renew(link[0], link[1]);
        databases.deliver(webinar.sending);
        assertThat(webinar.post.take()).extracting(Mail::to).containsExactly("new+box@city.example");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void guestWithAnAddressThatAMemberHad_isRegisteredAlone(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC");
        webinar.members.move(8, ADDRESS);
        webinar.register(event, 8);
        webinar.members.move(8, "new@city.example");

        String[] guest = registered(webinar, event);

        assertThat(webinar.database.list(
                        "select member from webinar_registration where event = ? order by place",
                        row -> row.number("member"),
                        event))
                .containsExactly(8L, 0L);
        assertThat(Long.parseLong(guest[0]))
                .isEqualTo(webinar.database.number("select id from webinar_registration where member = 0"));
        webinar.register(event, 8, "needs", "Captions");
        assertThat(webinar.database.number("select count(*) from webinar_registration"))
                .isEqualTo(2);
        assertThat(registered(webinar, event)[0]).isEqualTo(guest[0]);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void links_ofWhatMayNotBeReadAnyMore_areNotSent(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        AskForLinksPages pages = WebinarFixture.find(webinar.feature.linkPages(), AskForLinksPages.class);
        registered(webinar, webinar.announce("who", "PUBLIC"));
        webinar.spaces.off(1, "webinar");
        pages.ask(form(ADDRESS), webinar.visit(0));
        databases.deliver(webinar.sending);
        assertThat(webinar.post.take()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pageOfTheLink_saysWhatHoldsAndLeadsToTheEvent(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("who", "PUBLIC", "capacity", "1");
        webinar.register(event, 7);
        String[] link = registered(webinar, event);
        assertThat(html(webinar.held.show(link[0], link[1], webinar.visit(0))))
                .contains("You are the first in line.", "href=\"/s/night/webinar/events/" + event + "\"")
                .doesNotContain("If you cannot come");

        webinar.part.withdraw(event, webinar.visit(7));
        assertThat(html(webinar.held.show(link[0], link[1], webinar.visit(0)))).contains("If you cannot come");
        webinar.events.cancel(event, new TestForm("c", "reason", "Storm"), webinar.visit(9));
        assertThat(html(webinar.held.show(link[0], link[1], webinar.visit(0))))
                .contains("Storm")
                .doesNotContain("If you cannot come", "/change\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatWasSaid_isChangedByTheLinkWhileThePlaceStays(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        ChangePages pages = WebinarFixture.find(webinar.feature.linkPages(), ChangePages.class);
        long event = webinar.announce(
                "who",
                "PUBLIC",
                "interpreted",
                "fr",
                "question.0.label.en",
                "Bring lamps",
                "question.0.type",
                "NUMBER");
        String[] link = registered(webinar, event);
        assertThat(html(webinar.held.show(link[0], link[1], webinar.visit(0)))).contains("/change\"");
        String form = html(pages.show(link[0], link[1], webinar.visit(0)));
        String answer = form.replaceAll("(?s).*name=\"(answer\\.[a-z0-9]{8})\".*", "$1");

        TestForm wrong = new TestForm("w", "needs", "Captions", answer, "many");
        assertThat(((Page) pages.change(link[0], link[1], wrong, webinar.visit(0))).status())
                .isEqualTo(422);
        TestForm right = new TestForm("c", "hears", "fr", "needs", "Captions", answer, "3");
        assertThat(place(pages.change(link[0], link[1], right, webinar.visit(0))))
                .contains("webinar.done.said");
        assertThat(webinar.database.first(
                        "select hears, needs, state, address from webinar_registration",
                        row -> String.join(
                                " ", row.text("hears"), row.text("needs"), row.text("state"), row.text("address"))))
                .contains("fr Captions CONFIRMED " + ADDRESS);
        assertThat(html(pages.show(link[0], link[1], webinar.visit(0)))).contains("Captions", "value=\"3\"");
        webinar.held.withdraw(link[0], link[1]);
        assertThatThrownBy(() -> pages.change(link[0], link[1], right, webinar.visit(0)))
                .isInstanceOf(Refusal.class);
    }
}
