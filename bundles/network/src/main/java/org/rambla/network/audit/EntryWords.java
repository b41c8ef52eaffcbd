// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.audit;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.text.JsonText;
import org.rambla.api.text.Localised;
import org.rambla.api.text.Messages;

/** Subject and detail of an entry as they are kept: plain in columns of their own, the rest as JSON beside them. */
record EntryWords(Words subject, Words detail) {
    /** More than names in a few languages need; what is longer is shown plain. */
    private static final int MOST = 8_000;

    /** The column beside the plain texts; "" when these say everything. */
    String stored() {
        JsonObjectBuilder json = JsonText.build().createObjectBuilder();
        add(json, "subject", subject);
        add(json, "detail", detail);
        JsonObject object = json.build();
        String text = object.isEmpty() ? "" : object.toString();
        return text.length() > MOST ? "" : text;
    }

    private static void add(JsonObjectBuilder json, String name, Words words) {
        if (!words.names().isEmpty()) {
            JsonObjectBuilder names = JsonText.build().createObjectBuilder();
            words.names().texts().forEach(names::add);
            json.add(name, names);
        } else if (!words.key().isEmpty()) {
            json.add(name, words.key());
        }
    }

    static EntryWords of(String subject, String detail, String stored) {
        if (stored.isEmpty()) {
            return new EntryWords(Words.of(subject), Words.of(detail));
        }
        JsonObject object = JsonText.object(stored);
        return new EntryWords(words(object, "subject", subject), words(object, "detail", detail));
    }

    private static Words words(JsonObject object, String name, String plain) {
        if (!object.containsKey(name)) {
            return Words.of(plain);
        }
        return switch (object.get(name).getValueType()) {
            case OBJECT ->
                new Words(plain, Localised.fromJson(object.getJsonObject(name).toString()), "");
            default -> Words.message(object.getString(name), plain);
        };
    }

    /** In the language of the messages. */
    static String in(Messages messages, Words words) {
        if (!words.names().isEmpty()) {
            return words.names().in(messages.language());
        }
        String[] keys = words.key().split(" ");
        return Arrays.stream(keys).allMatch(messages::has)
                ? Arrays.stream(keys).map(messages::text).collect(Collectors.joining(", "))
                : words.plain();
    }
}
