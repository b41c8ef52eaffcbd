// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.settings;

import java.util.List;
import java.util.Map;
import org.rambla.api.content.Body;
import org.rambla.api.network.Network.Topic;
import org.rambla.api.text.Localised;

/**
 * Everything that is set up for the installation, as it is stored.
 *
 * @param version moves on with each change
 * @param languages the first one is the default
 * @param logo id of the logo, 0 for none
 * @param legal texts that were edited, by "name.language"; the others have their default
 */
public record Settings(
        long version,
        Localised name,
        Localised tagline,
        List<String> languages,
        String zone,
        List<Topic> topics,
        Localised banner,
        long logo,
        Map<String, Body> legal) {

    /** Languages that the interface comes with. */
    public static final List<String> SHIPPED = List.of("fr", "en");

    /** What an empty server says of itself. */
    public static final Settings DEFAULT = new Settings(
            0,
            Localised.of("fr", "Réseau de villes", "en", "Network of cities"),
            Localised.of(
                    "fr", "Les villes échangent ce qui marche, et ce qui ne marche pas.",
                    "en", "Cities exchange what works, and what does not."),
            SHIPPED,
            "Europe/Brussels",
            DefaultTopics.ALL,
            Localised.NONE,
            0,
            Map.of());
}
