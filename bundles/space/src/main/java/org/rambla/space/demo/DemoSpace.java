// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.demo;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.demo.Demo;
import org.rambla.api.space.SpaceCard.Joining;
import org.rambla.api.space.SpaceCard.SpaceKind;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Localised;
import org.rambla.space.blueprint.Blueprint;
import org.rambla.space.creation.NewSpace;

/**
 * A space of the demonstration's data.
 *
 * @param managerOrganisation organisation whose member manages it, 0 for whichever
 * @param managerFunction key of the function of that member, "" for whichever
 */
record DemoSpace(long id, String key, NewSpace draft, long managerOrganisation, String managerFunction) {
    /** The day on which the data plays. */
    private static final LocalDate PRESENT = LocalDate.of(2021, 4, 19);

    static DemoSpace read(JsonObject json, Demo demo, Bodies bodies, Blueprint blueprint) {
        int[] rules = {blueprint.rules()};
        Localised guidelines = cleaned(localised(json, "guidelines"), blueprint.guidelines(), bodies, rules);
        Localised welcome = cleaned(localised(json, "welcome"), blueprint.welcome(), bodies, rules);
        NewSpace draft = new NewSpace(
                blueprint.id(),
                localised(json, "name"),
                localised(json, "purpose"),
                SpaceKind.valueOf(constant(json, "kind")),
                json.getString("colour"),
                Visibility.valueOf(constant(json, "visibility")),
                Joining.valueOf(constant(json, "joining")),
                words(json, "topics"),
                text(json, "code"),
                day(json, "start", demo),
                day(json, "end", demo),
                words(json, "partners").stream()
                        .map(key -> demo.id("organisation", key))
                        .toList(),
                guidelines,
                welcome,
                rules[0],
                false,
                List.of("fr", "en"));
        JsonObject manager = json.containsKey("manager") && !json.isNull("manager")
                ? json.getJsonObject("manager")
                : JsonValue.EMPTY_JSON_OBJECT;
        String organisation = text(manager, "organisation");
        return new DemoSpace(
                0,
                json.getString("key"),
                draft,
                organisation.isEmpty() ? 0 : demo.id("organisation", organisation),
                text(manager, "function"));
    }

    DemoSpace made(long newId) {
        return new DemoSpace(newId, key, draft, managerOrganisation, managerFunction);
    }

    private static String constant(JsonObject json, String name) {
        return json.getString(name).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Strings and numbers as they are; in a text of several languages, the English one. */
    private static String text(JsonObject json, String name) {
        JsonValue value = json.get(name);
        if (value instanceof JsonString string) {
            return string.getString();
        }
        if (value instanceof JsonNumber number) {
            return number.toString();
        }
        return value instanceof JsonObject object
                ? Localised.fromJson(object.toString()).in("en")
                : "";
    }

    /** Days of the data lie around its own present; they are moved by whole weeks to lie around ours. */
    private static String day(JsonObject json, String name, Demo demo) {
        String day = text(json, name);
        if (day.isEmpty()) {
            return "";
        }
        LocalDate today = demo.now().atZone(ZoneOffset.UTC).toLocalDate();
        return LocalDate.parse(day)
                .plusWeeks(ChronoUnit.WEEKS.between(PRESENT, today))
                .toString();
    }

    private static List<String> words(JsonObject json, String name) {
        return json.containsKey(name) && !json.isNull(name)
                ? json.getJsonArray(name).getValuesAs(JsonString::getString)
                : List.of();
    }

    private static Localised localised(JsonObject json, String name) {
        return json.containsKey(name) && !json.isNull(name)
                ? Localised.fromJson(json.getJsonObject(name).toString())
                : Localised.NONE;
    }

    private static Localised cleaned(Localised own, Localised fallback, Bodies bodies, int[] rules) {
        if (own.isEmpty()) {
            return fallback;
        }
        Map<String, String> cleaned = new LinkedHashMap<>();
        own.texts().forEach((language, text) -> {
            Body body = bodies.clean(text, text.stripLeading().startsWith("<") ? "html" : "text", Body.EMPTY);
            rules[0] = body.sanitiser();
            cleaned.put(language, body.html());
        });
        return new Localised(cleaned);
    }
}
