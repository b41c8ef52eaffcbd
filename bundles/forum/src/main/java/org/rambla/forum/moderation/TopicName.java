// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.moderation;

import org.rambla.api.network.Audit.Words;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.forum.topic.TopicEntity;

/** How the log names a topic: administrators read it, who see no private space from inside. */
final class TopicName {
    private TopicName() {}

    static Words of(TopicEntity topic, Visit visit) {
        return visit.space().visibility() == Visibility.PRIVATE
                ? Words.of(Localised.of("en", "No. " + topic.id(), "fr", "n° " + topic.id()))
                : Words.of(topic.title());
    }
}
