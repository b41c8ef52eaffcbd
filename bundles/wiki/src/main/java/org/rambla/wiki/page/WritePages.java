// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.Files;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.page.Field;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.LanguageAsked;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.Drafts;
import org.rambla.wiki.edit.Kept;
import org.rambla.wiki.edit.Known;
import org.rambla.wiki.edit.Sent;
import org.rambla.wiki.review.Proposal;
import org.rambla.wiki.review.Proposals;
import org.rambla.wiki.review.PublishOwn;
import org.rambla.wiki.review.SendForReview;
import org.rambla.wiki.template.FactForm;
import org.rambla.wiki.template.FactSheet;
import org.rambla.wiki.template.Template;

/** The form in which a page is begun. */
@Path("/")
public final class WritePages {
    private final Pages pages;
    private final MakePage making;
    private final Files files;
    private final Bodies bodies;
    private final Drafts drafts;
    private final Proposals proposals;
    private final SendForReview sending;
    private final PublishOwn own;
    private final FactSheet sheets;
    private final Places places;
    private final PageViews views;

    public WritePages(
            Pages pages,
            MakePage making,
            Files files,
            Bodies bodies,
            Drafts drafts,
            Proposals proposals,
            SendForReview sending,
            PublishOwn own,
            FactSheet sheets,
            PageViews views) {
        this.pages = pages;
        this.making = making;
        this.files = files;
        this.bodies = bodies;
        this.drafts = drafts;
        this.proposals = proposals;
        this.sending = sending;
        this.own = own;
        this.sheets = sheets;
        this.places = new Places(pages);
        this.views = views;
    }

    /** The form for another page, or the one with a draft that the member kept. */
    @GET
    @Path("new")
    @Requires("wiki.write")
    public Page fresh(
            @QueryParam("title") @DefaultValue("") String title,
            @QueryParam("parent") @DefaultValue("") String parent,
            @QueryParam("proposal") @DefaultValue("") String proposal,
            @QueryParam("template") @DefaultValue("") String template,
            @QueryParam("draft") @DefaultValue("") String draft,
            @Context Visit visit) {
        // What was kept while writing on at a text in review goes on with that, however it is opened.
        Optional<Proposal> sent = mine(proposal.isEmpty() ? Drafts.proposal(Drafts.key(draft)) : proposal, visit);
        if (sent.isPresent()) {
            return again(sent.get(), visit);
        }
        Optional<Kept> kept = draft.isEmpty()
                ? Optional.empty()
                : drafts.of(visit.space().id(), 0, Drafts.key(draft), visit.memberId());
        if (kept.isPresent()) {
            PageForm form = filled(kept.get(), visit);
            form.fields().with("key", Drafts.key(draft));
            return show(form, kept.get(), kept.get().facts().template(), Waiting.NOTHING, visit);
        }
        String wanted = OneLine.of(title.length() > Titles.MAX ? "" : title);
        PageForm form = PageForm.fresh(wanted, places.title(parent, visit), visit);
        Optional<Template> chosen = sheets.offered(template, visit.space().id());
        String format = form.format();
        if (chosen.isPresent()) {
            String language = form.fields().value("language");
            Body begun = chosen.get().text(language, bodies);
            form.fields().byPassage(bodies, visit);
            form.fields().with("body", begun.html());
            format = begun.isEmpty() ? "text" : "html";
        }
        return show(
                new PageForm(form.fields().with("key", Drafts.fresh()), null, List.of(), format, visit),
                null,
                chosen.map(Template::key).orElse(""),
                Waiting.NOTHING,
                visit);
    }

    /** A form with what was kept, the fields of its template too. */
    private PageForm filled(Kept kept, Visit visit) {
        PageForm form = PageForm.of(kept, files, visit);
        form.fields().byPassage(bodies, visit);
        sheets.template(kept.facts().template(), visit.space().id())
                .ifPresent(template -> FactForm.fill(form.fields(), template, kept.facts(), kept.language()));
        return form;
    }

    /**
     * What the member sent for review and the form takes the place of.
     *
     * @param id 0 for nothing
     * @param sent its version as the form knows it
     * @param told the present one, where the form did not show it
     * @param lost whether the page below which it was to stand is out of the author's sight by now
     */
    private record Waiting(long id, int sent, Proposal told, boolean lost) {
        static final Waiting NOTHING = new Waiting(0, 0, null, false);
    }

    private Page show(PageForm form, Kept kept, String template, Waiting waiting, Visit visit) {
        Optional<Template> chosen = sheets.template(template, visit.space().id());
        String language = form.fields().value("language");
        Fresh fresh = new Fresh(
                form,
                kept,
                kept == null ? drafts.fresh(visit.space().id(), visit.memberId()) : 0,
                places.suggestions(visit),
                waiting.id(),
                waiting.sent(),
                waiting.told(),
                waiting.lost(),
                waiting.id() == 0 ? List.of() : files.of(List.of(waiting.id())).getOrDefault(waiting.id(), List.of()),
                sending.asked(visit),
                chosen.orElse(null),
                sheets.fields(form.fields(), chosen, language, visit));
        return views.fresh(fresh);
    }

    /**
     * The form for a new page.
     *
     * @param kept the draft that is shown, or null
     * @param drafts of how many other pages still to be made the member has some, where none is shown
     * @param titles of pages that it can stand below
     * @param proposal what was sent for review before, 0 for nothing
     * @param sent the version of that
     * @param waiting that, where it is another one than the form showed; or null
     * @param lost whether the page below which it was to stand is out of sight by now
     * @param attached files that wait with that and can be taken off
     * @param reviewed whether the page waits for a review
     * @param template with which it begins, or null
     * @param facts the template's fields
     */
    public record Fresh(
            PageForm form,
            Kept kept,
            long drafts,
            List<String> titles,
            long proposal,
            int sent,
            Proposal waiting,
            boolean lost,
            List<Attachment> attached,
            boolean reviewed,
            Template template,
            List<Field> facts) {
        /** Under which name the browser keeps its own copy: one for each draft, and one for what is none yet. */
        public String local() {
            String base = "wiki-new-" + form.visit().space().id();
            return kept == null ? base : base + "-" + Drafts.named(form.fields().value("key"));
        }
    }

    /** What the member sent for review and may still write on. */
    private Optional<Proposal> mine(String id, Visit visit) {
        return proposals
                .find(visit.space().id(), Sent.id(id))
                .filter(found -> found.open() && found.page() == 0 && found.author() == visit.memberId());
    }

    private Page again(Proposal sent, Visit visit) {
        String key = Drafts.forProposal(sent.id());
        Optional<Kept> kept = drafts.of(visit.space().id(), 0, key, visit.memberId());
        if (kept.isPresent()) {
            PageForm form = filled(kept.get(), visit);
            form.fields().with("key", key);
            Proposal other = kept.get().sent() == sent.version() ? null : sent;
            return show(
                    form,
                    kept.get(),
                    kept.get().facts().template(),
                    new Waiting(sent.id(), sent.version(), other, false),
                    visit);
        }
        PageForm form = filled(Kept.of(sent), visit);
        Optional<String> above = sent.parent() == 0 ? Optional.empty() : places.title(sent.parent(), visit);
        above.ifPresent(title -> form.fields().with("parent", title));
        form.fields().with("key", key);
        boolean lost = sent.parent() != 0 && above.isEmpty();
        return show(form, null, sent.facts().template(), new Waiting(sent.id(), sent.version(), null, lost), visit);
    }

    @POST
    @Path("new")
    @Requires("wiki.write")
    public Object make(@Context Form form, @Context Visit visit) {
        String language = form.oneOf("language", PageForm.languages(visit).keySet());
        long parent = places.read(form, visit);
        Optional<Template> template =
                sheets.template(form.value("template"), visit.space().id());
        Body before = shown(form, template, language, visit);
        Draft draft = PageForm.read(form, language, bodies, before, files, visit)
                .with(sheets.read(form, template, language, visit));
        if (!Fields.byPassage(form, "body")) {
            LanguageAsked.ask(
                    form,
                    draft.title(),
                    form.raw("body"),
                    language,
                    PageForm.languages(visit).keySet(),
                    visit);
        }
        int status = 422;
        try {
            if (form.valid() && sending.asked(visit)) {
                long id = sending.send(
                        new SendForReview.Text(
                                draft,
                                null,
                                parent,
                                0,
                                null,
                                Sent.id(form.value("proposal")),
                                Sent.number(form, "sent"),
                                Sent.detached(form)),
                        visit);
                forget(form, visit);
                return Redirect.done(visit.space().path("wiki", Proposal.path(id)), "wiki.done.sent");
            }
            if (form.valid()) {
                Optional<Proposal> waited = own.of(null, language, form, visit);
                Draft whole = waited.isPresent() ? own.with(waited.get(), draft, form) : draft;
                PageRow page = pages.find(making.make(whole, parent, visit)).orElseThrow(Refusal::notFound);
                waited.ifPresent(open -> own.published(open, visit));
                forget(form, visit);
                return Redirect.done(page.address(visit.space()), "wiki.done.made");
            }
        } catch (Refusal refusal) {
            PageForm.reject(form, refusal);
            status = refusal.status();
        }
        return back(form, draft.files(), visit).status(status);
    }

    /** The text whose passages a form showed: of a draft, of what was sent for review, or that of the template. */
    public Body shown(Form form, Optional<Template> template, String language, Visit visit) {
        Body begun = template.map(known -> known.text(language, bodies)).orElse(Body.EMPTY);
        if (!Fields.byPassage(form, "body")) {
            return begun;
        }
        Set<String> typed = Fields.passages(form, "body").keySet();
        String key = Drafts.key(form.value("key"));
        return Stream.<Supplier<Optional<Body>>>of(
                        () -> drafts.of(visit.space().id(), 0, key, visit.memberId())
                                .map(Kept::body),
                        () -> mine(form.value("proposal"), visit).map(Proposal::body))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .filter(body -> bodies.passages(body).keySet().equals(typed))
                .findFirst()
                .orElse(begun);
    }

    /** Whoever was told of another text, and sends this one again, has decided. */
    private Waiting waiting(Form form, Visit visit) {
        long id = Sent.id(form.value("proposal"));
        int sent = Sent.number(form, "sent");
        return mine(form.value("proposal"), visit)
                .filter(open -> open.version() != sent)
                .map(open -> new Waiting(id, open.version(), open, false))
                .orElseGet(() ->
                        new Waiting(mine(form.value("proposal"), visit).isPresent() ? id : 0, sent, null, false));
    }

    private void forget(Form form, Visit visit) {
        String key = Drafts.key(form.value("key"));
        drafts.forget(visit.space().id(), 0, key, visit.memberId(), Known.of(form));
    }

    /** The form as it was sent. */
    public Page back(Form form, List<Stored> kept, Visit visit) {
        return show(PageForm.back(form, kept, visit), null, form.value("template"), waiting(form, visit), visit);
    }
}
