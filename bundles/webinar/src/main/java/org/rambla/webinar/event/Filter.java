// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.network.Network;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.visit.Visit;

/**
 * Which events of an agenda a reader wants to see.
 *
 * @param topic of the network's taxonomy, "" for all
 * @param language tag that is spoken or interpreted, "" for all
 * @param space in which they stand, 0 for all
 * @param open whether only those for which one can register now
 * @param inside spaces whose members the reader is one of: what is for members of others is not open to them; null for
 *     whoever it is not known of
 */
public record Filter(String topic, String language, long space, boolean open, Set<Long> inside) {
    public static final Filter NONE = new Filter("", "", 0, false, null);

    /** From an address; what makes no sense is left out. */
    public static Filter of(String topic, String language, String space, String open) {
        return new Filter(
                topic.matches("[\\w-]{1,60}") ? topic : "",
                language.matches("[A-Za-z-]{2,35}") ? language : "",
                space.matches("[0-9]{1,18}") ? Long.parseLong(space) : 0,
                open.equals("1"),
                null);
    }

    /** The same for a member of these spaces. */
    Filter inside(Set<Long> spaces) {
        return open ? new Filter(topic, language, space, true, spaces) : this;
    }

    public boolean none() {
        return equals(NONE);
    }

    /** The same for what is over, where nothing is open. */
    Filter closed() {
        return new Filter(topic, language, space, false, null);
    }

    /** For one event e, whether one may register for it; three times the present moment. */
    static final String OPEN = "e.admission <> 'NOBODY' and e.status = 'PLANNED' and e.opens_at <= ?"
            + " and (e.closes_at > ? or e.closes_at = 0 and e.starts_at > ?)";

    /** Adds itself to a statement about events e; the space is left to the {@link Scope}. */
    void add(StringBuilder sql, List<Object> arguments, Instant now) {
        if (!topic.isEmpty()) {
            sql.append(" and e.topic = ?");
            arguments.add(topic);
        }
        if (!language.isEmpty()) {
            sql.append(" and ' ' || e.spoken || ' ' || e.interpreted || ' ' like ?");
            arguments.add("% " + language + " %");
        }
        if (open) {
            sql.append(" and ").append(OPEN);
            arguments.addAll(List.of(now, now, now));
            if (inside != null) {
                sql.append(" and (e.admission not in ('SPACE', 'PARTNER')")
                        .append(inside.isEmpty() ? ")" : " or e.space_id in (?))");
                if (!inside.isEmpty()) {
                    arguments.add(inside);
                }
            }
        }
    }

    /** "&amp;topic=youth&amp;open=1" as an address has it, for links that keep the choice; "" for none. */
    public String query() {
        return (topic.isEmpty() ? "" : "&topic=" + topic)
                + (language.isEmpty() ? "" : "&language=" + language)
                + (space == 0 ? "" : "&in=" + space)
                + (open ? "&open=1" : "");
    }

    /**
     * What can be chosen among some events.
     *
     * @param topics with their names, the first one for all; empty when there is nothing to choose
     * @param languages the same
     * @param spaces the same, by id
     */
    public record Choices(
            Map<String, String> topics, Map<String, String> languages, Map<String, String> spaces, boolean doors) {
        public boolean none() {
            return topics.isEmpty() && languages.isEmpty() && spaces.isEmpty() && !doors;
        }

        /** The same where nobody registers. */
        public Choices closed() {
            return new Choices(topics, languages, spaces, false);
        }
    }

    /** @param spaces of the events by id, empty inside one space */
    public static Choices choices(
            List<Agendas.Offered> events, Map<Long, SpaceCard> spaces, Network network, Visit visit) {
        Set<String> used = new LinkedHashSet<>();
        Set<String> tongues = new LinkedHashSet<>();
        events.forEach(event -> {
            used.add(event.topic());
            tongues.addAll(event.tongues());
        });
        Map<String, String> topics = all(visit);
        topics(network, visit).forEach((id, name) -> {
            if (!id.isEmpty() && used.contains(id)) {
                topics.put(id, name);
            }
        });
        Map<String, String> languages = all(visit);
        tongues.forEach(tag -> languages.put(tag, Tongues.name(tag, visit.language())));
        Map<String, String> places = all(visit);
        spaces.values()
                .forEach(space ->
                        places.put(Long.toString(space.id()), space.name().in(visit.language())));
        return new Choices(
                several(topics),
                several(languages),
                several(places),
                events.stream().anyMatch(Agendas.Offered::open));
    }

    /** Topics to choose from when an event is announced: by id, with their names; "" for none. */
    public static Map<String, String> topics(Network network, Visit visit) {
        Map<String, String> topics = new LinkedHashMap<>();
        topics.put("", visit.text("webinar.topic.none"));
        network.topics(visit)
                .forEach(topic -> topics.put(topic.id(), topic.name().in(visit.language())));
        return topics;
    }

    private static Map<String, String> all(Visit visit) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("", visit.text("webinar.filter.all"));
        return all;
    }

    private static Map<String, String> several(Map<String, String> choices) {
        return choices.size() > 1 ? choices : Map.of();
    }
}
