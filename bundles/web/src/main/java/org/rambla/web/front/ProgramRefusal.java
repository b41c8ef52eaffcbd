// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.json.JsonArrayBuilder;
import java.nio.charset.StandardCharsets;
import org.rambla.api.page.Refusal;
import org.rambla.api.text.JsonText;
import org.rambla.web.gate.RequestVisit;

/** A refusal as programs get it, always of the same shape; README tells it. */
final class ProgramRefusal {
    private ProgramRefusal() {}

    static byte[] bytes(Refusal refusal, RequestVisit visit) {
        JsonArrayBuilder fields = JsonText.build().createArrayBuilder();
        refusal.fields()
                .forEach(wrong -> fields.add(JsonText.build()
                        .createObjectBuilder()
                        .add("field", wrong.field())
                        .add("message", visit.text(wrong.key(), wrong.arguments()))));
        String message = visit.text(refusal.key(), refusal.arguments());
        return bytes(refusal.status(), code(refusal), message, fields, visit.requestId());
    }

    /** One that is said before anything is known of who asks. */
    static byte[] bytes(int status, String code, String message, String request) {
        return bytes(status, code, message, JsonText.build().createArrayBuilder(), request);
    }

    private static byte[] bytes(int status, String code, String message, JsonArrayBuilder fields, String request) {
        return JsonText.build()
                .createObjectBuilder()
                .add("status", status)
                .add("code", code)
                .add("message", message)
                .add("fields", fields)
                .add("request", request)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** "web.tooLarge": who refuses and why, the same in every language. */
    private static String code(Refusal refusal) {
        return refusal.key().replace(".refusal.", ".");
    }
}
