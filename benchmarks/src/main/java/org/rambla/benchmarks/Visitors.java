// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Who asks. */
final class Visitors {
    static final String MEMBER = "member@demo.example";

    private Visitors() {}

    static Connection guest(ServerProcess server) {
        return new Connection(server.port());
    }

    static Connection member(ServerProcess server) throws IOException {
        return signedIn(server, MEMBER);
    }

    static Connection administrator(ServerProcess server) throws IOException {
        return signedIn(server, "administrator@demo.example");
    }

    private static Connection signedIn(ServerProcess server, String email) throws IOException {
        Connection browser = guest(server);
        String page = browser.get("/sign-in", false).expect(200).text();
        Map<String, String> fields = Map.of(
                "_token",
                value(page, "_token"),
                "_once",
                value(page, "_once"),
                "email",
                email,
                "password",
                "rambla-demo-2026");
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        browser.post(
                        "/sign-in",
                        "application/x-www-form-urlencoded",
                        body.toString().getBytes(StandardCharsets.UTF_8))
                .expect(303);
        return browser;
    }

    private static String value(String page, String name) {
        int from = page.indexOf("name=\"" + name + "\" value=\"", page.indexOf("action=\"/sign-in\""));
        int start = page.indexOf("value=\"", from) + 7;
        return page.substring(start, page.indexOf('"', start));
    }
}
