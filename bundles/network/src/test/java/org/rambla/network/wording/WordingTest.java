// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.wording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.fixture.PlainBodies;
import org.rambla.api.fixture.Sent;
import org.rambla.api.fixture.Texts;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Upload;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Wordings;
import org.rambla.network.audit.AuditLog;
import org.rambla.network.fixture.Administrator;
import org.rambla.network.settings.LiveNetwork;
import org.rambla.persistence.TestDatabase;

class WordingTest {
    private static final Administrator READER = new Administrator(Texts.in("en"));
    private static final String HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";

    private final Brought brought = new Brought();

    /** Two parts, in two languages. */
    private static final class Brought implements Wordings {
        final Map<String, String> english = new TreeMap<>(Map.of(
                "poll.title", "Poll",
                "poll.votes.one", "{0} vote",
                "poll.votes.other", "{0} votes",
                "poll.by", "{0}, {1}",
                "poll.lines", "One\nTwo"));
        Map<String, Map<String, String>> used = Map.of();

        @Override
        public List<Wording> brought() {
            Map<String, String> french = new HashMap<>(english);
            french.put("poll.title", "Sondage");
            return List.of(
                    new Wording("poll", Map.of("en", english, "fr", french)),
                    new Wording("web", Map.of("en", Map.of("web.skip", "Skip"), "fr", Map.of("web.skip", "Passer"))));
        }

        @Override
        public List<String> forms(String language) {
            return language.equals("pl") ? List.of("one", "few", "many", "other") : List.of("one", "other");
        }

        @Override
        public void use(Map<String, Map<String, String>> own) {
            used = own;
        }
    }

    private record Sheet(String name, byte[] content) implements Upload {
        @Override
        public long size() {
            return content.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content);
        }
    }

    /** A server: its pages and what it says. */
    private record Server(LiveNetwork network, LiveWordings wordings, WordingPages pages) implements AutoCloseable {
        Object save(String language, Sent form) {
            return pages.save(READER, form, language, "all", "", "", "");
        }

        /** A form with one text, as it was shown. */
        Sent form(String language, String key, String text) {
            Sent form = Sent.form("text." + key, text);
            var entry = wordings.catalogue(language).entry(key).orElseThrow();
            return form.and("seen." + key, Integer.toHexString(entry.text().hashCode()));
        }

        @Override
        public void close() {
            wordings.stop();
            network.stop();
        }
    }

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("network");
    }

    private Server server(Database database) {
        LiveNetwork network = new LiveNetwork(database, new PlainBodies());
        LiveWordings wordings = new LiveWordings(database, new AuditLog(), brought);
        return new Server(network, wordings, new WordingPages(network, wordings));
    }

    private static String html(Object answer) {
        return ((Page) answer).body().toString();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void thirdLanguage_isWrittenInTheBrowser_andSpokenAtOnce(TestDatabase databases) {
        Database database = databases.database("network");
        try (Server server = server(database)) {
            var languages = new LanguagesPages(server.network(), server.wordings());
            assertThat(html(languages.show(READER)))
                    .contains("English", "French", "100 % complete", "<option value=\"es\">Spanish</option>");
            assertThat(((Page) languages.begin(READER, Sent.form("language", "xx"))).status())
                    .isEqualTo(422);
            assertThat(languages.begin(READER, Sent.form("language", "es"))).isInstanceOf(Response.class);
            assertThat(html(server.pages().show(READER, "es", "", "", "", "")))
                    .contains("0 % complete", "poll.votes.other");
            assertThat(server.save("es", server.form("es", "poll.votes.other", "{0} votos\r\n")))
                    .isInstanceOf(Response.class);
            assertThat(brought.used).isEqualTo(Map.of("es", Map.of("poll.votes.other", "{0} votos")));
            assertThat(html(languages.show(READER))).contains("Spanish", "16 % complete", "5 texts missing");
            assertThat(server.wordings().shares()).containsEntry("es", 16).containsEntry("fr", 100);
            assertThat(html(server.pages().show(READER, "es", "missing", "", "", "")))
                    .doesNotContain("name=\"text.poll.votes.other\"")
                    .contains("name=\"text.web.skip\"");
            assertThat(html(server.pages().show(READER, "es", "all", "web", "", "")))
                    .doesNotContain("text.poll")
                    .contains("text.web.skip");
            assertThat(html(server.pages().show(READER, "es", "all", "", "VOTOS", "")))
                    .contains("text.poll.votes.other")
                    .doesNotContain("text.web");
            assertThat(server.wordings().catalogue("pl").entries())
                    .containsKeys("poll.votes.one", "poll.votes.few", "poll.votes.many", "poll.votes.other");
        }
        // What another server, or the next start, reads.
        try (Server again = server(database)) {
            assertThat(brought.used).isEqualTo(Map.of("es", Map.of("poll.votes.other", "{0} votos")));
            assertThat(database.list("select act from network_audit", row -> row.text("act")))
                    .containsExactly("network.audit.worded");
            assertThat(html(again.pages().clear(READER, Sent.form(), "es"))).contains("network.wording.problem.sure");
            again.pages().clear(READER, Sent.form("sure", "1"), "es");
            assertThat(brought.used).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void ownText_standsInThePlaceOfTheOneBrought_andIsLookedAtAgainWhenEnglishChanges(TestDatabase databases) {
        try (Server server = server(databases.database("network"))) {
            server.save("fr", server.form("fr", "poll.title", "L'enquête"));
            assertThat(brought.used.get("fr")).containsExactly(Map.entry("poll.title", "L’enquête"));
            assertThat(html(server.pages().show(READER, "fr", "own", "", "", "")))
                    .contains("Your own", "Sondage", "L’enquête");
            brought.english.put("poll.title", "Survey");
            assertThat(html(server.pages().show(READER, "fr", "outdated", "", "", "")))
                    .contains("The English text has changed", "Survey", ">Poll<");
            server.save("fr", server.form("fr", "poll.title", "L’enquête").and("right.poll.title", "1"));
            assertThat(server.wordings().catalogue("fr").outdated()).isZero();
            server.save("fr", server.form("fr", "poll.title", ""));
            assertThat(brought.used).isEmpty();
            server.save("fr", server.form("fr", "poll.title", "Enquête"));
            server.save("fr", server.form("fr", "poll.title", "Sondage"));
            assertThat(brought.used)
                    .as("the text that is brought is none of one's own")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void wrongTexts_areRefused_andWhatWasTypedComesBack(TestDatabase databases) {
        try (Server server = server(databases.database("network"))) {
            Map.of(
                            "poll.by", "{0}",
                            "poll.votes.other", "votos",
                            "poll.title", "{0}",
                            "poll.lines", "{x}",
                            "web.skip", "a\nb",
                            "poll.votes.one", "{0,number,#.#}")
                    .forEach((key, text) -> {
                        Sent form = server.form("es", key, text + (key.equals("web.skip") ? HOSTILE : ""));
                        Object answer = server.save("es", form);
                        assertThat(((Page) answer).status()).as(key).isEqualTo(422);
                        assertThat(form.problems()).as(key).containsKey("text." + key);
                        assertThat(html(answer)).contains("text." + key).doesNotContain("<script>alert");
                    });
            assertThat(brought.used).isEmpty();
            Object answer = server.save("es", server.form("es", "poll.title", HOSTILE));
            assertThat(answer).as("a text is shown as a text").isInstanceOf(Response.class);
            assertThat(html(server.pages().show(READER, "es", "", "", "", ""))).doesNotContain("<script>alert");
            assertThat(server.save("es", server.form("es", "poll.votes.one", "un voto")))
                    .isInstanceOf(Response.class);
            Sent mine = server.form("es", "poll.title", "Encuesta");
            server.save("es", server.form("es", "poll.title", "Sondeo"));
            assertThat(((Page) server.save("es", mine)).status()).isEqualTo(422);
            assertThat(mine.problems()).containsEntry("text.poll.title", "network.wording.problem.meanwhile");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void files_goToTranslatorsAndComeBack(TestDatabase databases) throws Exception {
        try (Server server = server(databases.database("network"))) {
            String poll = new String(bytes(server.pages().file("es", "poll", "")), UTF_8);
            assertThat(poll).contains("# {0} votes\npoll.votes.other=\n", "# One Two\npoll.lines=\n");
            String done = "\ufeff"
                    + poll.replace("poll.votes.other=", "poll.votes.other={0} votos")
                            .replace("poll.lines=", "poll.lines=Uno\\nDos \\u00bf")
                            .replace("poll.by=", "poll.by={1}");
            Object answer = bring(server, "messages_es.properties", done.getBytes(UTF_8));
            assertThat(((Page) answer).status()).isEqualTo(422);
            assertThat(html(answer)).contains("2 texts were taken.", "poll.by");
            assertThat(brought.used.get("es"))
                    .isEqualTo(Map.of("poll.votes.other", "{0} votos", "poll.lines", "Uno\nDos ¿"));
            Map<String, String> archive = unpacked(bytes(server.pages().file("es", "", "")));
            assertThat(archive.keySet())
                    .containsExactly(
                            "poll/messages_en.properties",
                            "poll/messages_es.properties",
                            "web/messages_en.properties",
                            "web/messages_es.properties");
            assertThat(archive.get("poll/messages_es.properties")).contains("poll.lines=Uno\\nDos ¿\n");
            assertThat(bring(server, "x.zip", bytes(server.pages().file("es", "", ""))))
                    .as("as it went out")
                    .isInstanceOf(Response.class);
            for (Sheet wrong : List.of(
                    new Sheet("messages_fr.properties", "poll.title=x".getBytes(UTF_8)),
                    new Sheet("a.properties", new byte[] {'a', '=', (byte) 0xe9}),
                    new Sheet("a.properties", "poll.title=\\uZZZZ".getBytes(UTF_8)),
                    new Sheet("a.properties", new byte[0]),
                    new Sheet("a.zip", new byte[] {'P', 'K', 3, 4, 5, 6, 7, 8}),
                    new Sheet("a.zip", bomb()))) {
                assertThat(((Page) bring(server, wrong.name(), wrong.content())).status())
                        .as(wrong.name())
                        .isEqualTo(422);
            }
            assertThat(((Page) server.pages().bring(READER, Sent.form(), "es")).status())
                    .isEqualTo(422);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void xliff_goesToTranslatorsAndComesBack(TestDatabase databases) throws Exception {
        brought.english.put("poll.odd", "Less < more & \"so\"");
        try (Server server = server(databases.database("network"))) {
            String out = new String(bytes(server.pages().file("es", "", "xliff")), UTF_8);
            assertThat(out)
                    .contains(
                            "version=\"2.1\" srcLang=\"en\" trgLang=\"es\"",
                            "<file id=\"poll\">",
                            "<file id=\"web\">",
                            "name=\"poll.votes.other\"",
                            "<source>Less &lt; more &amp; ")
                    .doesNotContain("<target");
            assertThat(new String(bytes(server.pages().file("es", "poll", "xliff")), UTF_8))
                    .doesNotContain("id=\"web\"");
            String done = out.replace(
                            "<source>{0} votes</source>", "<source>{0} votes</source><target>{0} votos</target>")
                    .replace("<source>{0}, {1}</source>", "<source>{0}, {1}</source><target>{1}</target>")
                    .replace(
                            "<source>Poll</source>",
                            "<source>Po</source><target>En</target></segment><ignorable><source> </source></ignorable>"
                                    + "<segment><source>ll</source><target>cuesta <mrk id=\"m1\">m&#xED;a</mrk></target>")
                    .replace("<source>Skip</source>", "<source>Skip</source><target></target>")
                    // Filled with the original, as some programs do.
                    .replaceAll("(<source>(Less[^<]*)</source>)", "$1<target>$2</target>");
            Object answer = bring(server, "messages_es.xlf", done.getBytes(UTF_8));
            assertThat(((Page) answer).status()).isEqualTo(422);
            assertThat(html(answer)).contains("2 texts were taken.", "poll.by");
            assertThat(brought.used.get("es"))
                    .isEqualTo(Map.of("poll.votes.other", "{0} votos", "poll.title", "En cuesta m\u00eda"));
            byte[] again = bytes(server.pages().file("es", "", "xliff"));
            assertThat(new String(again, UTF_8)).contains("<target>{0} votos</target>");
            assertThat(bring(server, "x.xlf", again)).as("as it went out").isInstanceOf(Response.class);
            for (String wrong : List.of(
                    out.replace("trgLang=\"es\"", "trgLang=\"fr\""),
                    out.replace("version=\"2.1\"", "version=\"1.2\""),
                    done.substring(0, done.length() / 2),
                    "<!DOCTYPE xliff [<!ENTITY a \"b\">]>" + done.substring(done.indexOf("<xliff")),
                    "<a>".repeat(100) + "</a>".repeat(100))) {
                assertThat(((Page) bring(server, "x.xlf", wrong.getBytes(UTF_8))).status())
                        .as(wrong.substring(0, Math.min(200, wrong.length())))
                        .isEqualTo(422);
            }
            assertThatThrownBy(() -> server.pages().file("en", "", "xliff")).isInstanceOf(Refusal.class);
        }
    }

    private static Object bring(Server server, String name, byte[] content) throws Exception {
        return server.pages().bring(READER, Sent.form().with(new Sheet(name, content)), "es");
    }

    private static byte[] bytes(Response answer) {
        return answer.getEntity() instanceof byte[] bytes
                ? bytes
                : answer.getEntity().toString().getBytes(UTF_8);
    }

    private static Map<String, String> unpacked(byte[] archive) throws Exception {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return files;
    }

    private static byte[] bomb() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a/messages_es.properties"));
            zip.write(new byte[TextFiles.MOST + 1]);
        }
        return bytes.toByteArray();
    }

    /** The rules for own texts must not be stricter than those that the texts of all bundles keep. */
    @Test
    void everyText_thatComesWithTheServer_wouldBeTaken() throws Exception {
        int seen = 0;
        for (String bundle : List.of("forum", "network", "space", "translation", "web", "webinar", "wiki")) {
            Map<String, Map<String, String>> texts = new HashMap<>();
            for (String language : List.of("fr", "en")) {
                Properties file = new Properties();
                try (var in = Files.newBufferedReader(
                        Path.of("..", bundle, "src/main/resources/messages_" + language + ".properties"))) {
                    file.load(in);
                }
                Map<String, String> said = new HashMap<>();
                file.stringPropertyNames().forEach(key -> said.put(key, file.getProperty(key)));
                texts.put(language, said);
            }
            Catalogue french =
                    Catalogue.of("fr", List.of(new Wordings.Wording(bundle, texts)), List.of("one", "other"), Map.of());
            for (var entry : french.all()) {
                assertThat(TextCheck.problem(entry, TextCheck.tidy(entry.text()), "fr"))
                        .as(entry.key())
                        .isEmpty();
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(2_000);
    }
}
