// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.demo;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rambla.api.people.OrganisationKind;
import org.rambla.api.text.Localised;
import org.rambla.identity.member.FunctionKind;
import org.rambla.identity.organisation.Organisation;

/** The functions of the demonstration, and which one a member of an organisation has. */
final class DemoFunctions {
    private final List<Function> all = new ArrayList<>();

    DemoFunctions(JsonArray array) {
        for (JsonValue value : array) {
            JsonObject json = value.asJsonObject();
            all.add(new Function(
                    Localised.of("fr", json.getString("fr"), "en", json.getString("en")),
                    FunctionKind.valueOf(json.getString("kind").toUpperCase(Locale.ROOT))));
        }
    }

    record Function(Localised title, FunctionKind kind) {}

    /** A function that fits; members of one organisation get different ones while there are enough. */
    Function of(Organisation organisation, int index, int before) {
        Set<FunctionKind> fitting = fitting(organisation.kind());
        List<Function> possible =
                all.stream().filter(f -> fitting.contains(f.kind)).toList();
        List<Function> from = possible.isEmpty() ? all : possible;
        return from.get((index * 7 + before) % from.size());
    }

    private static Set<FunctionKind> fitting(OrganisationKind kind) {
        return switch (kind) {
            case CITY, REGION -> Set.of(FunctionKind.ELECTED, FunctionKind.TECHNICAL);
            case FORUM -> Set.of(FunctionKind.TECHNICAL);
            case PARTNER, INSTITUTION -> Set.of(FunctionKind.PARTNER, FunctionKind.EXPERT);
        };
    }
}
