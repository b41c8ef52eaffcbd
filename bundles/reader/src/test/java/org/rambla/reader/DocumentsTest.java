// SPDX-License-Identifier: Apache-2.0
package org.rambla.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.reader.process.Ended;
import org.rambla.reader.process.Limits;
import org.rambla.reader.process.Program;
import org.rambla.reader.process.ReadingProcess;
import org.rambla.reader.process.Unavailable;
import org.rambla.reader.wire.Answer;
import org.rambla.reader.wire.Answer.Verdict;
import org.rambla.reader.wire.Question;

/** Tika in its process: documents as people attach them, and hostile ones. */
final class DocumentsTest {
    private static final Limits LIMITS = new Limits(256, Duration.ofSeconds(60), Duration.ofSeconds(30), 200);

    @TempDir
    static Path folder;

    private static ReadingProcess process;

    @BeforeAll
    static void start() {
        process = new ReadingProcess(program(folder.resolve("process")), LIMITS);
    }

    static Program program(Path folder) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new Program(classPath, Program.READER, folder);
    }

    @AfterAll
    static void stop() {
        process.close();
    }

    private Answer answer(String type, byte[] bytes) throws Unavailable, Ended {
        return process.read(new Question(type, 10_000, bytes));
    }

    private String text(String type, byte[] bytes) throws Unavailable, Ended {
        Answer answer = answer(type, bytes);
        assertThat(answer.verdict()).as(answer.reason()).isEqualTo(Verdict.READ);
        assertThat(answer.cut()).isFalse();
        return PlainText.of(answer.text());
    }

    @Test
    void documents_areRead() throws Exception {
        assertThat(text(Made.PDF, Made.pdf("", "Streets at night", "Second page")))
                .contains("Streets at night", "Second page");
        assertThat(text(Made.DOCX, Made.docx("Médiation de nuit à Lomé", "cellule")))
                .isEqualTo("Médiation de nuit à Lomé\ncellule");
        assertThat(text(Made.XLSX, Made.xlsx("Chiffres", "Interventions", 1234.5)))
                .contains("Chiffres", "Interventions 1234.5");
        assertThat(text(Made.PPTX, Made.pptx("First slide", "Œuvre commune"))).contains("First slide", "Œuvre commune");
        assertThat(
                        text(
                                Made.ODT,
                                Made.odf(
                                        Made.ODT,
                                        "<office:text><text:h text:outline-level=\"1\">Bilan</text:h><text:p>Les rues, l’été.</text:p></office:text>")))
                .isEqualTo("Bilan\nLes rues, l’été.");
        assertThat(
                        text(
                                Made.ODS,
                                Made.odf(
                                        Made.ODS,
                                        "<office:spreadsheet><table:table><table:table-row><table:table-cell><text:p>Quartier</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>")))
                .contains("Quartier");
        assertThat(text(
                        "text/html",
                        "<html><head><title>t</title><script>no()</script></head><body><p>Seen &amp; read</p></body></html>"
                                .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("Seen & read");
    }

    @Test
    void plainText_isReadInItsOwnLetters() throws Unavailable, Ended {
        String words = "La sécurité des villes européennes : une étude menée à Besançon où chaque élève a participé.";

        assertThat(text("text/plain", words.getBytes(StandardCharsets.UTF_8))).isEqualTo(words);
        assertThat(text("text/plain", words.getBytes(Charset.forName("windows-1252"))))
                .isEqualTo(words);
        assertThat(text("text/csv", "ville;année\nNice;2024".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("ville;année\nNice;2024");
    }

    @Test
    void documentInsideADocument_isReadToo_andNoneInsideOfThat() throws Exception {
        byte[] inner = Made.xlsx("Annex", "Figures of the annex", 3);
        assertThat(text(Made.DOCX, Made.docxWith("The report", inner))).contains("The report", "Figures of the annex");

        byte[] second = Made.docxWith("Second level", Made.xlsx("Third", "Third level", 3));
        assertThat(text(Made.DOCX, Made.docxWith("First level", second)))
                .contains("First level")
                .doesNotContain("Third level");
    }

    @Test
    void longText_isCut() throws Exception {
        Answer answer = answer(Made.DOCX, Made.docx("word ".repeat(10_000), ""));

        assertThat(answer.verdict()).isEqualTo(Verdict.READ);
        assertThat(answer.cut()).isTrue();
        assertThat(answer.text()).hasSize(10_000);
    }

    @Test
    void protectedDocument_saysSo() throws Exception {
        assertThat(answer(Made.PDF, Made.pdf("secret", "hidden")).verdict()).isEqualTo(Verdict.PROTECTED);
    }

    @Test
    void brokenDocuments_areSetAside_withTheReason() throws Exception {
        byte[] pdf = Made.pdf("", "Streets at night");
        byte[] docx = Made.docx("Streets at night", "");

        for (Answer answer : new Answer[] {
            answer(Made.PDF, Arrays.copyOf(pdf, 60)),
            answer(Made.PDF, "%PDF-1.7 text".getBytes(StandardCharsets.UTF_8)),
            answer(Made.DOCX, Arrays.copyOf(docx, docx.length / 2)),
            answer(Made.DOCX, Made.docxOf("<w:document"))
        }) {
            assertThat(answer.verdict()).isIn(Verdict.BROKEN, Verdict.NO_TEXT);
            assertThat(answer.reason()).isNotEmpty();
            assertThat(answer.text()).isEmpty();
        }
        assertThat(text(Made.DOCX, docx)).isEqualTo("Streets at night");
    }

    @Test
    void emptyDocuments_haveNoText() throws Exception {
        assertThat(answer(Made.PDF, Made.pdf("", "")).verdict()).isEqualTo(Verdict.NO_TEXT);
        assertThat(answer("text/plain", new byte[0]).verdict()).isEqualTo(Verdict.NO_TEXT);
        assertThat(answer("image/png", new byte[10]).verdict()).isEqualTo(Verdict.NO_TEXT);
    }

    @Test
    void bombs_doNotGoOff() throws Exception {
        Answer zip = answer(Made.DOCX, Made.zipBomb(1000));
        assertThat(zip.text().length()).isLessThanOrEqualTo(10_000);
        Answer laughs = answer(Made.DOCX, Made.docxOf(Made.word(Made.laughs(), "&a29;")));
        assertThat(laughs.verdict()).isNotEqualTo(Verdict.READ);
        Answer more = answer(
                Made.ODT, Made.odf(Made.ODT, Made.laughs(), "<office:text><text:p>&a29;</text:p></office:text>"));
        assertThat(more.text().length()).isLessThan(1000);

        assertThat(text("text/plain", "still here".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("still here");
    }

    @Test
    void nothingElse_isFetchedForADocument() throws Exception {
        Path secret = folder.resolve("secret.txt");
        Files.writeString(secret, "TOP-SECRET");
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                out.write("<!ENTITY x 'FETCHED'>".getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
            for (String prolog : new String[] {
                "<!DOCTYPE x [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>",
                "<!DOCTYPE x [<!ENTITY x SYSTEM \"" + address + "\">]>",
                "<!DOCTYPE x SYSTEM \"" + address + "\">",
                "<!DOCTYPE x [<!ENTITY % p SYSTEM \"" + address + "\"> %p;]>"
            }) {
                assertHarmless(answer(Made.DOCX, Made.docxOf(Made.word(prolog, "&x; after"))));
                assertHarmless(answer(
                        Made.ODT, Made.odf(Made.ODT, prolog, "<office:text><text:p>&x; after</text:p></office:text>")));
            }
            assertHarmless(answer(
                    "text/html",
                    ("<html><body><img src=\"" + address + "\"><link rel=stylesheet href=\"" + address
                                    + "\"><p>x</p></body></html>")
                            .getBytes(StandardCharsets.UTF_8)));
        } finally {
            server.stop(0);
        }
        assertThat(asked).hasValue(0);
    }

    private static void assertHarmless(Answer answer) {
        assertThat(answer.text() + answer.reason()).doesNotContain("TOP-SECRET", "FETCHED");
    }
}
