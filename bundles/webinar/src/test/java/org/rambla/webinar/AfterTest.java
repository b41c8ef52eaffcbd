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
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.mail.Mail;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Upload;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.after.AfterPages;
import org.rambla.webinar.after.CertificatePages;
import org.rambla.webinar.after.FilePages;
import org.rambla.webinar.after.HeldFiles;
import org.rambla.webinar.after.OpinionPages;
import org.rambla.webinar.letter.MessagePages;
import org.rambla.webinar.letter.Thanks;

/** What there is after an event: documents, opinions, certificates, thanks. */
final class AfterTest {
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

    private static void there(WebinarFixture webinar, long member) {
        webinar.database.transaction(
                tx -> tx.execute("update webinar_registration set attended_at = 1 where member = ?", member));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void opinions_areKeptOnceAndWithoutNames(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        OpinionPages pages = WebinarFixture.find(webinar.feature.pages(), OpinionPages.class);
        long event = webinar.announce();
        List.of(7L, 8L).forEach(member -> webinar.register(event, member));
        assertThatThrownBy(() -> say(webinar, event, 7, "useful", "5", "level", "2"))
                .as("before it took place")
                .isInstanceOf(Refusal.class);
        webinar.clock.set("2026-05-27T08:00:00Z");
        assertThat(html(pages.show(event, webinar.visit(9)))).contains("Nobody has said anything yet.");

        assertThat(((Page) say(webinar, event, 7, "useful", "6", "level", "2")).status())
                .isEqualTo(422);
        say(webinar, event, 7, "useful", "5", "level", "2", "words", "<i>Good</i>");
        say(webinar, event, 7, "useful", "1", "level", "1", "words", "Again");
        say(webinar, event, 8, "useful", "4", "level", "2");

        assertThat(html(pages.show(event, webinar.visit(9))))
                .contains("<b>2</b> opinions", "<b>4.5</b>", "&lt;i&gt;Good")
                .doesNotContain("Again", "Prevention officer");
        assertThat(html(pages.show(event, webinar.visit(9, 1, "fr")))).contains("<b>4,5</b>");
        String[] path = link(webinar, event, 7);
        assertThat(html(after(webinar).show(path[4], path[5], webinar.visit(0))))
                .contains("You told us how it was.")
                .doesNotContain("name=\"useful\"");

        webinar.clock.set("2026-09-01T08:00:00Z");
        webinar.database.transaction(tx -> tx.execute("update webinar_registration set opinion = false"));
        assertThatThrownBy(() -> say(webinar, event, 7, "useful", "5", "level", "2"))
                .as("too late")
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void certificate_isForThoseWhoWereThereInBothLanguages(TestDatabase databases) throws IOException {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce("title.en", "Night <lights>", "title.fr", "Lumières", "endTime", "15:30");
        List.of(7L, 8L).forEach(member -> webinar.register(event, member));
        webinar.clock.set("2026-05-27T08:00:00Z");
        there(webinar, 7);
        String[] path = link(webinar, event, 7);

        assertThat(html(certificates(webinar).show(path[4], path[5], webinar.visit(0))))
                .contains(
                        "Certificate of attendance", "Attestation de présence", "Prevention officer 7", "City of C100")
                .contains("Night &lt;lights&gt;", "Lumières", "Length: 1 h 30 min", "Durée : 1 h 30 min")
                .contains("lang=\"en\"", "lang=\"fr\"");
        String[] other = link(webinar, event, 8);
        assertThatThrownBy(() -> certificates(webinar).show(other[4], other[5], webinar.visit(0)))
                .as("who was not there")
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> certificates(webinar).show(path[4], other[5], webinar.visit(0)))
                .as("with another's link")
                .isInstanceOf(Refusal.class);

        byte[] pdf = (byte[])
                certificates(webinar).file(path[4], path[5], webinar.visit(0)).getEntity();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getNumberOfPages())
                    .as("all languages on one sheet")
                    .isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Certificate of attendance", "Prevention officer 7", "Night <lights>", "1 h 30 min")
                    .contains("Attestation de présence", "Lumières");
        }
        assertThatThrownBy(() -> certificates(webinar).file(other[4], other[5], webinar.visit(0)))
                .as("who was not there")
                .isInstanceOf(Refusal.class);

        webinar.clock.set("2027-01-27T08:00:00Z");
        webinar.forgetting().round();
        assertThatThrownBy(() -> certificates(webinar).show(path[4], path[5], webinar.visit(0)))
                .as("for nobody, once the person is forgotten")
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(410));
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
    void thanks_reachThoseWhoWereThereAndLeadToTheRest(TestDatabase databases) {
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
        WebinarContent content =
                new WebinarContent(webinar.database, webinar.bodies, webinar.files, webinar.spaces, webinar.clock);
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
}
