// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The zones of the world by their IANA names, Europe first. */
public final class Zones {
    private static final Set<String> AREAS =
            Set.of("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific");
    private static final Map<String, String> ALL = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.indexOf('/') > 0 && AREAS.contains(zone.substring(0, zone.indexOf('/'))))
            .sorted((a, b) -> {
                boolean first = a.startsWith("Europe/");
                return first == b.startsWith("Europe/") ? a.compareTo(b) : first ? -1 : 1;
            })
            .collect(Collectors.toMap(zone -> zone, zone -> zone.replace('_', ' '), (a, b) -> a, LinkedHashMap::new));

    private Zones() {}

    /** Name to label. */
    public static Map<String, String> all() {
        return ALL;
    }

    /** The zone of a reader as one that can be chosen. */
    public static String chosen(ZoneId zone) {
        return ALL.containsKey(zone.getId()) ? zone.getId() : "Europe/Brussels";
    }
}
