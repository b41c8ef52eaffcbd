// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.language;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Bodies.Mark;
import org.rambla.api.content.Files;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.EditViews;
import org.rambla.wiki.edit.SaveMine;
import org.rambla.wiki.edit.SaveMine.Mine;
import org.rambla.wiki.edit.SaveMine.Result;
import org.rambla.wiki.edit.Sent;
import org.rambla.wiki.edit.Writers;
import org.rambla.wiki.page.Draft;
import org.rambla.wiki.page.OpenPage;
import org.rambla.wiki.page.PageForm;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.Synced;
import org.rambla.wiki.review.Proposal;
import org.rambla.wiki.review.PublishOwn;
import org.rambla.wiki.review.SendForReview;
import org.rambla.wiki.template.FactSheet;
import org.rambla.wiki.template.Facts;

/** Saves what was written beside an original, all of it or a part; or sends it for review. */
@Path("/")
public final class SaveBeside {
    private final Pages pages;
    private final OpenPage opening;
    private final LanguagePages beside;
    private final SaveMine saving;
    private final SendForReview sending;
    private final OtherParts others;
    private final PublishOwn publishing;
    private final Writers writers;
    private final Bodies bodies;
    private final Files files;
    private final FactSheet sheets;

    public SaveBeside(
            Pages pages,
            OpenPage opening,
            LanguagePages beside,
            SaveMine saving,
            SendForReview sending,
            PublishOwn publishing,
            Writers writers,
            Bodies bodies,
            Files files,
            FactSheet sheets) {
        this.pages = pages;
        this.opening = opening;
        this.beside = beside;
        this.saving = saving;
        this.sending = sending;
        this.publishing = publishing;
        this.others = beside.others();
        this.writers = writers;
        this.bodies = bodies;
        this.files = files;
        this.sheets = sheets;
    }

    @POST
    @Path("{page}/translate")
    @Requires("wiki.write")
    public Object save(@PathParam("page") String slug, @Context Form form, @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        String language = LanguagePages.language(page, form, visit);
        BothTexts both = beside.read(page, language, visit);
        Map<String, String> typed = LanguagePages.typed(form);
        int status = 422;
        int began = Math.min(Sent.number(form, "facts"), page.facts());
        BothTexts begun = beside.begun(both, page, language, form);
        OtherParts.Found found = others.of(form, page, language, begun, visit);
        Map<String, String> own = begun.changed(LanguagePages.dropping(both, found.sending(typed), form), bodies);
        BothFields words = beside.words(both, language);
        Optional<Proposal> told = Optional.empty();
        try {
            // Closed since the form was opened: what was typed comes back, to be kept as a draft or copied.
            opening.writable(page, visit);
            Facts facts = beside.said(words, form, language, false, visit);
            Draft draft = PageForm.read(form, language, () -> beside.text(begun, own), files, visit)
                    .with(facts);
            if (form.valid() && Sent.number(form, "origin") != both.original().revision()) {
                form.reject("", "wiki.translate.meanwhile");
                status = 409;
            }
            Set<String> same = same(found, page, language, both, words, form, visit);
            Synced synced =
                    words.after(both.after(both.original().revision(), own, same), began, facts, language, same);
            Set<Mark.Kind> lost = begun.lost(own, bodies);
            if (form.valid() && sending.asked(visit)) {
                Draft together = draft.with(sheets.onto(page, facts, language));
                long id = sending.send(
                        new SendForReview.Text(
                                together,
                                page,
                                0,
                                begun.revision(),
                                synced,
                                0,
                                Sent.number(form, "sent"),
                                Sent.detached(form)),
                        visit);
                int version = sending.open(page, language, visit)
                        .map(Proposal::version)
                        .orElse(0);
                others.left(page, language, begun, begun.revision(), found, own, version, form, visit);
                writers.go(page, language, visit.memberId());
                return sent(id, page, language, form, lost, both, visit);
            }
            if (form.valid()) {
                Optional<Proposal> waited = publishing.of(page, language, form, visit);
                Draft whole = waited.isPresent() ? publishing.with(waited.get(), draft, form) : draft;
                Mine mine = new Mine(page, whole, begun.text(), beside.detached(form, page), 0, Map.of(), synced);
                Result result = saving.save(mine, visit);
                if (result instanceof Result.Saved) {
                    waited.ifPresent(open -> publishing.published(open, visit));
                    PageRow after = pages.find(page.id()).orElseThrow(Refusal::notFound);
                    BothTexts now = found.kept().isEmpty() ? both : beside.read(after, language, visit);
                    int since = begun.revision() == both.revision() ? now.revision() : begun.revision();
                    others.left(page, language, now, since, found, Map.of(), 0, form, visit);
                    writers.go(page, language, visit.memberId());
                    return saved(after, language, form, lost, both, visit);
                }
                // Both changed the same passage; nothing is saved yet, and other parts are no part of that.
                others.undecided(page, language, begun, found, own, form, visit);
                PageForm again = PageForm.whole(form, draft.body(), draft.files(), visit);
                return new EditViews().undecided(mine, (Result.Undecided) result, again, visit);
            }
        } catch (Refusal refusal) {
            PageRow now = pages.find(page.id()).orElse(page);
            // Whoever was told what others filled in, and sends it again, has decided.
            began = sheets.told(form, refusal, now, language, visit) ? now.facts() : began;
            PageForm.reject(form, refusal);
            status = refusal.status();
            told = refusal.key().equals("wiki.refusal.waits") ? sending.open(page, language, visit) : told;
        }
        Beside again = Beside.back(both, words, language, Fields.of(visit, form), form, began, typed);
        return beside.view(told.map(again::told).orElse(again), visit).status(status);
    }

    /** Passages and fields that need no change, in other parts too. */
    private Set<String> same(
            OtherParts.Found found,
            PageRow page,
            String language,
            BothTexts both,
            BothFields words,
            Form form,
            Visit visit) {
        Set<String> same = new HashSet<>();
        if (!found.sent().isEmpty()) {
            sending.open(page, language, true, visit).ifPresent(open -> same.addAll(beside.same(open, both, words)));
            same.removeAll(LanguagePages.typed(form).keySet());
        }
        same.addAll(form.values("same"));
        return same;
    }

    /** The next part of a long text, the page else; what found no place is said beside the passages. */
    private static Response saved(
            PageRow page, String language, Form form, Set<Mark.Kind> lost, BothTexts both, Visit visit) {
        String own = page.address(visit.space());
        Part part = Part.of(both.passages(), Sent.number(form, "part"));
        boolean marks = lost.contains(Mark.Kind.LINK) || lost.contains(Mark.Kind.PICTURE);
        String done = marks ? "savedWithout" : lost.isEmpty() ? "written" : "savedPlain";
        String next = marks ? part.query() : part.next();
        boolean further = marks || Sent.number(form, "part") > 0 && !part.last();
        return Redirect.done(
                own + (further ? "/translate?language=" + language + next : "?language=" + language),
                "wiki.done." + done);
    }

    private static Response sent(
            long id, PageRow page, String language, Form form, Set<Mark.Kind> lost, BothTexts both, Visit visit) {
        Part part = Part.of(both.passages(), Sent.number(form, "part"));
        String done = lost.isEmpty() ? "wiki.done.sent" : "wiki.done.sentWithout";
        return Redirect.done(
                Sent.number(form, "part") > 0 && !part.last()
                        ? page.address(visit.space()) + "/translate?language=" + language + part.next()
                        : visit.space().path("wiki", Proposal.path(id)),
                done);
    }
}
