// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.saved;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.space.SpaceAccess;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.search.ask.Asking;
import org.rambla.search.ask.Finding;
import org.rambla.search.ask.Finding.Understood;
import org.rambla.search.jte.JtesaveGenerated;
import org.rambla.search.jte.JtesavedGenerated;
import org.rambla.search.page.Sent;

/** The member's own saved searches: {@code /account/x/search}. */
@Path("/")
public final class SavedPages {
    public static final String PATH = "/account/x/search";
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_ADDRESS = 2000;

    private final SavedSearches searches;
    private final Finding finding;
    private final Spaces spaces;
    private final Clock clock;

    SavedPages(SavedSearches searches, Finding finding, Spaces spaces, Clock clock) {
        this.searches = searches;
        this.finding = finding;
        this.spaces = spaces;
        this.clock = clock;
    }

    /** A saved search with the name of its space, "" for none. */
    public record Line(long id, String name, String address, String space, String rhythm, Instant madeAt) {}

    @GET
    @Requires(Requires.SIGNED_IN)
    public Page list(@Context Visit visit) {
        List<SavedSearch> all = searches.of(visit.memberId());
        Map<Long, SpaceCard> cards = spaces.cards(all.stream()
                .map(SavedSearch::space)
                .filter(visit.grants().spaces()::contains)
                .distinct()
                .toList());
        List<Line> lines = all.stream()
                .map(search -> new Line(
                        search.id(),
                        search.name(),
                        search.address(),
                        cards.containsKey(search.space())
                                ? cards.get(search.space()).name().in(visit.language())
                                : "",
                        search.rhythm().name(),
                        search.madeAt()))
                .toList();
        Html body = Html.of(
                out -> JtesavedGenerated.render((HtmlTemplateOutput) out, null, lines, rhythms(visit), PATH, visit));
        return Page.of(visit.text("search.saved.title"), body)
                .lead(Html.text(visit.text("search.saved.lead")))
                .hidden();
    }

    private static Map<String, String> rhythms(Visit visit) {
        Map<String, String> rhythms = new LinkedHashMap<>();
        for (Rhythm rhythm : List.of(Rhythm.DAILY, Rhythm.AT_ONCE, Rhythm.NEVER)) {
            rhythms.put(rhythm.name(), visit.text("search.rhythm." + rhythm.name()));
        }
        return rhythms;
    }

    /** The form to keep a search; its address says what is looked for, and in which space. */
    @GET
    @Path("new")
    @Requires(Requires.SIGNED_IN)
    public Object form(
            @BeanParam Sent sent, @QueryParam("space") @DefaultValue("") String space, @Context Visit visit) {
        Asking asking = sent.asking();
        return form(asking, slug(space, visit), null, visit);
    }

    private Object form(Asking asking, Optional<SpaceCard> space, Form form, Visit visit) {
        Understood understood = finding.understand(asking, visit);
        if (!worthKeeping(understood)) {
            // The result page says what is wrong with it.
            return Redirect.to(address(asking, space));
        }
        Fields fields = Fields.of(visit, form)
                .with("name", asking.q().isBlank() ? "" : shortened(asking.q()))
                .with("rhythm", (question(understood).peopleOnly() ? Rhythm.NEVER : Rhythm.DAILY).name());
        String action = PATH + "/new" + asking.query()
                + space.map(card -> "&space=" + card.slug()).orElse("");
        String where = space.map(card -> card.name().in(visit.language())).orElse("");
        Html body = Html.of(out -> JtesaveGenerated.render(
                (HtmlTemplateOutput) out, null, fields, form, rhythms(visit), asking.q(), where, action, visit));
        Page page = Page.of(visit.text("search.saved.new"), body)
                .crumb(visit.text("search.saved.title"), PATH)
                .hidden();
        return form == null ? page : page.invalid();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
    }

    private Optional<SpaceCard> slug(String space, Visit visit) {
        if (space.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                spaces.access(space, visit.memberId()).map(SpaceAccess::space).orElseThrow(Refusal::notFound));
    }

    @POST
    @Path("new")
    @Requires(Requires.SIGNED_IN)
    public Object keep(
            @BeanParam Sent sent,
            @QueryParam("space") @DefaultValue("") String slug,
            @Context Form form,
            @Context Visit visit) {
        Asking asking = sent.asking();
        Optional<SpaceCard> space = slug(slug, visit);
        String name = form.required("name", LONGEST_NAME);
        String rhythm = form.oneOf("rhythm", names());
        Understood understood = finding.understand(asking, visit);
        Question question = question(understood);
        if (question.peopleOnly() && !rhythm.isEmpty() && !rhythm.equals(Rhythm.NEVER.name())) {
            form.reject("rhythm", "search.saved.people");
        }
        if (!form.valid() || !worthKeeping(understood)) {
            return form(asking, space, form, visit);
        }
        Rhythm chosen = Rhythm.valueOf(rhythm);
        Instant now = clock.instant();
        String address = address(asking.ordered(true), space);
        SavedSearch search = new SavedSearch(
                0,
                visit.memberId(),
                name,
                address,
                question,
                space.map(SpaceCard::id).orElse(0L),
                chosen,
                now,
                now,
                chosen.next(now, visit.zone()));
        if (address.length() > LONGEST_ADDRESS || !searches.keep(search, form.submission())) {
            form.reject("", "search.saved.many", SavedSearches.MOST);
            return form(asking, space, form, visit);
        }
        return Redirect.done(PATH, "search.done.saved");
    }

    private static Question question(Understood understood) {
        return new Question(
                understood.typed().plain(),
                understood.filters(),
                understood.without(),
                understood.since(),
                understood.before());
    }

    private static boolean worthKeeping(Understood understood) {
        return understood.asked() && understood.unknown().isEmpty();
    }

    private static String address(Asking asking, Optional<SpaceCard> space) {
        return space.map(card -> card.path("search", "")).orElse("/n/search") + asking.query();
    }

    private static Set<String> names() {
        return Arrays.stream(Rhythm.values()).map(Rhythm::name).collect(Collectors.toSet());
    }

    /** Another rhythm. */
    @POST
    @Path("{saved}")
    @Requires(Requires.SIGNED_IN)
    public Response change(@PathParam("saved") String id, @Context Form form, @Context Visit visit) {
        SavedSearch search = own(id, visit);
        String rhythm = form.oneOf("rhythm", names());
        if (!form.valid()) {
            throw new Refusal(422, "search.saved.rhythm");
        }
        Rhythm chosen = Rhythm.valueOf(rhythm);
        if (chosen != Rhythm.NEVER && search.question().peopleOnly()) {
            throw new Refusal(422, "search.saved.people");
        }
        Instant now = clock.instant();
        searches.change(search.id(), chosen, now, chosen.next(now, visit.zone()));
        return Redirect.done(PATH, "search.done.rhythm");
    }

    @POST
    @Path("{saved}/delete")
    @Requires(Requires.SIGNED_IN)
    public Response delete(@PathParam("saved") String id, @Context Visit visit) {
        searches.remove(own(id, visit).id());
        return Redirect.done(PATH, "search.done.unsaved");
    }

    private SavedSearch own(String id, Visit visit) {
        return Optional.of(id)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .flatMap(text -> searches.find(Long.parseLong(text)))
                .filter(search -> search.member() == visit.memberId())
                .orElseThrow(Refusal::notFound);
    }
}
