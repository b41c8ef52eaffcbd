// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.blueprint;

import java.util.Map;
import org.rambla.api.space.SpaceCard.Joining;
import org.rambla.api.space.SpaceCard.SpaceKind;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Localised;

/**
 * What a new space starts with, and how far its managers may go.
 *
 * @param id 0 for a new one
 * @param code its short name
 * @param guidelines by language, HTML that was cleaned by rules of the version {@code rules}
 * @param welcome the same
 * @param examples whether spaces start with example content
 * @param offersNew whether features that it says nothing of may be switched on: those that came with a newer
 *     server; of what administrators install, every blueprint says something
 * @param forManagers whether programme managers may use it, not administrators only
 * @param retired kept for the spaces made from it, not on offer any more
 * @param features what it says of features, by name
 */
public record Blueprint(
        long id,
        String code,
        Localised name,
        Localised description,
        SpaceKind kind,
        Visibility visibility,
        Joining joining,
        Localised guidelines,
        Localised welcome,
        int rules,
        boolean examples,
        boolean offersNew,
        boolean forManagers,
        boolean retired,
        Map<String, Offer> features,
        int version) {

    /** What holds for a feature, whether it was named or not. */
    public Offer offer(String feature) {
        return features.getOrDefault(feature, offersNew ? Offer.OFFERED : Offer.NOT_OFFERED);
    }
}
