// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.history;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.content.Body;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.diff.BodyDiff;
import org.rambla.wiki.diff.Difference;
import org.rambla.wiki.history.Revisions.Entry;
import org.rambla.wiki.page.OpenPage;
import org.rambla.wiki.page.PageJson;
import org.rambla.wiki.page.PageJson.Person;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.VersionRow;
import org.rambla.wiki.template.FactChanges;
import org.rambla.wiki.template.FactRevisions.By;

/** What pages said before, for programs, at {@code /api/s/{space}/wiki/pages/{page}/revisions}. */
@Path("pages/{page}/revisions")
@Produces(MediaType.APPLICATION_JSON)
public final class RevisionApi {
    private final Pages pages;
    private final OpenPage opening;
    private final Revisions revisions;
    private final AuthorsThen authors;
    private final FactChanges facts;

    public RevisionApi(Pages pages, OpenPage opening, Revisions revisions, AuthorsThen authors, FactChanges facts) {
        this.pages = pages;
        this.opening = opening;
        this.revisions = revisions;
        this.authors = authors;
        this.facts = facts;
    }

    /** @param path where people read it */
    public record RevisionEntry(
            int revision, String title, String summary, Person editor, Instant savedAt, String path) {}

    /**
     * Fifty saves of a page in one language, the latest first.
     *
     * @param total over all pages of the list
     * @param next address of the next page of the list; left out on the last one
     */
    public record RevisionList(String language, List<RevisionEntry> revisions, int total, String next) {}

    /** What a page said once. */
    public record RevisionText(String language, RevisionEntry revision, String html) {}

    /** A field that held something else; words as readers see them, "" for nothing. */
    public record FieldChange(String label, String before, String after) {}

    /**
     * What changed from one save to another.
     *
     * @param from 0 for before the page was there
     * @param added passages; one that moved and changed counts for both
     * @param html the changes with their neighbours: what came is {@code ins}, what went is {@code del}
     */
    public record DifferenceText(
            String language,
            int from,
            int to,
            String titleBefore,
            String titleAfter,
            int added,
            int removed,
            int changed,
            int moved,
            List<FieldChange> fields,
            String html) {}

    @GET
    @Requires("wiki.read")
    public RevisionList list(
            @PathParam("page") String slug,
            @QueryParam("language") @DefaultValue("") String wanted,
            @QueryParam("before") @DefaultValue("") String before,
            @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        String language = language(page, wanted, visit);
        List<Entry> found = revisions.list(page.id(), language, number(before, Integer.MAX_VALUE), Revisions.LIST + 1);
        boolean more = found.size() > Revisions.LIST;
        List<Entry> shown = more ? found.subList(0, Revisions.LIST) : found;
        Map<By, MemberCard> people = authors.cards(shown.stream().map(Entry::by).collect(Collectors.toSet()));
        // They are numbered without a gap.
        int total = pages.texts()
                .said(page.id(), language)
                .map(said -> said.text().revision())
                .orElse(0);
        String next = "/api" + visit.space().path("wiki", "pages/" + page.slug() + "/revisions") + "?language="
                + language + "&before=";
        return new RevisionList(
                language,
                shown.stream()
                        .map(save -> entry(page, language, save, people.get(save.by()), visit))
                        .toList(),
                total,
                more ? next + shown.get(shown.size() - 1).revision() : null);
    }

    private static RevisionEntry entry(PageRow page, String language, Entry save, MemberCard editor, Visit visit) {
        return new RevisionEntry(
                save.revision(),
                save.title(),
                save.summary(),
                PageJson.person(editor, visit),
                save.at(),
                page.address(visit.space()) + "/history/" + save.revision() + "?language=" + language);
    }

    @GET
    @Path("{revision}")
    @Requires("wiki.read")
    public RevisionText revision(
            @PathParam("page") String slug,
            @PathParam("revision") String revision,
            @QueryParam("language") @DefaultValue("") String wanted,
            @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        VersionRow text = text(page, language(page, wanted, visit), number(revision, 0));
        Entry save = new Entry(
                text.revision(), text.title(), text.summary(), text.editor(), text.organisation(), text.writtenAt());
        MemberCard editor = authors.cards(List.of(text.by())).get(text.by());
        return new RevisionText(
                text.language(),
                entry(page, text.language(), save, editor, visit),
                text.body().html());
    }

    /** From another save (left out: the one before it) to this one. */
    @GET
    @Path("{revision}/difference")
    @Requires("wiki.read")
    public DifferenceText difference(
            @PathParam("page") String slug,
            @PathParam("revision") String revision,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("language") @DefaultValue("") String wanted,
            @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        VersionRow after = text(page, language(page, wanted, visit), number(revision, 0));
        int first = number(from, after.revision() - 1);
        VersionRow before = first == 0
                ? new VersionRow(page.id(), after.language(), 0, "", Body.EMPTY, "", 0, 0, null)
                : text(page, after.language(), first);
        Difference difference = BodyDiff.between(before.body(), after.body());
        Difference.Counts counts = difference.counts();
        List<FieldChange> fields =
                facts.between(page, before.writtenAt(), after.writtenAt(), after.language(), visit).stream()
                        .map(change -> new FieldChange(change.label(), change.before(), change.after()))
                        .toList();
        return new DifferenceText(
                after.language(),
                before.revision(),
                after.revision(),
                before.title(),
                after.title(),
                counts.added(),
                counts.removed(),
                counts.changed(),
                counts.moved(),
                fields,
                difference.view(visit.messages(), Difference.Extent.CHANGES).toString());
    }

    private VersionRow text(PageRow page, String language, int revision) {
        return revisions.find(page.id(), language, revision).orElseThrow(Refusal::notFound);
    }

    private static String language(PageRow page, String wanted, Visit visit) {
        return page.languageFor(wanted.isEmpty() ? visit.language() : wanted);
    }

    private static int number(String text, int otherwise) {
        return text.matches("[0-9]{1,8}") ? Integer.parseInt(text) : otherwise;
    }
}
