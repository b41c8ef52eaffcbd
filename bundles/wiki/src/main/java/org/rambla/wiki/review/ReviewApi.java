// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.review;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rambla.api.content.Body;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.diff.BodyDiff;
import org.rambla.wiki.diff.Difference;
import org.rambla.wiki.edit.Sent;
import org.rambla.wiki.history.Revisions;
import org.rambla.wiki.page.PageJson;
import org.rambla.wiki.page.PageJson.Person;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.VersionRow;

/**
 * What waits for a review, for programs, at {@code /api/s/{space}/wiki/reviews}: reviewers see all of it that is about new
 * pages and about pages that they may read, others see their own, what was given back to them too.
 */
@Path("reviews")
@Produces(MediaType.APPLICATION_JSON)
public final class ReviewApi {
    private static final int LIST = 50;

    private final Proposals proposals;
    private final Pages pages;
    private final Revisions revisions;
    private final Members members;

    public ReviewApi(Proposals proposals, Pages pages, Revisions revisions, Members members) {
        this.proposals = proposals;
        this.pages = pages;
        this.revisions = revisions;
        this.members = members;
    }

    /**
     * A text that waits.
     *
     * @param page name of the page that it changes; left out for a new page, and where it is closed to the author by now
     * @param kind TEXT, or MOVE for another place of the page, without a text
     * @param below of a new page or another place: name of the page above; left out for the top, and where that is out of
     *     the visitor's sight
     * @param version counts what was sent
     * @param state WAITING, or RETURNED to its author
     */
    public record ReviewEntry(
            long id,
            String page,
            String kind,
            String below,
            String language,
            String title,
            String summary,
            Person author,
            Instant sentAt,
            int version,
            String state,
            String path) {}

    /**
     * Fifty texts, the oldest first.
     *
     * @param next address of the next page of the list; left out on the last one
     */
    public record ReviewList(List<ReviewEntry> reviews, String next) {}

    /**
     * A text that waits, whole.
     *
     * @param answer what the reviewer said; left out for nothing
     * @param base the revision of the page with which it began, 0 for none
     * @param difference what it changes of that; left out for a text that is new
     */
    public record ReviewText(ReviewEntry review, String answer, int base, String html, String difference) {}

    @GET
    @Requires("wiki.write")
    public ReviewList list(@QueryParam("after") @DefaultValue("") String after, @Context Visit visit) {
        long space = visit.space().id();
        List<String> states = visit.can("wiki.delete") ? List.of("PUBLISHED", "HIDDEN") : List.of("PUBLISHED");
        List<Proposal> found = visit.can("wiki.review")
                ? proposals.after(space, Sent.id(after), visit.role(), states, LIST + 1)
                : proposals.own(space, Sent.id(after), visit.memberId(), LIST + 1);
        boolean more = found.size() > LIST;
        List<Proposal> shown = more ? found.subList(0, LIST) : found;
        Map<Long, MemberCard> people = shown.isEmpty()
                ? Map.of()
                : members.cards(shown.stream().map(Proposal::author).collect(Collectors.toSet()));
        Map<Long, PageRow> about = pages
                .all(shown.stream()
                        .flatMap(one -> Stream.of(one.page(), one.parent()))
                        .filter(page -> page != 0)
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(PageRow::id, page -> page));
        return new ReviewList(
                shown.stream()
                        .map(one -> entry(
                                one, about.get(one.page()), about.get(one.parent()), people.get(one.author()), visit))
                        .toList(),
                more
                        ? "/api" + visit.space().path("wiki", "reviews") + "?after="
                                + shown.get(shown.size() - 1).id()
                        : null);
    }

    private static ReviewEntry entry(Proposal proposal, PageRow page, PageRow above, MemberCard author, Visit visit) {
        return new ReviewEntry(
                proposal.id(),
                page == null || !Readable.readable(page, proposal, visit) ? null : page.slug(),
                proposal.kind().name(),
                above == null || !above.published() || !above.readable(visit) ? null : above.slug(),
                proposal.language(),
                proposal.title(),
                proposal.summary(),
                PageJson.person(author, visit),
                proposal.sentAt(),
                proposal.version(),
                proposal.state().name(),
                visit.space().path("wiki", Proposal.path(proposal.id())));
    }

    @GET
    @Path("{proposal}")
    @Requires("wiki.write")
    public ReviewText review(@PathParam("proposal") String id, @Context Visit visit) {
        Proposal proposal = proposals
                .find(visit.space().id(), Sent.id(id))
                .filter(Proposal::open)
                .orElseThrow(Refusal::notFound);
        if (proposal.author() != visit.memberId()
                && !(visit.can("wiki.review") && Readable.by(visit, proposal, pages))) {
            throw Refusal.notFound();
        }
        PageRow page = proposal.page() == 0 ? null : pages.find(proposal.page()).orElseThrow(Refusal::notFound);
        Optional<VersionRow> before = proposal.base() == 0
                ? Optional.empty()
                : revisions.find(proposal.page(), proposal.language(), proposal.base());
        return new ReviewText(
                entry(
                        proposal,
                        page,
                        proposal.parent() == 0
                                ? null
                                : pages.find(proposal.parent()).orElse(null),
                        members.card(proposal.author()).orElse(null),
                        visit),
                proposal.answer().isEmpty() ? null : proposal.answer(),
                proposal.base(),
                proposal.body().html(),
                before.map(text -> changes(text.body(), proposal.body(), visit)).orElse(null));
    }

    private static String changes(Body before, Body after, Visit visit) {
        return BodyDiff.between(before, after)
                .view(visit.messages(), Difference.Extent.CHANGES)
                .toString();
    }
}
