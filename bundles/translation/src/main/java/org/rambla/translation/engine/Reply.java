// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import org.rambla.api.text.JsonText;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.api.translation.TranslationFailure.Reason;

/**
 * What a machine answered.
 *
 * @param pause how long it asks to be left alone; zero when it does not say
 */
public record Reply(int status, Duration pause, String body) {
    private static final int SAID = 300;

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** @throws TranslationFailure when it is no object */
    public JsonObject object() throws TranslationFailure {
        try {
            return JsonText.object(body);
        } catch (JsonException | ClassCastException e) {
            throw unreadable(e);
        }
    }

    /** @throws TranslationFailure when it is no array */
    public JsonArray array() throws TranslationFailure {
        try {
            return JsonText.array(body);
        } catch (JsonException | ClassCastException e) {
            throw unreadable(e);
        }
    }

    private TranslationFailure unreadable(Exception e) {
        return new TranslationFailure(
                Reason.DOWN, "its answer is no JSON (" + body.length() + " characters)", Duration.ZERO, e);
    }

    /** A text of an object, "" when there is none. */
    public static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text ? text.getString() : "";
    }

    /** The objects of a list, whatever else is in it; none when it is no list. */
    public static java.util.List<JsonObject> objects(JsonValue list) {
        return list instanceof JsonArray array
                ? array.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList()
                : java.util.List.of();
    }

    /**
     * The failure that the status tells of, for what every machine means by it.
     *
     * @param said its words about it; the answer itself is not repeated: an address may lead to what is none of an
     *     administrator's business
     */
    public TranslationFailure failure(String said) {
        String words = said.isEmpty() ? status + ", without a reason" : status + ": " + shortened(said);
        return new TranslationFailure(reason(), words, pause, null);
    }

    /** The same with a reason of the machine's own. */
    public TranslationFailure failure(Reason reason, String said) {
        return new TranslationFailure(reason, status + ": " + shortened(said), pause, null);
    }

    private Reason reason() {
        return switch (status) {
            case 429, 529 -> Reason.BUSY;
            case 402, 456 -> Reason.EXHAUSTED;
            case 400, 413, 414, 422 -> Reason.UNSUPPORTED;
            // A server that is busy says when to come back; one that is ill does not.
            case 503 -> pause.isZero() ? Reason.DOWN : Reason.BUSY;
            default -> status >= 500 || status == 408 ? Reason.DOWN : Reason.REFUSED;
        };
    }

    static String shortened(String text) {
        String line = text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.length() <= SAID ? line : line.substring(0, SAID) + "\u2026";
    }
}
