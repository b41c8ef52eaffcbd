// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.guest;

import java.text.Collator;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rambla.api.page.Form;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Parts;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.registration.Application;
import org.rambla.webinar.registration.RegistrationForm;
import org.rambla.webinar.registration.RegistrationForm.From;

/** What a guest types beside what everybody is asked: where from, and that what is typed may be kept. */
public final class GuestForm {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private GuestForm() {}

    /** Countries by code, by name in the reader's language. */
    public static Map<String, String> countries(Visit visit) {
        Map<String, String> countries = new LinkedHashMap<>();
        countries.put("", visit.text("webinar.guest.country.choose"));
        COUNTRIES.stream()
                .map(code -> Map.entry(code, Parts.country(code, visit)))
                .sorted(Map.Entry.comparingByValue(Collator.getInstance(Locale.forLanguageTag(visit.language()))))
                .forEach(country -> countries.put(country.getKey(), country.getValue()));
        return countries;
    }

    /** What was typed; null when something is wrong, which the form says then. */
    static Application read(
            Events.Whole event,
            Form form,
            List<String> languages,
            Collection<OrganisationCard> organisations,
            Visit visit) {
        From from = from(form, organisations);
        Application application = RegistrationForm.somebody(event, form, languages, from, visit);
        if (!form.checked("consent")) {
            form.reject("consent", "webinar.problem.consent");
        }
        return form.valid() ? application : null;
    }

    /** Cities of the network to choose from, by id, by name in the reader's language; "" for another one. */
    public static Map<String, String> cities(Collection<OrganisationCard> organisations, Visit visit) {
        Map<String, String> cities = new LinkedHashMap<>();
        cities.put("", visit.text("webinar.guest.organisation.other"));
        organisations.stream()
                .map(card -> Map.entry(Long.toString(card.id()), Parts.organisation(card, visit)))
                .sorted(Map.Entry.comparingByValue(Collator.getInstance(Locale.forLanguageTag(visit.language()))))
                .forEach(city -> cities.put(city.getKey(), city.getValue()));
        return cities;
    }

    /** Where somebody comes from: chosen, or named. */
    public static From from(Form form, Collection<OrganisationCard> organisations) {
        String chosen = form.value("organisation");
        if (!chosen.isEmpty()) {
            long id = organisations.stream()
                    .map(OrganisationCard::id)
                    .filter(one -> chosen.equals(Long.toString(one)))
                    .findFirst()
                    .orElse(0L);
            if (id == 0) {
                form.reject("organisation", "web.problem.choice");
            }
            return new From(id, "", "");
        }
        String city = OneLine.required(form, "city", RegistrationForm.NAME);
        String country = form.oneOf("country", COUNTRIES);
        return new From(known(city, country, organisations), city, country);
    }

    /** Whoever writes the name of a member city takes one of its places. */
    static long known(String typed, String country, Collection<OrganisationCard> organisations) {
        String key = RegistrationForm.cityKey(typed);
        return organisations.stream()
                .filter(card -> card.country().equals(country) && names(card).contains(key))
                .mapToLong(OrganisationCard::id)
                .findFirst()
                .orElse(0);
    }

    private static Set<String> names(OrganisationCard card) {
        Set<String> names = new HashSet<>();
        card.name().texts().values().forEach(name -> names.add(RegistrationForm.cityKey(name)));
        card.shortName().texts().values().forEach(name -> names.add(RegistrationForm.cityKey(name)));
        return names;
    }
}
