// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import org.rambla.api.text.JsonText;
import org.rambla.api.text.Localised;

/**
 * A field of a template.
 *
 * @param key letters a to z, digits and hyphens, at most 40; a template's own, but for "city", "country" and "topics"
 * @param options of a choice, each with a key of its own
 */
public record TemplateField(String key, FieldKind kind, Localised name, boolean required, List<Option> options) {
    public TemplateField {
        options = List.copyOf(options);
    }

    /** One of several. */
    public record Option(String key, Localised name) {}

    /** The name of an option, "" when there is no such option. */
    public String option(String value, String language) {
        return options.stream()
                .filter(option -> option.key().equals(value))
                .map(option -> option.name().in(language))
                .findFirst()
                .orElse("");
    }

    JsonObject toJson() {
        JsonArrayBuilder choices = JsonText.build().createArrayBuilder();
        options.forEach(option -> choices.add(
                JsonText.build().createObjectBuilder().add("key", option.key()).add("name", object(option.name()))));
        return JsonText.build()
                .createObjectBuilder()
                .add("key", key)
                .add("kind", kind.name())
                .add("name", object(name))
                .add("required", required)
                .add("options", choices)
                .build();
    }

    static TemplateField of(JsonObject json) {
        List<Option> options = new ArrayList<>();
        if (json.containsKey("options")) {
            json.getJsonArray("options")
                    .getValuesAs(JsonObject.class)
                    .forEach(option -> options.add(new Option(option.getString("key"), localised(option, "name"))));
        }
        return new TemplateField(
                json.getString("key"),
                FieldKind.valueOf(json.getString("kind")),
                localised(json, "name"),
                json.getBoolean("required", false),
                options);
    }

    static JsonObjectBuilder object(Localised texts) {
        JsonObjectBuilder object = JsonText.build().createObjectBuilder();
        texts.texts().forEach(object::add);
        return object;
    }

    static Localised localised(JsonObject json, String name) {
        return Localised.fromJson(json.getJsonObject(name).toString());
    }
}
