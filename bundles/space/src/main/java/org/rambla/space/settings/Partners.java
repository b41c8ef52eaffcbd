// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.settings;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rambla.api.page.Form;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.visit.Visit;

/** Choosing an organisation by typing its name. */
public final class Partners {
    private Partners() {}

    /** Every organisation, by name. */
    public static List<OrganisationCard> choices(Organisations organisations, Visit visit) {
        Collator collator = Collator.getInstance(Locale.forLanguageTag(visit.language()));
        return organisations.all().stream()
                .sorted(Comparator.comparing(card -> label(card, visit), collator))
                .toList();
    }

    /** "Nice (FR)": short, and no two are the same but by chance. */
    public static String label(OrganisationCard card, Visit visit) {
        return card.shortName().in(visit.language()) + " (" + card.country() + ")";
    }

    /** The organisation that a field names, by id, label or name in any language; null for none. */
    public static OrganisationCard chosen(Form form, String field, Organisations organisations, Visit visit) {
        String typed = form.value(field);
        List<OrganisationCard> all = organisations.all();
        Optional<OrganisationCard> byId = all.stream()
                .filter(card -> String.valueOf(card.id()).equals(typed))
                .findFirst();
        return byId.or(() -> all.stream()
                        .filter(card -> label(card, visit).equalsIgnoreCase(typed)
                                || card.name().texts().values().stream().anyMatch(typed::equalsIgnoreCase)
                                || card.shortName().texts().values().stream().anyMatch(typed::equalsIgnoreCase))
                        .findFirst())
                .orElse(null);
    }
}
