// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.call;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.Files;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.Autosave;
import org.rambla.wiki.edit.Drafts;
import org.rambla.wiki.edit.Kept;
import org.rambla.wiki.edit.Known;
import org.rambla.wiki.edit.Sent;
import org.rambla.wiki.page.Draft;
import org.rambla.wiki.page.PageForm;
import org.rambla.wiki.page.PageViews;
import org.rambla.wiki.page.Titles;
import org.rambla.wiki.template.FactForm;
import org.rambla.wiki.template.FactSheet;
import org.rambla.wiki.template.Facts;
import org.rambla.wiki.template.Template;

/**
 * Where those who act for a city write what it contributes. What they keep is the city's; what the editor keeps
 * meanwhile is the writer's own.
 */
@Path("calls")
public final class CityPages {
    private final Calls calls;
    private final Contribute contributing;
    private final FactSheet sheets;
    private final Drafts drafts;
    private final Autosave autosave;
    private final Bodies bodies;
    private final Files files;
    private final CallViews views;

    public CityPages(
            Calls calls,
            Contribute contributing,
            FactSheet sheets,
            Drafts drafts,
            Autosave autosave,
            Bodies bodies,
            Files files,
            CallViews views) {
        this.calls = calls;
        this.contributing = contributing;
        this.sheets = sheets;
        this.drafts = drafts;
        this.autosave = autosave;
        this.bodies = bodies;
        this.files = files;
        this.views = views;
    }

    private Call find(long id, Visit visit) {
        return calls.find(visit.space().id(), id).orElseThrow(Refusal::notFound);
    }

    /** That of the member's own city. */
    private Contribution mine(Call call, Visit visit) {
        return calls.contribution(call.id(), visit.organisationId())
                .orElseThrow(() -> new Refusal(404, "wiki.refusal.notAsked"));
    }

    private Contribution open(Call call, Visit visit) {
        Contribution mine = mine(call, visit);
        open(call, mine);
        return mine;
    }

    private static void open(Call call, Contribution mine) {
        if (!mine.state().open() || call.closed()) {
            throw new Refusal(409, call.closed() ? "wiki.refusal.closedCall" : "wiki.refusal.decided");
        }
    }

    /** Whether the member's city can still write. */
    private static boolean going(Call call, Optional<Contribution> mine) {
        return !call.closed() && mine.filter(own -> own.state().open()).isPresent();
    }

    private Optional<Kept> draft(Call call, Visit visit) {
        return drafts.of(call.space(), 0, Drafts.forCall(call.id()), visit.memberId());
    }

    /** The text of the city, or what the writer has not given to it yet. */
    @GET
    @Path("{call}/write")
    @Requires("wiki.write")
    public Object write(@PathParam("call") long id, @Context Visit visit) {
        Call call = find(id, visit);
        Optional<Kept> draft = draft(call, visit);
        if (draft.isPresent() && !going(call, calls.contribution(call.id(), visit.organisationId()))) {
            // Whatever became of the call, the writer's text is there to be read.
            return Redirect.to(visit.space().path("wiki", Drafts.reading(0, Drafts.forCall(id))));
        }
        Contribution mine = open(call, visit);
        Optional<Template> template = sheets.template(call.template(), call.space());
        PageForm form =
                draft.map(kept -> PageForm.of(kept, files, visit)).orElseGet(() -> present(mine, template, visit));
        String language = form.fields().value("language");
        form.fields().byPassage(bodies, visit);
        template.ifPresent(known -> FactForm.fill(
                form.fields(), known, draft.map(Kept::facts).orElseGet(() -> begun(mine, known)), language));
        Page page = show(call, mine, form, draft.orElse(null), visit);
        return PageViews.draftDone(visit) ? page.kept("wiki-call-" + id) : page;
    }

    private PageForm present(Contribution mine, Optional<Template> template, Visit visit) {
        String language = mine.language().isEmpty()
                ? PageForm.fresh("", "", visit).fields().value("language")
                : mine.language();
        PageForm form = PageForm.of(mine.title(), text(mine, template, language), visit);
        form.fields().with("language", language);
        return form;
    }

    private Body text(Contribution mine, Optional<Template> template, String language) {
        return mine.item() == 0
                ? template.map(known -> known.text(language, bodies)).orElse(Body.EMPTY)
                : mine.body();
    }

    /** A city writes about itself, where nothing else is said. */
    private static Facts begun(Contribution mine, Template template) {
        return mine.item() == 0 && template.field("city").isPresent()
                ? new Facts(
                        template.key(), List.of(new Facts.Fact("city", "", 0, String.valueOf(mine.organisation()), "")))
                : mine.facts();
    }

    private Page show(Call call, Contribution mine, PageForm form, Kept draft, Visit visit) {
        Optional<Template> template = sheets.template(call.template(), call.space());
        String language = form.fields().value("language");
        return views.write(
                new CallViews.Writing(
                        call,
                        mine,
                        form,
                        draft,
                        mine.item() == 0
                                ? List.of()
                                : files.of(List.of(mine.item())).getOrDefault(mine.item(), List.of()),
                        sheets.fields(form.fields(), template, language, visit)),
                visit);
    }

    /** Keeps what was written for the city, complete or not; or hands it in. */
    @POST
    @Path("{call}/write")
    @Requires("wiki.write")
    public Object written(@PathParam("call") long id, @Context Form form, @Context Visit visit) {
        Call call = find(id, visit);
        Contribution mine = mine(call, visit);
        boolean handIn = form.has("handIn");
        String language = form.oneOf("language", PageForm.languages(visit).keySet());
        Optional<Template> template = sheets.template(call.template(), call.space());
        Body before = before(call, mine, template, form, language, visit);
        Draft draft = handIn
                ? PageForm.read(form, language, bodies, before, files, visit)
                        .with(sheets.read(form, template, language, visit))
                : unfinished(form, language, before, template, visit);
        int status = 422;
        // A file that was refused is told, whatever else may be unfinished.
        boolean kept =
                form.problem("language").isEmpty() && form.problem("files").isEmpty();
        if (form.valid() || !handIn && kept) {
            try {
                // Closed or handed in since the form was opened: the text comes back, to be copied.
                open(call, mine);
                contributing.write(call, mine, draft, Sent.detached(form), Sent.number(form, "base"), handIn, visit);
                drafts.forget(call.space(), 0, Drafts.forCall(id), visit.memberId(), Known.of(form));
                return Redirect.done(
                        visit.space().path("wiki", call.path()), handIn ? "wiki.done.handedIn" : "wiki.done.draft");
            } catch (Refusal refusal) {
                PageForm.reject(form, refusal);
                status = refusal.status();
            }
        }
        return show(call, mine, PageForm.back(form, draft.files(), visit), null, visit)
                .status(status);
    }

    /** The text whose passages the form showed. */
    private Body before(
            Call call, Contribution mine, Optional<Template> template, Form form, String language, Visit visit) {
        Body present = text(mine, template, language);
        if (!Fields.byPassage(form, "body")) {
            return present;
        }
        return draft(call, visit)
                .map(Kept::body)
                .filter(kept -> bodies.passages(kept)
                        .keySet()
                        .equals(Fields.passages(form, "body").keySet()))
                .orElse(present);
    }

    private Draft unfinished(Form form, String language, Body before, Optional<Template> template, Visit visit) {
        String title = OneLine.of(form.value("title"));
        return new Draft(
                title.length() > Titles.MAX ? title.substring(0, Titles.MAX) : title,
                PageForm.text(form, bodies, before),
                language,
                "",
                PageForm.files(form, files, visit),
                "",
                sheets.kept(form, template, language));
    }

    /** Keeps what is being written for the writer alone. */
    @POST
    @Path("{call}/write/autosave")
    @Produces(MediaType.APPLICATION_JSON)
    @Requires("wiki.write")
    public Response autosave(@PathParam("call") long id, @Context Form form, @Context Visit visit) {
        Call call = find(id, visit);
        Contribution mine = open(call, visit);
        String sent = form.value("language");
        String language = PageForm.languages(visit).containsKey(sent) ? sent : visit.language();
        Optional<Template> template = sheets.template(call.template(), call.space());
        Body text = PageForm.text(form, bodies, before(call, mine, template, form, language, visit));
        Facts facts = sheets.kept(form, template, language);
        Kept kept = Kept.of(form, text, language, Sent.number(form, "base"), facts);
        return autosave.keep(Drafts.forCall(id), kept, form, visit);
    }

    /** Throws away what the writer has not given to the city. */
    @POST
    @Path("{call}/write/discard")
    @Requires("wiki.write")
    public Response discard(@PathParam("call") long id, @Context Visit visit) {
        Call call = find(id, visit);
        drafts.forget(call.space(), 0, Drafts.forCall(id), visit.memberId());
        String on = going(call, calls.contribution(call.id(), visit.organisationId())) ? "/write" : "";
        return Redirect.done(visit.space().path("wiki", call.path() + on), "wiki.done.discarded");
    }

    /** What the button said that was pressed: pressed twice, or by a colleague too, it says the same once more. */
    @POST
    @Path("{call}/decline")
    @Requires("wiki.write")
    public Response decline(@PathParam("call") long id, @Context Form form, @Context Visit visit) {
        Call call = find(id, visit);
        Contribution mine = open(call, visit);
        boolean declined = !form.value("contributes").equals("1");
        if (declined != (mine.state() == Contribution.State.DECLINED)) {
            contributing.decline(mine, declined);
        }
        return Redirect.done(visit.space().path("wiki", call.path()), "wiki.done.declined");
    }
}
