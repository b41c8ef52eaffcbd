// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import org.rambla.api.network.Audit.Words;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;

/** How the log names an event: administrators read it, who see no private space from inside. */
public final class EventName {
    private EventName() {}

    public static Words of(long event, Localised title, Visit visit) {
        return visit.space().visibility() == Visibility.PRIVATE
                ? Words.of(Localised.of("en", "No. " + event, "fr", "n° " + event))
                : Words.of(title);
    }
}
