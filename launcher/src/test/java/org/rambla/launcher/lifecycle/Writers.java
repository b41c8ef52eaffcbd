// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.lifecycle;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.FirstSteps;
import org.rambla.launcher.system.ServerProcess;
import org.rambla.launcher.system.WebForm;
import org.rambla.launcher.system.WebPage;

/** People who write as fast as they can until the server is gone, and remember what it said that it had taken. */
final class Writers {
    private static final int WRITERS = 4;
    private static final int SEE_OTHER = 303;

    private final String space;
    private final List<String> topics;
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();

    /** @param topics paths of topics to write in */
    Writers(String space, List<String> topics) {
        this.space = space;
        this.topics = topics;
    }

    /** Texts of which the server said that it has them. */
    Set<String> taken() {
        return taken;
    }

    void begin(ServerProcess server, Browser member, String round) {
        threads.clear();
        for (int i = 0; i < WRITERS; i++) {
            String name = round + "x" + i;
            Thread writer = new Thread(() -> write(member.sentTo(server), name), "writer " + name);
            threads.add(writer);
            writer.start();
        }
    }

    void end() throws InterruptedException {
        for (Thread writer : threads) {
            writer.join();
        }
    }

    private void write(Browser member, String name) {
        try {
            for (int n = 0; ; n++) {
                String text = "text" + name + "x" + n + "x";
                boolean topic = n % 4 == 3;
                String path = topic ? FirstSteps.path(space) + "/forum/topics/new" : topics.get(n % topics.size());
                WebForm form = member.open(path).form(topic ? "/forum/topics" : "/replies");
                if (topic) {
                    form.fill("title", text);
                }
                WebPage answer = form.fill("body", text).send();
                if (answer.status() != SEE_OTHER) {
                    throw new AssertionError(answer.status() + " for " + text);
                }
                taken.add(text);
            }
        } catch (UncheckedIOException gone) {
            // the server was killed
        }
    }

    /** How often each text is there; every topic that is listed must open and have its first post. */
    Map<String, Integer> found(ServerProcess server) {
        Browser guest = server.browser();
        Map<String, Integer> found = new TreeMap<>();
        String page = "/api" + FirstSteps.path(space) + "/forum/topics";
        while (page != null) {
            JsonObject list = read(guest, page);
            for (JsonObject topic : list.getJsonArray("topics").getValuesAs(JsonObject.class)) {
                posts(guest, topic, found);
            }
            page = list.getString("next", null);
        }
        return found;
    }

    private static void posts(Browser guest, JsonObject topic, Map<String, Integer> found) {
        int pages = 1;
        int number = 0;
        for (int page = 1; page <= pages; page++) {
            JsonObject shown = read(guest, "/api" + topic.getString("path") + "?page=" + page);
            pages = shown.getInt("pages");
            for (JsonObject post : shown.getJsonArray("posts").getValuesAs(JsonObject.class)) {
                number++;
                if (post.getInt("number") != number) {
                    throw new AssertionError("Post " + number + " of " + topic + " is missing");
                }
                String text = post.getString("html").replaceAll("<[^>]*>", "").strip();
                found.merge(text, 1, Integer::sum);
            }
        }
        if (number != topic.getInt("replies") + 1) {
            throw new AssertionError(number + " posts in " + topic);
        }
    }

    private static JsonObject read(Browser guest, String path) {
        try (JsonReader reader =
                Json.createReader(new StringReader(guest.fetch(path).expect(200).body()))) {
            return reader.readObject();
        }
    }
}
