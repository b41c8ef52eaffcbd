// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Bodies;
import org.rambla.api.demo.Demo;
import org.rambla.api.demo.DemoSeeder;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.space.blueprint.Blueprint;
import org.rambla.space.blueprint.Blueprints;
import org.rambla.space.blueprint.DefaultBlueprints;
import org.rambla.space.creation.CreateSpace;

/** The spaces of the demonstration network and who belongs to them. */
@Component
public final class SpaceSeeder implements DemoSeeder {
    private static final int MEMBERS = 400;
    private static final List<String> ACCOUNTS = List.of("administrator", "manager", "moderator", "member");

    private final Database database;
    private final Bodies bodies;
    private final Members members;

    @Activate
    public SpaceSeeder(
            @Reference(name = "database", target = "(unit=space)") Database database,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "members") Members members) {
        this.database = database;
        this.bodies = bodies;
        this.members = members;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public void seed(Demo demo) throws IOException {
        new DefaultBlueprints(bodies).ensure(database);
        Map<String, Blueprint> blueprints =
                new Blueprints(database).all().stream().collect(Collectors.toMap(Blueprint::code, b -> b));
        List<DemoSpace> spaces = new ArrayList<>();
        try (InputStream in = demo.open("spaces.json");
                var reader = Json.createReader(in)) {
            for (JsonValue value : reader.readArray()) {
                spaces.add(make(value.asJsonObject(), demo, blueprints));
            }
        }
        new DemoMemberships(database, demo, cards(demo), accounts(demo), functions(demo)).seed(spaces);
    }

    private DemoSpace make(JsonObject json, Demo demo, Map<String, Blueprint> blueprints) {
        DemoSpace space = DemoSpace.read(json, demo, bodies, blueprints.get(json.getString("kind")));
        Blueprint blueprint = blueprints.get(json.getString("kind"));
        CreateSpace.Created created =
                database.transaction(tx -> CreateSpace.write(tx, space.draft(), blueprint, space.key(), 0));
        demo.put("space", space.key(), created.id());
        return space.made(created.id());
    }

    /** What members write as their function, in each language, by its key. */
    private static Map<String, Set<String>> functions(Demo demo) throws IOException {
        Map<String, Set<String>> functions = new HashMap<>();
        try (InputStream in = demo.open("functions.json");
                var reader = Json.createReader(in)) {
            for (JsonValue value : reader.readArray()) {
                JsonObject function = value.asJsonObject();
                functions.put(
                        function.getString("key"),
                        Set.copyOf(List.of(function.getString("fr"), function.getString("en"))));
            }
        }
        return functions;
    }

    private Map<Long, MemberCard> accounts(Demo demo) {
        return members.cards(
                ACCOUNTS.stream().map(name -> demo.id("member", name)).toList());
    }

    /** Cards of the invented members, in the order of their keys m0, m1 ... */
    private Map<Long, MemberCard> cards(Demo demo) {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            ids.add(demo.id("member", "m" + i));
        }
        Map<Long, MemberCard> found = members.cards(ids);
        Map<Long, MemberCard> ordered = new LinkedHashMap<>();
        ids.forEach(id -> ordered.put(id, found.get(id)));
        return ordered;
    }
}
