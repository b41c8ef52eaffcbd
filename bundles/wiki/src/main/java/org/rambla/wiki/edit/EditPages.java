// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.edit;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Optional;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.Files;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.SaveMine.Mine;
import org.rambla.wiki.edit.SaveMine.Result;
import org.rambla.wiki.page.Draft;
import org.rambla.wiki.page.OpenPage;
import org.rambla.wiki.page.PageForm;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.Synced;
import org.rambla.wiki.page.Texts;
import org.rambla.wiki.page.VersionRow;
import org.rambla.wiki.review.Proposal;
import org.rambla.wiki.review.Proposals;
import org.rambla.wiki.review.PublishOwn;
import org.rambla.wiki.review.SendForReview;
import org.rambla.wiki.template.FactForm;
import org.rambla.wiki.template.FactSheet;
import org.rambla.wiki.template.Facts;
import org.rambla.wiki.template.Template;

/** The form in which a page is changed. */
@Path("/")
public final class EditPages {
    private final Pages pages;
    private final OpenPage opening;
    private final SaveMine saving;
    private final Begun begun;
    private final Drafts drafts;
    private final Writers writers;
    private final Files files;
    private final Bodies bodies;
    private final Proposals proposals;
    private final SendForReview sending;
    private final PublishOwn own;
    private final FactSheet sheets;
    private final AttachedFiles attached;
    private final EditViews views = new EditViews();

    public EditPages(
            Pages pages,
            OpenPage opening,
            SaveMine saving,
            Begun begun,
            Drafts drafts,
            Writers writers,
            Files files,
            Bodies bodies,
            Proposals proposals,
            SendForReview sending,
            PublishOwn own,
            FactSheet sheets) {
        this.pages = pages;
        this.opening = opening;
        this.saving = saving;
        this.begun = begun;
        this.drafts = drafts;
        this.writers = writers;
        this.files = files;
        this.bodies = bodies;
        this.proposals = proposals;
        this.sending = sending;
        this.own = own;
        this.sheets = sheets;
        this.attached = new AttachedFiles(files);
    }

    /** The form, with the draft that the member kept; where there are no scripts, passage by passage on request. */
    @GET
    @Path("{page}/edit")
    @Requires("wiki.write")
    public Object edit(
            @PathParam("page") String slug,
            @QueryParam("language") @DefaultValue("") String wanted,
            @QueryParam("proposal") @DefaultValue("") String proposal,
            @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        String language = Begun.offered(page, wanted, visit) ? wanted : page.languageFor(visit.language());
        if (!page.writable(visit)
                && drafts.of(page.space(), page.id(), language, visit.memberId())
                        .isPresent()) {
            return Redirect.to(visit.space().path("wiki", Drafts.reading(page.id(), language)));
        }
        opening.writable(page, visit);
        if (!wanted.isEmpty()
                && !wanted.equals(language)
                && drafts.of(page.space(), page.id(), wanted, visit.memberId()).isPresent()) {
            return Redirect.to(visit.space().path("wiki", Drafts.reading(page.id(), wanted)));
        }
        VersionRow text =
                pages.texts().said(page.id(), language).map(Texts.Said::text).orElse(null);
        boolean reviewed = sending.asked(visit);
        Optional<Proposal> waiting = waiting(page, language, reviewed || !proposal.isEmpty(), visit);
        Optional<Proposal> asked = waiting.filter(sent -> sent.id() == Sent.id(proposal));
        Optional<Kept> kept =
                asked.isPresent() ? Optional.empty() : drafts.of(page.space(), page.id(), language, visit.memberId());
        Optional<Kept> draft = kept.or(() -> waiting.map(Kept::of));
        PageForm form = draft.map(found -> PageForm.of(found, files, visit))
                .orElseGet(() ->
                        PageForm.of(text == null ? "" : text.title(), text == null ? Body.EMPTY : text.body(), visit));
        form.fields().byPassage(bodies, visit);
        Optional<Template> template = sheets.template(page);
        template.ifPresent(known -> FactForm.fill(
                form.fields(),
                known,
                draft.map(Kept::facts)
                        .filter(facts -> !facts.template().isEmpty())
                        .orElseGet(() -> sheets.facts(page)),
                language));
        // A draft in a language that the page does not speak any more begins a text of its own there.
        int base = text == null ? 0 : draft.map(Kept::base).orElse(text.revision());
        int began = draft.map(Kept::facts)
                .filter(facts -> !facts.template().isEmpty())
                .map(Facts::base)
                .orElse(page.facts());
        Editing editing = new Editing(
                page,
                language,
                form,
                base,
                kept.map(Kept::savedAt).orElse(null),
                writers.opened(page, language, visit.memberId()),
                attached.of(page, reviewed, waiting),
                reviewed,
                sheets.fields(form.fields(), template, language, visit),
                began,
                waiting.orElse(null),
                draft.map(Kept::sent).orElse(0),
                shows(waiting, draft.map(Kept::sent).orElse(0)));
        writers.come(page, language, visit.memberId());
        return views.edit(editing, visit);
    }

    /** What the member sent for review before and may still write on; nothing, and no statement, where nothing waits. */
    private Optional<Proposal> waiting(PageRow page, String language, boolean looked, Visit visit) {
        return looked ? proposals.open(page.id(), language, visit.memberId()) : Optional.empty();
    }

    private static boolean shows(Optional<Proposal> waiting, int sent) {
        return waiting.filter(open -> open.version() == sent).isPresent();
    }

    @POST
    @Path("{page}/edit")
    @Requires("wiki.write")
    public Object save(@PathParam("page") String slug, @Context Form form, @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        VersionRow base = begun.base(page, form, visit);
        boolean lost = begun.loses(page, form, base, visit);
        Optional<Template> template = sheets.template(page);
        Draft draft =
                read(page, form, base, visit).with(sheets.read(form, page, template, form.value("language"), visit));
        int status = 422;
        int began = Sent.number(form, "facts");
        boolean told = false;
        try {
            // Closed since the form was opened: the text comes back, to be kept as a draft or copied.
            opening.writable(page, visit);
            Begun.check(page, form, visit);
            if (form.valid() && sending.asked(visit)) {
                Draft together = draft.with(sheets.onto(page, draft.facts(), draft.language()));
                return sent(page, together, base, lost, form, visit);
            }
            if (form.valid()) {
                Optional<Proposal> waited = own.of(page, draft.language(), form, visit);
                Draft whole = waited.isPresent() ? own.with(waited.get(), draft, form) : draft;
                Synced said = synced(form, page);
                Mine mine = new Mine(
                        page,
                        whole,
                        base,
                        attached.detached(form, page),
                        Sent.number(form, "theirs"),
                        Sent.choices(form),
                        said == null ? waited.map(Proposal::synced).orElse(null) : said);
                Result result = saving.save(mine, visit);
                if (result instanceof Result.Undecided undecided) {
                    PageForm again = PageForm.whole(form, draft.body(), draft.files(), visit);
                    return views.undecided(mine, undecided, again, visit);
                }
                waited.ifPresent(open -> own.published(open, visit));
                return saved(page, draft.language(), (Result.Saved) result, lost, form, visit);
            }
        } catch (Refusal refusal) {
            PageRow now = pages.find(page.id()).orElse(page);
            // Whoever was told what others filled in, and sends it again, has decided.
            began = sheets.told(form, refusal, now, draft.language(), visit) ? now.facts() : began;
            told = refusal.key().equals("wiki.refusal.waits");
            PageForm.reject(form, refusal);
            status = refusal.status();
        }
        return back(page, form, draft.files(), template, began, told, visit).status(status);
    }

    /** The form as it was sent; with what the page's fields held when it was begun. */
    Page back(PageRow page, Form form, List<Stored> kept, Optional<Template> template, int began, Visit visit) {
        return back(page, form, kept, template, began, false, visit);
    }

    /** Whoever was told of another text in review, and sends this one again, has decided. */
    private Page back(
            PageRow page,
            Form form,
            List<Stored> kept,
            Optional<Template> template,
            int began,
            boolean told,
            Visit visit) {
        PageForm again = PageForm.back(form, kept, visit);
        String language = form.value("language");
        boolean reviewed = sending.asked(visit);
        int sent = Sent.number(form, "sent");
        Optional<Proposal> waiting = waiting(page, language, reviewed || sent > 0, visit);
        return views.edit(
                new Editing(
                        page,
                        language,
                        again,
                        Sent.number(form, "base"),
                        null,
                        writers.opened(page, language, visit.memberId()),
                        attached.of(page, reviewed, waiting),
                        reviewed,
                        sheets.fields(again.fields(), template, language, visit),
                        began,
                        waiting.orElse(null),
                        told ? waiting.map(Proposal::version).orElse(0) : sent,
                        !told && shows(waiting, sent)),
                visit);
    }

    private void done(PageRow page, String language, Form form, Visit visit) {
        drafts.forget(page.space(), page.id(), language, visit.memberId(), Known.of(form));
        writers.go(page, language, visit.memberId());
    }

    /** A whole text in another language may say what the original says, when its writer says so. */
    private static Synced synced(Form form, PageRow page) {
        // Of what was written beside the original, what was brought up to date is known passage by passage.
        if (form.has("said") && !form.value("language").equals(page.language())) {
            return Synced.of(Sent.number(form, "saidOrigin"), form.value("said"))
                    .upTo(page.revision(), page.facts());
        }
        int origin = Sent.number(form, "origin");
        return form.checked("synced") && origin > 0 && origin <= page.revision()
                ? Synced.whole(origin, Math.min(Sent.number(form, "facts"), page.facts()))
                : null;
    }

    private Draft read(PageRow page, Form form, VersionRow base, Visit visit) {
        Body shown = begun.shown(page, form, base, visit);
        return PageForm.read(form, form.value("language"), bodies, shown, files, visit);
    }

    private Object sent(PageRow page, Draft draft, VersionRow base, boolean lost, Form form, Visit visit) {
        int revision = base == null ? 0 : base.revision();
        long id = sending.send(
                new SendForReview.Text(
                        draft,
                        page,
                        0,
                        revision,
                        synced(form, page),
                        0,
                        Sent.number(form, "sent"),
                        Sent.detached(form)),
                visit);
        done(page, draft.language(), form, visit);
        String done = lost ? "wiki.done.sentWithout" : "wiki.done.sent";
        return Redirect.done(visit.space().path("wiki", Proposal.path(id)), done);
    }

    private Object saved(PageRow page, String language, Result.Saved result, boolean lost, Form form, Visit visit) {
        done(page, language, form, visit);
        PageRow now = pages.find(page.id()).orElseThrow(Refusal::notFound);
        String query = language.equals(now.languageFor(visit.language())) ? "" : "?language=" + language;
        String done = lost ? "savedLost" : result.merged() ? "merged" : result.same() ? "same" : "saved";
        return Redirect.done(now.address(visit.space()) + query, "wiki.done." + done);
    }
}
