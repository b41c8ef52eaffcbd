// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.webinar.WebinarFixture.html;
import static org.rambla.webinar.WebinarFixture.place;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Upload;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.content.file.StoredFiles;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.after.AfterPages;
import org.rambla.webinar.after.CertificatePages;
import org.rambla.webinar.after.FilePages;
import org.rambla.webinar.after.HeldFiles;
import org.rambla.webinar.after.OpenDocuments;

/** Documents of an event, and portraits of its speakers. */
final class DocumentTest {
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

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 80, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
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

    @ParameterizedTest
    @MethodSource("databases")
    void documentsAndPortraits_standOnThePageOfTheEvent(TestDatabase databases) throws IOException {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        FilePages pages = WebinarFixture.find(webinar.feature.pages(), FilePages.class);
        long event = webinar.announce("speaker.0.name", "Mayor of <C>", "speaker.1.name", "Officer");
        byte[] text = "Slides".getBytes(StandardCharsets.UTF_8);
        TestForm documents = new TestForm("d", "do", "documents").with(new Sent("slides.txt", text));
        assertThat(place(pages.change(event, documents, webinar.visit(9)))).contains("webinar.done.files");
        TestForm portrait =
                new TestForm("p", "do", "portrait", "speaker", "Mayor of <C>").with(new Sent("m.png", picture()));
        pages.change(event, portrait, webinar.visit(9));
        pages.change(
                event,
                new TestForm("q", "do", "portrait", "speaker", "Mayor of <C>").with(new Sent("n.png", picture())),
                webinar.visit(9));

        String page = webinar.event(event, 7);
        assertThat(page).contains("slides.txt").containsOnlyOnce("<img src=\"").doesNotContain("m.png");
        assertThat(page).contains("width=\"96\" height=\"128\"");
        assertThat(webinar.files.of(List.of(event)).get(event))
                .as("the portrait before is gone")
                .hasSize(2);

        webinar.events.save(
                event,
                webinar.form("base", "1", "speaker.0.name", "Lord mayor of <C>", "speaker.1.name", "Officer"),
                webinar.visit(9));
        assertThat(webinar.event(event, 7))
                .as("the same person, named otherwise")
                .containsOnlyOnce("<img src=\"");
        webinar.events.save(
                event,
                webinar.form("base", "2", "speaker.0.name", "Mayor of <C>", "speaker.1.name", "Officer"),
                webinar.visit(9));

        TestForm wrong = new TestForm("w", "do", "portrait", "speaker", "Officer").with(new Sent("a.txt", text));
        assertThat(((Page) pages.change(event, wrong, webinar.visit(9))).status())
                .isEqualTo(422);
        TestForm nobody = new TestForm("x", "do", "portrait", "speaker", "Nobody").with(new Sent("m.png", picture()));
        assertThat(((Page) pages.change(event, nobody, webinar.visit(9))).status())
                .isEqualTo(422);
        long file = webinar.files.of(List.of(event)).get(event).stream()
                .filter(one -> !one.image())
                .findFirst()
                .orElseThrow()
                .id();
        pages.change(event, new TestForm("r", "do", "documents", "remove." + file, "1"), webinar.visit(9));
        assertThat(webinar.event(event, 7)).doesNotContain("slides.txt").contains("<img");
        assertThat(html(pages.show(event, webinar.visit(9)))).contains("Take away the portrait of Mayor of &lt;C&gt;");
        long shown = webinar.files.of(List.of(event)).get(event).get(0).id();
        pages.change(event, new TestForm("s", "do", "documents", "remove." + shown, "1"), webinar.visit(9));
        assertThat(webinar.event(event, 7)).doesNotContain("<img");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void documentsForAfterwards_standApart(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        FilePages pages = WebinarFixture.find(webinar.feature.pages(), FilePages.class);
        long event = webinar.announce();
        byte[] text = "Text".getBytes(StandardCharsets.UTF_8);
        pages.change(event, new TestForm("a", "do", "documents").with(new Sent("map.txt", text)), webinar.visit(9));
        TestForm later = new TestForm("b", "do", "documents", "later", "1").with(new Sent("notes.txt", text));
        pages.change(event, later, webinar.visit(9));

        assertThat(webinar.event(event, 7)).contains("map.txt").doesNotContain("notes.txt", "Documents from the event");
        assertThat(webinar.event(event, 9)).as("its organisers see them").contains("notes.txt");
        WebinarContent content = webinar.content();
        assertThat(content.items(List.of(event)).get(event).files())
                .as("nobody finds them elsewhere")
                .hasSize(1);
        webinar.clock.set("2026-05-27T08:00:00Z");
        assertThat(webinar.event(event, 7))
                .containsSubsequence("id=\"documents\"", "map.txt", "Documents from the event", "notes.txt");
        assertThat(html(pages.show(event, webinar.visit(9)))).contains("notes.txt (for afterwards)");
        long notes = webinar.database.number("select file_id from webinar_afterwards");
        pages.change(event, new TestForm("c", "do", "documents", "remove." + notes, "1"), webinar.visit(9));
        assertThat(webinar.event(event, 7)).contains("map.txt").doesNotContain("notes.txt", "Documents from the event");
        assertThat(webinar.database.number("select count(*) from webinar_afterwards"))
                .isZero();
    }

    private static void fetched(WebinarFixture webinar, long file, long member) {
        new org.rambla.content.file.FilePages((StoredFiles) webinar.files)
                .file(Long.toString(file), "x", null, webinar.visit(member));
    }

    private static void kept(WebinarFixture webinar, long file, long member) {
        assertThatThrownBy(() -> fetched(webinar, file, member))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(404));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void documentsForAfterwards_areNotHandedOutBeforeTheEnd(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        FilePages pages = WebinarFixture.find(webinar.feature.pages(), FilePages.class);
        long event = webinar.announce();
        byte[] text = "Text".getBytes(StandardCharsets.UTF_8);
        pages.change(
                event,
                new TestForm("b", "do", "documents", "later", "1").with(new Sent("notes.txt", text)),
                webinar.visit(9));
        long notes = webinar.database.number("select file_id from webinar_afterwards");
        OpenDocuments opening = new OpenDocuments(webinar.database, webinar.register, webinar.files, webinar.clock);
        webinar.spaces.role(1, 10, Role.MANAGER);

        opening.round();
        kept(webinar, notes, 0);
        kept(webinar, notes, 7);
        fetched(webinar, notes, 9);
        fetched(webinar, notes, 10);
        webinar.events.save(
                event, webinar.form("base", "1", "startDate", "2026-06-02", "endDate", "2026-06-02"), webinar.visit(9));
        webinar.clock.set("2026-05-27T08:00:00Z");
        kept(webinar, notes, 7);
        int version = webinar.register.head(event).orElseThrow().version();

        webinar.clock.set("2026-06-03T08:00:00Z");
        opening.round();
        opening.round();

        fetched(webinar, notes, 7);
        assertThat(webinar.register.head(event).orElseThrow().version())
                .as("search is told once")
                .isEqualTo(version + 1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void documentsFiledBeforeCoreHeldThemBack_areHeldBackToo(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        FilePages pages = WebinarFixture.find(webinar.feature.pages(), FilePages.class);
        long event = webinar.announce();
        byte[] text = "Text".getBytes(StandardCharsets.UTF_8);
        pages.change(event, new TestForm("a", "do", "documents").with(new Sent("notes.txt", text)), webinar.visit(9));
        long notes = webinar.files.of(List.of(event)).get(event).get(0).id();
        webinar.database.transaction(
                tx -> tx.execute("insert into webinar_afterwards (event, file_id) values (?, ?)", event, notes));
        fetched(webinar, notes, 7);

        new OpenDocuments(webinar.database, webinar.register, webinar.files, webinar.clock).round();

        kept(webinar, notes, 7);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void documents_reachColleaguesWithoutAccountByTheirLink(TestDatabase databases) throws IOException {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        HeldFiles held = WebinarFixture.find(webinar.feature.linkPages(), HeldFiles.class);
        FilePages pages = WebinarFixture.find(webinar.feature.pages(), FilePages.class);
        long event =
                WebinarFixture.idIn(webinar.events.announce(webinar.form("who", "SPACE"), webinar.visit(9, 2, "en")));
        webinar.part.colleague(
                event,
                new TestForm("c", "name", "Officer", "email", "officer@gent.example", "language", "en"),
                webinar.visit(7, 2, "en"));
        byte[] text = "Text".getBytes(StandardCharsets.UTF_8);
        pages.change(
                event, new TestForm("a", "do", "documents").with(new Sent("map.txt", text)), webinar.visit(9, 2, "en"));
        pages.change(
                event,
                new TestForm("b", "do", "documents", "later", "1").with(new Sent("notes.txt", text)),
                webinar.visit(9, 2, "en"));
        String[] path = webinar.links
                .page(webinar.database.number("select id from webinar_registration where event = ?", event))
                .split("/");
        long notes = webinar.database.number("select file_id from webinar_afterwards");
        long map = webinar.files.of(List.of(event)).get(event).stream()
                .filter(file -> file.id() != notes)
                .findFirst()
                .orElseThrow()
                .id();

        assertThat(html(webinar.held.show(path[4], path[5], webinar.visit(0))))
                .contains("/files/" + map)
                .doesNotContain("notes.txt");
        Response answer = held.file(path[4], path[5], Long.toString(map), webinar.visit(0));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ((StreamingOutput) answer.getEntity()).write(out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Text");
        assertThatThrownBy(() -> held.file(path[4], path[5], Long.toString(notes), webinar.visit(0)))
                .as("for afterwards")
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> held.file(path[4], "forged", Long.toString(map), webinar.visit(0)))
                .isInstanceOf(Refusal.class);
        webinar.clock.set("2026-05-27T08:00:00Z");
        assertThat(held.file(path[4], path[5], Long.toString(notes), webinar.visit(0))
                        .getStatus())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void documents_standInTheReadersLanguageFirst(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        FilePages pages = WebinarFixture.find(webinar.feature.pages(), FilePages.class);
        long event = webinar.announce();
        for (String[] one : new String[][] {{"slides.txt", "en"}, {"diapositives.txt", "fr"}, {"plan.txt", ""}}) {
            TestForm form = new TestForm("d" + one[0], "do", "documents", "language", one[1])
                    .with(new Sent(one[0], one[0].getBytes(StandardCharsets.UTF_8)));
            assertThat(place(pages.change(event, form, webinar.visit(9)))).contains("webinar.done.files");
        }
        assertThat(html(webinar.part.event(event, webinar.visit(7, 1, "fr"))))
                .containsSubsequence(
                        "diapositives.txt", "\u00B7 Fran\u00E7ais", "plan.txt", "slides.txt", "\u00B7 Anglais");
        assertThat(html(webinar.part.event(event, webinar.visit(8, 1, "en"))))
                .containsSubsequence("slides.txt", "\u00B7 English", "plan.txt", "diapositives.txt");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void speakersOfOneName_haveAPortraitEach(TestDatabase databases) throws IOException {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        FilePages pages = WebinarFixture.find(webinar.feature.pages(), FilePages.class);
        String[] both = {
            "speaker.0.name", "Prevention officer", "speaker.0.city", "Gent",
            "speaker.1.name", "Prevention officer", "speaker.1.city", "Leuven"
        };
        long event = webinar.announce("speaker.0.name", "Prevention officer", "speaker.0.city", "Gent");
        TestForm first =
                new TestForm("p", "do", "portrait", "speaker", "Prevention officer").with(new Sent("m.png", picture()));
        pages.change(event, first, webinar.visit(9));
        List<String> fields = new ArrayList<>(List.of("base", "1"));
        fields.addAll(List.of(both));
        webinar.events.save(event, webinar.form(fields.toArray(String[]::new)), webinar.visit(9));
        assertThat(webinar.event(event, 7))
                .as("of the one who was there before")
                .containsOnlyOnce("<img src=\"")
                .containsSubsequence("Gent", "<img src=\"", "Leuven");

        TestForm second = new TestForm("q", "do", "portrait", "speaker", "Prevention officer, Leuven")
                .with(new Sent("n.png", picture()));
        assertThat(place(pages.change(event, second, webinar.visit(9)))).contains("webinar.done");
        assertThat(webinar.event(event, 7)).containsSubsequence("Gent", "<img src=\"", "Leuven", "<img src=\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void eventOnceMore_takesItsFilesAndOrganisersAlong(TestDatabase databases) throws IOException {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        FilePages pages = WebinarFixture.find(webinar.feature.pages(), FilePages.class);
        webinar.spaces.add(3, "harbour", Visibility.PRIVATE, "webinar");
        long event = webinar.announce("speaker.0.name", "Mayor", "speaker.1.name", "Officer");
        for (String speaker : List.of("Mayor", "Officer")) {
            pages.change(
                    event,
                    new TestForm("p" + speaker, "do", "portrait", "speaker", speaker)
                            .with(new Sent("m.png", picture())),
                    webinar.visit(9));
        }
        byte[] text = "Slides".getBytes(StandardCharsets.UTF_8);
        pages.change(
                event,
                new TestForm("d", "do", "documents", "language", "fr").with(new Sent("before.txt", text)),
                webinar.visit(9));
        pages.change(
                event,
                new TestForm("e", "do", "documents", "later", "1").with(new Sent("after.txt", text)),
                webinar.visit(9));
        webinar.database.transaction(tx -> {
            tx.execute("insert into webinar_organiser (event, space_id) values (?, 2)", event);
            tx.execute("insert into webinar_organiser (event, space_id) values (?, 3)", event);
            return tx.execute("update webinar_event set organisers = 2 where id = ?", event);
        });
        assertThat(html(webinar.events.fresh("" + event, "", webinar.visit(9))))
                .contains("name=\"from\" value=\"" + event + "\"", "name=\"takeFiles\"", "name=\"takeSpaces\"");
        String[] again = {
            "from",
            "" + event,
            "takeFiles",
            "1",
            "takeSpaces",
            "1",
            "speaker.0.name",
            "Mayor",
            "repeat",
            "1w",
            "sessions",
            "2",
            "series",
            "new",
            "seriesTitle.en",
            "Mondays"
        };

        TestForm sent = webinar.form(again);
        webinar.events.announce(sent, webinar.visit(9));
        webinar.events.announce(sent, webinar.visit(9));

        List<Long> made = webinar.database.list(
                "select id from webinar_event where id > ? order by id", row -> row.number("id"), event);
        assertThat(made).hasSize(2);
        made.forEach(id -> {
            assertThat(webinar.event(id, 7))
                    .contains("before.txt", "French", "Space board")
                    .containsOnlyOnce("<img src=\"")
                    .doesNotContain("after.txt");
            assertThat(webinar.database.list(
                            "select space_id from webinar_organiser where event = ?",
                            row -> row.number("space_id"),
                            id))
                    .as("none that the visitor does not manage")
                    .containsExactly(2L);
        });
        assertThat(webinar.event(webinar.announce("speaker.0.name", "Mayor"), 7))
                .doesNotContain("before.txt", "<img");
        long elsewhere = WebinarFixture.idIn(
                webinar.events.announce(webinar.form("from", "" + event, "takeFiles", "1"), webinar.visit(9, 2, "en")));
        assertThat(webinar.files.of(List.of(elsewhere))).isEmpty();
    }
}
