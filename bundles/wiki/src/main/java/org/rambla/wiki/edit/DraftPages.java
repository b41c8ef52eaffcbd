// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.edit;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.Files;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.jte.JtedraftsGenerated;
import org.rambla.wiki.jte.JtedrafttextGenerated;
import org.rambla.wiki.page.Moment;
import org.rambla.wiki.page.OpenPage;
import org.rambla.wiki.page.PageForm;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.PageViews;
import org.rambla.wiki.page.Portion;
import org.rambla.wiki.page.VersionRow;
import org.rambla.wiki.page.WritePages;
import org.rambla.wiki.template.FactSheet;
import org.rambla.wiki.template.FactWords.Shown;
import org.rambla.wiki.template.Facts;
import org.rambla.wiki.template.Template;

/** What members write and have not published: kept when they say so, and by the editor while they write. */
@Path("/")
public final class DraftPages {
    private final OpenPage opening;
    private final EditPages editing;
    private final WritePages writing;
    private final Drafts drafts;
    private final Begun begun;
    private final Writers writers;
    private final Autosave autosave;
    private final Bodies bodies;
    private final FactSheet sheets;
    private final Files files;
    private final DraftList list;

    public DraftPages(
            OpenPage opening,
            EditPages editing,
            WritePages writing,
            Drafts drafts,
            Begun begun,
            Writers writers,
            Autosave autosave,
            Bodies bodies,
            FactSheet sheets,
            Files files,
            DraftList list) {
        this.opening = opening;
        this.editing = editing;
        this.writing = writing;
        this.drafts = drafts;
        this.begun = begun;
        this.writers = writers;
        this.autosave = autosave;
        this.bodies = bodies;
        this.sheets = sheets;
        this.files = files;
        this.list = list;
    }

    /** What the member has not published yet; or one of them to be read, whatever became of what it is of. */
    @GET
    @Path("drafts")
    @Requires("wiki.write")
    public Object drafts(
            @QueryParam("page") @DefaultValue("") String of,
            @QueryParam("of") @DefaultValue("") String key,
            @QueryParam("after") @DefaultValue("") String after,
            @Context Visit visit) {
        if (!of.isEmpty()) {
            long page = Sent.id(of);
            return drafts.of(visit.space().id(), page, key, visit.memberId())
                    .<Object>map(kept -> text(page, key, kept, visit))
                    // Thrown away meanwhile.
                    .orElseGet(() -> Redirect.to(visit.space().path("wiki", "drafts")));
        }
        Portion<DraftList.Entry> found = list.of(Moment.of(after), visit);
        String next = found.further(visit.space().path("wiki", "drafts?after="));
        Html body =
                Html.of(out -> JtedraftsGenerated.render((HtmlTemplateOutput) out, null, found.rows(), next, visit));
        return PageViews.inWiki(visit.text("wiki.drafts"), body, visit).hidden();
    }

    private Page text(long page, String key, Kept kept, Visit visit) {
        List<Shown> facts = sheets.shown(kept.facts(), kept.language(), visit);
        List<Stored> chosen = files.kept(kept.files(), visit.memberId());
        Html body = Html.of(out ->
                JtedrafttextGenerated.render((HtmlTemplateOutput) out, null, kept, page, key, facts, chosen, visit));
        String title = kept.title().isEmpty() ? visit.text("wiki.drafts.untitled") : kept.title();
        return PageViews.inWiki(title, body, visit)
                .crumb(visit.text("wiki.drafts"), visit.space().path("wiki", "drafts"))
                .hidden();
    }

    /** Throws one of them away, whatever became of what it is of. */
    @POST
    @Path("drafts")
    @Requires("wiki.write")
    public Response discardAny(@Context Form form, @Context Visit visit) {
        drafts.forget(visit.space().id(), Sent.id(form.value("page")), form.value("of"), visit.memberId());
        return Redirect.done(visit.space().path("wiki", "drafts"), "wiki.done.discarded");
    }

    /** Keeps what was written, complete or not, for the member alone. */
    @POST
    @Path("{page}/draft")
    @Requires("wiki.write")
    public Object keep(@PathParam("page") String slug, @Context Form form, @Context Visit visit) {
        // Of a page that was closed meanwhile too: it is the writer's own text.
        PageRow page = opening.find(slug, visit);
        List<Stored> stored = PageForm.files(form, files, visit);
        Optional<Template> template = sheets.template(page);
        Kept kept = change(page, template, form, visit).with(stored);
        int status = form.problem("files").isPresent() ? 422 : 409;
        if (status == 422 || !kept(page.id(), kept.language(), kept, form, visit)) {
            return editing.back(page, form, stored, template, Sent.number(form, "facts"), visit)
                    .status(status);
        }
        return Redirect.done(page.address(visit.space()) + "/edit?language=" + kept.language(), "wiki.done.draft");
    }

    /** Nobody's other draft is lost in silence; a message is kept in the form when there is one. */
    private boolean kept(long page, String key, Kept kept, Form form, Visit visit) {
        Keeping keeping = drafts.keepAfter(visit.space().id(), page, key, visit.memberId(), kept, Known.of(form));
        if (!keeping.done()) {
            form.reject("", keeping.message());
        }
        return keeping.done();
    }

    /** The same while the member writes; says who else has the page open. */
    @POST
    @Path("{page}/autosave")
    @Produces(MediaType.APPLICATION_JSON)
    @Requires("wiki.write")
    public Response autosave(@PathParam("page") String slug, @Context Form form, @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        return autosave.keep(page, change(page, sheets.template(page), form, visit), form, visit);
    }

    private Kept change(PageRow page, Optional<Template> template, Form form, Visit visit) {
        VersionRow base = begun.base(page, form, visit);
        String language = form.value("language");
        Body text = PageForm.text(form, bodies, begun.shown(page, form, base, visit));
        Facts facts = sheets.kept(form, template, language);
        int number = base == null || !base.language().equals(language) ? 0 : base.revision();
        return Kept.of(form, text, language, number, facts);
    }

    @POST
    @Path("{page}/discard")
    @Requires("wiki.write")
    public Response discard(@PathParam("page") String slug, @Context Form form, @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        String language = Begun.offered(page, form.value("language"), visit) ? form.value("language") : page.language();
        drafts.forget(page.space(), page.id(), language, visit.memberId());
        writers.go(page, language, visit.memberId());
        return Redirect.done(page.address(visit.space()) + "?language=" + language, "wiki.done.discarded");
    }

    /** As {@link #keep}, of a page still to be made. */
    @POST
    @Path("new/draft")
    @Requires("wiki.write")
    public Object keepNew(@Context Form form, @Context Visit visit) {
        String key = Drafts.key(form.value("key"));
        List<Stored> stored = PageForm.files(form, files, visit);
        int status = form.problem("files").isPresent() ? 422 : 409;
        if (status == 422 || !kept(0, key, fresh(form, visit).with(stored), form, visit)) {
            return writing.back(form, stored, visit).status(status);
        }
        return Redirect.done(visit.space().path("wiki", "new?draft=" + Drafts.named(key)), "wiki.done.draft");
    }

    /** As {@link #autosave}, of a page still to be made. */
    @POST
    @Path("new/autosave")
    @Produces(MediaType.APPLICATION_JSON)
    @Requires("wiki.write")
    public Response autosaveNew(@Context Form form, @Context Visit visit) {
        return autosave.keep(Drafts.key(form.value("key")), fresh(form, visit), form, visit);
    }

    private Kept fresh(Form form, Visit visit) {
        String language = PageForm.languages(visit).containsKey(form.value("language"))
                ? form.value("language")
                : visit.language();
        Optional<Template> template =
                sheets.template(form.value("template"), visit.space().id());
        Facts facts = sheets.kept(form, template, language);
        Body text = PageForm.text(form, bodies, writing.shown(form, template, language, visit));
        return Kept.of(form, text, language, 0, facts);
    }

    @POST
    @Path("new/discard")
    @Requires("wiki.write")
    public Response discardNew(@Context Form form, @Context Visit visit) {
        drafts.forget(visit.space().id(), 0, Drafts.key(form.value("key")), visit.memberId());
        return Redirect.done(visit.space().path("wiki", "drafts"), "wiki.done.discarded");
    }
}
