// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.webinar.WebinarFixture.html;

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
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.after.AfterPages;
import org.rambla.webinar.after.CertificatePages;
import org.rambla.webinar.after.OpinionPages;

/** What there is after an event: opinions and certificates. */
final class AfterTest {
    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
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
    void wordsOfOpinions_areErasedWithTheRestAndMarksStay(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        OpinionPages pages = WebinarFixture.find(webinar.feature.pages(), OpinionPages.class);
        long event = webinar.announce();
        webinar.register(event, 7);
        webinar.clock.set("2026-05-27T08:00:00Z");
        say(webinar, event, 7, "useful", "4", "level", "2", "words", "The mayor of Gent spoke too long");
        webinar.clock.set("2026-11-20T08:00:00Z");
        webinar.forgetting().round();
        assertThat(html(pages.show(event, webinar.visit(9)))).contains("The mayor of Gent");

        webinar.clock.set("2026-11-24T08:00:00Z");
        webinar.forgetting().round();

        assertThat(html(pages.show(event, webinar.visit(9)))).doesNotContain("The mayor of Gent");
        assertThat(webinar.database.number(
                        "select count(*) from webinar_feedback where words = '' and said = false and useful = 4"))
                .isEqualTo(1);
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
}
