// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.synonym;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.space.Grant;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.search.jte.JtewordsGenerated;
import org.rambla.search.missed.Missed;

/** Where managers keep words that mean the same, and see what was missed: of a space, or of the network. */
public final class WordDesk {
    private static final int LONGEST = 900;
    private static final int MOST = 20;
    private static final int SHOWN = 50;
    private static final int PLACES = 12;
    private static final String WIKI = "wiki";

    private final KeptSynonyms synonyms;
    private final Missed missed;
    private final Spaces spaces;

    public WordDesk(KeptSynonyms synonyms, Missed missed, Spaces spaces) {
        this.synonyms = synonyms;
        this.missed = missed;
        this.spaces = spaces;
    }

    /**
     * What is shown.
     *
     * @param places where a page about something can be written; none for nowhere
     */
    public record View(
            String base,
            List<KeptSynonyms.Entry> entries,
            List<Missed.Words> missed,
            List<Place> places,
            String begun) {}

    /**
     * A wiki.
     *
     * @param name of its space
     * @param path of a new page, with the title at its end
     */
    public record Place(String name, String path) {}

    /** The wiki of the space; or those of spaces that the manager of the network is a member of. */
    private List<Place> places(long space, Visit visit) {
        if (space != 0) {
            return visit.on(WIKI) && visit.can("wiki.write") ? List.of(place(visit.space(), visit)) : List.of();
        }
        Set<Long> mine = visit.grants().bySpace().values().stream()
                .filter(grant ->
                        grant.role().atLeast(Role.MEMBER) && grant.features().contains(WIKI))
                .map(Grant::space)
                .collect(Collectors.toSet());
        return mine.isEmpty()
                ? List.of()
                : spaces.cards(mine).values().stream()
                        .map(card -> place(card, visit))
                        .sorted(Comparator.comparing(Place::name))
                        .limit(PLACES)
                        .toList();
    }

    private static Place place(SpaceCard card, Visit visit) {
        return new Place(card.name().in(visit.language()), card.path(WIKI, "new?title="));
    }

    private static String base(long space, Visit visit) {
        return space == 0 ? "/n/search" : visit.space().path("search", "");
    }

    Page page(long space, String begun, Form form, Visit visit) {
        String base = base(space, visit);
        List<Missed.Words> open = missed.open(space, SHOWN);
        View view =
                new View(base, synonyms.entries(space), open, open.isEmpty() ? List.of() : places(space, visit), begun);
        Html body = Html.of(out -> JtewordsGenerated.render((HtmlTemplateOutput) out, null, view, form, visit));
        Page page = Page.of(visit.text("search.words"), body)
                .crumb(visit.text("search.title"), base)
                .tab("search");
        return form == null ? page : page.invalid();
    }

    Object add(long space, Form form, Visit visit) {
        String typed = form.required("phrases", LONGEST);
        List<String> phrases = KeptSynonyms.split(typed);
        if (!typed.isEmpty() && phrases.size() < 2) {
            form.reject("phrases", "search.words.two");
        } else if (phrases.size() > MOST) {
            form.reject("phrases", "search.words.many", MOST);
        }
        if (!form.valid()) {
            return page(space, "", form, visit);
        }
        synonyms.add(space, phrases, visit.memberId());
        return Redirect.done(base(space, visit) + "/words", "search.done.added");
    }

    Response remove(long space, long id, Visit visit) {
        synonyms.remove(space, id);
        return Redirect.done(base(space, visit) + "/words", "search.done.removed");
    }

    Response settle(long space, long id, Visit visit) {
        missed.settle(space, id);
        return Redirect.done(base(space, visit) + "/words", "search.done.settled");
    }
}
