// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs up for one event after the other, each for the first time. */
final class SignUps implements Page.Writing {
    private static final Pattern TOKEN = Pattern.compile("name=\"_token\" value=\"([^\"]*)\"");

    private final AtomicInteger next = new AtomicInteger();

    @Override
    public Page.Asking open(Connection connection, List<String> paths) throws IOException {
        Matcher token =
                TOKEN.matcher(connection.get(paths.get(0), false).expect(200).text());
        if (!token.find()) {
            throw new IllegalStateException("no form at " + paths.get(0));
        }
        String proof = URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        return turn -> connection
                .post(
                        paths.get(next.getAndIncrement() % paths.size()) + "/register",
                        "application/x-www-form-urlencoded",
                        ("_token=" + proof + "&_once="
                                        + UUID.randomUUID().toString().replace("-", "") + "&hears=")
                                .getBytes(StandardCharsets.UTF_8))
                .expect(303)
                .body()
                .length;
    }
}
