// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.glossary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.persistence.Database;
import org.rambla.api.search.Synonyms;
import org.rambla.api.translation.TranslationEngine.Term;

/**
 * The words of the house, read from memory, which follows the database within seconds. Search finds by them across
 * languages, also by words that are forbidden: people type those too.
 */
@Component(service = {Glossary.class, Synonyms.class})
public final class Glossary implements Synonyms {
    private static final long FRESH_NANOS = 5_000_000_000L;

    private final Concepts concepts;
    private final BringTerms bringing;
    private volatile Held held;

    @Activate
    public Glossary(@Reference(name = "database", target = "(unit=translation)") Database database) {
        this.concepts = new Concepts(database);
        this.bringing = new BringTerms(database);
    }

    /** What was read, with what was made of it since. */
    private static final class Held {
        private final String stamp;
        private final Map<Long, List<Concept>> bySpace;
        private final Map<Long, List<List<String>>> groups = new HashMap<>();
        private final Map<String, Rules> rules = new ConcurrentHashMap<>();
        private volatile long readAt = System.nanoTime();

        Held(String stamp, Map<Long, List<Concept>> bySpace) {
            this.stamp = stamp;
            this.bySpace = bySpace;
            bySpace.forEach((space, concepts) -> groups.put(
                    space,
                    concepts.stream()
                            .map(Held::group)
                            .filter(group -> group.size() > 1)
                            .toList()));
        }

        private static List<String> group(Concept concept) {
            Set<String> forms = new java.util.LinkedHashSet<>();
            concept.forms().values().forEach(of -> {
                forms.addAll(of.usable());
                forms.addAll(of.forbidden());
            });
            return List.copyOf(forms);
        }

        /** A space's words win over the network's. */
        private Rules rules(String from, String to, long space) {
            return rules.computeIfAbsent(from + " " + to + " " + space, key -> {
                List<Rule> all = new ArrayList<>();
                Set<Phrase> own = new HashSet<>();
                for (long each : space == 0 ? List.of(0L) : List.of(space, 0L)) {
                    for (Concept concept : bySpace.getOrDefault(each, List.of())) {
                        Rule rule = concept.rule(from, to);
                        boolean says = !rule.sources().isEmpty()
                                && !(rule.targets().isEmpty()
                                        && rule.forbidden().isEmpty());
                        if (says
                                && (each != 0
                                        || rule.sources().stream().noneMatch(form -> own.contains(form.phrase())))) {
                            all.add(rule);
                        }
                        if (says && each != 0) {
                            rule.sources().forEach(form -> own.add(form.phrase()));
                        }
                    }
                }
                return new Rules(all);
            });
        }
    }

    private Held held() {
        Held now = held;
        if (now != null && System.nanoTime() - now.readAt < FRESH_NANOS) {
            return now;
        }
        String stamp = concepts.stamp();
        if (now != null && now.stamp.equals(stamp)) {
            now.readAt = System.nanoTime();
            return now;
        }
        Held read = new Held(stamp, concepts.all());
        held = read;
        return read;
    }

    /** As it is kept; whoever changes something there calls {@link #changed} afterwards. */
    public Concepts concepts() {
        return concepts;
    }

    /** Takes the terms of a file in. */
    BringTerms.Outcome bring(long space, List<Concept> brought, long member) {
        BringTerms.Outcome outcome = bringing.bring(space, brought, member);
        changed();
        return outcome;
    }

    void changed() {
        held = null;
    }

    /** What holds for a text of a space (0: of none). */
    public Rules rules(String from, String to, long space) {
        return held().rules(from, to, space);
    }

    /** The network's words of one direction: the same list until somebody changes one. */
    public List<Term> terms(String from, String to) {
        return rules(from, to, 0).terms();
    }

    @Override
    public List<List<String>> groups(Collection<Long> spaces) {
        Map<Long, List<List<String>>> all = held().groups;
        List<List<String>> groups = new ArrayList<>(all.getOrDefault(0L, List.of()));
        spaces.stream()
                .filter(space -> space != 0)
                .distinct()
                .forEach(space -> groups.addAll(all.getOrDefault(space, List.of())));
        return groups;
    }
}
