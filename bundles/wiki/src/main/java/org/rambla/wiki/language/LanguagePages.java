// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.language;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.Files;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.page.Field;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.blame.Blame;
import org.rambla.wiki.edit.AttachedFiles;
import org.rambla.wiki.edit.Drafts;
import org.rambla.wiki.edit.Kept;
import org.rambla.wiki.edit.Known;
import org.rambla.wiki.edit.Sent;
import org.rambla.wiki.history.Revisions;
import org.rambla.wiki.jte.JtetranslateGenerated;
import org.rambla.wiki.page.OpenPage;
import org.rambla.wiki.page.PageForm;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.PageViews;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.Synced;
import org.rambla.wiki.review.Proposal;
import org.rambla.wiki.review.SendForReview;
import org.rambla.wiki.template.FactChanges;
import org.rambla.wiki.template.FactForm;
import org.rambla.wiki.template.FactSheet;
import org.rambla.wiki.template.Facts;

/** A page in two languages side by side, passage by passage, and what waits to be written in a language. */
@Path("/")
public final class LanguagePages {
    private static final String PASSAGE = "passage-";

    private final Pages pages;
    private final OpenPage opening;
    private final Revisions revisions;
    private final SendForReview sending;
    private final OtherParts others;
    private final Drafts drafts;
    private final Bodies bodies;
    private final Files files;
    private final AttachedFiles attached;
    private final FactSheet sheets;
    private final FactChanges changes;

    public LanguagePages(
            Pages pages,
            OpenPage opening,
            Revisions revisions,
            SendForReview sending,
            Drafts drafts,
            Bodies bodies,
            Files files,
            FactSheet sheets,
            FactChanges changes) {
        this.pages = pages;
        this.opening = opening;
        this.revisions = revisions;
        this.sending = sending;
        this.others = new OtherParts(drafts, sending, bodies);
        this.drafts = drafts;
        this.bodies = bodies;
        this.files = files;
        this.attached = new AttachedFiles(files);
        this.sheets = sheets;
        this.changes = changes;
    }

    /** The original on one side, the text in another language on the other. */
    @GET
    @Path("{page}/translate")
    @Requires("wiki.write")
    public Object translate(
            @PathParam("page") String slug,
            @QueryParam("language") @DefaultValue("") String wanted,
            @QueryParam("part") @DefaultValue("") String part,
            @QueryParam("proposal") @DefaultValue("") String proposal,
            @QueryParam("done") @DefaultValue("") String done,
            @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        String language = language(page, wanted, visit);
        if (!page.writable(visit)
                && drafts.of(page.space(), page.id(), language, visit.memberId())
                        .isPresent()) {
            return Redirect.to(visit.space().path("wiki", Drafts.reading(page.id(), language)));
        }
        opening.writable(page, visit);
        BothTexts both = read(page, language, visit);
        Optional<Proposal> waiting = sending.open(page, language, !proposal.isEmpty(), visit);
        // Whoever asks for what was sent is shown that, not a draft beside it.
        Optional<Kept> own =
                waiting.filter(sent -> sent.id() == Sent.id(proposal)).isPresent()
                        ? Optional.empty()
                        : drafts.of(page.space(), page.id(), language, visit.memberId());
        Optional<Kept> draft = own.or(() -> waiting.map(Kept::of));
        Optional<Map<String, String>> kept = draft.flatMap(found -> both.shown(found, bodies));
        String title = both.text() == null ? "" : both.text().title();
        Fields fields = Fields.of(visit)
                .with("writing", Known.fresh())
                .with("title", kept.isEmpty() ? title : draft.get().title())
                .with("summary", kept.isEmpty() ? "" : draft.get().summary());
        Kept shown = kept.isEmpty() ? null : draft.get();
        BothFields words = words(both, language);
        Facts facts = shown == null || shown.facts().template().isEmpty() ? words.present() : shown.facts();
        if (words.template() != null) {
            FactForm.fill(fields, words.template(), facts, language);
        }
        Beside beside = new Beside(
                both,
                Part.of(both.passages(), (int) Math.min(Sent.id(part), Part.MOST)),
                words,
                language,
                fields,
                null,
                facts == words.present() ? page.facts() : facts.base(),
                kept.orElse(Map.of()),
                own.isEmpty() && shown != null
                        ? same(waiting.get(), both, words)
                        : shown == null
                                        || shown.same().origin()
                                                != both.original().revision()
                                ? Set.of()
                                : shown.same().passages(),
                own.isPresent() ? shown : null,
                draft.isPresent() && kept.isEmpty(),
                waiting.orElse(null),
                shown == null ? 0 : shown.sent(),
                shown != null
                        && waiting.filter(open -> open.version() == shown.sent())
                                .isPresent());
        Page form = view(beside, visit);
        // What arrived need not be kept by the browser: of this part, or of the one before.
        return PageViews.draftDone(visit) || done.equals("wiki.done.savedWithout")
                ? form.kept(beside.local())
                : done.isEmpty() ? form : form.kept(beside.localBefore());
    }

    /** Passages and fields that need no change as a text in review says, where the original did not move on since. */
    Set<String> same(Proposal sent, BothTexts both, BothFields words) {
        Synced said = sent.synced();
        if (said == null) {
            return Set.of();
        }
        Blame blame = revisions.blame(both.page().id(), both.page().language());
        Set<String> same = new HashSet<>();
        both.passages().stream()
                .filter(passage -> switch (passage.state()) {
                    case CHANGED -> said.of(passage.id()) >= blame.of(passage.id());
                    case DELETED -> said.blocks().containsKey(Synced.KEPT + passage.id());
                    default -> false;
                })
                .forEach(passage -> same.add(passage.id()));
        words.pairs().stream()
                .filter(pair -> pair.state() == BothTexts.State.CHANGED
                        && said.field(pair.field().key()) >= both.page().worded())
                .forEach(pair -> same.add(BothFields.SAME + pair.field().key()));
        return same;
    }

    /** Any language of the space but the original's; the reader's where nothing better is asked for. */
    static String language(PageRow page, String wanted, Visit visit) {
        Set<String> offered = PageForm.languages(visit).keySet();
        return List.of(wanted, visit.language()).stream()
                .filter(tag -> !tag.equals(page.language()) && (page.written(tag) || offered.contains(tag)))
                .findFirst()
                .or(() -> offered.stream()
                        .filter(tag -> !tag.equals(page.language()))
                        .findFirst())
                .orElseThrow(() -> new Refusal(422, "wiki.refusal.data"));
    }

    /** The language that a form says. */
    static String language(PageRow page, Form form, Visit visit) {
        String language = form.value("language");
        if (!language.equals(language(page, language, visit))) {
            throw new Refusal(422, "wiki.refusal.data");
        }
        return language;
    }

    OtherParts others() {
        return others;
    }

    BothTexts read(PageRow page, String language, Visit visit) {
        return BothTexts.read(page, language, pages, revisions, bodies, visit.messages());
    }

    BothFields words(BothTexts both, String language) {
        return BothFields.read(both.page(), language, both.synced(), sheets, changes);
    }

    /** The words of the fields that a form holds. */
    Facts said(BothFields words, Form form, String language, boolean draft, Visit visit) {
        return sheets.words(form, words.template(), words.present(), language, draft, visit);
    }

    Page view(Beside beside, Visit visit) {
        Map<BothFields.Pair, Field> written = new LinkedHashMap<>();
        beside.words()
                .pairs()
                .forEach(pair ->
                        written.put(pair, sheets.word(beside.fields(), pair.field(), beside.language(), visit)));
        List<Stored> kept = files.kept(beside.files(), visit.memberId());
        List<Attachment> there = attached(beside, visit);
        Html body = Html.of(out ->
                JtetranslateGenerated.render((HtmlTemplateOutput) out, null, beside, written, kept, there, visit));
        return PageViews.ofPage(
                visit.text("wiki.translate.title", PageForm.word(beside.language(), visit)),
                body,
                beside.both().page(),
                visit);
    }

    /** What waits is known the first time; to a form that comes back it is looked up, where it began with something. */
    private List<Attachment> attached(Beside beside, Visit visit) {
        PageRow page = beside.both().page();
        boolean reviewed = sending.asked(visit);
        Optional<Proposal> waiting = Optional.ofNullable(beside.waiting());
        if (waiting.isEmpty() && beside.form() != null && (reviewed || beside.sent() > 0)) {
            waiting = sending.open(page, beside.language(), true, visit);
        }
        return attached.of(page, reviewed, waiting);
    }

    /** Ids of the page's own files that a form takes off. */
    List<Long> detached(Form form, PageRow page) {
        return attached.detached(form, page);
    }

    Body text(BothTexts both, Map<String, String> typed) {
        return bodies.within(both.with(typed, bodies), PageForm.MAX_TEXT);
    }

    static Map<String, String> typed(Form form) {
        Map<String, String> typed = new LinkedHashMap<>();
        form.fields().stream()
                .filter(field -> field.startsWith(PASSAGE))
                .forEach(field -> typed.put(field.substring(PASSAGE.length()), form.raw(field)));
        return typed;
    }

    /** With those passages emptied that are to go because the original no longer has them. */
    static Map<String, String> dropping(BothTexts both, Map<String, String> typed, Form form) {
        Map<String, String> left = new LinkedHashMap<>(typed);
        both.passages().stream()
                .filter(passage -> passage.state() == BothTexts.State.DELETED)
                .filter(passage -> form.has("dropAll") || form.values("drop").contains(passage.id()))
                .forEach(passage -> left.put(passage.id(), ""));
        return left;
    }

    /** With the text with which the writer began: others may have written beside the same original since. */
    BothTexts begun(BothTexts both, PageRow page, String language, Form form) {
        int base = Sent.number(form, "base");
        if (base == both.revision()) {
            return both;
        }
        return both.begun(
                base == 0
                        ? null
                        : revisions
                                .find(page.id(), language, base)
                                .orElseThrow(() -> new Refusal(422, "wiki.refusal.data")));
    }
}
