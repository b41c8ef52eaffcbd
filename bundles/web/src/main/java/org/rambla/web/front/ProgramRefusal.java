// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import org.rambla.api.page.Refusal;
import org.rambla.web.gate.RequestVisit;

/** A refusal as programs get it, always of the same shape; README tells it. */
final class ProgramRefusal {
    private ProgramRefusal() {}

    static byte[] bytes(Refusal refusal, RequestVisit visit) {
        JsonArrayBuilder fields = Json.createArrayBuilder();
        refusal.fields()
                .forEach(wrong -> fields.add(Json.createObjectBuilder()
                        .add("field", wrong.field())
                        .add("message", visit.text(wrong.key(), wrong.arguments()))));
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("status", refusal.status())
                .add("code", code(refusal))
                .add("message", visit.text(refusal.key(), refusal.arguments()))
                .add("fields", fields)
                .add("request", visit.requestId());
        return json.build().toString().getBytes(StandardCharsets.UTF_8);
    }

    /** "web.tooLarge": who refuses and why, the same in every language. */
    private static String code(Refusal refusal) {
        return refusal.key().replace(".refusal.", ".");
    }
}
