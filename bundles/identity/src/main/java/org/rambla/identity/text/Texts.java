// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.text;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rambla.api.text.Localised;

/** Names by language as columns keep them; the same few hundred are read over and over, so they are parsed once. */
public final class Texts {
    private static final int MOST = 4_000;
    private static final Map<String, Localised> PARSED = new ConcurrentHashMap<>();

    private Texts() {}

    public static Localised of(String json) {
        Localised known = PARSED.get(json);
        if (known != null) {
            return known;
        }
        Localised parsed = Localised.fromJson(json);
        if (PARSED.size() >= MOST) {
            PARSED.clear();
        }
        PARSED.put(json, parsed);
        return parsed;
    }
}
