// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that is asked for again and again.
 *
 * @param paths taken in turn
 * @param visitor who asks, with cookies
 * @param writing what is sent; null where pages are only read
 * @param most requests at the most; what writes must not grow what is measured
 */
record Page(String name, List<String> paths, Connection visitor, Writing writing, int most) {
    private static final Pattern FORM =
            Pattern.compile("<form[^>]*action=\"([^\"]*/replies)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("name=\"_token\" value=\"([^\"]*)\"");
    private static final String BOUNDARY = "----rambla-benchmark";

    static Page read(String name, Connection visitor, List<String> paths) {
        return new Page(name, paths, visitor, null, Integer.MAX_VALUE);
    }

    static Page reply(Connection visitor, List<String> topics) {
        return new Page("reply", topics, visitor, Page::replying, 2_000);
    }

    /** One visitor's way of asking: a request at a time, its answer's length in bytes. */
    interface Asking {
        int ask(int turn) throws IOException;
    }

    /** A way of sending something to each of the paths. */
    interface Writing {
        Asking open(Connection connection, List<String> paths) throws IOException;
    }

    boolean writes() {
        return writing != null;
    }

    /** Opens what one connection needs. */
    Asking open(Connection connection) throws IOException {
        return writes()
                ? writing.open(connection, paths)
                : turn -> connection
                        .get(paths.get(turn % paths.size()), true)
                        .expect(200)
                        .body()
                        .length;
    }

    private static Asking replying(Connection connection, List<String> paths) throws IOException {
        Matcher form =
                FORM.matcher(connection.get(paths.get(0), false).expect(200).text());
        if (!form.find()) {
            throw new IllegalStateException("no form to reply at " + paths.get(0));
        }
        Matcher token = TOKEN.matcher(form.group(2));
        if (!token.find()) {
            throw new IllegalStateException("no token in the form of " + paths.get(0));
        }
        String proof = token.group(1);
        return turn -> connection
                .post(
                        paths.get(turn % paths.size()) + "/replies",
                        "multipart/form-data; boundary=" + BOUNDARY,
                        body(proof, java.util.UUID.randomUUID().toString().replace("-", "")))
                .expect(303)
                .body()
                .length;
    }

    private static byte[] body(String token, String submission) {
        String text =
                "Our city tried this with two neighbourhoods last spring. The walks with residents brought more than"
                        + " the survey did, and the report of the first year is on our page.\n\nWhat would you ask them first?";
        return (field("_token", token)
                        + field("_once", submission)
                        + field("language", "en")
                        + field("bodyFormat", "text")
                        + field("body", text)
                        + "--" + BOUNDARY + "--\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String field(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
}
