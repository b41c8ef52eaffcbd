// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.util.List;
import org.rambla.api.content.ContentState;
import org.rambla.webinar.after.Documents;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.series.Sessions;

/**
 * An event as a visitor finds it who may take part.
 *
 * @param sessions that belong to the event
 * @param door whether the visitor may register now, and why not
 * @param mine the visitor's registration, or null
 * @param join path that leads to where one joins, "" when the visitor has no place or there is no such address yet
 * @param held path of the page about the visitor's registration, "" without one
 * @param over whether the event is past
 * @param files documents of the event and portraits
 * @param changeable whether the visitor's registration may still be changed or given up
 * @param ahead how many wait before the visitor, 0 when the visitor does not wait
 * @param colleagues whom the visitor registered, whether they were registered already or not
 * @param cities of how many organisations somebody has a place
 * @param form to register or to change what was said
 */
public record TakingPart(
        Events.Whole event,
        Sessions sessions,
        Door door,
        RegistrationRow mine,
        String join,
        String held,
        boolean over,
        Documents.Kept files,
        boolean changeable,
        long ahead,
        List<Colleague> colleagues,
        long cities,
        RegistrationForm form) {
    /** Whether the section about registering has anything to say. */
    public boolean shown() {
        return mine != null
                || door != Door.INFORMATION
                        && !event.row().cancelled()
                        && event.row().state() == ContentState.PUBLISHED;
    }

    /** Whether the visitor may register colleagues. */
    public boolean forOthers() {
        return door == Door.OPEN;
    }
}
