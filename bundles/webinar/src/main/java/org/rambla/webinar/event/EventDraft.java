// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.util.List;
import java.util.Map;
import org.rambla.api.content.Body;
import org.rambla.api.text.Localised;

/**
 * An event as its organiser wants it, checked.
 *
 * @param title in one language at least
 * @param language of the body
 * @param body cleaned
 * @param versions the description in other languages than that one, cleaned, none of them empty
 * @param status CANCELLED only where it was before
 * @param reason why it was postponed or cancelled, NONE otherwise
 * @param when null while the date is not known
 * @param venue kept when it is online only, and not shown then
 * @param link where more is said of it, an http(s) address or ""
 * @param meeting where to join, an http(s) address or ""; kept when it is on site only, and not shown then
 * @param room whether one joins on the network's own meeting server
 * @param recording where it can be seen afterwards, an http(s) address or ""
 * @param topic of the network's taxonomy, "" for none
 * @param reminders minutes before the beginning
 * @param thanks whom the server thanks afterwards
 * @param spoken language tags
 * @param interpreted language tags
 */
public record EventDraft(
        Localised title,
        String language,
        Body body,
        Map<String, Body> versions,
        Status status,
        Localised reason,
        When when,
        Way way,
        Localised venue,
        String link,
        String meeting,
        boolean room,
        String recording,
        String topic,
        List<Integer> reminders,
        Thanked thanks,
        List<String> spoken,
        List<String> interpreted,
        Terms terms,
        Details details) {
    /** The same at another time. */
    public EventDraft moved(When newWhen, Terms newTerms) {
        return new EventDraft(
                title,
                language,
                body,
                versions,
                status,
                reason,
                newWhen,
                way,
                venue,
                link,
                meeting,
                room,
                recording,
                topic,
                reminders,
                thanks,
                spoken,
                interpreted,
                newTerms,
                details);
    }
}
