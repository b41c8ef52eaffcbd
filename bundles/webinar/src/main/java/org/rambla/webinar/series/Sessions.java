// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.series;

import java.util.List;
import java.util.Optional;
import org.rambla.webinar.event.EventRow;

/**
 * What stands beside an event because it belongs to a series, or is replaced by one.
 *
 * @param series null when it stands alone
 * @param replacement null when nothing takes place instead
 */
public record Sessions(Series series, List<EventRow> rows, Series replacement, List<EventRow> instead) {
    /** Of an event; no statement is needed for one that stands alone. */
    public static Sessions of(EventRow event, AllSeries all) {
        Optional<Series> series = all.find(event.series());
        Optional<Series> replacement = event.cancelled() ? all.find(event.replacedBy()) : Optional.empty();
        return new Sessions(
                series.orElse(null),
                series.map(one -> all.around(one, event.session())).orElse(List.of()),
                replacement.orElse(null),
                replacement.map(one -> all.around(one, 0)).orElse(List.of()));
    }
}
