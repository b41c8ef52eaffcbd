// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.history;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.content.Body;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.Sent;
import org.rambla.wiki.history.Revisions.Entry;
import org.rambla.wiki.page.Draft;
import org.rambla.wiki.page.OpenPage;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.SavePage;
import org.rambla.wiki.page.Synced;
import org.rambla.wiki.page.Texts;
import org.rambla.wiki.page.VersionRow;
import org.rambla.wiki.review.Proposal;
import org.rambla.wiki.review.SendForReview;
import org.rambla.wiki.template.FactChanges;
import org.rambla.wiki.template.FactRevisions.By;

/** What a page said before, and what changed from one save to another. */
@Path("/")
public final class HistoryPages {
    private final Pages pages;
    private final OpenPage opening;
    private final Revisions revisions;
    private final SavePage saving;
    private final SendForReview sending;
    private final AuthorsThen authors;
    private final FactChanges facts;
    private final FileChanges files;
    private final HistoryViews views;

    public HistoryPages(
            Pages pages,
            OpenPage opening,
            Revisions revisions,
            SavePage saving,
            SendForReview sending,
            AuthorsThen authors,
            FactChanges facts,
            FileChanges files,
            HistoryViews views) {
        this.pages = pages;
        this.opening = opening;
        this.revisions = revisions;
        this.saving = saving;
        this.sending = sending;
        this.authors = authors;
        this.facts = facts;
        this.files = files;
        this.views = views;
    }

    @GET
    @Path("{page}/history")
    @Requires("wiki.read")
    public Page history(
            @PathParam("page") String slug,
            @QueryParam("language") @DefaultValue("") String wanted,
            @QueryParam("before") @DefaultValue("") String before,
            @QueryParam("fields") @DefaultValue("") String fields,
            @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        String language = language(page, wanted, visit);
        List<Entry> found = revisions.list(page.id(), language, number(before, Integer.MAX_VALUE), Revisions.LIST + 1);
        boolean more = found.size() > Revisions.LIST;
        List<Entry> shown = more ? found.subList(0, Revisions.LIST) : found;
        // They are counted on their own: one save changes the text, another one fields alone, in whatever language.
        List<Touches.Save> touches = before.isEmpty() ? files.saves(page.id()) : List.of();
        FactChanges.Latest changes = before.isEmpty()
                ? facts.latest(page, language, number(fields, Integer.MAX_VALUE), Touches.summaries(touches), visit)
                : FactChanges.Latest.NONE;
        Set<By> people = shown.stream().map(Entry::by).collect(Collectors.toSet());
        changes.entries().forEach(change -> people.add(change.by()));
        List<FileChanges.Entry> filed = before.isEmpty() ? files.of(page.id()) : List.of();
        filed.forEach(change -> people.add(new By(change.member(), 0)));
        Set<Instant> told =
                changes.entries().stream().map(FactChanges.Entry::at).collect(Collectors.toSet());
        // What changed in the fields is said with its words; of files alone nothing else says why.
        List<Touches.Save> saves =
                touches.stream().filter(save -> !told.contains(save.at())).toList();
        saves.forEach(save -> people.add(save.by()));
        return views.history(page, language, shown, more, changes, filed, saves, authors.cards(people), visit);
    }

    private static String language(PageRow page, String wanted, Visit visit) {
        return page.languageFor(wanted.isEmpty() ? visit.language() : wanted);
    }

    private static int number(String text, int otherwise) {
        return text.matches("[0-9]{1,8}") ? Integer.parseInt(text) : otherwise;
    }

    /** One save: what it said, and what it changed. */
    @GET
    @Path("{page}/history/{revision}")
    @Requires("wiki.read")
    public Page revision(
            @PathParam("page") String slug,
            @PathParam("revision") String revision,
            @QueryParam("language") @DefaultValue("") String wanted,
            @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        VersionRow text = text(page, language(page, wanted, visit), revision);
        VersionRow before =
                revisions.find(page.id(), text.language(), text.revision() - 1).orElse(null);
        int last = pages.texts()
                .said(page.id(), text.language())
                .map(said -> said.text().revision())
                .orElse(0);
        MemberCard editor = Optional.ofNullable(
                        authors.cards(List.of(text.by())).get(text.by()))
                .orElseThrow(Refusal::notFound);
        List<FactChanges.Change> filled = facts.between(
                page, before == null ? null : before.writtenAt(), text.writtenAt(), text.language(), visit);
        boolean since = !facts.between(page, text.writtenAt(), null, text.language(), visit)
                .isEmpty();
        return views.revision(page, text, before, before == null ? List.of() : filled, last, since, editor, visit);
    }

    private VersionRow text(PageRow page, String language, String revision) {
        return revisions.find(page.id(), language, number(revision, 0)).orElseThrow(Refusal::notFound);
    }

    /** What changed between any two saves. */
    @GET
    @Path("{page}/compare")
    @Requires("wiki.read")
    public Page compare(
            @PathParam("page") String slug,
            @QueryParam("language") @DefaultValue("") String wanted,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to,
            @QueryParam("all") @DefaultValue("") String all,
            @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        String language = language(page, wanted, visit);
        VersionRow last =
                pages.texts().said(page.id(), language).map(Texts.Said::text).orElseThrow(Refusal::notFound);
        int newer = Math.max(number(from, 0), number(to, last.revision()));
        int older = Math.min(number(from, newer - 1), number(to, last.revision()));
        VersionRow after = text(page, language, String.valueOf(newer));
        VersionRow before = older <= 0
                ? new VersionRow(
                        page.id(),
                        language,
                        0,
                        "",
                        Body.EMPTY,
                        "",
                        after.editor(),
                        after.organisation(),
                        after.writtenAt())
                : text(page, language, String.valueOf(older));
        Map<By, MemberCard> people = authors.cards(List.of(before.by(), after.by()));
        boolean now = after.revision() == last.revision();
        List<FactChanges.Change> filled = facts.between(
                page,
                before.revision() == 0 ? null : before.writtenAt(),
                now ? null : after.writtenAt(),
                language,
                visit);
        return views.compare(page, before, after, filled, people, !all.isEmpty(), visit);
    }

    /** Saves a former text again, and what the fields held then, as a change of its own. */
    @POST
    @Path("{page}/history/{revision}/restore")
    @Requires("wiki.write")
    public Response restore(
            @PathParam("page") String slug,
            @PathParam("revision") String revision,
            @Context Form form,
            @Context Visit visit) {
        PageRow page = opening.writable(slug, visit);
        VersionRow text = text(page, language(page, form.value("language"), visit), revision);
        Draft draft = new Draft(
                text.title(),
                text.body(),
                text.language(),
                visit.text("wiki.restored.summary", text.revision()),
                List.of(),
                "",
                facts.again(page, text.writtenAt(), text.language(), Sent.number(form, "facts")));
        int base = number(form.value("base"), 0);
        // What of the original a former text said is not known any more: all of it is to be looked over.
        Synced synced = text.language().equals(page.language()) ? null : Synced.NONE;
        if (sending.asked(visit)) {
            long id = sending.send(new SendForReview.Text(draft, page, 0, base, synced, 0, 0), visit);
            return Redirect.done(visit.space().path("wiki", Proposal.path(id)), "wiki.done.sent");
        }
        SavePage.Outcome outcome = saving.save(page, new SavePage.Change(draft, base, List.of(), synced), visit);
        if (outcome == SavePage.Outcome.MEANWHILE) {
            throw new Refusal(409, "wiki.refusal.meanwhile");
        }
        PageRow now = pages.find(page.id()).orElseThrow(Refusal::notFound);
        String in = text.language().equals(now.languageFor(visit.language())) ? "" : "?language=" + text.language();
        return Redirect.done(
                now.address(visit.space()) + in,
                outcome == SavePage.Outcome.SAME ? "wiki.done.same" : "wiki.done.restoredText");
    }
}
