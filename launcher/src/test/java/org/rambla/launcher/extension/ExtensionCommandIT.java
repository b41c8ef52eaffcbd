// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.DatabaseKind;
import org.rambla.launcher.system.Network;
import org.rambla.launcher.system.OnServer;
import org.rambla.launcher.system.Place;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.Standing;
import org.rambla.launcher.system.WebPage;

/** The command line, with a token that was made in the browser. */
@OnServer(DatabaseKind.DERBY)
class ExtensionCommandIT {
    private final RunningServer server;
    private final Browser browser;

    ExtensionCommandIT(RunningServer server) {
        this.server = server;
        browser = server.network().who(Standing.ADMINISTRATOR, Place.PUBLIC).browser();
        // An account has a language of its own, and other tests may have changed it.
        browser.fetch("/?lang=en");
    }

    /** Exit code, then what was said. */
    private record Said(int code, String text) {}

    private Said rambla(String token, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        if (!all.contains("--server")) {
            all.addAll(List.of("--server", server.address().toString()));
        }
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(heard, true, StandardCharsets.UTF_8);
        int code = ExtensionCommand.run(all, token, out, out);
        return new Said(code, heard.toString(StandardCharsets.UTF_8));
    }

    /** The same with the script that is shipped. */
    private Said script(String token, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                RunningServer.DISTRIBUTION.directory().resolve("bin/rambla").toString(), "extension"));
        command.addAll(List.of(words));
        command.addAll(List.of("--server", server.address().toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("RAMBLA_"));
        builder.environment().put("RAMBLA_TOKEN", token);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private String token() {
        WebPage made = browser.open("/account/tokens")
                .form("/account/tokens")
                .fill("label", "nightly")
                .fill("presentPassword", Network.PASSWORD)
                .submit()
                .expect(200);
        return made.document().select("#token").text();
    }

    @Test
    void extension_isInstalledUpdatedStoppedAndRemoved(@TempDir Path folder) throws Exception {
        String token = token();
        String first = SmallExtension.build(folder, "small", "1.0.0").toString();
        assertThat(rambla(token, "list").text()).contains("forum ").contains(" running");
        Said checked = rambla(token, "check", first);
        assertThat(checked.text()).contains("small 1.0.0, SHA-256 ").contains("Nobody signed this file.");
        assertThat(checked.code()).isZero();
        Said unconfirmed = rambla(token, "install", first);
        assertThat(unconfirmed.code()).isEqualTo(16);
        assertThat(unconfirmed.text()).contains("add --name small");
        assertThat(rambla(token, "list").text()).doesNotContain("small");
        assertThat(rambla(token, "update", first, "--name", "small").text()).contains("not installed yet");

        assertThat(rambla(token, "install", first, "--name", "small", "--blueprints", "all"))
                .satisfies(said -> assertThat(said.text()).endsWith("small: installed.\n"))
                .extracting(Said::code)
                .isEqualTo(0);
        assertThat(rambla(token, "list").text()).contains("small 1.0.0 running");
        assertThat(rambla(token, "install", first, "--name", "small").text()).contains("is installed already");

        String second = SmallExtension.build(folder, "small", "1.1.0").toString();
        assertThat(rambla(token, "update", second, "--name", "small"))
                .satisfies(said ->
                        assertThat(said.text()).contains("in place of 1.0.0").endsWith("small: updated.\n"))
                .extracting(Said::code)
                .isEqualTo(0);
        assertThat(rambla(token, "disable", "small").text()).isEqualTo("small: disabled.\n");
        assertThat(rambla(token, "disable", "small").code()).isEqualTo(16);
        assertThat(rambla(token, "list").text()).contains("small 1.1.0 disabled");
        assertThat(rambla(token, "enable", "small").text()).isEqualTo("small: enabled.\n");
        assertThat(rambla(token, "remove", "small").text()).contains("removed");
        assertThat(rambla(token, "list").text()).contains("small 1.1.0 removed, data kept");
        assertThat(browser.open("/admin/audit").body()).contains("Removed the extension small 1.1.0");
    }

    @Test
    void theScriptThatIsShipped_doesTheSame(@TempDir Path folder) throws Exception {
        String token = token();
        String first = SmallExtension.build(folder, "scripted", "1.0.0").toString();
        String second = SmallExtension.build(folder, "scripted", "1.1.0").toString();
        assertThat(script(token, "check", first).text())
                .contains("scripted 1.0.0")
                .contains("found nothing");
        assertThat(script(token, "install", first)).returns(16, Said::code);
        assertThat(script(token, "install", first, "--name", "scripted", "--blueprints", "all"))
                .returns(0, Said::code);
        assertThat(script(token, "update", second, "--name", "scripted").text()).endsWith("scripted: updated.\n");
        assertThat(script(token, "list").text())
                .contains("scripted 1.1.0 running")
                .contains("forum ");
        assertThat(script(token, "disable", "scripted")).returns("scripted: disabled.\n", Said::text);
        assertThat(script(token, "remove", "scripted")).returns(0, Said::code);
        assertThat(script(token, "list").text()).contains("scripted 1.1.0 removed, data kept");
        assertThat(script("wrong", "list")).returns(18, Said::code);
    }

    @Test
    void whoeverIsAskedWithoutEncryption_isWarned() {
        assertThat(rambla("rambla_" + "x".repeat(43), "list", "--server", "http://rambla.invalid")
                        .text())
                .contains("Careful")
                .contains("http://rambla.invalid");
        assertThat(rambla("rambla_" + "x".repeat(43), "list").text()).doesNotContain("Careful");
        assertThat(rambla("rambla_" + "x".repeat(43), "list", "--server", "https://rambla.invalid")
                        .text())
                .doesNotContain("Careful");
    }

    @Test
    void whatCannotBeDone_isToldInWords_withAnExitCode(@TempDir Path folder) throws Exception {
        String token = token();
        String text =
                Files.writeString(folder.resolve("notes.jar"), "no extension").toString();
        assertThat(rambla(token, "check", text).text()).contains("neither a .jar nor a .zip");
        assertThat(rambla(token, "install", text, "--name", "notes").code()).isEqualTo(16);
        assertThat(rambla(token, "check", folder.resolve("none.jar").toString()).code())
                .isEqualTo(2);
        assertThat(rambla(token, "disable", "nothing").code()).isEqualTo(16);
        assertThat(rambla(token, "disable", "../../x").code()).isEqualTo(2);
        assertThat(rambla(token, "paint", "x").code()).isEqualTo(2);
        assertThat(rambla(null, "list").code()).isEqualTo(18);
        assertThat(rambla("rambla_" + "x".repeat(43), "list").code()).isEqualTo(18);
        assertThat(rambla("no\nheader", "list").code()).isEqualTo(18);
        assertThat(rambla(token, "list", "--server", "http://127.0.0.1:" + RunningServer.freePort())
                        .code())
                .isEqualTo(17);
        browser.open("/account/tokens").form("/revoke").submit().follow().expect(200);
        assertThat(rambla(token, "list").code()).as("revoked").isEqualTo(18);
    }
}
