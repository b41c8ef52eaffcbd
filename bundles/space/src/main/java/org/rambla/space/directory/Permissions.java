// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.directory;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rambla.api.space.Role;
import org.rambla.api.text.Localised;

/** The permissions that a manager moved, as a column keeps them. */
public final class Permissions {
    private Permissions() {}

    /** {"forum.start":"MODERATOR"} as full permission to least role; unknown roles left out. */
    public static Map<String, Role> read(String json) {
        if (json == null || json.length() <= 2) {
            return Map.of();
        }
        Map<String, Role> moved = new LinkedHashMap<>();
        Localised.fromJson(json).texts().forEach((permission, role) -> {
            for (Role known : Role.values()) {
                if (known.name().equals(role)) {
                    moved.put(permission, known);
                }
            }
        });
        return moved;
    }

    /** The least role that may still see a feature whose permissions a manager moved so. */
    static Role reads(Map<String, Role> moved, String feature) {
        return moved.getOrDefault(feature + ".read", Role.VISITOR);
    }

    public static String write(Map<String, Role> moved) {
        Map<String, String> texts = new LinkedHashMap<>();
        moved.forEach((permission, role) -> texts.put(permission, role.name()));
        return new Localised(texts).toJson();
    }
}
