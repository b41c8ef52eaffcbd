// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.network.Network;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.Agendas.Offered;

/**
 * What can be chosen by in the agenda of the network: of all events and not only of the first ones, so it is read for
 * everybody at once and remembered for a minute. Each visitor is offered what they may read at this moment.
 */
final class OfferedEverywhere {
    private static final Duration A_WHILE = Duration.ofMinutes(1);
    private static final int REMEMBERED = 100;
    private static final int STEP = 500;

    private final Agendas agendas;
    private final ContentRegister register;
    private final Spaces spaces;
    private final Network network;

    /** Advice for a filter, which may be a little old: nothing that is read or decided comes from it. */
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    OfferedEverywhere(Agendas agendas, ContentRegister register, Spaces spaces, Network network) {
        this.agendas = agendas;
        this.register = register;
        this.spaces = spaces;
        this.network = network;
    }

    private record Remembered(
            List<Offered> offered, Map<Long, ContentHead> heads, Map<Long, SpaceCard> spaces, Instant until) {}

    /**
     * No statement but once a minute, then some.
     *
     * @param key of the stretch
     * @param on spaces of which the visitor may read the agenda
     */
    Filter.Choices choices(String key, Stretch stretch, Set<Long> on, Instant now, Visit visit) {
        Remembered known = remembered.get(key);
        if (known == null || known.until().isBefore(now)) {
            known = read(stretch, now);
            if (remembered.size() >= REMEMBERED) {
                remembered.clear();
            }
            remembered.put(key, known);
        }
        Map<Long, ContentHead> heads = known.heads();
        List<Offered> offered = known.offered().stream()
                .filter(one -> on.contains(one.space()) && heads.containsKey(one.id()))
                .filter(one -> heads.get(one.id()).visible(visit.grants(), visit.memberId()))
                .toList();
        Map<Long, SpaceCard> named = new HashMap<>(known.spaces());
        named.keySet().retainAll(offered.stream().map(Offered::space).collect(Collectors.toSet()));
        return Filter.choices(offered, named, network, visit);
    }

    private Remembered read(Stretch stretch, Instant now) {
        List<Offered> offered = agendas.offeredEverywhere(stretch, now);
        List<Long> ids = offered.stream().map(Offered::id).toList();
        Map<Long, ContentHead> heads = new HashMap<>();
        for (int from = 0; from < ids.size(); from += STEP) {
            heads.putAll(register.heads(new ArrayList<>(ids.subList(from, Math.min(ids.size(), from + STEP)))));
        }
        return new Remembered(
                offered,
                heads,
                spaces.cards(offered.stream().map(Offered::space).collect(Collectors.toSet())),
                now.plus(A_WHILE));
    }
}
