// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.work;

import java.util.List;
import java.util.Map;
import org.rambla.api.content.ContentHead;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.space.Spaces;

/** Whether a text is for some members only: then its sentences stay in its space, and not every engine may have it. */
public final class Secrecy {
    private final Spaces spaces;

    public Secrecy(Spaces spaces) {
        this.spaces = spaces;
    }

    /** Two statements. */
    public boolean closed(ContentHead head) {
        if (head.space() == CoreTexts.NETWORK) {
            return false;
        }
        SpaceCard space = spaces.cards(List.of(head.space())).get(head.space());
        if (space == null || space.visibility() == Visibility.PRIVATE || head.least() != Role.VISITOR) {
            return true;
        }
        if (CoreTexts.core(head)) {
            return false;
        }
        // A manager may keep the whole feature from visitors. What the author finds of the space says so.
        return spaces.access(head.space(), head.author())
                .map(access -> access.features()
                                .getOrDefault(head.feature(), Map.of())
                                .getOrDefault(head.feature() + ".read", Role.VISITOR)
                        != Role.VISITOR)
                .orElse(true);
    }
}
