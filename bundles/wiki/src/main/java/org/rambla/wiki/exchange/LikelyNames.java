// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.page.OneLine;
import org.rambla.api.space.SpaceCard;
import org.rambla.wiki.exchange.in.ArrivedHead;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.Titles;

/** The addresses that pages will most likely have; a name that is taken gets a number, as it does then. */
final class LikelyNames {
    private static final int AT_ONCE = 500;
    private static final int TRIES = 40;

    private final Pages pages;
    private final SpaceCard space;

    LikelyNames(Pages pages, SpaceCard space) {
        this.pages = pages;
        this.space = space;
    }

    /**
     * Addresses by key.
     *
     * @param made ids of pages that are there already, by key: their addresses are known
     */
    Map<String, String> of(List<ArrivedHead> heads, Map<String, Long> made) {
        Map<Long, String> known = new HashMap<>();
        List<Long> ids = List.copyOf(made.values());
        for (int i = 0; i < ids.size(); i += AT_ONCE) {
            pages.all(ids.subList(i, Math.min(ids.size(), i + AT_ONCE)))
                    .forEach(page -> known.put(page.id(), page.slug()));
        }
        Set<String> there = there(heads);
        Set<String> taken = new HashSet<>(known.values());
        Map<String, String> addresses = new HashMap<>();
        for (ArrivedHead head : heads) {
            String name = known.get(made.getOrDefault(head.key(), 0L));
            if (name == null) {
                name = free(base(head), there, taken);
                taken.add(name);
            }
            addresses.put(head.key(), space.path("wiki", name));
        }
        return addresses;
    }

    private static String base(ArrivedHead head) {
        return Titles.slug(OneLine.of(head.title()));
    }

    /** Names that are taken already; those with numbers are looked up where they are needed. */
    private Set<String> there(List<ArrivedHead> heads) {
        List<String> bases = heads.stream().map(LikelyNames::base).distinct().collect(Collectors.toList());
        Set<String> there = new HashSet<>();
        for (int i = 0; i < bases.size(); i += AT_ONCE) {
            Map<String, PageRow> found =
                    pages.byName(space.id(), bases.subList(i, Math.min(bases.size(), i + AT_ONCE)));
            there.addAll(found.keySet());
        }
        return there;
    }

    private String free(String base, Set<String> there, Set<String> taken) {
        String name = base;
        for (int i = 2; i < TRIES && (taken.contains(name) || taken(name, base, there)); i++) {
            name = base + "-" + i;
        }
        return name;
    }

    private boolean taken(String name, String base, Set<String> there) {
        return name.equals(base)
                ? there.contains(base)
                : pages.named(space.id(), name).isPresent();
    }
}
