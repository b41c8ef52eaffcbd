// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.extension;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.rambla.launcher.lifecycle.Database;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.FirstSteps;
import org.rambla.launcher.system.Network;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.ServerProcess;
import org.rambla.launcher.system.WebPage;

/** A server in a process of its own, to be killed and started again, with an administrator and a space called Lamps. */
final class OwnServer implements AutoCloseable {
    private static final String SPACE = "lamps";

    private final Path home;
    private final Map<String, String> environment;
    private final String[] words;
    private ServerProcess process;
    private Browser administrator;

    private OwnServer(Path home, Map<String, String> environment, String... words) {
        this.home = home;
        this.environment = environment;
        this.words = words;
        this.process = ServerProcess.start(home, RunningServer.freePort(), environment, words)
                .running();
    }

    /** The first on its database. */
    static OwnServer first(Path home, Database database, String... words) {
        OwnServer server = new OwnServer(home, impatient(database.environment()), words);
        server.administrator = server.process.browser();
        FirstSteps.setUp(server.administrator, server.process.setupAddress());
        FirstSteps.openSpace(server.administrator, "Lamps", "PUBLIC", "OPEN");
        return server;
    }

    /** A further one, which shares the files of the first. */
    static OwnServer beside(OwnServer first, Path home) {
        OwnServer server = new OwnServer(home, first.environment);
        server.administrator = first.administrator.sentTo(server.process);
        return server;
    }

    Path home() {
        return home;
    }

    ServerProcess process() {
        return process;
    }

    /** The administrator's desk, in English. */
    AdministratorsDesk desk() {
        return new AdministratorsDesk(administrator.speaking("en"));
    }

    /** The home of the space, as its manager sees it. */
    String space() {
        return administrator.open("/s/" + SPACE).body();
    }

    void turnOn(String feature) {
        AdministratorsDesk.turn(administrator, SPACE, feature, true);
    }

    int status(String feature) {
        return administrator.fetch("/s/" + SPACE + "/" + feature).status();
    }

    /** What the page of an extension says; "" when it is not there. */
    String says(String extension) {
        WebPage page = administrator.fetch("/admin/extensions/" + extension);
        return page.status() == 404
                ? ""
                : page.expect(200).document().select("main").text();
    }

    /** Ends it as a power cut does, and starts it again on the same home. */
    void powerCut() throws Exception {
        process.kill();
        again();
    }

    private void again() throws Exception {
        process.close();
        process = ServerProcess.start(home, RunningServer.freePort(), environment, words)
                .running();
        Browser before = administrator;
        administrator = before.sentTo(process);
        if (administrator.fetch("/admin/extensions").status() != 200) {
            administrator = process.browser();
            Network.signIn(administrator, FirstSteps.ADMINISTRATOR);
        }
        RunningServer.await(
                "every extension has started or failed to",
                () -> !process.browser().fetch("/health").body().contains("\"state\":\"starting\""));
    }

    @Override
    public void close() throws Exception {
        process.close();
    }

    /** Trusts what it started at once: else a second power cut within seconds would be put down to an extension. */
    private static Map<String, String> impatient(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("RAMBLA_JAVA_OPTIONS", "-Drambla.extension.trial=0");
        return all;
    }
}
