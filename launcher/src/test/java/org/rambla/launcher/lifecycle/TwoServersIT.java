// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.DatabaseKind;
import org.rambla.launcher.system.FirstSteps;
import org.rambla.launcher.system.Network;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.ServerProcess;

/** Two servers on one database are one network. */
class TwoServersIT {

    @TempDir
    static Path homes;

    private static Database database;
    private static ServerProcess here;
    private static ServerProcess there;
    private static Browser administrator;

    @BeforeAll
    static void start() throws Exception {
        database = Database.of(DatabaseKind.POSTGRESQL, homes.resolve("here"));
        here = start("here");
        administrator = here.browser();
        FirstSteps.setUp(administrator, here.setupAddress());
        FirstSteps.openSpace(administrator, "Lamps", "PUBLIC", "OPEN");
        there = start("there");
    }

    private static ServerProcess start(String name) {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("RAMBLA_FILES", homes.resolve("files").toString());
        return ServerProcess.start(homes.resolve(name), RunningServer.freePort(), environment)
                .running();
    }

    @AfterAll
    static void stop() throws Exception {
        for (ServerProcess server : new ServerProcess[] {here, there}) {
            if (server != null) {
                server.close();
            }
        }
    }

    @Test
    void whoIsSignedInHere_isSignedInThere_andOutAgain() {
        Browser member = here.browser();
        Network.signIn(member, FirstSteps.ADMINISTRATOR);
        Browser elsewhere = member.sentTo(there);
        assertThat(elsewhere.fetch("/account").status()).isEqualTo(200);
        elsewhere.open("/").form("/sign-out").send().expect(303);
        RunningServer.await(
                "signed out here too", () -> member.fetch("/account").status() == 303);
    }

    @Test
    void whatIsWrittenHere_isReadThere() {
        String topic = FirstSteps.startTopic(administrator, "Lamps", "Warm light", "How warm is warm?");
        assertThat(there.browser().open(topic).body()).contains("How warm is warm?");
        administrator
                .sentTo(there)
                .open(topic)
                .form("/replies")
                .fill("body", "Three thousand kelvin")
                .submit();
        assertThat(here.browser().open(topic).body()).contains("Three thousand kelvin");
        assertThat(here.browser().open("/s/lamps/forum").body()).contains("Warm light");
    }

    @Test
    void aFormFetchedHere_canBeSentThereOnce() {
        String topic = FirstSteps.startTopic(administrator, "Lamps", "Poles", "Who paints poles?");
        var form = administrator.open(topic).form("/replies").fill("body", "We paint them twice");
        form.send().expect(303);
        administrator.sentTo(there).post(form.action(), form.fields());
        assertThat(there.browser().open(topic).body().split("We paint them twice", -1))
                .hasSize(2);
    }

    @Test
    void aFeatureSwitchedOffHere_isOffThere() {
        FirstSteps.openSpace(administrator, "Squares", "PUBLIC", "OPEN");
        Browser elsewhere = there.browser();
        assertThat(elsewhere.fetch("/s/squares/forum").status()).isEqualTo(200);
        FirstSteps.feature(administrator, "Squares", "forum", false);
        assertThat(elsewhere.fetch("/s/squares/forum").status()).isEqualTo(404);
    }

    @Test
    void theNameOfTheNetwork_changesThereToo() {
        administrator
                .open("/admin/network")
                .form("/admin/network")
                .fill("name.en", "Cities of light")
                .fill("name.fr", "Villes lumière")
                .submit();
        Browser elsewhere = there.browser();
        RunningServer.await(
                "the name is known there", () -> elsewhere.open("/").body().contains("Cities of light"));
    }

    @Test
    void mails_goOutOnceFromOneOfTheServers() {
        List<String> invited = IntStream.range(0, 40)
                .mapToObj(i -> "officer" + i + "@example.org")
                .toList();
        StoppingIT.invite(administrator, invited);
        RunningServer.await("all mails are out", () -> mails().size() >= invited.size());
        // Whoever sends a later mail has seen the queue without the earlier ones.
        StoppingIT.invite(administrator, List.of("last@example.org"));
        RunningServer.await("the last mail is out", () -> mails().contains("last@example.org"));
        assertThat(mails()).doesNotHaveDuplicates().containsAll(invited);
    }

    private static List<String> mails() {
        List<String> all = new ArrayList<>(StoppingIT.mails(homes.resolve("here")));
        all.addAll(StoppingIT.mails(homes.resolve("there")));
        return all;
    }
}
