// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.work;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.SpaceCard.SpaceKind;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;

/** Names of projects and of cities that are called the same in every language: no machine gets them. */
public final class KeptNames {
    private static final long FRESH_NANOS = 300_000_000_000L;
    private static final int PAGE = 500;
    /** A shorter name may be a word: Nice, Metz, Mons. */
    private static final int SHORTEST = 5;

    private final Supplier<Collection<SpaceCard>> spaces;
    private final Organisations organisations;
    private Pattern names;
    private long readAt;

    public KeptNames(Spaces spaces, Organisations organisations) {
        this.organisations = organisations;
        this.spaces = () -> {
            Collection<SpaceCard> projects = new ArrayList<>();
            for (var page = spaces.all(0, PAGE); !page.isEmpty(); page = spaces.all(page.get(page.size() - 1), PAGE)) {
                projects.addAll(spaces.cards(page).values());
            }
            return projects;
        };
    }

    /** Null for none. */
    public synchronized Pattern pattern() {
        if (readAt == 0 || System.nanoTime() - readAt > FRESH_NANOS) {
            Set<String> found =
                    new TreeSet<>((a, b) -> b.length() != a.length() ? b.length() - a.length() : a.compareTo(b));
            for (SpaceCard space : spaces.get()) {
                // Names of private spaces are nobody's business.
                Set<String> forms = Set.copyOf(space.name().texts().values());
                if (space.kind() == SpaceKind.PROJECT
                        && space.visibility() != SpaceCard.Visibility.PRIVATE
                        && forms.size() == 1) {
                    found.addAll(forms);
                }
            }
            for (OrganisationCard city : organisations.all()) {
                Set<String> forms = Set.copyOf(city.shortName().texts().values());
                if (forms.size() == 1) {
                    forms.stream().filter(name -> name.length() >= SHORTEST).forEach(found::add);
                }
            }
            names = found.isEmpty()
                    ? null
                    : Pattern.compile(found.stream()
                            .map(name -> Pattern.quote(Html.escape(name)))
                            .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])")));
            readAt = System.nanoTime() | 1;
        }
        return names;
    }
}
