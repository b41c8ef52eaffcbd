// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.catalogue;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.framework.Version;
import org.rambla.api.text.Localised;
import org.rambla.extension.register.Artifacts;

/** Reads an index; one entry that is wrong makes all of it wrong, so that its keeper hears of it. */
final class Index {
    static final int LARGEST = 1024 * 1024;
    private static final int MOST_ENTRIES = 500;
    private static final int LONGEST = 1_000;

    private final CatalogueAddress address;

    private Index(CatalogueAddress address) {
        this.address = address;
    }

    static List<Offer> read(String json, CatalogueAddress address) throws CatalogueProblem {
        try (var reader = Json.createReader(new StringReader(json))) {
            List<? extends JsonValue> entries = reader.readObject().getJsonArray("entries");
            if (entries == null) {
                throw new CatalogueProblem("json");
            }
            if (entries.size() > MOST_ENTRIES) {
                throw new CatalogueProblem("many", MOST_ENTRIES);
            }
            Index index = new Index(address);
            List<Offer> offers = new ArrayList<>();
            for (int i = 0; i < entries.size(); i++) {
                offers.add(index.offer(entries.get(i), i + 1));
            }
            return List.copyOf(offers);
        } catch (JsonException | IllegalStateException | ClassCastException e) {
            throw new CatalogueProblem("json");
        }
    }

    private Offer offer(JsonValue value, int number) throws CatalogueProblem {
        if (!(value instanceof JsonObject entry)) {
            throw new CatalogueProblem("entry", number, "{ }");
        }
        String version = text(entry, "version", "[^\\p{Cntrl}]{1,60}", number);
        try {
            Version.parseVersion(version);
        } catch (IllegalArgumentException e) {
            throw new CatalogueProblem("entry", number, "version");
        }
        return new Offer(
                text(entry, "name", "[a-z][a-z0-9-]{0,29}", number),
                version,
                texts(entry, "title", number),
                texts(entry, "description", number),
                address.resolve(text(entry, "file", "[^\\p{Cntrl}]{1,500}", number)),
                text(entry, "sha256", "[0-9a-fA-F]{64}", number).toLowerCase(Locale.ROOT),
                size(entry, number));
    }

    private static String text(JsonObject entry, String name, String form, int number) throws CatalogueProblem {
        if (entry.get(name) instanceof JsonString text && text.getString().matches(form)) {
            return text.getString();
        }
        throw new CatalogueProblem("entry", number, name);
    }

    private static long size(JsonObject entry, int number) throws CatalogueProblem {
        if (entry.get("size") instanceof JsonNumber size && size.isIntegral()) {
            long bytes = size.bigDecimalValue().precision() > 18 ? Long.MAX_VALUE : size.longValue();
            if (bytes > 0 && bytes <= Artifacts.LARGEST) {
                return bytes;
            }
        }
        throw new CatalogueProblem("entry", number, "size");
    }

    private static Localised texts(JsonObject entry, String name, int number) throws CatalogueProblem {
        Map<String, String> texts = new LinkedHashMap<>();
        JsonValue said = entry.getOrDefault(name, JsonValue.EMPTY_JSON_OBJECT);
        if (!(said instanceof JsonObject object) || object.size() > 50) {
            throw new CatalogueProblem("entry", number, name);
        }
        for (Map.Entry<String, JsonValue> text : object.entrySet()) {
            if (!(text.getValue() instanceof JsonString written)
                    || written.getString().length() > LONGEST) {
                throw new CatalogueProblem("entry", number, name);
            }
            texts.put(text.getKey(), written.getString());
        }
        return new Localised(texts);
    }
}
