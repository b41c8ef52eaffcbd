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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.page.Parts;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.SaveMine;
import org.rambla.wiki.history.Revisions;
import org.rambla.wiki.review.Proposal;
import org.rambla.wiki.review.SendForReview;

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

    public PageApi(
            Pages pages,
            OpenPage opening,
            MakePage making,
            SaveMine saving,
            Revisions revisions,
            Bodies bodies,
            SendForReview sending) {
        this.pages = pages;
        this.opening = opening;
        this.making = making;
        this.saving = saving;
        this.revisions = revisions;
        this.bodies = bodies;
        this.sending = sending;
    }

    /** @param titles by language */
    public record PageEntry(
            long id,
            String slug,
            Map<String, String> titles,
            String original,
            Instant createdAt,
            Instant changedAt,
            boolean locked,
            String path) {}

    /**
     * Some pages, by title.
     *
     * @param total number of those asked for, over all pages of the list
     * @param next address of the next page of the list; left out on the last one
     */
    public record PageList(List<PageEntry> pages, long total, String next) {}

    public record Person(long id, String name, String standing) {}

    /** A field of the page's template, with its values as the reader sees them. */
    public record FactEntry(String field, String label, List<String> values) {}

    public record FileEntry(String name, String type, long size, String path) {}

    /**
     * @param language of the title and the text
     * @param below the pages right below it
     * @param template key of the template with which it began; left out for none
     */
    public record PageText(
            PageEntry page,
            String language,
            String title,
            String html,
            int revision,
            String summary,
            Person editor,
            Instant editedAt,
            List<PageEntry> above,
            List<PageEntry> below,
            String template,
            List<FactEntry> facts,
            List<FileEntry> files) {}

    /**
     * What a program sends.
     *
     * @param parent name of the page above, for a new page; left out for the top
     * @param format "html" or "text", the default
     * @param language left out: the reader's
     * @param revision the one that the program read, for a change; 0 for a language that is new to the page
     * @param key at most 64 characters; the same twice makes one page
     */
    public record NewText(
            String title,
            String body,
            String format,
            String language,
            String parent,
            String summary,
            int revision,
            String key) {
        static final NewText NONE = new NewText(null, null, null, null, null, null, 0, null);
    }

    public record Made(long id, String path, int revision) {}

    /** Pages right below one, or whose title holds some words, by title. */
    @GET
    @Requires("wiki.read")
    public PageList list(
            @QueryParam("parent") @DefaultValue("") String parent,
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("from") @DefaultValue("0") String from,
            @Context Visit visit) {
        if (q.length() > Titles.MAX) {
            throw new Refusal(422, "wiki.refusal.data").at("q", "web.problem.tooLong", Titles.MAX, q.length());
        }
        int skip = from.matches("[0-9]{1,8}") ? Integer.parseInt(from) : 0;
        long above = parent.isEmpty() ? 0 : opening.find(parent, visit).id();
        Pages.Part part = pages.part(visit.space().id(), above, q, visit.role(), skip, LIST);
        int next = skip + part.rows().size();
        String base = "/api" + visit.space().path("wiki", "pages");
        String query = q.isEmpty() ? "parent=" + encoded(parent) : "q=" + encoded(q);
        return new PageList(
                entries(part.rows(), visit),
                part.total(),
                part.rows().isEmpty() || next >= part.total() ? null : base + "?" + query + "&from=" + next);
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
        OpenPage.Opened opened = opening.open(page, language.isEmpty() ? visit.language() : language, visit);
        VersionRow text = opened.text();
        MemberCard editor = opened.editor();
        return new PageText(
                entry(page, visit),
                text.language(),
                text.title(),
                text.body().html(),
                text.revision(),
                text.summary(),
                new Person(editor.id(), Parts.name(editor, visit), Parts.standing(editor, visit)),
                text.writtenAt(),
                entries(opened.above(), visit),
                entries(opened.below(), visit),
                page.template().isEmpty() ? null : page.template(),
                opened.facts().stream()
                        .map(fact -> new FactEntry(fact.field().key(), fact.label(), fact.values()))
                        .toList(),
                opened.files().stream()
                        .map(file -> new FileEntry(file.name(), file.type(), file.size(), file.path()))
                        .toList());
    }

    @POST
    @Requires("wiki.write")
    public Response make(NewText sent, @Context Visit visit) {
        Draft draft = SentPage.draft(sent == null ? NewText.NONE : sent, Body.EMPTY, bodies, visit);
        long parent = sent.parent() == null || sent.parent().isEmpty()
                ? 0
                : opening.find(sent.parent(), visit).id();
        if (sending.asked(visit)) {
            return sent(new SendForReview.Text(draft, null, parent, 0, null, 0), visit);
        }
        PageRow page = pages.find(making.make(draft, parent, visit)).orElseThrow(Refusal::notFound);
        String path = page.address(visit.space());
        return Response.created(URI.create(path))
                .entity(new Made(page.id(), path, 1))
                .build();
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
     * it waits for somebody who may review it.
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
        if (sending.asked(visit)) {
            return sent(new SendForReview.Text(draft, page, 0, text.revision(), null, 0), visit);
        }
        SaveMine.Result result = saving.save(new SaveMine.Mine(page, draft, base, List.of(), 0, Map.of(), null), visit);
        if (result instanceof SaveMine.Result.Undecided) {
            throw new Refusal(409, "wiki.refusal.meanwhile");
        }
        PageRow after = pages.find(page.id()).orElseThrow(Refusal::notFound);
        int now = pages.said(page.id(), language, 0)
                .map(said -> said.text().revision())
                .orElse(0);
        return Response.ok(new Made(page.id(), after.address(visit.space()), now))
                .build();
    }

    private static List<PageEntry> entries(List<PageRow> rows, Visit visit) {
        return rows.stream().map(row -> entry(row, visit)).toList();
    }

    private static PageEntry entry(PageRow row, Visit visit) {
        return new PageEntry(
                row.id(),
                row.slug(),
                row.titles().texts(),
                row.language(),
                row.createdAt(),
                row.changedAt(),
                row.locked(),
                row.address(visit.space()));
    }
}
