// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.queue;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.rambla.api.mail.Mail;

/** A mail as the queue keeps it. */
final class StoredMail {
    private StoredMail() {}

    static String write(Mail mail) {
        JsonArrayBuilder paragraphs = Json.createArrayBuilder();
        mail.paragraphs().forEach(paragraphs::add);
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("name", mail.name())
                .add("language", mail.language())
                .add("paragraphs", paragraphs)
                .add("footer", mail.footer())
                .add("replyTo", mail.replyTo());
        if (mail.action() != null) {
            json.add("label", mail.action().label()).add("link", mail.action().link());
        }
        return json.build().toString();
    }

    static Mail read(String to, String subject, String body) {
        JsonObject json;
        try (var reader = Json.createReader(new StringReader(body))) {
            json = reader.readObject();
        }
        List<String> paragraphs = new ArrayList<>();
        json.getJsonArray("paragraphs").forEach(value -> paragraphs.add(((JsonString) value).getString()));
        Mail.Action action =
                json.containsKey("link") ? new Mail.Action(json.getString("label"), json.getString("link")) : null;
        return new Mail(
                to,
                json.getString("name"),
                json.getString("language"),
                subject,
                List.copyOf(paragraphs),
                action,
                json.getString("footer"),
                "",
                json.getString("replyTo"));
    }
}
