// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.rambla.api.page.Refusal;
import org.rambla.api.text.JsonText;
import org.rambla.api.text.Messages;

/**
 * Something that was not understood or left out, for the report.
 *
 * @param key message key
 * @param arguments what stands in its place; texts or numbers
 */
public record Remark(String key, List<Object> arguments) {
    public Remark(String key, Object... arguments) {
        this(key, List.of(arguments));
    }

    /** Why a file was refused. */
    public static Remark of(Refusal refusal) {
        return new Remark(refusal.key(), refusal.arguments());
    }

    /** Several, to be kept; {@link #fromJson} reads them. */
    public static String toJson(List<Remark> remarks) {
        if (remarks.isEmpty()) {
            return "";
        }
        JsonArrayBuilder all = JsonText.build().createArrayBuilder();
        for (Remark remark : remarks) {
            JsonArrayBuilder one = JsonText.build().createArrayBuilder().add(remark.key());
            remark.arguments().forEach(argument -> {
                if (argument instanceof Number number) {
                    one.add(number.longValue());
                } else {
                    one.add(String.valueOf(argument));
                }
            });
            all.add(one);
        }
        return all.build().toString();
    }

    /** From {@link #toJson}; "" gives none. */
    public static List<Remark> fromJson(String json) {
        if (json == null || json.isEmpty()) {
            return List.of();
        }
        List<Remark> remarks = new ArrayList<>();
        for (JsonArray one : JsonText.array(json).getValuesAs(JsonArray.class)) {
            List<Object> arguments = new ArrayList<>();
            for (JsonValue value : one.subList(1, one.size())) {
                arguments.add(
                        value instanceof JsonNumber number
                                ? (Object) number.longValue()
                                : ((JsonString) value).getString());
            }
            remarks.add(new Remark(one.getString(0), List.copyOf(arguments)));
        }
        return remarks;
    }

    /** The sentence. */
    public String in(Messages messages) {
        return messages.text(key, arguments.toArray());
    }
}
