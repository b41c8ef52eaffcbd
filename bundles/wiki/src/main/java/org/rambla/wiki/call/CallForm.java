// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Parts;
import org.rambla.api.people.Members;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
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
    private final Organisations organisations;
    private final Spaces spaces;

    public CallForm(Templates templates, Places places, Members members, Organisations organisations, Spaces spaces) {
        this.templates = templates;
        this.places = places;
        this.members = members;
        this.organisations = organisations;
        this.spaces = spaces;
    }

    /**
     * What the form shows.
     *
     * @param version of the call that is before the manager's eyes, 0 for a new one
     * @param templates by key
     * @param cities that can be asked, by id
     * @param titles of pages below which contributions can stand
     * @param closed whether contributions go below a page that is out of the manager's sight
     */
    public record Shown(
            Fields fields,
            int version,
            Map<String, String> templates,
            Map<String, String> cities,
            List<String> titles,
            boolean closed) {}

    /**
     * @param before the call that is changed, null for a new one
     * @param asked cities that are asked already
     */
    Shown show(Fields fields, Call before, int version, Collection<Long> asked, Visit visit) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (Template template : templates.offered(visit.space().id())) {
            kinds.put(template.key(), template.name().in(visit.language()));
        }
        // One that was retired since stays what it is of.
        templates
                .find(before == null ? "" : before.template(), visit.space().id())
                .ifPresent(template ->
                        kinds.putIfAbsent(template.key(), template.name().in(visit.language())));
        return new Shown(
                fields, version, kinds, cities(asked, visit), places.suggestions(visit), closed(before, visit));
    }

    /** Whether it publishes below a page that this visitor does not see; that is not to be lost by a look at the form. */
    private boolean closed(Call call, Visit visit) {
        return call != null
                && call.parent() != 0
                && places.title(call.parent(), visit).isEmpty();
    }

    /** A form with what a call says. */
    Fields filled(Call call, List<Contribution> asked, Visit visit) {
        Set<String> cities = new HashSet<>();
        asked.forEach(contribution -> cities.add(String.valueOf(contribution.organisation())));
        return Fields.of(visit)
                .with("name", call.titles())
                .with("about", call.about())
                .with("template", call.template())
                .with(
                        "parent",
                        call.parent() == 0
                                ? ""
                                : places.title(call.parent(), visit).orElse(""))
                .with("deadline", Day.value(call.deadline()))
                .withAll("cities", cities);
    }

    /**
     * The network's organisations by name, those for which somebody acts in the space first. The others are told nothing
     * until they have somebody there; nobody who is asked already disappears.
     */
    Map<String, String> cities(Collection<Long> asked, Visit visit) {
        Set<Long> acting = acting(visit.space().id());
        Map<Long, OrganisationCard> cards = new HashMap<>();
        organisations.all().forEach(card -> cards.put(card.id(), card));
        Set<Long> others = new HashSet<>(acting);
        others.addAll(asked);
        others.removeAll(cards.keySet());
        if (!others.isEmpty()) {
            cards.putAll(organisations.cards(others));
        }
        Map<String, OrganisationCard> byName = new TreeMap<>();
        cards.values()
                .forEach(city -> byName.put(
                        (acting.contains(city.id()) ? "0 " : "1 ")
                                + Titles.key(city.shortName().in(visit.language())) + " " + city.id(),
                        city));
        Map<String, String> cities = new LinkedHashMap<>();
        byName.values().forEach(city -> {
            String name = Parts.organisation(city, visit);
            cities.put(
                    String.valueOf(city.id()),
                    acting.contains(city.id()) ? name : visit.text("wiki.call.nobody", name));
        });
        return cities;
    }

    /** Organisations for which somebody acts there whose account is active. */
    private Set<Long> acting(long space) {
        List<Long> here = spaces.members(space, Role.MEMBER);
        Set<Long> acting = new HashSet<>();
        if (!here.isEmpty()) {
            Set<Long> active = members.mailboxes(here).keySet();
            members.cards(active)
                    .values()
                    .forEach(card -> acting.add(card.organisation().id()));
        }
        return acting;
    }

    /**
     * What a form says; messages are kept in it when something is wrong.
     *
     * @param before what the call was, null for a new one
     */
    Call read(Form form, Call before, Visit visit) {
        Set<String> languages = PageForm.languages(visit).keySet();
        Localised titles = Titles.read(form, "name", languages, Titles.MAX);
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
        boolean stays = form.value("parent").isEmpty() && !form.checked("top") && closed(before, visit);
        long parent = stays ? before.parent() : places.read(form, visit);
        Instant deadline = Day.read(form, "deadline");
        if (deadline == null && form.problem("deadline").isEmpty()) {
            form.reject("deadline", "web.problem.required");
        }
        boolean moved = before == null || !before.deadline().equals(deadline);
        if (deadline != null && moved && Call.over(deadline)) {
            form.reject("deadline", "wiki.problem.past");
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

    /**
     * The cities that a form asks; at least one.
     *
     * @param before those that are asked already
     */
    List<Long> asked(Form form, Collection<Long> before, Visit visit) {
        Set<String> offered = cities(before, visit).keySet();
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
