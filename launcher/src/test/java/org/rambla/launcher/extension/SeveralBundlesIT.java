// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.DatabaseKind;
import org.rambla.launcher.system.OnServer;
import org.rambla.launcher.system.Place;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.Standing;
import org.rambla.launcher.system.WebForm;
import org.rambla.launcher.system.WebPage;

/** Ways in and back: a zip with a feature and several bundles, a file in the server's folder, the version before. */
@OnServer(DatabaseKind.DERBY)
class SeveralBundlesIT {
    private static final String WORDS = "org.example.choir.words.Words";

    private final AdministratorsDesk desk;
    private final Browser manager;
    private final Path home;

    SeveralBundlesIT(RunningServer server) {
        this.home = server.home();
        this.desk = new AdministratorsDesk(server.network()
                .who(Standing.ADMINISTRATOR, Place.PUBLIC)
                .browser()
                .speaking("en"));
        this.manager = server.network().who(Standing.MANAGER, Place.PUBLIC).browser();
    }

    private static String words(String text) {
        return "package org.example.choir.words; public class Words { public static String say() { return \"" + text
                + "\"; } }";
    }

    /** Both bundles have the version; what is sung is in the second. */
    private static byte[] choir(String version, String text) {
        byte[] main = ExtensionJar.named("choir")
                .version(version)
                .alsoImporting("org.example.choir.words")
                .beside(WORDS, words(text))
                .panel("return Html.text(" + WORDS + ".say());")
                .build();
        Map<String, byte[]> second = new LinkedHashMap<>();
        second.put(
                "META-INF/MANIFEST.MF",
                ("Manifest-Version: 1.0\r\nBundle-ManifestVersion: 2\r\nBundle-SymbolicName: org.example.choir.words\r\n"
                                + "Bundle-Version: " + version + "\r\nExport-Package: org.example.choir.words\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        second.putAll(ExtensionJar.compile(Map.of(WORDS, words(text))));
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(
                "choir.json",
                ("{\"feature-resource-version\": \"1.0\", \"id\": \"org.example:choir-feature:" + version
                                + "\", \"bundles\": [{\"id\": \"org.example:choir:" + version
                                + "\"}, {\"id\": \"org.example:words:" + version + "\"}]}")
                        .getBytes(StandardCharsets.UTF_8));
        all.put("choir-" + version + ".jar", main);
        all.put("org/example/words/" + version + "/words-" + version + ".jar", ExtensionJar.zip(second));
        return ExtensionJar.zip(all);
    }

    @Test
    void theyComeAndGoTogether_andEachVersionUsesItsOwn() {
        String home = "/s/" + Place.PUBLIC.slug();
        assertThat(desk.words(desk.install(choir("1.0.0", "first verse"), "choir")))
                .contains("installed and running");
        try {
            AdministratorsDesk.turn(manager, Place.PUBLIC.slug(), "choir", true);
            assertThat(manager.open(home).body()).contains("first verse");
            assertThat(desk.words(desk.browser().open("/admin/extensions/choir")))
                    .contains("org.example.choir 1.0.0, org.example.choir.words 1.0.0");
            desk.install(choir("2.0.0", "second verse"), "choir");
            assertThat(manager.open(home).body()).contains("second verse").doesNotContain("first verse");
        } finally {
            desk.clear("choir");
        }
    }

    @Test
    void aZipWithoutOneOfThem_isRefused() {
        byte[] plan = "{\"bundles\": [\"org.example:gone:1.0.0\"]}".getBytes(StandardCharsets.UTF_8);
        assertThat(desk.words(desk.check(ExtensionJar.zip(Map.of("gone.json", plan)))))
                .contains("It names a file that is not in it: gone-1.0.0.jar");
    }

    @Test
    void aFileInTheServersFolder_isInstalled_offeredNowhereUntilABoxIsTicked_andItIsWrittenDown() throws Exception {
        byte[] one = ExtensionJar.named("parcel").build();
        Path inbox = Files.createDirectories(home.resolve("install"));
        Files.write(inbox.resolve("parcel.jar"), one);
        try {
            WebPage checked = desk.browser().open("/admin/extensions/install").forms().stream()
                    .filter(f -> f.fields().getOrDefault("waiting", List.of()).contains("parcel.jar"))
                    .findFirst()
                    .orElseThrow()
                    .submit();
            WebForm confirming = checked.form(checked.path());
            assertThat(confirming.element().select("[name=blueprints][checked]"))
                    .isEmpty();
            assertThat(confirming.fill("name", "percel").send().status())
                    .as("another name")
                    .isEqualTo(422);
            desk.done(confirming.fill("name", "parcel").send().follow());
            String settings = "/s/" + Place.PUBLIC.slug() + "/settings/features";
            assertThat(manager.open(settings).forms())
                    .noneMatch(form -> form.action().endsWith("/features/parcel"));
            WebForm other = manager.open(settings + "/forum").form("/features/forum");
            manager.post(settings + "/parcel", Map.of("_token", other.fields().get("_token"), "switch", List.of("on")));
            assertThat(manager.open("/s/" + Place.PUBLIC.slug()).body()).doesNotContain("parcel is here");
            String sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(one));
            assertThat(desk.words(desk.browser().open("/admin/audit")))
                    .contains("Installed the extension parcel 1.0.0")
                    .contains(sha256);
        } finally {
            Files.delete(inbox.resolve("parcel.jar"));
            desk.clear("parcel");
        }
    }

    @Test
    void theVersionBefore_isOneClickAway_whileTheDataAllow() {
        String table = "create table pendulum_one (n int not null);";
        ExtensionJar one = ExtensionJar.named("pendulum")
                .tables("V001__one.sql", table)
                .panel("return Html.text(\"pendulum one\");");
        ExtensionJar two = ExtensionJar.named("pendulum")
                .version("2.0.0")
                .tables("V001__one.sql", table)
                .panel("return Html.text(\"pendulum two\");");
        ExtensionJar three = ExtensionJar.named("pendulum")
                .version("3.0.0")
                .tables("V001__one.sql", table)
                .tables("V002__two.sql", "create table pendulum_two (n int not null);");
        String page = "/admin/extensions/pendulum";
        try {
            desk.install(one.build(), "pendulum");
            assertThat(desk.words(desk.browser().open(page))).doesNotContain("Version before");
            desk.install(two.build(), "pendulum");
            var shown = desk.browser().open(page);
            var checked = desk.browser().open(shown.link("Go back to version 1.0.0"));
            assertThat(desk.words(checked))
                    .contains("Go back to version 1.0.0 of pendulum?")
                    .contains("allows going back");
            desk.confirm(checked, "pendulum");
            assertThat(desk.words(desk.browser().open(page))).contains("Version 1.0.0");
            desk.install(three.build(), "pendulum");
            assertThat(desk.words(desk.browser().open(page)))
                    .contains("Version 3.0.0")
                    .contains("Version 1.0.0 would not understand the data any more");
        } finally {
            desk.clear("pendulum");
        }
    }
}
