// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.SaveMine;
import org.rambla.wiki.history.Revisions;
import org.rambla.wiki.page.PageJson.Made;
import org.rambla.wiki.page.PageJson.NewText;
import org.rambla.wiki.page.PageJson.PageList;
import org.rambla.wiki.page.PageJson.PageText;
import org.rambla.wiki.review.Proposal;
import org.rambla.wiki.review.SendForReview;
import org.rambla.wiki.template.FactSheet;
import org.rambla.wiki.template.Facts;
import org.rambla.wiki.template.Template;

/** Pages for programs, at {@code /api/s/{space}/wiki/pages}. */
@Path("pages")
public final class PageApi {
    private static final int LIST = 100;

    private final Pages pages;
    private final OpenPage opening;
    private final MakePage making;
    private final SaveMine saving;
    private final Revisions revisions;
    private final Bodies bodies;
    private final SendForReview sending;
    private final FactSheet sheets;

    public PageApi(
            Pages pages,
            OpenPage opening,
            MakePage making,
            SaveMine saving,
            Revisions revisions,
            Bodies bodies,
            SendForReview sending,
            FactSheet sheets) {
        this.pages = pages;
        this.opening = opening;
        this.making = making;
        this.saving = saving;
        this.revisions = revisions;
        this.bodies = bodies;
        this.sending = sending;
        this.sheets = sheets;
    }

    /** Pages right below one, or whose title holds some words, by title. */
    @GET
    @Requires("wiki.read")
    public PageList list(
            @QueryParam("parent") @DefaultValue("") String parent,
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("after") @DefaultValue("") String after,
            @Context Visit visit) {
        if (q.length() > Titles.MAX) {
            throw new Refusal(422, "wiki.refusal.data").at("q", "web.problem.tooLong", Titles.MAX, q.length());
        }
        long above = parent.isEmpty() ? 0 : opening.find(parent, visit).id();
        TitledPages.Part part =
                pages.byTitle().part(visit.space().id(), above, q, visit.role(), Behind.of(after), LIST);
        String base = "/api" + visit.space().path("wiki", "pages");
        String query = q.isEmpty() ? "parent=" + encoded(parent) : "q=" + encoded(q);
        return new PageList(
                PageJson.entries(part.pages().rows(), visit),
                part.total() > Pages.COUNTED ? null : part.total(),
                part.pages().next().isEmpty() ? null : part.pages().further(base + "?" + query + "&after="));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @GET
    @Path("{page}")
    @Requires("wiki.read")
    public PageText page(
            @PathParam("page") String slug,
            @QueryParam("language") @DefaultValue("") String language,
            @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        return PageJson.text(opening.open(page, language.isEmpty() ? visit.language() : language, visit), visit);
    }

    @POST
    @Requires("wiki.write")
    public Response make(NewText sent, @Context Visit visit) {
        NewText text = sent == null ? NewText.NONE : sent;
        Draft read = SentPage.draft(text, Body.EMPTY, bodies, visit);
        Draft draft = read.with(fields(text, read.language(), visit));
        long parent = text.parent() == null || text.parent().isEmpty()
                ? 0
                : opening.find(text.parent(), visit).id();
        if (sending.asked(visit)) {
            return sent(new SendForReview.Text(draft, null, parent, 0, null, 0, 0), visit);
        }
        PageRow page = pages.find(making.make(draft, parent, visit)).orElseThrow(Refusal::notFound);
        String path = page.address(visit.space());
        return Response.created(URI.create(path))
                .entity(new Made(page.id(), path, 1))
                .build();
    }

    private Facts fields(NewText text, String language, Visit visit) {
        Map<String, List<String>> sent = text.fields() == null ? Map.of() : text.fields();
        if (text.template() == null || text.template().isEmpty()) {
            if (!sent.isEmpty()) {
                throw new Refusal(422, "wiki.refusal.data").at("template", "web.problem.required");
            }
            return null;
        }
        Template template = sheets.offered(text.template(), visit.space().id())
                .orElseThrow(() -> new Refusal(422, "wiki.refusal.data").at("template", "web.problem.choice"));
        return sheets.sent(sent, template, Facts.NONE, language, visit);
    }

    /** 202: it waits for somebody who may review it. */
    private Response sent(SendForReview.Text text, Visit visit) {
        long id = sending.send(text, visit);
        return Response.status(Response.Status.ACCEPTED)
                .entity(new Made(id, visit.space().path("wiki", Proposal.path(id)), text.base()))
                .build();
    }

    /**
     * Saves another text, merged with what others saved since the program read it; 409 when both changed the same. 202 when
     * it waits for somebody who may review it; 409, with its address, when another text of the same member waits already
     * and its version is not the one that this one is to replace.
     */
    @PUT
    @Path("{page}")
    @Requires("wiki.write")
    public Response save(@PathParam("page") String slug, NewText sent, @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        if (!page.writable(visit)) {
            throw OpenPage.closed(page) ? new Refusal(409, "wiki.refusal.locked") : Refusal.forbidden();
        }
        NewText text = sent == null ? NewText.NONE : sent;
        String language = SentPage.language(text, visit);
        VersionRow base = text.revision() == 0
                ? null
                : revisions
                        .find(page.id(), language, text.revision())
                        .orElseThrow(
                                () -> new Refusal(422, "wiki.refusal.data").at("revision", "wiki.problem.revision"));
        Draft draft = SentPage.draft(text, base == null ? Body.EMPTY : base.body(), bodies, visit);
        Synced synced = synced(text, page, language);
        if (sending.asked(visit)) {
            // What the member's own waiting text says in the fields goes on waiting.
            Facts waiting = sending.open(page, language, visit)
                    .filter(open -> open.version() == text.waiting())
                    .map(Proposal::facts)
                    .filter(facts -> !facts.template().isEmpty())
                    .orElse(draft.facts());
            return sent(
                    new SendForReview.Text(draft.with(waiting), page, 0, text.revision(), synced, 0, text.waiting()),
                    visit);
        }
        SaveMine.Result result =
                saving.save(new SaveMine.Mine(page, draft, base, List.of(), 0, Map.of(), synced), visit);
        if (result instanceof SaveMine.Result.Undecided) {
            throw new Refusal(409, "wiki.refusal.meanwhile");
        }
        PageRow after = pages.find(page.id()).orElseThrow(Refusal::notFound);
        int now = pages.texts()
                .said(page.id(), language)
                .map(said -> said.text().revision())
                .orElse(0);
        return Response.ok(new Made(page.id(), after.address(visit.space()), now))
                .build();
    }

    private static Synced synced(NewText text, PageRow page, String language) {
        boolean says = text.origin() > 0 && !language.equals(page.language());
        if (says && text.origin() > page.revision()) {
            throw new Refusal(422, "wiki.refusal.data").at("origin", "wiki.problem.revision");
        }
        return says ? Synced.whole(text.origin(), 0) : null;
    }
}
