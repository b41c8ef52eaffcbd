// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.FirstStart;
import org.rambla.launcher.system.OnceForAll;
import org.rambla.launcher.system.Prepared;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.ServerProcess;
import org.rambla.launcher.system.WebPage;

/** The demonstration network on a server as people start it; one for all classes that ask for it. */
final class DemoServer implements AutoCloseable {
    private final Path home;
    private final ServerProcess process;
    private final Chromium chromium;
    private final Supplier<Browser> administrator = once(() -> browser(Account.ADMINISTRATOR));
    private final Supplier<Arrangements> arrangements = once(() -> new Arrangements(this));

    private DemoServer() {
        try {
            home = Files.createTempDirectory("rambla-demo");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        FirstStart.copyTo(home, Prepared.directory("demonstration", DemoServer::fill));
        process = ServerProcess.start(home, RunningServer.freePort(), Map.of(), "--demo")
                .running();
        settle(process);
        chromium = new Chromium(address());
    }

    /** To be copied: it takes a minute of the processor, and two test processes want it. */
    private static void fill(Path made) throws Exception {
        try (ServerProcess server = ServerProcess.start(made, RunningServer.freePort(), Map.of(), "--demo")
                .running()) {
            RunningServer.await(
                    "the demonstration network is complete",
                    () -> server.words().contains("The demonstration network is complete"));
            settle(server);
            server.end();
        }
    }

    private static void settle(ServerProcess server) {
        RunningServer.await(
                "everybody was told of what the demonstration made",
                () -> server.browser().fetch("/health").body().contains("\"eventLag\":0,"));
    }

    String address() {
        return "http://127.0.0.1:" + process.port();
    }

    Path home() {
        return home;
    }

    Chromium chromium() {
        return chromium;
    }

    /** Somebody's browser without JavaScript and without a window, signed in. */
    Browser browser(Account account) {
        Browser browser = process.browser();
        return account == Account.GUEST ? browser : signedIn(browser, account.address(), Account.PASSWORD);
    }

    static Browser signedIn(Browser browser, String address, String password) {
        WebPage answer = browser.open("/sign-in")
                .form("/sign-in")
                .fill("email", address)
                .fill("password", password)
                .submit();
        if (answer.document().select("form[action=/sign-out]").isEmpty()) {
            throw new AssertionError(
                    address + " could not sign in: " + answer.document().body().text());
        }
        return browser;
    }

    /** Invites somebody of Leuven; the path of the link in the mail. */
    String invite(String address, String language) {
        WebPage page = administrator.get().open("/admin/people/new");
        String leuven = page.document().select("select[name=organisation] option").stream()
                .filter(option -> option.text().matches("(Leuven|Louvain) \\(.*"))
                .findFirst()
                .orElseThrow()
                .val();
        page.form("/admin/people/new")
                .fill("organisation", leuven)
                .forge("raise", "on")
                .fill("email", address)
                .fill("name", "Prevention officer, Leuven")
                .fill("function", "Prevention officer")
                .fill("language", language)
                .submit();
        return new Mailbox(home).link(address, "/invitation");
    }

    /** What the pages need that the demonstration network lacks, made at the first call. */
    Arrangements arrangements() {
        return arrangements.get();
    }

    /** Made at the first call; when that fails, every call fails with the same reason. */
    private static <T> Supplier<T> once(Supplier<T> made) {
        FutureTask<T> task = new FutureTask<>(made::get);
        return () -> {
            task.run();
            try {
                return task.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError("The arrangements failed", e);
            }
        };
    }

    @Override
    public void close() throws Exception {
        chromium.close();
        process.close();
    }

    /** Hands the server to the classes that ask for it. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == DemoServer.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return OnceForAll.get(DemoServer.class, DemoServer.class, DemoServer::new);
        }
    }
}
