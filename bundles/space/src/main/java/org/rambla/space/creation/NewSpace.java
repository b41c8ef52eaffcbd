// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.creation;

import java.util.List;
import org.rambla.api.space.SpaceCard.Joining;
import org.rambla.api.space.SpaceCard.SpaceKind;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Localised;

/**
 * A space about to be made.
 *
 * @param topics ids of the network's topics
 * @param code of a project, "" for none
 * @param starts first day of a project as 2018-01-31, "" for none
 * @param partners organisations that run it together
 * @param guidelines by language, cleaned by rules of the version {@code rules}
 * @param languages working languages
 */
public record NewSpace(
        long blueprint,
        Localised name,
        Localised purpose,
        SpaceKind kind,
        String colour,
        Visibility visibility,
        Joining joining,
        List<String> topics,
        String code,
        String starts,
        String ends,
        List<Long> partners,
        Localised guidelines,
        Localised welcome,
        int rules,
        boolean examples,
        List<String> languages) {}
