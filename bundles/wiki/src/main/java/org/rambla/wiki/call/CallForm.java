// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Parts;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.space.Role;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.Sent;
import org.rambla.wiki.letter.Day;
import org.rambla.wiki.page.PageForm;
import org.rambla.wiki.page.Places;
import org.rambla.wiki.page.Titles;
import org.rambla.wiki.template.Template;
import org.rambla.wiki.template.Templates;

/** The form in which a call is made and changed. */
public final class CallForm {
    private static final int MAX_ABOUT = 2000;

    private final Templates templates;
    private final Places places;
    private final Members members;
    private final Spaces spaces;

    public CallForm(Templates templates, Places places, Members members, Spaces spaces) {
        this.templates = templates;
        this.places = places;
        this.members = members;
        this.spaces = spaces;
    }

    /**
     * What the form shows.
     *
     * @param version of the call that is before the manager's eyes, 0 for a new one
     * @param templates by key
     * @param cities that can be asked, by id
     * @param titles of pages below which contributions can stand
     */
    public record Shown(
            Fields fields,
            int version,
            Map<String, String> templates,
            Map<String, String> cities,
            List<String> titles) {}

    Shown show(Fields fields, int version, Visit visit) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (Template template : templates.offered(visit.space().id())) {
            kinds.put(template.key(), template.name().in(visit.language()));
        }
        return new Shown(fields, version, kinds, cities(visit), places.suggestions(visit));
    }

    /** A form with what a call says. */
    static Fields filled(Call call, List<Contribution> asked, String parent, Visit visit) {
        Set<String> cities = new HashSet<>();
        asked.forEach(contribution -> cities.add(String.valueOf(contribution.organisation())));
        return Fields.of(visit)
                .with("name", call.titles())
                .with("about", call.about())
                .with("template", call.template())
                .with("parent", parent)
                .with("deadline", Day.value(call.deadline()))
                .withAll("cities", cities);
    }

    /** Organisations for which somebody acts in the space, by name. */
    Map<String, String> cities(Visit visit) {
        List<Long> here = spaces.members(visit.space().id(), Role.MEMBER);
        Map<String, OrganisationCard> byName = new TreeMap<>();
        for (MemberCard card :
                here.isEmpty() ? List.<MemberCard>of() : members.cards(here).values()) {
            OrganisationCard city = card.organisation();
            byName.put(Titles.key(city.shortName().in(visit.language())) + " " + city.id(), city);
        }
        Map<String, String> cities = new LinkedHashMap<>();
        byName.values().forEach(city -> cities.put(String.valueOf(city.id()), Parts.organisation(city, visit)));
        return cities;
    }

    /**
     * What a form says; messages are kept in it when something is wrong.
     *
     * @param before what the call was, null for a new one
     */
    Call read(Form form, Call before, Visit visit) {
        Set<String> languages = PageForm.languages(visit).keySet();
        Localised titles = clean(form.localised("name", languages, Titles.MAX, false));
        if (titles.isEmpty()) {
            form.reject("name." + visit.language(), "web.problem.required");
        }
        Localised about = form.localised("about", languages, MAX_ABOUT, false);
        Set<String> kinds = new HashSet<>();
        templates.offered(visit.space().id()).forEach(template -> kinds.add(template.key()));
        if (before != null) {
            kinds.add(before.template());
        }
        String template = form.oneOf("template", kinds);
        long parent = places.read(form, visit);
        Instant deadline = Day.read(form, "deadline");
        if (deadline == null && form.problem("deadline").isEmpty()) {
            form.reject("deadline", "web.problem.required");
        }
        return new Call(
                before == null ? 0 : before.id(),
                Sent.number(form, "version"),
                visit.space().id(),
                titles,
                about,
                template,
                parent,
                deadline,
                before != null && before.closed(),
                before == null ? visit.memberId() : before.author());
    }

    private static Localised clean(Localised texts) {
        Map<String, String> clean = new LinkedHashMap<>();
        texts.texts().forEach((language, text) -> clean.put(language, Titles.clean(text)));
        return new Localised(clean);
    }

    /** The cities that a form asks; at least one. */
    List<Long> asked(Form form, Visit visit) {
        Set<String> offered = cities(visit).keySet();
        List<String> chosen = form.values("cities");
        if (chosen.isEmpty()) {
            form.reject("cities", "web.problem.required");
        } else if (!offered.containsAll(chosen)) {
            form.reject("cities", "web.problem.choice");
        }
        return new ArrayList<>(chosen.stream()
                .filter(offered::contains)
                .map(Long::parseLong)
                .distinct()
                .toList());
    }
}
