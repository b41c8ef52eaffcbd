// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.choice;

import java.text.Collator;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.rambla.api.network.Network;
import org.rambla.api.page.Parts;
import org.rambla.api.people.OrganisationKind;
import org.rambla.api.visit.Visit;
import org.rambla.identity.member.FunctionKind;

/** Values with their labels in the reader's language, in the order in which they are shown. */
public final class Choices {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> AREAS =
            Set.of("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific");
    private static final Map<String, Map<String, String>> COUNTRY_LISTS = new ConcurrentHashMap<>();

    private final Network network;

    public Choices(Network network) {
        this.network = network;
    }

    /** Every country, by name. */
    public Map<String, String> countries(Visit visit) {
        return COUNTRY_LISTS.computeIfAbsent(visit.language(), language -> named(COUNTRIES, visit));
    }

    /** Some countries, by name. */
    public static Map<String, String> countries(Collection<String> codes, Visit visit) {
        return named(codes, visit);
    }

    private static Map<String, String> named(Collection<String> codes, Visit visit) {
        Collator order = Collator.getInstance(Locale.forLanguageTag(visit.language()));
        List<Map.Entry<String, String>> entries = new ArrayList<>();
        codes.forEach(code -> entries.add(Map.entry(code, Parts.country(code, visit))));
        entries.sort((a, b) -> order.compare(a.getValue(), b.getValue()));
        return collected(entries);
    }

    public static boolean country(String code) {
        return COUNTRIES.contains(code);
    }

    /** Zones by their names, Europe first. */
    public static Map<String, String> zones() {
        return Zones.ALL;
    }

    private static final class Zones {
        static final Map<String, String> ALL = ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.indexOf('/') > 0 && AREAS.contains(zone.substring(0, zone.indexOf('/'))))
                .sorted((a, b) -> {
                    boolean first = a.startsWith("Europe/");
                    return first == b.startsWith("Europe/") ? a.compareTo(b) : first ? -1 : 1;
                })
                .collect(Collectors.toMap(
                        zone -> zone, zone -> zone.replace('_', ' '), (a, b) -> a, LinkedHashMap::new));
    }

    /** Languages of the interface, each in itself. */
    public Map<String, String> languages() {
        Map<String, String> languages = new LinkedHashMap<>();
        for (String tag : network.languages()) {
            Locale locale = Locale.forLanguageTag(tag);
            String name = locale.getDisplayLanguage(locale);
            languages.put(tag, name.substring(0, 1).toUpperCase(locale) + name.substring(1));
        }
        return languages;
    }

    public String defaultLanguage() {
        return network.languages().get(0);
    }

    public String defaultZone() {
        return network.zone();
    }

    /** Topics of the network. */
    public Map<String, String> topics(Visit visit) {
        Map<String, String> topics = new LinkedHashMap<>();
        network.topics(visit)
                .forEach(topic -> topics.put(topic.id(), topic.name().in(visit.language())));
        return topics;
    }

    public static Map<String, String> organisationKinds(Visit visit) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (OrganisationKind kind : OrganisationKind.values()) {
            kinds.put(kind.name(), visit.text("identity.kind." + kind.name()));
        }
        return kinds;
    }

    public static Map<String, String> functionKinds(Visit visit) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (FunctionKind kind : FunctionKind.values()) {
            kinds.put(kind.name(), visit.text("identity.functionKind." + kind.name()));
        }
        return kinds;
    }

    /** The same with "all of them" before. */
    public static Map<String, String> orAny(String label, Map<String, String> choices) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("", label);
        all.putAll(choices);
        return all;
    }

    private static Map<String, String> collected(List<Map.Entry<String, String>> entries) {
        Map<String, String> map = new LinkedHashMap<>();
        entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }
}
