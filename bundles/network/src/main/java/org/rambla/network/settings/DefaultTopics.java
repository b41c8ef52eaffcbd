// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.settings;

import java.util.List;
import org.rambla.api.network.Network.Topic;
import org.rambla.api.text.Localised;

/** The taxonomy that an empty server starts with; administrators make it their own. */
final class DefaultTopics {
    static final List<Topic> ALL = List.of(
            topic(
                    "gender",
                    "Égalité de genre et violences fondées sur le genre",
                    "Gender equality and gender-based violence"),
            topic("groups", "Publics spécifiques", "Specific groups"),
            topic("audits", "Audits et méthodologie", "Audits and methodology"),
            topic("innovation", "Innovation et technologie", "Innovation and technology"),
            topic("organised-crime", "Criminalité organisée", "Organised crime"),
            topic("mediation", "Médiation et métiers de la sécurité", "Mediation and security-related professions"),
            topic("drugs", "Drogues", "Drugs"),
            topic("police-justice", "Police et justice", "Police and justice"),
            topic("crisis", "Gestion de crise", "Crisis management"),
            topic("mental-health", "Santé mentale", "Mental health"),
            topic("public-spaces", "Espaces publics", "Public spaces"),
            topic("discrimination", "Violences discriminatoires", "Discriminatory violence"),
            topic("night", "La ville la nuit", "The city at night"),
            topic("radicalisation", "Polarisation et radicalisation", "Polarisation and radicalisation"));

    private DefaultTopics() {}

    private static Topic topic(String id, String french, String english) {
        return new Topic(id, Localised.of("fr", french, "en", english));
    }
}
