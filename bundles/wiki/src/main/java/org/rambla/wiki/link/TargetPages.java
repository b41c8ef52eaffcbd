// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.link;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentRegister.Selection;
import org.rambla.api.page.Parts;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.people.Organisations;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.Titles;

/** What a link in a text can lead to, for the editor: pages, topics and events of the space, people, organisations. */
@Path("targets")
public final class TargetPages {
    /** Of each kind. */
    private static final int MOST = 5;

    /** Of topics and of events that many are looked at, the latest of the space. */
    private static final int LATEST = 300;

    private static final Map<String, String> TYPES =
            new TreeMap<>(Map.of("forum.topic", "wiki.target.topic", "webinar.event", "wiki.target.event"));
    private static final int SHORTEST = 2;

    private final Pages pages;
    private final ContentRegister register;
    private final Members members;
    private final Organisations organisations;

    public TargetPages(Pages pages, ContentRegister register, Members members, Organisations organisations) {
        this.pages = pages;
        this.register = register;
        this.members = members;
        this.organisations = organisations;
    }

    /**
     * Something to lead to.
     *
     * @param kind what it is, in the reader's words
     */
    public record Target(String title, String kind, String path) {}

    /** What was found, pages first. */
    public record Targets(List<Target> targets) {}

    /** At most six statements. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Requires("wiki.write")
    public Targets targets(@QueryParam("q") @DefaultValue("") String q, @Context Visit visit) {
        String words = Titles.clean(q);
        List<Target> found = new ArrayList<>();
        if (words.length() >= SHORTEST && words.length() <= Titles.MAX) {
            pages(words, visit, found);
            items(words, visit, found);
            people(words, visit, found);
            cities(words, visit, found);
        }
        return new Targets(found);
    }

    private void pages(String words, Visit visit, List<Target> found) {
        pages.byTitle()
                .containing(visit.space().id(), words, visit.role(), MOST)
                .forEach(row -> found.add(new Target(
                        row.title(visit.language()), visit.text("wiki.target.page"), row.address(visit.space()))));
    }

    // Each type by itself, so that a thousand topics do not hide the events.
    private void items(String words, Visit visit, List<Target> found) {
        TYPES.forEach((type, kind) -> {
            if (!visit.on(type.substring(0, type.indexOf('.')))) {
                return;
            }
            Selection selection = new Selection(List.of(visit.space().id()), List.of(type), 0, 0, null);
            register.latest(visit.grants(), selection, null, LATEST).stream()
                    .filter(head -> meant(head.title(), words))
                    .limit(MOST)
                    .forEach(head -> found.add(new Target(head.title(), visit.text(kind), "/c/" + head.id())));
        });
    }

    private void people(String words, Visit visit, List<Target> found) {
        List<Long> ids = members.find(words, MOST);
        Map<Long, MemberCard> cards = ids.isEmpty() ? Map.of() : members.cards(ids);
        ids.stream()
                .map(cards::get)
                .filter(card -> !card.former())
                .forEach(card -> found.add(
                        new Target(Parts.name(card, visit), Parts.standing(card, visit), "/members/" + card.id())));
    }

    private void cities(String words, Visit visit, List<Target> found) {
        organisations.all().stream()
                .filter(card -> card.name().texts().values().stream().anyMatch(name -> meant(name, words)))
                .limit(MOST)
                .forEach(card -> found.add(new Target(
                        Parts.organisation(card, visit),
                        visit.text("wiki.target.organisation"),
                        "/organisations/" + card.id())));
    }

    private static boolean meant(String title, String words) {
        return Titles.key(title).contains(Titles.key(words));
    }
}
