// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.organisation;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.OrganisationKind;
import org.rambla.api.text.Localised;
import org.rambla.identity.text.Folded;

/**
 * An organisation as it is kept.
 *
 * @param name official style, "City of Nice"
 * @param shortName "Nice"
 * @param country ISO 3166 two letters
 * @param website "" or an http(s) address
 * @param population 0 when unknown
 * @param seats how many members may act for it
 */
public record Organisation(
        long id,
        OrganisationKind kind,
        Localised name,
        Localised shortName,
        String country,
        String language,
        String zone,
        String website,
        long population,
        int seats,
        boolean active,
        int version) {

    public OrganisationCard card() {
        return new OrganisationCard(id, name, shortName, kind, country);
    }

    /** What the list is ordered by where a language has no name of its own. */
    String sortKey() {
        return Folded.key(shortName.in(language), 200);
    }

    /** What the list is ordered by, in each language that has a name. */
    Map<String, String> sortKeys() {
        Map<String, String> keys = new LinkedHashMap<>();
        shortName.texts().forEach((tag, text) -> keys.put(tag, Folded.key(text, 200)));
        return keys;
    }

    /** Its names and short names in every language, folded. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        shortName.texts().values().forEach(text -> names.add(Folded.key(text, 200)));
        name.texts().values().forEach(text -> names.add(Folded.key(text, 200)));
        return names;
    }

    String searchKey() {
        return Folded.key(
                String.join(" ", name.texts().values()) + " "
                        + String.join(" ", shortName.texts().values()),
                2_000);
    }
}
