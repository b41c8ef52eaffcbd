// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.review;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rambla.api.content.Files;
import org.rambla.api.page.Form;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.Sent;
import org.rambla.wiki.history.Revisions;
import org.rambla.wiki.page.Moment;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.Portion;
import org.rambla.wiki.page.Titles;
import org.rambla.wiki.page.VersionRow;
import org.rambla.wiki.template.FactChanges;
import org.rambla.wiki.template.FactSheet;

/** What waits for a review, and what becomes of it. Authors see their own, reviewers see all. */
@Path("reviews")
public final class ReviewPages {
    private static final int LIST = 100;
    private static final int MAX_ANSWER = 1000;

    private final Proposals proposals;
    private final DecideProposal deciding;
    private final Files files;
    private final Pages pages;
    private final Revisions revisions;
    private final Members members;
    private final FactSheet sheets;
    private final FactChanges facts;
    private final ReviewViews views;

    public ReviewPages(
            Proposals proposals,
            DecideProposal deciding,
            Files files,
            Pages pages,
            Revisions revisions,
            Members members,
            FactSheet sheets,
            FactChanges facts,
            ReviewViews views) {
        this.proposals = proposals;
        this.deciding = deciding;
        this.files = files;
        this.pages = pages;
        this.revisions = revisions;
        this.members = members;
        this.sheets = sheets;
        this.facts = facts;
        this.views = views;
    }

    /** What waits and what the member sent from their beginnings, or one of them from where it was left. */
    @GET
    @Requires("wiki.write")
    public Page list(
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("mine") @DefaultValue("") String mine,
            @Context Visit visit) {
        long space = visit.space().id();
        Moment waitingBehind = Moment.of(after);
        Moment ownBehind = Moment.of(mine);
        Portion<Proposal> waiting = visit.can("wiki.review") && (ownBehind == null || waitingBehind != null)
                ? portion(proposals.waiting(space, visit.role(), waitingBehind, LIST + 1))
                : null;
        Portion<Proposal> own =
                waitingBehind == null ? portion(proposals.of(space, visit.memberId(), ownBehind, LIST + 1)) : null;
        Map<Long, MemberCard> people = members.cards(Stream.of(waiting, own)
                .filter(Objects::nonNull)
                .flatMap(some -> some.rows().stream())
                .map(Proposal::author)
                .collect(Collectors.toSet()));
        return views.list(waiting, own, people, visit);
    }

    private static Portion<Proposal> portion(List<Proposal> found) {
        return Portion.of(found, LIST, proposal -> new Moment(proposal.sentAt(), proposal.id()));
    }

    /** One text: what it changes, or what it says when it is new. */
    @GET
    @Path("{proposal}")
    @Requires("wiki.write")
    public Page proposal(
            @PathParam("proposal") long id, @QueryParam("done") @DefaultValue("") String done, @Context Visit visit) {
        Proposal proposal = find(id, visit);
        Page page = show(proposal, null, visit);
        if (!done.equals("wiki.done.sent") && !done.equals("wiki.done.sentWithout")) {
            return page;
        }
        return page.kept(
                proposal.page() == 0
                        ? "wiki-new-" + proposal.space()
                        : "wiki-edit-" + proposal.page() + "-" + proposal.language());
    }

    private Page show(Proposal proposal, Form form, Visit visit) {
        // Whose page was closed to them, its author reads what was sent and nothing of what the page is now.
        PageRow page = proposal.page() == 0
                ? null
                : pages.find(proposal.page())
                        .filter(found -> Readable.readable(found, proposal, visit))
                        .orElse(null);
        VersionRow before = proposal.base() == 0
                ? null
                : revisions
                        .find(proposal.page(), proposal.language(), proposal.base())
                        .orElse(null);
        PageRow above = proposal.parent() == 0
                ? null
                : pages.find(proposal.parent())
                        .filter(found -> found.published() && found.readable(visit))
                        .orElse(null);
        MemberCard author = members.card(proposal.author()).orElseThrow(Refusal::notFound);
        String language = proposal.language();
        return views.proposal(
                new ReviewViews.Shown(
                        proposal,
                        page,
                        above,
                        before,
                        author,
                        page == null ? List.of() : facts.proposed(page, proposal.facts(), language, visit),
                        page == null ? sheets.shown(proposal.facts(), language, visit) : List.of(),
                        files.of(List.of(proposal.id())).getOrDefault(proposal.id(), List.of())),
                form,
                visit);
    }

    private Proposal find(long id, Visit visit) {
        return proposals
                .find(visit.space().id(), id)
                .filter(found -> found.author() == visit.memberId()
                        // What its author took back is the author's own again.
                        || found.state() != Proposal.State.TAKEN
                                && visit.can("wiki.review")
                                && Readable.by(visit, found, pages))
                .orElseThrow(Refusal::notFound);
    }

    /** Whether its author sent another text than the reviewer was shown; a message is kept in the form then. */
    private static boolean another(Proposal proposal, Form form) {
        boolean another =
                proposal.state() == Proposal.State.WAITING && Sent.number(form, "version") != proposal.version();
        if (another) {
            form.reject("", "wiki.review.another");
        }
        return another;
    }

    @POST
    @Path("{proposal}/publish")
    @Requires("wiki.review")
    public Object publish(@PathParam("proposal") long id, @Context Form form, @Context Visit visit) {
        Proposal proposal = find(id, visit);
        if (another(proposal, form)) {
            return show(proposal, form, visit).status(409);
        }
        DecideProposal.Chosen chosen = chosen(form);
        if (!form.valid()) {
            return show(proposal, form, visit).invalid();
        }
        DecideProposal.Outcome outcome;
        try {
            outcome = deciding.publish(proposal, chosen, visit);
        } catch (Refusal refusal) {
            if (refusal.key().equals("wiki.refusal.decided")) {
                throw refusal;
            }
            // The title may be taken by now, a field be filled in otherwise, or the page be closed or gone: its author
            // has to look again.
            form.reject("", refusal.key(), refusal.arguments());
            return show(proposal, form, visit).status(refusal.status());
        }
        if (outcome.undecided() != null) {
            return views.undecided(proposal, outcome, visit);
        }
        return Redirect.done(
                outcome.page().address(visit.space()) + "?language=" + proposal.language(), "wiki.done.published");
    }

    /** What the reviewer chose where two changed the same. */
    private static DecideProposal.Chosen chosen(Form form) {
        int theirs = Sent.number(form, "theirs");
        return theirs == 0
                ? DecideProposal.Chosen.NOTHING
                : new DecideProposal.Chosen(theirs, Sent.choices(form), OneLine.optional(form, "title", Titles.MAX));
    }

    @POST
    @Path("{proposal}/return")
    @Requires("wiki.review")
    public Object giveBack(@PathParam("proposal") long id, @Context Form form, @Context Visit visit) {
        Proposal proposal = find(id, visit);
        if (another(proposal, form)) {
            return show(proposal, form, visit).status(409);
        }
        String answer = form.required("answer", MAX_ANSWER);
        if (!form.valid()) {
            return show(proposal, form, visit).invalid();
        }
        try {
            deciding.giveBack(proposal, answer, visit);
        } catch (Refusal refusal) {
            // Somebody else decided meanwhile: what was to be said is not lost.
            form.reject("", refusal.key(), refusal.arguments());
            return show(find(id, visit), form, visit).status(refusal.status());
        }
        return Redirect.done(visit.space().path("wiki", "reviews"), "wiki.done.returned");
    }

    @POST
    @Path("{proposal}/take-back")
    @Requires("wiki.write")
    public Response takeBack(@PathParam("proposal") long id, @Context Visit visit) {
        Proposal proposal = find(id, visit);
        if (proposal.author() != visit.memberId()) {
            throw Refusal.forbidden();
        }
        if (!proposal.open()) {
            throw new Refusal(409, "wiki.refusal.decided");
        }
        boolean draft = deciding.takeBack(proposal, visit);
        return Redirect.done(
                visit.space().path("wiki", draft ? "drafts" : "reviews"),
                draft ? "wiki.done.takenDraft" : "wiki.done.takenBack");
    }
}
