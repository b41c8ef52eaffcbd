// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rambla.api.text.Localised;

/** The templates that come with the wiki, read once from {@code templates.json} beside this class. */
final class BuiltIn {
    static final List<Template> ALL = read();

    private BuiltIn() {}

    private static List<Template> read() {
        try (InputStream in = BuiltIn.class.getResourceAsStream("templates.json");
                JsonReader reader = Json.createReader(in)) {
            JsonObject all = reader.readObject();
            JsonObject fields = all.getJsonObject("fields");
            List<Template> templates = new ArrayList<>();
            for (JsonObject template : all.getJsonArray("templates").getValuesAs(JsonObject.class)) {
                List<TemplateField> own = new ArrayList<>();
                template.getJsonArray("fields")
                        .getValuesAs(JsonString.class)
                        .forEach(key -> own.add(field(key.getString(), fields.getJsonObject(key.getString()))));
                templates.add(new Template(
                        template.getString("key"),
                        0,
                        TemplateField.localised(template, "name"),
                        TemplateField.localised(template, "about"),
                        TemplateField.localised(template, "texts"),
                        own,
                        Set.of(),
                        false));
            }
            return List.copyOf(templates);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static TemplateField field(String key, JsonObject json) {
        Localised name = TemplateField.localised(json, "name");
        return new TemplateField(
                key, FieldKind.valueOf(json.getString("kind")), name, json.getBoolean("required", false), List.of());
    }
}
