// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.DatabaseKind;
import org.rambla.launcher.system.OnServer;
import org.rambla.launcher.system.Place;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.Standing;
import org.rambla.launcher.system.WebPage;

/** What a signature changes for whoever installs. */
@OnServer(DatabaseKind.DERBY)
class SigningIT {
    private final Browser browser;

    SigningIT(RunningServer server) {
        browser = server.network().who(Standing.ADMINISTRATOR, Place.PUBLIC).browser();
        // An account has a language of its own, and other tests may have changed it.
        browser.fetch("/?lang=en");
    }

    private WebPage bring(Path file) throws IOException {
        Map<String, List<String>> fields =
                browser.open("/admin/extensions/install").form("/install").fields();
        return browser.postFiles(
                "/admin/extensions/install",
                fields,
                Map.of("file", Map.of(file.getFileName().toString(), Files.readAllBytes(file))));
    }

    private static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            for (JarEntry entry : java.util.Collections.list(jar.entries())) {
                entries.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    @Test
    void oneClick_isEnough_onceTheKeyIsTrusted(@TempDir Path folder) throws Exception {
        Publisher leuven = Publisher.called("City of Leuven", folder);
        Path signed = leuven.sign(SmallExtension.build(folder, "signed", "1.0.0"));
        WebPage unknown = bring(signed).expect(303).follow().expect(200);
        assertThat(unknown.body()).contains("City of Leuven");
        assertThat(unknown.document().select("input[name=name]"))
                .as("an unknown key: the name is typed")
                .hasSize(1);
        assertThat(unknown.form("/" + unknown.path().replaceAll(".*/", ""))
                        .send()
                        .status())
                .isEqualTo(422);

        browser.open("/admin/extensions/keys")
                .form("/admin/extensions/keys")
                .fill("pem", leuven.certificate())
                .submit()
                .follow()
                .expect(200);
        WebPage trusted = browser.open(unknown.path());
        assertThat(trusted.document().select("input[name=name]")).isEmpty();
        WebPage done = trusted.form(trusted.path()).submit().follow().expect(200);
        assertThat(done.document().text()).contains("signed");
        for (String act : List.of("/admin/extensions/signed/disable", "/admin/extensions/signed/remove")) {
            browser.open("/admin/extensions").form(act).submit().follow().expect(200);
        }
        WebPage keys = browser.open("/admin/extensions/keys");
        keys.form("/remove").submit().follow().expect(200);
        assertThat(browser.open("/admin/extensions/keys").body()).doesNotContain("City of Leuven");
        assertThat(browser.open("/admin/audit").body()).contains("Trusts the key of");
    }

    @Test
    void file_isRefused_whenItWasChangedAfterItWasSigned(@TempDir Path folder) throws Exception {
        Publisher leuven = Publisher.called("City of Leuven", folder);
        Path signed = leuven.sign(SmallExtension.build(folder, "tampered", "1.0.0"));
        Map<String, byte[]> changed = entries(signed);
        changed.put("OSGI-INF/main.xml", SmallExtension.bytes("<changed/>"));
        WebPage refused = bring(SmallExtension.zip(folder.resolve("changed.jar"), changed))
                .expect(422);
        assertThat(refused.document().text()).contains("somebody changed it after it was signed");
        Map<String, byte[]> more = entries(signed);
        more.put("org/example/tampered/More.txt", SmallExtension.bytes("more"));
        WebPage partly =
                bring(SmallExtension.zip(folder.resolve("more.jar"), more)).expect(422);
        assertThat(partly.document().text()).contains("Only a part of it is signed");
    }
}
