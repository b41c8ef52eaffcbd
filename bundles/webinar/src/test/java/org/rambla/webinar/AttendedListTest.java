// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.webinar.WebinarFixture.html;
import static org.rambla.webinar.WebinarFixture.place;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Upload;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.attendance.AttendanceFilePages;

/** Attendance from the list that a meeting tool wrote. */
final class AttendedListTest {
    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    private record Bytes(String name, byte[] bytes) implements Upload {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    private static TestForm list(String text, Charset charset) {
        return new TestForm("l").with(new Bytes("list.csv", text.getBytes(charset)));
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

    @ParameterizedTest
    @MethodSource("databases")
    void list_isComparedByAddressThenByNameBeforeAnythingIsNoted(TestDatabase databases) throws IOException {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        AttendanceFilePages pages = WebinarFixture.find(webinar.feature.pages(), AttendanceFilePages.class);
        long event = webinar.announce();
        List.of(7L, 8L, 21L, 22L).forEach(member -> webinar.register(event, member));
        colleague(webinar, event, "Anaïs Même", "one@city.example");
        colleague(webinar, event, "Anaïs Même", "two@city.example");
        String csv = "Meeting ID,Topic\r\n123,\"Night, and day\"\r\n\r\nName (Original Name),User Email,Join Time\r\n"
                + "Whoever,member7+zoom@CITY.example,14:01\r\n\"8 OFFICER, Prevention (C100)\",,14:02\r\n"
                + "Whoever,member7@city.example,14:30\r\nMEME ANAIS,,14:02\r\n<b>Stranger</b>,x@y.example,14:05\r\n";
        assertThatThrownBy(() -> pages.take(event, list(csv, StandardCharsets.UTF_8), webinar.visit(9)))
                .as("before it begins")
                .isInstanceOf(Refusal.class);

        webinar.clock.set("2026-05-27T08:00:00Z");
        webinar.members.move(22, "elsewhere@city.example");
        assertThat(html(pages.take(
                        event,
                        list("Name,Email\nWho,elsewhere@city.example\n", StandardCharsets.UTF_8),
                        webinar.visit(9))))
                .as("the address of the account now")
                .contains("there." + registration(webinar, event, 22));
        String page = html(pages.take(event, list(csv, StandardCharsets.UTF_8), webinar.visit(9)));

        long one = registration(webinar, event, 7);
        long two = registration(webinar, event, 8);
        assertThat(page)
                .contains("2 people of the list have a place", "there." + one, "there." + two)
                .contains("The mail address is the same.", "The name is the same.")
                .containsSubsequence(
                        "More than one person has this name", "MEME ANAIS", "Nobody with a place", "&lt;b&gt;Stranger")
                .doesNotContain("Night, and day", "<b>Stranger");
        assertThat(there(webinar)).as("nothing is noted by looking").isEmpty();

        TestForm note = new TestForm("n", "step", "note", "there." + two, "1", "there.999", "1", "there.x", "1");
        assertThat(place(pages.take(event, note, webinar.visit(9)))).contains("webinar.done.attendance");
        assertThat(there(webinar)).containsExactly(8L);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void listsOfOtherTools_areReadToo(TestDatabase databases) throws IOException {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        AttendanceFilePages pages = WebinarFixture.find(webinar.feature.pages(), AttendanceFilePages.class);
        long event = webinar.announce();
        webinar.register(event, 7);
        colleague(webinar, event, "Zoé Ô'Neill", "zoe@city.example");
        webinar.clock.set("2026-05-27T08:00:00Z");
        String tabs = "\uFEFF1. Summary\nTitle\tNight\n\nName\tFirst Join\nO'Neill Zoé\t14:00\n";
        String parts = "Prénom;Nom de famille;Courriel\nZoé;Ô'Neill;\n";
        String plain = "Prevention officer 7\nSomebody else\n";

        assertThat(html(pages.take(event, list(tabs, StandardCharsets.UTF_16LE), webinar.visit(9))))
                .contains("1 person of the list");
        assertThat(html(pages.take(event, list(parts, Charset.forName("windows-1252")), webinar.visit(9))))
                .contains("1 person of the list");
        assertThat(html(pages.take(event, list(plain, StandardCharsets.UTF_8), webinar.visit(9))))
                .contains("1 person of the list", "<li><bdi>Somebody else");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void moreThanOneFormTakes_followsWhenTheListIsSentAgain(TestDatabase databases) throws IOException {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        AttendanceFilePages pages = WebinarFixture.find(webinar.feature.pages(), AttendanceFilePages.class);
        long event = webinar.announce();
        StringBuilder csv = new StringBuilder("Name,Email\n");
        webinar.database.transaction(tx -> {
            for (int i = 1; i <= 1_002; i++) {
                csv.append("Somebody,p").append(i).append("@city.example\n");
                tx.execute(
                        "insert into webinar_registration (id, version, event, place, state, member, registrar,"
                                + " organisation, address, address_key, name, office, language, zone, hears, needs,"
                                + " answers, revision, invited, registered_at) values (?, 1, ?, ?, 'CONFIRMED', 0, 0, 0,"
                                + " ?, ?, ?, '', 'en', 'Europe/Paris', '', '', '{}', 1, true, 0)",
                        900_000L + i,
                        event,
                        (long) i,
                        "p" + i + "@city.example",
                        "p" + i + "@city.example",
                        "Person " + i);
            }
            return null;
        });
        webinar.clock.set("2026-05-27T08:00:00Z");

        String page = html(pages.take(event, list(csv.toString(), StandardCharsets.UTF_8), webinar.visit(9)));
        assertThat(page).contains("1,002 people", "the first 1,000", "2 more follow", "there.901000\"");
        assertThat(page).doesNotContain("there.901001\"");
        List<String> ticks = new ArrayList<>(List.of("step", "note"));
        for (int i = 1; i <= 1_000; i++) {
            ticks.addAll(List.of("there." + (900_000 + i), "1"));
        }
        pages.take(event, new TestForm("n", ticks.toArray(String[]::new)), webinar.visit(9));

        assertThat(html(pages.take(event, list(csv.toString(), StandardCharsets.UTF_8), webinar.visit(9))))
                .contains("1,000 of them are noted already", "there.901001\"", "there.901002\"")
                .doesNotContain("there.901000\"", "more follow");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void noFile_andTooLargeOnes_comeBack(TestDatabase databases) throws IOException {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        AttendanceFilePages pages = WebinarFixture.find(webinar.feature.pages(), AttendanceFilePages.class);
        long event = webinar.announce();
        webinar.register(event, 7);
        assertThat(html(pages.ask(event, webinar.visit(9)))).contains("opens a quarter of an hour before");
        webinar.clock.set("2026-05-27T08:00:00Z");
        assertThat(html(pages.ask(event, webinar.visit(9)))).contains("multipart/form-data");
        assertThat(((Page) pages.take(event, new TestForm("e"), webinar.visit(9))).status())
                .isEqualTo(422);
        TestForm large = list("x".repeat(2 * 1024 * 1024 + 1), StandardCharsets.UTF_8);
        assertThat(((Page) pages.take(event, large, webinar.visit(9))).status()).isEqualTo(422);
        webinar.clock.set("2027-05-27T08:00:00Z");
        webinar.forgetting().round();
        assertThat(html(pages.take(event, list("stranger@y.example,,", StandardCharsets.UTF_8), webinar.visit(9))))
                .as("nobody is somebody who was forgotten")
                .contains("Nobody of this list has a place.");
        assertThat(html(pages.take(event, list("\"", StandardCharsets.UTF_8), webinar.visit(9))))
                .contains("Nobody of this list has a place.");
    }

    private static void colleague(WebinarFixture webinar, long event, String name, String address) {
        assertThat(place(webinar.part.colleague(
                        event,
                        new TestForm(address, "name", name, "email", address, "language", "fr"),
                        webinar.visit(7))))
                .contains("webinar.done.colleague");
    }
}
