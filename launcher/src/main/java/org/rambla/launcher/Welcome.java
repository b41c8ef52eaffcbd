// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Says where the server is, once it answers. */
final class Welcome {
    private static final int TRIES = 1_200;
    private static final int PATIENCE = 150;
    private static final int PAUSE = 100;
    /** So often it is looked what waits before the server is asked though something does. */
    private static final int UNASKED = 100;

    private static final String STARTING = "\"state\":\"starting\"";

    private Welcome() {}

    static void print(Options options, Server server) throws InterruptedException {
        String address = "http://localhost:" + options.port();
        int answers = 0;
        for (int i = 0; i < TRIES && server.running(); i++) {
            // Features may come a moment after the first answer; what still waits then is a defect. Whoever waits for
            // nothing any more is in the answer that is fetched next.
            List<String> waiting = Waiting.describe(server.context());
            // A request that comes while one page takes over from another is an error in the log that means nothing.
            String health = waiting.isEmpty() || i >= UNASKED ? health(address) : "";
            boolean settled = waiting.isEmpty() && !health.contains(STARTING);
            answers += health.isEmpty() ? 0 : 1;
            if (answers > 0 && settled || answers > PATIENCE) {
                waiting.forEach(System.err::println);
                System.out.println("Rambla is running at " + address + " (stop it with Ctrl+C)");
                return;
            }
            Thread.sleep(PAUSE);
        }
        if (!server.running()) {
            return;
        }
        System.err.println("Rambla has started but does not answer at " + address + "; its log says more.");
        Waiting.describe(server.context()).forEach(System.err::println);
    }

    /** What the server says of itself once it is up, else "". */
    private static String health(String address) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address + "/health").toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            if (connection.getResponseCode() != 200) {
                return "";
            }
            try (InputStream body = connection.getInputStream()) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            return "";
        }
    }
}
