// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.Files;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;

/** The forms in which pages are begun and changed. */
@Path("/")
public final class WritePages {
    private static final String PASSAGE = "passage-";

    private final Pages pages;
    private final OpenPage opening;
    private final MakePage making;
    private final SavePage saving;
    private final Files files;
    private final Bodies bodies;
    private final Places places;
    private final PageViews views;

    public WritePages(
            Pages pages,
            OpenPage opening,
            MakePage making,
            SavePage saving,
            Files files,
            Bodies bodies,
            PageViews views) {
        this.pages = pages;
        this.opening = opening;
        this.making = making;
        this.saving = saving;
        this.files = files;
        this.bodies = bodies;
        this.places = new Places(pages);
        this.views = views;
    }

    @GET
    @Path("new")
    @Requires("wiki.write")
    public Page fresh(
            @QueryParam("title") @DefaultValue("") String title,
            @QueryParam("parent") @DefaultValue("") String parent,
            @Context Visit visit) {
        String wanted = Titles.clean(title.length() > Titles.MAX ? "" : title);
        return views.fresh(PageForm.fresh(wanted, places.title(parent, visit), visit), places.suggestions(visit));
    }

    @POST
    @Path("new")
    @Requires("wiki.write")
    public Object make(@Context Form form, @Context Visit visit) {
        String language = form.oneOf("language", PageForm.languages(visit).keySet());
        long parent = places.read(form, visit);
        Draft draft = PageForm.read(
                form,
                language,
                false,
                () -> bodies.clean(form.raw("body"), form.value("bodyFormat"), Body.EMPTY),
                files,
                visit);
        int status = 422;
        try {
            if (form.valid()) {
                PageRow page =
                        pages.find(making.make(draft, parent, visit)).orElseThrow(Refusal::notFound);
                return Redirect.done(page.address(visit.space()), "wiki.done.made");
            }
        } catch (Refusal refusal) {
            reject(form, refusal);
            status = refusal.status();
        }
        return views.fresh(PageForm.back(form, draft.files(), visit), places.suggestions(visit))
                .status(status);
    }

    /** What a refusal is about. */
    private static void reject(Form form, Refusal refusal) {
        String field =
                switch (refusal.key()) {
                    case "wiki.refusal.sameTitle" -> "title";
                    case "wiki.refusal.empty" -> "body";
                    case "wiki.refusal.parent", "wiki.refusal.deep" -> "parent";
                    default -> "";
                };
        form.reject(field, refusal.key(), refusal.arguments());
    }

    /**
     * What the form for a change shows.
     *
     * @param language of the text
     * @param base the revision that the editor sees, 0 when nothing is written in that language
     * @param meanwhile what somebody else wrote since the form was opened; EMPTY when nobody did
     * @param attached files of the page
     */
    public record Editing(
            PageRow page, String language, PageForm form, int base, Body meanwhile, List<Attachment> attached) {}

    /** The form: as a whole, or without JavaScript passage by passage, which keeps tables and links. */
    @GET
    @Path("{page}/edit")
    @Requires("wiki.write")
    public Page edit(
            @PathParam("page") String slug,
            @QueryParam("language") @DefaultValue("") String wanted,
            @QueryParam("passages") @DefaultValue("") String passages,
            @Context Visit visit) {
        PageRow page = find(slug, visit);
        String language = language(page, wanted, visit);
        VersionRow text = said(page, language);
        Body body = text == null ? Body.EMPTY : text.body();
        PageForm form = PageForm.of(text == null ? "" : text.title(), body, visit);
        Editing editing =
                new Editing(page, language, form, text == null ? 0 : text.revision(), Body.EMPTY, attached(page));
        return passages.isEmpty() || text == null
                ? views.edit(editing, visit)
                : views.passages(editing, bodies.passages(body), visit);
    }

    @POST
    @Path("{page}/edit")
    @Requires("wiki.write")
    public Object save(@PathParam("page") String slug, @Context Form form, @Context Visit visit) {
        PageRow page = find(slug, visit);
        String language = form.value("language");
        if (!offered(page, language, visit)) {
            throw new Refusal(422, "wiki.refusal.data");
        }
        VersionRow before = said(page, language);
        Body known = before == null ? Body.EMPTY : before.body();
        boolean passages = form.fields().stream().anyMatch(field -> field.startsWith(PASSAGE));
        Draft draft = PageForm.read(
                form,
                language,
                passages,
                () -> passages
                        ? bodies.replace(known, typed(form))
                        : bodies.clean(form.raw("body"), form.value("bodyFormat"), known),
                files,
                visit);
        int base = form.value("base").matches("[0-9]{1,6}") ? Integer.parseInt(form.value("base")) : 0;
        Body meanwhile = Body.EMPTY;
        int status = 422;
        try {
            if (form.valid()) {
                SavePage.Outcome outcome = saving.save(page, new SavePage.Change(draft, base, detached(form, page)), visit);
                if (outcome != SavePage.Outcome.MEANWHILE) {
                    return saved(page, language, outcome, visit);
                }
                VersionRow now = said(page, language);
                meanwhile = now.body();
                base = now.revision();
                status = 409;
                form.reject("", "wiki.edit.meanwhile");
            }
        } catch (Refusal refusal) {
            reject(form, refusal);
            status = refusal.status();
        }
        PageForm again = passages
                ? PageForm.whole(form, draft.body(), draft.files(), visit)
                : PageForm.back(form, draft.files(), visit);
        return views.edit(new Editing(page, language, again, base, meanwhile, attached(page)), visit)
                .status(status);
    }

    private Object saved(PageRow page, String language, SavePage.Outcome outcome, Visit visit) {
        PageRow now = pages.find(page.id()).orElseThrow(Refusal::notFound);
        String query = language.equals(now.languageFor(visit.language())) ? "" : "?language=" + language;
        String done = outcome == SavePage.Outcome.SAME ? "wiki.done.same" : "wiki.done.saved";
        return Redirect.done(now.address(visit.space()) + query, done);
    }

    private static Map<String, String> typed(Form form) {
        Map<String, String> typed = new LinkedHashMap<>();
        form.fields().stream()
                .filter(field -> field.startsWith(PASSAGE))
                .forEach(field -> typed.put(field.substring(PASSAGE.length()), form.raw(field)));
        return typed;
    }

    private List<Long> detached(Form form, PageRow page) {
        Set<String> chosen = Set.copyOf(form.values("detach"));
        return chosen.isEmpty()
                ? List.of()
                : attached(page).stream()
                        .map(Attachment::id)
                        .filter(id -> chosen.contains(String.valueOf(id)))
                        .toList();
    }

    private List<Attachment> attached(PageRow page) {
        return page.files() == 0 ? List.of() : files.of(List.of(page.id())).getOrDefault(page.id(), List.of());
    }

    private VersionRow said(PageRow page, String language) {
        return pages.said(page.id(), language, 0).map(Pages.Said::text).orElse(null);
    }

    /** The language that somebody wants to write; one that is not on offer becomes the one that is read. */
    private static String language(PageRow page, String wanted, Visit visit) {
        return offered(page, wanted, visit) ? wanted : page.languageFor(visit.language());
    }

    private static boolean offered(PageRow page, String language, Visit visit) {
        return page.written(language) || PageForm.languages(visit).containsKey(language);
    }

    private PageRow find(String slug, Visit visit) {
        PageRow page = opening.find(slug, visit);
        if (!page.writable(visit)) {
            throw page.locked() ? new Refusal(409, "wiki.refusal.locked") : Refusal.forbidden();
        }
        return page;
    }
}
