// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.wiki.WikiFixture.html;
import static org.rambla.wiki.WikiFixture.place;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.wiki.edit.Autosave.Autosaved;
import org.rambla.wiki.exchange.in.Zips;
import org.rambla.wiki.page.PageJson;

/** What comes in by forms and programs and should not: it is refused with a reason, and nothing that was typed is lost. */
final class BadInputTest {
    private static final String HUGE = "y".repeat(2_000_000);

    @TempDir
    Path folder;

    private WikiFixture wiki;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "wiki");
    }

    private void open(TestDatabase databases) {
        wiki = new WikiFixture(databases, folder);
        wiki.make("Guide", "", "First passage");
    }

    @AfterEach
    void close() {
        wiki.close();
    }

    private String text(String slug) {
        return wiki.pages
                .texts()
                .said(wiki.row(slug).id(), "en")
                .orElseThrow()
                .text()
                .body()
                .html();
    }

    private static void back(Object answer, TestForm form, String field, String typed) {
        assertThat(((Page) answer).status()).isEqualTo(422);
        assertThat(form.problems()).containsOnlyKeys(field);
        assertThat(html(answer)).contains(typed);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void twoMegabytes_areRefusedByEveryWayIn_andComeBack(TestDatabase databases) {
        open(databases);
        TestForm edit = wiki.form("title", "Guide", "bodyFormat", "html", "body", "<p>" + HUGE, "base", "1");
        back(wiki.editing.save("guide", edit, wiki.visit(7)), edit, "body", HUGE);
        String passage = wiki.bodies
                .passages(wiki.pages
                        .texts()
                        .said(wiki.row("guide").id(), "en")
                        .orElseThrow()
                        .text()
                        .body())
                .keySet()
                .iterator()
                .next();
        TestForm beside = wiki.form(
                "language", "fr", "title", "Le guide", "base", "0", "origin", "1", "passage-" + passage, HUGE);
        back(wiki.saveBeside.save("guide", beside, wiki.visit(7)), beside, "body", HUGE);
        TestForm byPassage = wiki.form(
                "title", "Guide", "base", "1", "body-passages", "1", "body-passage-" + passage, HUGE, "body-more", "");
        back(wiki.editing.save("guide", byPassage, wiki.visit(7)), byPassage, "body", HUGE);
        assertThatThrownBy(() -> wiki.drafts.autosave("guide", edit, wiki.visit(7)))
                .isInstanceOf(Refusal.class);
        for (String format : List.of("html", "text")) {
            assertThatThrownBy(() -> wiki.api.save(
                            "guide",
                            new PageJson.NewText("Guide", HUGE, format, "en", null, null, 1, null, 0, 0, null, null),
                            wiki.visit(7)))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.status()).isEqualTo(422));
        }
        assertThat(text("guide")).contains("First passage").doesNotContain("yyy");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void titleOfAThousandSigns_isRefusedByEveryWayIn_andComesBack(TestDatabase databases) {
        open(databases);
        String title = "T".repeat(1_000);
        TestForm edit = wiki.form("title", title, "body", "Mine to keep", "base", "1");
        back(wiki.editing.save("guide", edit, wiki.visit(7)), edit, "title", "Mine to keep");
        TestForm beside = wiki.form("language", "fr", "title", title, "base", "0", "origin", "1");
        back(wiki.saveBeside.save("guide", beside, wiki.visit(7)), beside, "title", title);
        TestForm parent = wiki.form("title", "Fine", "parent", title, "body", "Mine to keep");
        back(wiki.writing.make(parent, wiki.visit(7)), parent, "parent", "Mine to keep");
        TestForm move = wiki.form("parent", title);
        back(wiki.keeping.moved("guide", move, wiki.visit(7)), move, "parent", title);
        Response draft = wiki.drafts.autosave("guide", edit, wiki.visit(7));
        assertThat(((Autosaved) draft.getEntity()).draft()).isNotNull();
        assertThat(html(wiki.editing.edit("guide", "", "", wiki.visit(7)))).contains("Mine to keep");
        // Signs that are two each once they are clean: as long as the column is not.
        String grows = "\u0958".repeat(200);
        TestForm longer = wiki.form("title", grows, "body", "Mine to keep", "base", "1");
        back(wiki.editing.save("guide", longer, wiki.visit(7)), longer, "title", "Mine to keep");
        TestForm summary = wiki.form("title", "Guide", "summary", grows, "body", "Mine to keep", "base", "1");
        back(wiki.editing.save("guide", summary, wiki.visit(7)), summary, "summary", "Mine to keep");
        TestForm call = wiki.form("name.en", grows, "template", "case-study", "deadline", "2999-01-01", "cities", "1");
        wiki.calls.make(call, wiki.visit(3));
        assertThat(call.problems()).containsKey("name.en");
        assertThatThrownBy(() -> wiki.api.make(
                        new PageJson.NewText(grows, "Words", "text", "en", "", "", 0, "g", 0, 0, null, null),
                        wiki.visit(7)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> wiki.api.make(
                        new PageJson.NewText(title, "Words", "text", "en", "", "", 0, "k", 0, 0, null, null),
                        wiki.visit(7)))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void titleThatIsTheSameInBothLanguages_isOnePages_alsoWhenItComesBack(TestDatabase databases) {
        open(databases);
        TestForm french = wiki.form("title", "Guide", "language", "fr", "body", "Premier passage", "base", "0");
        assertThat(place(wiki.editing.save("guide", french, wiki.visit(7)))).contains("wiki.done.saved");
        assertThat(html(wiki.reading.page("guide", "fr", "", wiki.visit(0)))).contains("Premier passage");
        assertThat(wiki.page("guide", 0)).contains("First passage");
        assertThat(wiki.make("Other", "", "See [[Guide]]")).isEqualTo("other");
        assertThat(wiki.page("other", 0)).contains("href=\"/s/night/wiki/guide\"");
        wiki.keeping.withdrawn("guide", wiki.form("reason", "x"), wiki.visit(9));
        wiki.keeping.restore("guide", wiki.form(), wiki.visit(9));
        assertThat(html(wiki.reading.page("guide", "fr", "", wiki.visit(0)))).contains("Premier passage");
        TestForm taken = wiki.form("title", "Guide", "language", "fr", "body", "Un autre");
        back(wiki.writing.make(taken, wiki.visit(8)), taken, "title", "Un autre");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void longWayRound_ofPagesThatShowEachOther_isRefused_fromWhereverItIsClosed(TestDatabase databases) {
        open(databases);
        for (int i = 1; i <= 12; i++) {
            wiki.make("Part " + i, "", i == 1 ? "{{Guide}}" : "{{Part " + (i - 1) + "}}");
        }
        TestForm form = wiki.form("title", "Guide", "body", "Mine to keep\n\n{{Part 12}}", "base", "1");
        back(wiki.editing.save("guide", form, wiki.visit(7)), form, "body", "Mine to keep");
        // Each shows the next one only, however long the chain is.
        assertThat(wiki.page("part-12", 0)).contains("/wiki/part-10\"").doesNotContain("First passage");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pageUnderItself_isRefused_whenItIsMadeAndWhenItIsMoved(TestDatabase databases) {
        open(databases);
        TestForm made = wiki.form("title", "New one", "parent", "New one", "body", "Mine to keep");
        back(wiki.writing.make(made, wiki.visit(7)), made, "parent", "Mine to keep");
        TestForm moved = wiki.form("parent", "Guide");
        back(wiki.keeping.moved("guide", moved, wiki.visit(7)), moved, "parent", "Guide");
        assertThat(wiki.row("guide").parent()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void programsUnderOtherNames_andDrawingsWithScripts_areNotAttached_andTheTextComesBack(TestDatabase databases) {
        open(databases);
        byte[] program = "MZ\u0090\0\3\0\0\0\4".getBytes(StandardCharsets.ISO_8859_1);
        byte[] drawing = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8);
        for (String name : List.of("report.pdf", "minutes.docx", "photo.png", "run.exe", "notes.txt")) {
            TestForm form = wiki.form("title", "Guide", "body", "Mine to keep", "base", "1")
                    .with(Zips.upload(name, program));
            back(wiki.editing.save("guide", form, wiki.visit(7)), form, "files", "Mine to keep");
        }
        for (String name : List.of("plan.svg", "plan.png", "plan.txt", "plan.html")) {
            TestForm form =
                    wiki.form("title", "Another", "body", "Mine to keep").with(Zips.upload(name, drawing));
            back(wiki.writing.make(form, wiki.visit(7)), form, "files", "Mine to keep");
        }
        assertThat(wiki.row("guide").files()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void hostilePasteFromWord_leavesItsWords(TestDatabase databases) {
        open(databases);
        String paste =
                "<html xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\">"
                        + "<head><meta name=Generator content=\"Microsoft Word 15\"><link rel=File-List href=\"file:///C:/x.xml\">"
                        + "<style>@import 'https://evil.example/a.css'; p{behavior:url(#default#VML);background:url(javascript:a())}</style>"
                        + "<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->"
                        + "<script>document.title='hx'</script></head><body onload=\"hx()\" lang=FR>"
                        + "<p class=MsoTitle style='mso-style-name:\"x\\\"><img src=x onerror=hx()>\"'>Night <o:p></o:p></p>"
                        + "<![if !vml]><img width=1 src=\"file:///C:/secret.png\" v:shapes=\"_x0000_s1\"><![endif]>"
                        + "<v:shape style='width:1'><v:imagedata src=\"https://evil.example/t.gif\" o:href=\"https://evil.example\"/></v:shape>"
                        + "<p class=MsoNormal><a href=\"javascript:hx()\">link</a> <a name=\"_Toc1\" onclick=hx()>anchor</a>"
                        + "<span style='mso-fareast-language:EN-US;color:expression(hx())' onmouseover=hx()>words</span></p>"
                        + "<object classid=clsid:0><param name=a></object><embed src=a.swf><iframe src=//evil.example></iframe>"
                        + "<table style='mso-cellspacing:0'><tr onclick=hx()><td background=\"javascript:hx()\" colspan=99999><p>cell</p></td></tr></table>"
                        + "<div style='mso-element:comment'><a href=\"//evil.example/\">note</a></div></body></html>";
        wiki.editing.save(
                "guide", wiki.form("title", "Guide", "bodyFormat", "html", "body", paste, "base", "1"), wiki.visit(7));
        assertThat(text("guide").replaceAll(" data-b=\"[a-z0-9]+\"", ""))
                .contains("<p>Night</p>", "<p>link anchorwords</p>", "cell", "note")
                .doesNotContainIgnoringCase(
                        "hx(", "evil", "javascript", "file:", "style", "class", "mso", "onclick", "<img", "iframe");
        assertThat(wiki.page("guide", 0)).doesNotContain("hx(", "evil.example", "file:///");
    }
}
