// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.demo.Demo;
import org.rambla.api.demo.DemoSeeder;
import org.rambla.api.network.Network.Topic;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Localised;
import org.rambla.network.legal.LegalTexts;
import org.rambla.network.settings.LiveNetwork;
import org.rambla.network.settings.SettingsStore;

/** Name, languages, topics, legal texts and banner of the demonstration network. */
@Component
public final class NetworkSeeder implements DemoSeeder {
    private final Database database;
    private final Bodies bodies;
    private final LiveNetwork network;

    @Activate
    public NetworkSeeder(
            @Reference(name = "database", target = "(unit=network)") Database database,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "network") LiveNetwork network) {
        this.database = database;
        this.bodies = bodies;
        this.network = network;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public void seed(Demo demo) throws IOException {
        JsonObject data = read(demo, "network.json");
        JsonObject legal = read(demo, "legal.json");
        Map<String, Map<String, Body>> texts = texts(legal);
        List<Topic> topics = new ArrayList<>();
        for (JsonValue value : data.getJsonArray("topics")) {
            JsonObject topic = value.asJsonObject();
            topics.add(new Topic(
                    topic.getString("id"), Localised.of("fr", topic.getString("fr"), "en", topic.getString("en"))));
        }
        String languages = data.getJsonArray("languages").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .collect(Collectors.joining(","));
        database.transaction(tx -> {
            SettingsStore.claim(tx, 0, 0);
            SettingsStore.write(tx, "name", localised(data, "name"));
            SettingsStore.write(tx, "tagline", localised(data, "tagline"));
            SettingsStore.write(tx, "languages", languages);
            SettingsStore.write(tx, "zone", data.getString("defaultZone"));
            SettingsStore.writeTopics(tx, topics);
            SettingsStore.write(tx, "banner", localised(legal, "banner"));
            texts.forEach((name, bodies) ->
                    bodies.forEach((language, body) -> SettingsStore.writeLegal(tx, name, language, body)));
            return null;
        });
        network.refresh();
    }

    private Map<String, Map<String, Body>> texts(JsonObject legal) {
        Map<String, Map<String, Body>> texts = new LinkedHashMap<>();
        for (String name : LegalTexts.NAMES) {
            if (legal.containsKey(name)) {
                localised(legal.getJsonObject(name), "body")
                        .texts()
                        .forEach((language, html) -> texts.computeIfAbsent(name, n -> new LinkedHashMap<>())
                                .put(language, bodies.clean(html, "html", Body.EMPTY)));
            }
        }
        return texts;
    }

    private static Localised localised(JsonObject object, String name) {
        return object.containsKey(name)
                ? Localised.fromJson(object.getJsonObject(name).toString())
                : Localised.NONE;
    }

    private static JsonObject read(Demo demo, String file) throws IOException {
        try (InputStream in = demo.open(file);
                var reader = Json.createReader(in)) {
            return reader.readObject();
        }
    }
}
