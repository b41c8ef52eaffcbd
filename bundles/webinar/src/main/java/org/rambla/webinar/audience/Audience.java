// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.audience;

import java.util.List;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.webinar.event.EventRow;

/**
 * The page of questions as one reader finds it.
 *
 * @param after where the page before ended, "" on the first one
 * @param next address of the next page, "" on the last one
 * @param action where questions and support are sent, "" when the reader is not registered
 * @param moderate where organisers decide, "" for everybody else
 * @param open whether questions are taken
 * @param form that comes back; null for the first time
 */
public record Audience(
        EventRow event,
        List<Asked> questions,
        String after,
        String next,
        String action,
        String moderate,
        boolean open,
        Fields fields,
        Form form) {}
