// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.persistence.Transaction;
import org.rambla.extension.change.Stage.Staged;
import org.rambla.extension.check.Verdict;
import org.rambla.extension.register.Artifacts;
import org.rambla.extension.register.Change.Act;
import org.rambla.persistence.TestDatabase;

class CatalogueTest {
    private static final byte[] FILE = "an extension, more or less".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final List<String> audited = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();
    private final Audit audit = new Audit() {
        @Override
        public void record(Transaction transaction, long actor, long space, String act, Words subject, Words detail) {
            audited.add(act + " " + subject.plain());
        }

        @Override
        public void forget(Transaction transaction, String text) {
            throw new UnsupportedOperationException();
        }
    };
    private Keeper keeper;
    private Keeper elsewhere;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("extension");
    }

    @BeforeEach
    void open() throws IOException {
        keeper = new Keeper();
        elsewhere = new Keeper();
    }

    @AfterEach
    void close() {
        keeper.close();
        elsewhere.close();
    }

    private Catalogue catalogue(TestDatabase databases) {
        return new Catalogue(
                databases.database("extension"),
                audit,
                (in, name, origin, actor) -> {
                    taken.add(name + " " + origin + " " + new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    return new Staged(new Verdict(null, Act.INSTALL, "", List.of(), List.of(), false), null);
                },
                Duration.ofMillis(700),
                Duration.ofMillis(700));
    }

    private String sha256() throws IOException {
        return Artifacts.sha256(Files.write(folder.resolve("digest"), FILE));
    }

    private String entry(String version, String file) throws IOException {
        return entry(version, file, sha256(), FILE.length);
    }

    private static String entry(String version, String file, String sha256, long size) {
        return """
                {"name": "budget", "version": "%s", "title": {"en": "Budget", "fr": "Budget participatif"},
                 "description": {"en": "<script>alert(1)</script>"}, "file": "%s", "sha256": "%s", "size": %d}""".formatted(version, file, sha256, size);
    }

    private static String index(String... entries) {
        return "{\"entries\": [" + String.join(",", entries) + "]}";
    }

    private static void assertRefused(String problem, Attempt act) {
        assertThatThrownBy(act::run)
                .isInstanceOf(CatalogueProblem.class)
                .extracting(e -> ((CatalogueProblem) e).problem().key())
                .isEqualTo("extension.catalogue.problem." + problem);
    }

    /** Something that may be refused. */
    private interface Attempt {
        void run() throws Exception;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void offers_areThoseOfTheIndex_untilItIsReadAgain(TestDatabase databases) throws Exception {
        keeper.serve("/list/index.json", index(entry("2.1.0", "budget.jar"), entry("10.0.0", "newer.jar")));
        Catalogue catalogue = catalogue(databases);
        assertThat(catalogue.shelf().offers()).isEmpty();
        catalogue.choose("  " + keeper.address("/list/index.json") + " ", 7);
        assertThat(audited).containsExactly("extension.audit.catalogue " + keeper.address("/list/index.json"));
        assertThat(catalogue.shelf().newer("budget", "2.1.0").orElseThrow().version())
                .as("ten is more than two")
                .isEqualTo("10.0.0");
        assertThat(catalogue.shelf().newer("budget", "10.0.0")).isEmpty();
        assertThat(catalogue.shelf().newer("forum", "0.0.1")).isEmpty();
        int asked = keeper.asked.size();
        Catalogue other = catalogue(databases);
        assertThat(other.shelf().offers()).hasSize(2);
        assertThat(other.shelf().offers().get(0).titleIn("fr")).isEqualTo("Budget participatif");
        assertThat(keeper.asked).as("what was fetched once is kept").hasSize(asked);
        keeper.serve("/list/index.json", index());
        other.refresh();
        assertThat(other.shelf().offers()).isEmpty();
        catalogue.choose("", 7);
        assertThat(catalogue.address()).isEmpty();
        assertThat(catalogue.shelf().fetchedAt()).isNull();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void file_isHandedToTheCheck_whenItIsTheOneDescribed(TestDatabase databases) throws Exception {
        keeper.serve("/list/index.json", index(entry("2.1.0", "files/budget.jar")));
        keeper.serve("/list/files/budget.jar", FILE);
        Catalogue catalogue = catalogue(databases);
        catalogue.choose(keeper.address("/list/index.json"), 7);
        catalogue.take("budget", "2.1.0", 7);
        assertThat(taken).containsExactly("budget.jar CATALOGUE " + new String(FILE, StandardCharsets.UTF_8));
        assertThat(keeper.headers).noneMatch(header -> header.matches("(?i)(cookie|authorization).*"));
        assertRefused("gone", () -> catalogue.take("budget", "3.0.0", 7));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void file_isRefused_whenItIsNotTheOneDescribed(TestDatabase databases) throws Exception {
        keeper.serve(
                "/index.json",
                index(
                        entry("1.0.0", "budget.jar", "0".repeat(64), FILE.length),
                        entry("2.0.0", "budget.jar", sha256(), FILE.length + 1),
                        entry("3.0.0", "budget.jar", sha256(), FILE.length - 1),
                        entry("4.0.0", "missing.jar"),
                        entry("5.0.0", "moved.jar")));
        keeper.serve("/budget.jar", FILE);
        elsewhere.serve("/budget.jar", FILE);
        keeper.redirect("/moved.jar", elsewhere.address("/budget.jar"));
        Catalogue catalogue = catalogue(databases);
        catalogue.choose(keeper.address("/index.json"), 7);
        assertRefused("digest", () -> catalogue.take("budget", "1.0.0", 7));
        assertRefused("size", () -> catalogue.take("budget", "2.0.0", 7));
        assertRefused("large", () -> catalogue.take("budget", "3.0.0", 7));
        assertRefused("status", () -> catalogue.take("budget", "4.0.0", 7));
        assertRefused("redirect", () -> catalogue.take("budget", "5.0.0", 7));
        assertThat(elsewhere.asked).isEmpty();
        assertThat(taken).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void catalogue_isNotChosen_whenItNamesFilesElsewhereOrLeadsElsewhere(TestDatabase databases) throws Exception {
        Catalogue catalogue = catalogue(databases);
        elsewhere.serve("/index.json", index());
        for (String file : List.of(
                elsewhere.address("/budget.jar"),
                "//" + elsewhere.authority() + "/budget.jar",
                "file:///etc/passwd",
                "https://" + keeper.authority() + "/budget.jar",
                keeper.address("/budget.jar").replace("//", "//user:secret@"),
                "jar:file:///a.jar!/b",
                "gopher://127.0.0.1/",
                "budget.jar#part",
                "bud get.jar")) {
            keeper.serve("/index.json", index(entry("1.0.0", file)));
            assertRefused("elsewhere", () -> catalogue.choose(keeper.address("/index.json"), 7));
        }
        keeper.redirect("/index.json", elsewhere.address("/index.json"));
        assertRefused("redirect", () -> catalogue.choose(keeper.address("/index.json"), 7));
        assertThat(elsewhere.asked).isEmpty();
        assertThat(catalogue.address()).isEmpty();
        assertThat(audited).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void catalogue_isGivenUp_whenItIsEndlessOrSlow(TestDatabase databases) throws Exception {
        Catalogue catalogue = catalogue(databases);
        keeper.endless("/endless");
        assertRefused("large", () -> catalogue.choose(keeper.address("/endless"), 7));
        keeper.slow("/slow");
        assertRefused("slow", () -> catalogue.choose(keeper.address("/slow"), 7));
        keeper.silent("/silent");
        assertRefused("slow", () -> catalogue.choose(keeper.address("/silent"), 7));
        String gone = elsewhere.address("/index.json");
        elsewhere.close();
        assertRefused("unreachable", () -> catalogue.choose(gone, 7));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void catalogue_staysAsItWas_whenTheNewIndexCannotBeRead(TestDatabase databases) throws Exception {
        keeper.serve("/index.json", index(entry("1.0.0", "budget.jar")));
        Catalogue catalogue = catalogue(databases);
        catalogue.choose(keeper.address("/index.json"), 7);
        for (String bad :
                List.of("", "<html>", "[]", "{}", "{\"entries\": 3}", "[".repeat(20_000), "{\"entries\": [}")) {
            keeper.serve("/index.json", bad);
            assertRefused("json", catalogue::refresh);
        }
        String good = entry("1.0.0", "budget.jar");
        for (String bad : List.of(
                "7",
                good.replace("\"budget\"", "\"../budget\""),
                good.replace("1.0.0", "one"),
                good.replace(sha256(), "abc"),
                good.replace("\"size\": " + FILE.length, "\"size\": -1"),
                good.replace("\"size\": " + FILE.length, "\"size\": 1e30"),
                good.replace("\"size\": " + FILE.length, "\"size\": \"3\""),
                good.replace("{\"en\": \"Budget\"", "{\"en\": 3"))) {
            keeper.serve("/index.json", index(bad));
            assertRefused("entry", catalogue::refresh);
        }
        assertThat(catalogue.shelf().offers()).hasSize(1);
    }

    @Test
    void folder_keepsFilesBelowTheIndex_andNoOther() throws Exception {
        Path list = Files.createDirectories(folder.resolve("list/files"));
        Path index = list.getParent().resolve("index.json");
        Path secret = Files.write(folder.resolve("secret.jar"), FILE);
        Files.write(list.resolve("budget.jar"), FILE);
        Files.createSymbolicLink(list.resolve("link.jar"), secret);
        try (TestDatabase databases = TestDatabase.both("extension").findFirst().orElseThrow()) {
            Catalogue catalogue = catalogue(databases);
            for (String file :
                    List.of("../secret.jar", "%2e%2e/secret.jar", secret.toUri().toString(), "files/%00")) {
                Files.writeString(index, index(entry("1.0.0", file)));
                assertRefused("elsewhere", () -> catalogue.choose(index.toUri().toString(), 7));
            }
            Files.writeString(
                    index,
                    index(
                            entry("1.0.0", "files/budget.jar"),
                            entry("2.0.0", "files/link.jar"),
                            entry("3.0.0", "files/none.jar"),
                            entry("4.0.0", "files")));
            catalogue.choose(index.toUri().toString(), 7);
            catalogue.take("budget", "1.0.0", 7);
            assertThat(taken).hasSize(1);
            assertRefused("elsewhere", () -> catalogue.take("budget", "2.0.0", 7));
            assertRefused("missing", () -> catalogue.take("budget", "3.0.0", 7));
            assertRefused("missing", () -> catalogue.take("budget", "4.0.0", 7));
        }
    }

    @Test
    void address_isRefused_unlessItIsOneThatAServerCanFetchAsNobody() throws Exception {
        for (String bad : List.of("ftp://a.example/i", "jar:file:///a!/b", "data:,{}", "index.json", "//a.example/i")) {
            assertThatThrownBy(() -> CatalogueAddress.of(bad)).as(bad).isInstanceOf(CatalogueProblem.class);
        }
        assertRefused("credentials", () -> CatalogueAddress.of("https://user:secret@a.example/i"));
        assertRefused("credentials", () -> CatalogueAddress.of("https://user@a.example/i"));
        for (String bad : List.of(
                "http:///i",
                "https://",
                "file:///",
                "file://host/i",
                "file:/i?x",
                "http://a.example/i#x",
                "http://a b/",
                "file:///i%00",
                "http://a.example/" + "x".repeat(500))) {
            assertRefused("address", () -> CatalogueAddress.of(bad));
        }
        CatalogueAddress good = CatalogueAddress.of("HTTPS://A.example:443/list/i.json");
        assertThat(good.resolve("https://a.example/other.jar").getPath()).isEqualTo("/other.jar");
        assertThat(good.resolve("b.jar").getPath()).isEqualTo("/list/b.jar");
    }
}
