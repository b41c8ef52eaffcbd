// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.walk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fields that make a change happen wherever one is read: for addresses whose form was not found on a page. */
final class Harm {
    static final Map<String, List<String>> FIELDS = new HashMap<>();

    private Harm() {}

    static {
        put("title", "Changed by a stranger");
        put("body", "Changed by a stranger");
        put("bodyFormat", "text");
        put("language", "en");
        put("message", "Changed by a stranger");
        put("subject", "Changed by a stranger");
        put("reason", "Changed by a stranger");
        put("member", "900");
        put("role", "MANAGER");
        put("answer", "accept");
        put("switch", "off");
        put("archived", "yes");
        put("follow", "yes");
        put("name", "Changed by a stranger");
        put("name.en", "Changed by a stranger");
        put("name.fr", "Changed by a stranger");
        put("visibility", "PUBLIC");
        put("joining", "OPEN");
        put("version", "1");
        put("base", "1");
        put("partner", "Council of cities");
        put("organisation", "Council of cities");
        put("wanted", "yes");
        put("confirm", "yes");
    }

    private static void put(String field, String value) {
        FIELDS.put(field, List.of(value));
    }
}
