// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.work;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.space.Grants;
import org.rambla.api.space.Spaces;
import org.rambla.api.translation.Readings;
import org.rambla.api.visit.Visit;

/**
 * Texts of core: what a space says of itself, and the names of the network's topics. They belong to no feature, so that no
 * grant covers them; whoever is in a space may read what it says.
 */
public final class CoreTexts {
    /** What spaces say of themselves: name with purpose or each by itself, guidelines, words of welcome. */
    public static final Set<String> OF_SPACES =
            Set.of("space.about", "space.purpose", "space.guidelines", "space.welcome");

    /** A name of the whole network. */
    public static final String TOPIC = "network.topic";

    /** Instead of a space: what belongs to the network. */
    public static final long NETWORK = 0;

    private static final String PAGED = "space.about";
    private static final int MOST = 10;

    private CoreTexts() {}

    static boolean core(ContentHead head) {
        return OF_SPACES.contains(head.kind()) || head.kind().equals(TOPIC);
    }

    /** Whether texts of a space are translated; those of the network always are. */
    public static boolean translated(long space, Spaces spaces) {
        return space == NETWORK || spaces.features(space).contains(Readings.FEATURE);
    }

    /** Whether the visitor may read a text in the space of the visit. */
    public static boolean readable(ContentHead head, Visit visit) {
        boolean of = OF_SPACES.contains(head.kind())
                && mayRead(head, visit)
                && head.space() == visit.space().id();
        return of || head.visible(visit.grants(), visit.memberId());
    }

    private static boolean mayRead(ContentHead head, Visit visit) {
        return visit.access()
                .filter(access -> access.role().atLeast(head.least()))
                .isPresent();
    }

    /** What the visitor may read, what the space of the visit says of itself included; at most three statements. */
    public static Grants with(Visit visit, ContentRegister register, ContentSources sources) {
        if (!sources.types().contains(PAGED)) {
            return visit.grants();
        }
        List<Long> texts;
        try {
            texts = sources.page(PAGED, visit.space().id(), 0, MOST);
        } catch (IllegalStateException noAnswer) {
            return visit.grants();
        }
        if (texts.isEmpty()) {
            return visit.grants();
        }
        Set<Long> audiences = new HashSet<>(visit.grants().audiences());
        audiences.addAll(register.heads(texts).values().stream()
                .filter(head -> mayRead(head, visit))
                .map(ContentHead::audience)
                .collect(Collectors.toSet()));
        return new Grants(visit.grants().bySpace(), audiences);
    }
}
