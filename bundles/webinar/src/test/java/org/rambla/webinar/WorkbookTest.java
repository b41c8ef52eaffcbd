// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rambla.webinar.WebinarFixture.html;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.attendance.FigurePages;
import org.rambla.webinar.attendance.RegistrationFile;
import org.rambla.webinar.attendance.YearPages;

/** Figures as workbooks, and figures of a series. */
final class WorkbookTest {
    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    /** The parts of a workbook, each looked at as XML. */
    private static Map<String, String> parts(Object workbook) throws Exception {
        Map<String, String> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream((byte[]) workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] bytes = zip.readAllBytes();
                DocumentBuilderFactory.newDefaultNSInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(bytes));
                parts.put(entry.getName(), new String(bytes, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return parts;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void workbooks_holdTextsAndNumbersButNoFormulas(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        RegistrationFile list = WebinarFixture.find(webinar.feature.pages(), RegistrationFile.class);
        FigurePages figures = WebinarFixture.find(webinar.feature.pages(), FigurePages.class);
        long event = webinar.announce("question.0.label.en", "=1+1", "question.0.key", "abcd1234");
        webinar.register(event, 7, "needs", "=HYPERLINK(\"x\")<&\u0001\uFFFE", "answer.abcd1234", "+A1");
        webinar.register(event, 21);

        Map<String, String> parts = parts(list.workbook(event, webinar.visit(9)).getEntity());
        assertThat(parts.keySet())
                .contains("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml");
        assertThat(parts.get("xl/worksheets/sheet1.xml"))
                .contains("=HYPERLINK(&quot;x&quot;)&lt;&amp;", "<t xml:space=\"preserve\">+A1</t>")
                .contains("<c r=\"H1\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=1+1</t>")
                .doesNotContain("<f>", "<f ");
        String sheet =
                parts(figures.workbook(event, webinar.visit(9)).getEntity()).get("xl/worksheets/sheet1.xml");
        assertThat(sheet).contains("By function", "Prevention officer</t>", "<v>2</v>");
        assertThat(html(figures.page(event, webinar.visit(9)))).contains("figures.xlsx", "By function");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void series_areCountedAcrossTheirSessions(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        YearPages pages = WebinarFixture.find(webinar.feature.pages(), YearPages.class);
        long one = webinar.announce("title.en", "One", "series", "new", "seriesTitle.en", "Spring");
        String series = Long.toString(webinar.database.number("select max(id) from webinar_series"));
        long two = webinar.announce(
                "title.en", "Two", "series", series, "startDate", "2027-01-12", "endDate", "2027-01-12");
        long other = webinar.announce("title.en", "Elsewhere");
        List.of(7L, 8L, 21L).forEach(member -> webinar.register(one, member));
        List.of(7L, 21L).forEach(member -> webinar.register(two, member));
        webinar.register(other, 7);

        assertThat(html(pages.page("", series, "", webinar.visit(9))))
                .contains("<b>2</b> events", "<b>5</b> registrations", "<b>2</b> cities")
                .containsSubsequence(
                        "<span>Session 1</span>", "width=\"100\"", "<span>Session 2</span>", "width=\"66\"")
                .contains("figures.xlsx?series=" + series)
                .doesNotContain("Elsewhere");
        Map<String, String> parts =
                parts(pages.workbook("", series, "", webinar.visit(9)).getEntity());
        assertThat(parts.get("xl/workbook.xml")).contains("Figures of Spring");
        assertThat(parts.get("xl/worksheets/sheet1.xml")).contains("One", "<v>3</v>", "2027-01-12");
        assertThat(html(pages.page("2026", "999", "", webinar.visit(9)))).contains("One", "Elsewhere");
        assertThat(html(pages.page("2026", series, "", webinar.visit(9, 2, "en"))))
                .as("a series of another space")
                .doesNotContain("One");
    }
}
