// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.call;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.page.Parts;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.Sent;
import org.rambla.wiki.letter.Day;
import org.rambla.wiki.page.PageJson;
import org.rambla.wiki.page.PageJson.PageEntry;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;

/** Calls for case studies for programs, at {@code /api/s/{space}/wiki/calls}. */
@Path("calls")
@Produces(MediaType.APPLICATION_JSON)
public final class CallApi {
    private static final int LIST = 50;

    private final Calls calls;
    private final Pages pages;
    private final Organisations organisations;

    public CallApi(Calls calls, Pages pages, Organisations organisations) {
        this.calls = calls;
        this.pages = pages;
        this.organisations = organisations;
    }

    /**
     * A call.
     *
     * @param titles by language
     * @param about by language, plain text
     * @param template key of the template of what is written
     * @param deadline the last day, as 2027-03-31
     */
    public record CallEntry(
            long id,
            Map<String, String> titles,
            Map<String, String> about,
            String template,
            String deadline,
            boolean closed,
            String path) {}

    /**
     * Fifty calls, the latest first.
     *
     * @param total over all pages of the list
     * @param next address of the next page of the list; left out on the last one
     */
    public record CallList(List<CallEntry> calls, long total, String next) {}

    /**
     * How far a city is.
     *
     * @param state ASKED, DRAFTING, HANDED_IN, PUBLISHED or DECLINED
     */
    public record CityEntry(long organisation, String name, String state, Instant since) {}

    /**
     * A call and how far it is.
     *
     * @param progress how many cities stand where
     * @param published pages that came of it and that the reader may read
     * @param cities one by one, for those who may make calls; for others their own city, when it was asked
     */
    public record CallProgress(
            CallEntry call, Map<String, Long> progress, List<PageEntry> published, List<CityEntry> cities) {}

    @GET
    @Requires("wiki.read")
    public CallList list(@QueryParam("before") @DefaultValue("") String before, @Context Visit visit) {
        long space = visit.space().id();
        long from = Sent.id(before);
        List<Call> found = calls.before(space, from == 0 ? Long.MAX_VALUE : from, LIST + 1);
        boolean more = found.size() > LIST;
        List<Call> shown = more ? found.subList(0, LIST) : found;
        return new CallList(
                shown.stream().map(call -> entry(call, visit)).toList(),
                calls.count(space),
                more
                        ? "/api" + visit.space().path("wiki", "calls") + "?before="
                                + shown.get(shown.size() - 1).id()
                        : null);
    }

    private static CallEntry entry(Call call, Visit visit) {
        return new CallEntry(
                call.id(),
                call.titles().texts(),
                call.about().texts(),
                call.template(),
                Day.value(call.deadline()),
                call.closed(),
                visit.space().path("wiki", call.path()));
    }

    @GET
    @Path("{call}")
    @Requires("wiki.read")
    public CallProgress call(@PathParam("call") String id, @Context Visit visit) {
        Call call = calls.find(visit.space().id(), Sent.id(id)).orElseThrow(Refusal::notFound);
        List<Contribution> contributions = calls.standing(call.id());
        Map<String, Long> progress = new LinkedHashMap<>();
        for (Contribution.State state : Contribution.State.values()) {
            progress.put(
                    state.name(),
                    contributions.stream().filter(one -> one.state() == state).count());
        }
        List<Contribution> shown = contributions.stream()
                .filter(one -> visit.can("wiki.call")
                        || visit.can("wiki.write") && one.organisation() == visit.organisationId())
                .toList();
        Map<Long, OrganisationCard> cards = shown.isEmpty()
                ? Map.of()
                : organisations.cards(
                        shown.stream().map(Contribution::organisation).collect(Collectors.toSet()));
        return new CallProgress(
                entry(call, visit),
                progress,
                PageJson.entries(
                        pages
                                .all(contributions.stream()
                                        .map(Contribution::page)
                                        .filter(page -> page != 0)
                                        .toList())
                                .stream()
                                .filter(page -> page.published() && page.readable(visit))
                                .map(PageRow::listed)
                                .toList(),
                        visit),
                shown.stream()
                        .filter(one -> cards.containsKey(one.organisation()))
                        .map(one -> new CityEntry(
                                one.organisation(),
                                Parts.organisation(cards.get(one.organisation()), visit),
                                one.state().name(),
                                one.changedAt()))
                        .toList());
    }
}
