// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.OnServer;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.WebForm;
import org.rambla.launcher.system.WebPage;

/** Those who come, go and follow: what happens behind them, over several bundles. */
@OnServer(org.rambla.launcher.system.DatabaseKind.DERBY)
class PeopleIT {
    private static final Pattern STOP = Pattern.compile("http://[^/\\s]+(/stop-mail\\?\\S+)");

    private final RunningServer server;
    private final Stage stage;

    PeopleIT(RunningServer server) {
        this.server = server;
        this.stage = Stage.set(server);
    }

    @Test
    void follower_getsAMailAboutANewTopic_andStopsItWithTheLinkInIt() {
        String topic = stage.topic("Benches for the long nights", "Who has some?");
        long id = Long.parseLong(topic.replaceAll(".*/", ""));
        RunningServer.await(
                "the topic is noted", () -> number("select count(*) from mail_news where item = ?", id) == 1);
        // As if an hour had passed.
        change("update mail_news set noted_at = noted_at - 3600000 where item = ?", id);
        String[] mail = new String[1];
        RunningServer.await(
                "the follower has mail", () -> (mail[0] = mail(stage.other.email(), "Benches for the long")) != null);
        assertThat(mail[0]).contains("List-Unsubscribe:", topic);
        assertThat(mail(stage.member.email(), "Benches for the long"))
                .as("not who wrote it")
                .isNull();
        Matcher link = STOP.matcher(mail[0]);
        assertThat(link.find()).isTrue();
        String stop = link.group(1).replaceAll("[<>\"].*", "").replace("&amp;", "&");
        Browser guest = server.browser();
        assertThat(guest.fetch(stop.replaceAll("sign=.", "sign=")).status()).isEqualTo(410);
        WebForm form = guest.open(stop).form(stop);
        assertThat(follows()).isTrue();
        assertThat(form.send().expect(200).document().text()).contains("do not follow");
        assertThat(follows()).isFalse();
    }

    @Test
    void followedSpaces_standInOnePlace_whereEachCanBeStopped() {
        Browser browser = stage.other.browser();
        WebPage list = browser.open("/account/following");
        assertThat(list.links()).contains(stage.path(""));
        WebPage stopped = list.form("/account/following").submit();
        assertThat(stopped.links()).doesNotContain(stage.path(""));
        assertThat(follows()).isFalse();
    }

    private boolean follows() {
        return stage.other
                .browser()
                .open(stage.path(""))
                .form("/follow")
                .fields()
                .get("follow")
                .contains("no");
    }

    @Test
    void successor_hasThePlacesOfWhoLeft() {
        String hidden =
                stage.space("Hidden room " + stage.slug, Map.of("visibility", "PRIVATE", "joining", "INVITATION"));
        String address = "next-" + stage.slug + "@example.org";
        stage.administrator()
                .open("/admin/people/" + stage.manager.id() + "/successor")
                .form("/successor")
                .fill("email", address)
                .fill("name", "Next officer")
                .submit();
        RunningServer.await(
                "the successor runs the space",
                () -> number(
                                "select count(*) from space_membership m join space_space s on s.id = m.space_id"
                                        + " join identity_member p on p.id = m.member"
                                        + " where m.role = 3 and s.slug = ? and p.email = '" + address + "'",
                                hidden)
                        == 1);
        assertThat(number("select count(*) from space_membership where member = ?", stage.manager.id()))
                .isZero();
        assertThat(stage.administrator().open("/admin/audit?lang=en").document().text())
                .contains("Next officer took over");
    }

    @Test
    void administrator_erasesAnAccount_onlyWhenItsAddressIsTyped() {
        String topic = stage.topic("What stays", "The text of somebody who goes");
        String path = "/admin/people/" + stage.member.id() + "/erase";
        WebPage refused = stage.administrator()
                .open(path)
                .form("/erase")
                .fill("confirm", "somebody.else@example.org")
                .send()
                .expect(422);
        assertThat(refused.form("/erase").fields().get("confirm")).containsExactly("somebody.else@example.org");
        stage.administrator()
                .open(path)
                .form("/erase")
                .fill("confirm", stage.member.email())
                .submit();
        assertThat(stage.member.browser().fetch("/account").status())
                .as("signed out")
                .isEqualTo(303);
        WebPage shown = stage.other.browser().open(topic);
        assertThat(shown.document().text())
                .contains("The text of somebody who goes", "Former member")
                .doesNotContain("Officer " + stage.member.email().replaceAll("@.*", ""));
        assertThat(stage.administrator().fetch(path).status()).isEqualTo(404);
    }

    private String mail(String address, String words) {
        Path mails = server.home().resolve("mail");
        if (!Files.isDirectory(mails)) {
            return null;
        }
        try (Stream<Path> found = Files.list(mails)) {
            for (Path file : found.filter(f -> f.toString().endsWith(".eml")).toList()) {
                String text = Files.readString(file).replaceAll("=\r?\n", "").replace("=3D", "=");
                if (text.contains("<" + address + ">") && text.contains(words)) {
                    return text;
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long number(String sql, Object argument) {
        try (Connection connection = server.database().getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, argument);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void change(String sql, long argument) {
        try (Connection connection = server.database().getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, argument);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
