// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.switching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.feature.Features;
import org.rambla.api.persistence.Sql;
import org.rambla.api.space.Role;
import org.rambla.space.blueprint.Blueprint;
import org.rambla.space.blueprint.Offer;
import org.rambla.space.directory.Permissions;

/**
 * How a feature stands in a space.
 *
 * @param moved permissions that a manager moved, in full, with their least role
 * @param offered whether managers may switch it on; what is on stays on without
 */
public record FeatureState(Features.Installed feature, Standing standing, Map<String, Role> moved, boolean offered) {

    /** In the words a manager reads. */
    public enum Standing {
        OFF,
        ON,
        ALWAYS,
        NOT_OFFERED;

        public boolean on() {
            return this == ON || this == ALWAYS;
        }
    }

    private record Stored(String state, Map<String, Role> moved) {}

    public String name() {
        return feature.name();
    }

    /** The least role that a permission needs here. */
    public Role least(String permission) {
        return moved.getOrDefault(permission, feature.permissions().get(permission));
    }

    /**
     * The roles that a manager may give a permission to: never below what keeps a space safe. What visitors may do by
     * default can be given to anybody, what members may do to members and up, everything else to moderators and up.
     */
    public static List<Role> limits(Role byDefault) {
        Role lowest = byDefault.atLeast(Role.MODERATOR) ? Role.MODERATOR : byDefault;
        List<Role> roles = new ArrayList<>();
        for (Role role : Role.values()) {
            if (role.atLeast(lowest)) {
                roles.add(role);
            }
        }
        return roles;
    }

    /** Every installed feature as it stands in a space; one statement. */
    static List<FeatureState> all(Sql sql, long space, Blueprint blueprint, List<Features.Installed> installed) {
        Map<String, Stored> stored = new HashMap<>();
        sql.list(
                "select feature, state, permissions from space_feature where space_id = ?",
                row -> stored.put(
                        row.text("feature"), new Stored(row.text("state"), Permissions.read(row.text("permissions")))),
                space);
        Stored none = new Stored("OFF", Map.of());
        return installed.stream()
                .map(feature -> {
                    Stored now = stored.getOrDefault(feature.name(), none);
                    Offer offer = blueprint.offer(feature.name());
                    return new FeatureState(
                            feature, standing(now.state(), offer), now.moved(), offer != Offer.NOT_OFFERED);
                })
                .toList();
    }

    /** What is on stays on when the ceiling is lowered, until somebody switches it off. */
    static Standing standing(String state, Offer offer) {
        return switch (state) {
            case "ALWAYS" -> Standing.ALWAYS;
            case "ON" -> Standing.ON;
            default -> offer == Offer.NOT_OFFERED ? Standing.NOT_OFFERED : Standing.OFF;
        };
    }
}
