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
import java.util.stream.Collectors;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentRegister.Selection;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Parts;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.people.Organisations;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.Titles;

/**
 * What a link in a text can lead to, for the editor: pages, topics and events of the space, then those of other spaces that
 * the writer may read, people, organisations.
 */
@Path("targets")
public final class TargetPages {
    /** Of each kind. */
    private static final int MOST = 5;

    private static final String PAGE = "wiki.page";
    private static final Map<String, String> TYPES = new TreeMap<>(
            Map.of("forum.topic", "wiki.target.topic", "webinar.event", "wiki.target.event", PAGE, "wiki.target.page"));
    private static final int SHORTEST = 2;

    private final Pages pages;
    private final ContentRegister register;
    private final Members members;
    private final Organisations organisations;
    private final Spaces spaces;

    public TargetPages(
            Pages pages, ContentRegister register, Members members, Organisations organisations, Spaces spaces) {
        this.pages = pages;
        this.register = register;
        this.members = members;
        this.organisations = organisations;
        this.spaces = spaces;
    }

    /**
     * Something to lead to.
     *
     * @param kind what it is, in the reader's words
     */
    public record Target(String title, String kind, String path) {}

    /** What was found, pages first. */
    public record Targets(List<Target> targets) {}

    /** At most ten statements. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Requires("wiki.write")
    public Targets targets(@QueryParam("q") @DefaultValue("") String q, @Context Visit visit) {
        String words = OneLine.of(q);
        List<Target> found = new ArrayList<>();
        if (words.length() >= SHORTEST && words.length() <= Titles.MAX) {
            pages(words, visit, found);
            items(words, visit, found);
            elsewhere(words, visit, found);
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
            if (type.equals(PAGE) || !visit.on(type.substring(0, type.indexOf('.')))) {
                return;
            }
            Selection selection = new Selection(List.of(visit.space().id()), List.of(type), 0, 0, null);
            register.entitled(visit.grants(), selection, words, MOST)
                    .forEach(head -> found.add(new Target(head.title(), visit.text(kind), "/c/" + head.id())));
        });
    }

    private void elsewhere(String words, Visit visit, List<Target> found) {
        List<Long> others = visit.grants().spaces().stream()
                .filter(space -> space != visit.space().id())
                .toList();
        if (others.isEmpty()) {
            return;
        }
        Selection selection = new Selection(others, TYPES.keySet(), 0, 0, null);
        List<ContentHead> heads = register.entitled(visit.grants(), selection, words, MOST);
        Map<Long, SpaceCard> cards = heads.isEmpty()
                ? Map.of()
                : spaces.cards(heads.stream().map(ContentHead::space).collect(Collectors.toSet()));
        heads.stream()
                .filter(head -> cards.containsKey(head.space()))
                .forEach(head -> found.add(new Target(
                        head.title(),
                        visit.text(TYPES.get(head.feature() + "." + head.type())) + ", "
                                + cards.get(head.space()).name().in(visit.language()),
                        "/c/" + head.id())));
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
