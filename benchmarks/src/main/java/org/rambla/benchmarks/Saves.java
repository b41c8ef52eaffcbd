// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Saves pages of the wiki, each time with another last passage, over the revision that is there. */
final class Saves implements Page.Writing {
    private static final Pattern TOKEN = Pattern.compile("name=\"_token\" value=\"([^\"]*)\"");
    private static final String BOUNDARY = "----rambla-benchmark";

    private final String text;
    private final List<String> titles;
    private final Map<Integer, Integer> revisions = new ConcurrentHashMap<>();

    /**
     * @param text HTML of every page as its editor would send it, without its last passage
     * @param titles of the pages, in the order of their addresses
     */
    Saves(String text, List<String> titles) {
        this.text = text;
        this.titles = titles;
    }

    @Override
    public Page.Asking open(Connection connection, List<String> paths) throws IOException {
        Matcher token = TOKEN.matcher(
                connection.get(paths.get(0) + "/edit", false).expect(200).text());
        if (!token.find()) {
            throw new IllegalStateException("no form at " + paths.get(0));
        }
        String proof = token.group(1);
        return turn -> {
            int page = turn % paths.size();
            int base = revisions.getOrDefault(page, WikiLoad.REVISIONS);
            int length = connection
                    .post(
                            paths.get(page) + "/edit",
                            "multipart/form-data; boundary=" + BOUNDARY,
                            body(proof, titles.get(page), base))
                    .expect(303)
                    .body()
                    .length;
            revisions.put(page, base + 1);
            return length;
        };
    }

    private byte[] body(String token, String title, int base) {
        return (field("_token", token)
                        + field("_once", UUID.randomUUID().toString().replace("-", ""))
                        + field("language", "en")
                        + field("base", String.valueOf(base))
                        + field("title", title)
                        + field("bodyFormat", "html")
                        + field("body", text + WikiLoad.last("After save " + base + ", the figures of the year."))
                        + "--" + BOUNDARY + "--\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String field(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
}
