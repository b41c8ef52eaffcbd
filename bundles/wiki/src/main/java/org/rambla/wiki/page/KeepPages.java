// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.review.Proposal;
import org.rambla.wiki.review.SendForReview;

/** Moving, closing, withdrawing and restoring pages. */
@Path("/")
public final class KeepPages {
    private static final int MAX_REASON = 500;

    private final Pages pages;
    private final OpenPage opening;
    private final MovePage moving;
    private final KeepPage keeping;
    private final CorrectLanguage correcting;
    private final SendForReview sending;
    private final Places places;
    private final PageViews views;

    public KeepPages(
            Pages pages,
            OpenPage opening,
            MovePage moving,
            KeepPage keeping,
            CorrectLanguage correcting,
            SendForReview sending,
            PageViews views) {
        this.pages = pages;
        this.opening = opening;
        this.moving = moving;
        this.keeping = keeping;
        this.correcting = correcting;
        this.sending = sending;
        this.places = new Places(pages);
        this.views = views;
    }

    /** What the page says in a language is in another one. */
    @POST
    @Path("{page}/language")
    @Requires("wiki.write")
    public Response language(@PathParam("page") String slug, @Context Form form, @Context Visit visit) {
        PageRow page = opening.writable(slug, visit);
        String from = form.value("language");
        String to = form.value("into");
        if (!page.written(from) || !CorrectLanguage.others(page, visit).containsKey(to)) {
            throw new Refusal(422, "wiki.refusal.tongue");
        }
        if (!CorrectLanguage.may(page, visit) || sending.asked(visit)) {
            throw Refusal.forbidden();
        }
        correcting.correct(page, from, to, visit);
        return Redirect.done(page.address(visit.space()) + "?language=" + to, "wiki.done.tongue");
    }

    @GET
    @Path("{page}/move")
    @Requires("wiki.move")
    public Page move(@PathParam("page") String slug, @Context Visit visit) {
        PageRow page = movable(slug, visit);
        // Where a move of it waits already, that is what is written on.
        String above = sending.below(page, visit)
                .flatMap(parent -> parent == 0 ? Optional.of("") : places.title(parent, visit))
                .or(() -> places.title(page.parent(), visit))
                .orElse("");
        return views.move(
                page,
                Fields.of(visit).with("parent", above),
                null,
                places.suggestions(visit),
                sending.asked(visit),
                visit);
    }

    @POST
    @Path("{page}/move")
    @Requires("wiki.move")
    public Object moved(@PathParam("page") String slug, @Context Form form, @Context Visit visit) {
        PageRow page = movable(slug, visit);
        long parent = places.read(form, visit);
        if (form.valid()) {
            try {
                if (sending.asked(visit)) {
                    long id = sending.move(page, below(page, parent), visit);
                    return Redirect.done(visit.space().path("wiki", Proposal.path(id)), "wiki.done.sent");
                }
                moving.move(page, parent, visit);
                return Redirect.done(page.address(visit.space()), "wiki.done.moved");
            } catch (Refusal refusal) {
                form.reject("parent", refusal.key(), refusal.arguments());
            }
        }
        return views.move(page, Fields.of(visit, form), form, places.suggestions(visit), sending.asked(visit), visit)
                .invalid();
    }

    /** Nobody is asked to review what cannot be. */
    private long below(PageRow page, long parent) {
        if (parent != 0
                && pages.find(parent)
                        .filter(above -> above.path().startsWith(page.path()))
                        .isPresent()) {
            throw new Refusal(422, "wiki.refusal.circle");
        }
        return parent;
    }

    private PageRow movable(String slug, Visit visit) {
        PageRow page = opening.find(slug, visit);
        if (!page.published()) {
            throw Refusal.notFound();
        }
        if (page.locked() && !visit.can("wiki.lock") || !visit.role().atLeast(page.writer())) {
            throw new Refusal(409, "wiki.refusal.locked");
        }
        return page;
    }

    @POST
    @Path("{page}/lock")
    @Requires("wiki.lock")
    public Response lock(@PathParam("page") String slug, @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        keeping.lock(page, true, visit);
        return Redirect.done(page.address(visit.space()), "wiki.done.locked");
    }

    @POST
    @Path("{page}/unlock")
    @Requires("wiki.lock")
    public Response unlock(@PathParam("page") String slug, @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        keeping.lock(page, false, visit);
        return Redirect.done(page.address(visit.space()), "wiki.done.unlocked");
    }

    @GET
    @Path("{page}/withdraw")
    @Requires("wiki.delete")
    public Page withdraw(@PathParam("page") String slug, @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        if (!visit.role().atLeast(page.writer())) {
            throw new Refusal(409, "wiki.refusal.locked");
        }
        return views.withdraw(page, Fields.of(visit), null, visit);
    }

    @POST
    @Path("{page}/withdraw")
    @Requires("wiki.delete")
    public Object withdrawn(@PathParam("page") String slug, @Context Form form, @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        String reason = form.required("reason", MAX_REASON);
        int status = 422;
        if (form.valid()) {
            try {
                keeping.withdraw(page, reason, visit);
                return Redirect.done(visit.space().path("wiki", "withdrawn"), "wiki.done.withdrawn");
            } catch (Refusal refusal) {
                form.reject("", refusal.key(), refusal.arguments());
                status = refusal.status();
            }
        }
        return views.withdraw(page, Fields.of(visit, form), form, visit).status(status);
    }

    @POST
    @Path("{page}/restore")
    @Requires("wiki.delete")
    public Response restore(@PathParam("page") String slug, @Context Form form, @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        List<PageRow> above = form.checked("above")
                ? pages.all(page.above()).stream()
                        .filter(row -> !row.published() && row.readable(visit))
                        .sorted(Comparator.comparing(row -> page.above().indexOf(row.id())))
                        .toList()
                : List.of();
        keeping.restore(page, above, visit);
        boolean same = pages.find(page.id())
                .filter(now -> now.titles().equals(page.titles()))
                .isPresent();
        return Redirect.done(page.address(visit.space()), same ? "wiki.done.restored" : "wiki.done.restoredAs");
    }
}
