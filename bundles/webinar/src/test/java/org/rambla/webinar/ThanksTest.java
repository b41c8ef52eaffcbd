// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rambla.webinar.WebinarFixture.html;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.mail.Mail;
import org.rambla.api.page.Upload;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.after.AfterPages;
import org.rambla.webinar.after.CertificatePages;
import org.rambla.webinar.after.FilePages;
import org.rambla.webinar.letter.MessagePages;
import org.rambla.webinar.letter.Thanks;

/** Thanks after an event. */
final class ThanksTest {
    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    private record Sent(String name, byte[] bytes) implements Upload {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    private static String[] link(WebinarFixture webinar, long event, long member) {
        long id = webinar.database.number(
                "select id from webinar_registration where event = ? and member = ?", event, member);
        return webinar.links.page(id).split("/");
    }

    private static AfterPages after(WebinarFixture webinar) {
        return WebinarFixture.find(webinar.feature.linkPages(), AfterPages.class);
    }

    private static CertificatePages certificates(WebinarFixture webinar) {
        return WebinarFixture.find(webinar.feature.linkPages(), CertificatePages.class);
    }

    private static Object say(WebinarFixture webinar, long event, long member, String... fields) {
        String[] path = link(webinar, event, member);
        return after(webinar).say(path[4], path[5], new TestForm("o", fields), webinar.visit(0));
    }

    private static void there(WebinarFixture webinar, long member) {
        webinar.database.transaction(
                tx -> tx.execute("update webinar_registration set attended_at = 1 where member = ?", member));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void thanks_reachThoseWhoWereThereAndLeadToTheRest(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        MessagePages pages = WebinarFixture.find(webinar.feature.pages(), MessagePages.class);
        long event = webinar.announce("recording", "https://film.example/1");
        List.of(7L, 8L).forEach(member -> webinar.register(event, member));
        webinar.post.take();
        webinar.clock.set("2026-05-27T08:00:00Z");
        there(webinar, 8);
        pages.send(
                event,
                new TestForm("t", "readers", "ATTENDED", "subject", "Thank you", "text", "It was good."),
                webinar.visit(9));
        databases.deliver(webinar.writing);

        List<Mail> mails = webinar.post.take();
        assertThat(mails).hasSize(1);
        assertThat(mails.get(0).to()).isEqualTo("Member8@city.example");
        assertThat(mails.get(0).action().link()).endsWith("/after");
        String[] path =
                mails.get(0).action().link().replaceAll(".*(/l/webinar)", "$1").split("/");
        assertThat(html(after(webinar).show(path[4], path[5], webinar.visit(0))))
                .contains("https://film.example/1", "/certificate", "Is it useful for your work?");
        assertThat(webinar.event(event, 8)).contains("/after");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void thanks_goToEachPersonOnceWhenTheyAreNoted(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        Thanks thanks = webinar.thanks();
        long wanted = webinar.announce("thanks", "PRESENT", "recording", "https://film.example/1");
        long other = webinar.announce("title.en", "Nobody is thanked");
        List.of(7L, 8L, 21L).forEach(member -> webinar.register(wanted, member));
        webinar.register(other, 7);
        byte[] text = "Notes".getBytes(StandardCharsets.UTF_8);
        WebinarFixture.find(webinar.feature.pages(), FilePages.class)
                .change(
                        wanted,
                        new TestForm("f", "do", "documents", "later", "1").with(new Sent("notes.txt", text)),
                        webinar.visit(9));
        webinar.post.take();
        there(webinar, 7);
        webinar.clock.set("2026-05-26T13:59:00Z");
        thanks.round();
        assertThat(webinar.post.take()).as("it is not over").isEmpty();

        webinar.clock.set("2026-05-26T14:01:00Z");
        thanks.round();
        List<Mail> mails = webinar.post.take();
        assertThat(mails).extracting(Mail::to).containsExactly("Member7@city.example");
        assertThat(mails.get(0).subject()).isEqualTo("Merci : Youth and discrimination");
        assertThat(mails.get(0).action().link()).endsWith("/after");
        assertThat(String.join(" ", mails.get(0).paragraphs()))
                .contains("https://film.example/1", "notes.txt: https://network.example/l/webinar/registrations/")
                .contains("attestation");
        webinar.clock.set("2026-06-10T08:00:00Z");
        thanks.round();
        assertThat(webinar.post.take()).as("nobody else was noted").isEmpty();
        there(webinar, 8);
        thanks.round();
        assertThat(webinar.post.take())
                .as("noted two weeks later")
                .extracting(Mail::to)
                .containsExactly("Member8@city.example");
        thanks.round();
        assertThat(webinar.post.take()).as("once").isEmpty();
        assertThat(html(webinar.events.edit(wanted, webinar.visit(9))))
                .containsPattern("value=\"PRESENT\"[^>]*checked");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void thanks_goToAllAtTheEndWhereAttendanceIsNotKept(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("thanks", "PLACED", "capacity", "2");
        List.of(7L, 8L, 21L).forEach(member -> webinar.register(event, member));
        webinar.post.take();
        webinar.clock.set("2026-05-26T14:01:00Z");
        webinar.thanks().round();
        List<Mail> mails = webinar.post.take();
        assertThat(mails)
                .as("who waited had no place")
                .extracting(Mail::to)
                .containsExactly("Member7@city.example", "Member8@city.example");
        assertThat(String.join(" ", mails.get(1).paragraphs())).doesNotContain("certificate");
        webinar.thanks().round();
        assertThat(webinar.post.take()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void eventThatFails_holdsUpNoOther(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        String[] day = {"startDate", "2026-05-25", "endDate", "2026-05-25", "thanks", "PLACED"};
        webinar.register(webinar.announce(with(day, "title.en", "Broken")), 8);
        webinar.register(webinar.announce(with(day, "title.en", "Sound")), 8);
        webinar.post.refuse("Broken");

        webinar.clock.set("2026-05-24T12:30:00Z");
        webinar.reminders.round();
        assertThat(webinar.post.take())
                .extracting(Mail::subject)
                .hasSize(1)
                .allMatch(subject -> subject.contains("Sound"));

        webinar.clock.set("2026-05-25T15:00:00Z");
        webinar.thanks().round();
        assertThat(webinar.post.take())
                .extracting(Mail::subject)
                .hasSize(1)
                .allMatch(subject -> subject.contains("Sound"));
    }

    private static String[] with(String[] some, String... more) {
        return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
    }
}
