// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.queue;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.mail.Digest;
import org.rambla.api.mail.Mail;
import org.rambla.api.text.JsonText;

/** A mail as the queue keeps it. */
final class StoredMail {
    private final JsonObject json;

    private StoredMail(JsonObject json) {
        this.json = json;
    }

    /** What {@code write} wrote. */
    static StoredMail of(String body) {
        return new StoredMail(JsonText.object(body));
    }

    static String write(Mail mail) {
        return json(mail).build().toString();
    }

    static String write(Digest digest) {
        JsonObjectBuilder items = JsonText.build().createObjectBuilder();
        digest.items().forEach((paragraph, item) -> items.add(Integer.toString(paragraph), item));
        return json(digest.mail())
                .add("for", digest.reader())
                .add("items", items)
                .add("stopLabel", digest.stop().label())
                .add("stopLink", digest.stop().link())
                .build()
                .toString();
    }

    /** The same with what it tells of; null for a mail that tells of no items. */
    Digest digest(Mail mail) {
        if (mail == null || !json.containsKey("for")) {
            return null;
        }
        Map<Integer, Long> items = new HashMap<>();
        json.getJsonObject("items")
                .forEach((paragraph, item) -> items.put(Integer.valueOf(paragraph), ((JsonNumber) item).longValue()));
        return new Digest(
                mail,
                json.getJsonNumber("for").longValue(),
                items,
                new Mail.Action(json.getString("stopLabel"), json.getString("stopLink")));
    }

    private static JsonObjectBuilder json(Mail mail) {
        JsonArrayBuilder paragraphs = JsonText.build().createArrayBuilder();
        mail.paragraphs().forEach(paragraphs::add);
        JsonObjectBuilder json = JsonText.build()
                .createObjectBuilder()
                .add("name", mail.name())
                .add("language", mail.language())
                .add("paragraphs", paragraphs)
                .add("footer", mail.footer())
                .add("replyTo", mail.replyTo());
        if (mail.action() != null) {
            json.add("label", mail.action().label()).add("link", mail.action().link());
        }
        if (mail.calendar() != null) {
            json.add("method", mail.calendar().method())
                    .add("calendar", mail.calendar().text());
        }
        return json;
    }

    static String write(Unwritten mail) {
        JsonArrayBuilder items = JsonText.build().createArrayBuilder();
        mail.items().forEach(items::add);
        return JsonText.build()
                .createObjectBuilder()
                .add("reader", mail.reader())
                .add("space", mail.space())
                .add("items", items)
                .build()
                .toString();
    }

    /** What is to be written when it is sent; null when it was written before. */
    Unwritten unwritten() {
        return json.containsKey("reader")
                ? new Unwritten(
                        json.getJsonNumber("reader").longValue(),
                        json.getJsonNumber("space").longValue(),
                        json.getJsonArray("items").getValuesAs(JsonNumber::longValue))
                : null;
    }

    /** Null when it is still to be written. */
    Mail mail(String to, String subject) {
        if (json.containsKey("reader")) {
            return null;
        }
        List<String> paragraphs = new ArrayList<>();
        json.getJsonArray("paragraphs").forEach(value -> paragraphs.add(((JsonString) value).getString()));
        Mail.Action action =
                json.containsKey("link") ? new Mail.Action(json.getString("label"), json.getString("link")) : null;
        Mail.Calendar calendar = json.containsKey("calendar")
                ? new Mail.Calendar(json.getString("method"), json.getString("calendar"))
                : null;
        return new Mail(
                to,
                json.getString("name"),
                json.getString("language"),
                subject,
                List.copyOf(paragraphs),
                action,
                json.getString("footer"),
                "",
                json.getString("replyTo"),
                calendar);
    }
}
