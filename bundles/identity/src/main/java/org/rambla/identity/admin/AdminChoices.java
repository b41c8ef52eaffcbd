// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.admin;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rambla.api.page.Parts;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.visit.Visit;
import org.rambla.identity.choice.Choices;
import org.rambla.identity.organisation.OrganisationDirectory;

/** What administrators choose from besides. */
public final class AdminChoices {
    private final OrganisationDirectory organisations;
    private final Choices choices;

    public AdminChoices(OrganisationDirectory organisations, Choices choices) {
        this.organisations = organisations;
        this.choices = choices;
    }

    public Choices choices() {
        return choices;
    }

    /** Active organisations by short name, and one more that may not be active any more (null: none). */
    public Map<String, String> organisations(Visit visit, OrganisationCard kept) {
        List<OrganisationCard> cards = new ArrayList<>(organisations.all());
        if (kept != null && cards.stream().noneMatch(card -> card.id() == kept.id())) {
            cards.add(kept);
        }
        Collator order = Collator.getInstance(Locale.forLanguageTag(visit.language()));
        cards.sort(Comparator.comparing(card -> card.shortName().in(visit.language()), order));
        Map<String, String> map = new LinkedHashMap<>();
        cards.forEach(card -> map.put(
                Long.toString(card.id()),
                visit.text(
                        "web.organisation",
                        card.shortName().in(visit.language()),
                        Parts.country(card.country(), visit))));
        return map;
    }
}
