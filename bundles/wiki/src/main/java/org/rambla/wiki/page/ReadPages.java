// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.Drafts;
import org.rambla.wiki.history.AuthorsThen;
import org.rambla.wiki.review.Proposals;
import org.rambla.wiki.template.FactRevisions.By;
import org.rambla.wiki.template.FactWords.Shown;

/** The first page of the wiki, a page, and what changed lately. */
@Path("/")
public final class ReadPages {
    private static final int CHANGES = 30;
    private static final int LATELY = 6;
    private static final int FOUND = 50;
    private static final int MOST_OPEN = 40;
    /** Pages that are shown at once below one at the top. */
    public static final int BRANCH = 20;

    private final Pages pages;
    private final OpenPage opening;
    private final Members members;
    private final AuthorsThen authors;
    private final Drafts drafts;
    private final Proposals proposals;
    private final PageViews views;
    private final ListViews lists;

    public ReadPages(
            Pages pages,
            OpenPage opening,
            Members members,
            AuthorsThen authors,
            Drafts drafts,
            Proposals proposals,
            PageViews views,
            ListViews lists) {
        this.pages = pages;
        this.opening = opening;
        this.members = members;
        this.authors = authors;
        this.drafts = drafts;
        this.proposals = proposals;
        this.views = views;
        this.lists = lists;
    }

    /** The first pages at the top, all of them by title part after part, or those whose titles hold some words. */
    @GET
    @Requires("wiki.read")
    public Page home(
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("after") @DefaultValue("") String after,
            @Context Visit visit) {
        long space = visit.space().id();
        if (q.isEmpty() && !after.isEmpty()) {
            return lists.top(pages.byTitle().part(space, 0, "", visit.role(), Behind.of(after), Pages.LIST), visit);
        }
        String words = OneLine.of(q.length() > Titles.MAX ? q.substring(0, Titles.MAX) : q);
        if (!words.isEmpty()) {
            return lists.found(
                    words, pages.byTitle().part(space, 0, words, visit.role(), Behind.of(after), FOUND), visit);
        }
        List<ListedPage> top = ListedPage.byTitle(pages.below(space, 0, visit.role(), Pages.LIST), visit.language());
        // Where there are many at the top, those below them would be too many.
        List<Long> parents = top.size() > MOST_OPEN
                ? List.of()
                : top.stream().map(ListedPage::id).toList();
        List<ListedPage> branches = pages.branches(space, parents, visit.role(), BRANCH + 1);
        Map<Long, List<ListedPage>> below = ListedPage.byTitle(branches, visit.language()).stream()
                .collect(Collectors.groupingBy(ListedPage::parent));
        List<Change> changes = pages.changes(space, visit.role(), null, 0, LATELY);
        return lists.home(
                top, below, pages.count(space, visit.role()), changes, people(changes), waiting(visit), visit);
    }

    private ListViews.Waiting waiting(Visit visit) {
        if (!visit.can("wiki.write")) {
            return new ListViews.Waiting(false, 0, 0);
        }
        long space = visit.space().id();
        long reviews = visit.can("wiki.review")
                ? proposals.waiting(space, visit.role())
                : proposals.count(space, visit.memberId());
        return new ListViews.Waiting(
                drafts.any(space, visit.memberId()),
                reviews,
                visit.can("wiki.lock") ? pages.overdue(space, visit.role(), Instant.now()) : 0);
    }

    private Map<By, MemberCard> people(List<Change> changes) {
        return authors.cards(changes.stream().map(Change::by).collect(Collectors.toSet()));
    }

    @GET
    @Path("recent")
    @Requires("wiki.read")
    public Page recent(@QueryParam("after") @DefaultValue("") String after, @Context Visit visit) {
        Moment behind = Moment.of(after);
        List<Change> found = pages.changes(
                visit.space().id(),
                visit.role(),
                behind == null ? null : behind.at(),
                behind == null ? 0 : behind.id(),
                CHANGES + 1);
        Portion<Change> shown = Portion.of(found, CHANGES, change -> new Moment(change.at(), change.number()));
        return lists.recent(shown, people(shown.rows()), visit);
    }

    /** All pages right below one, by title, part after part. */
    @GET
    @Path("{page}/below")
    @Requires("wiki.read")
    public Page below(
            @PathParam("page") String slug, @QueryParam("after") @DefaultValue("") String after, @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        TitledPages.Part part =
                pages.byTitle().part(page.space(), page.id(), "", visit.role(), Behind.of(after), Pages.LIST);
        return lists.below(page, part, visit);
    }

    /** Pages taken out of sight, for those who may put them back. */
    @GET
    @Path("withdrawn")
    @Requires("wiki.delete")
    public Page withdrawn(@QueryParam("after") @DefaultValue("") String after, @Context Visit visit) {
        Portion<PageRow> shown = Portion.of(
                pages.withdrawn(visit.space().id(), visit.role(), Moment.of(after), Pages.LIST + 1),
                Pages.LIST,
                PageRow::place);
        return lists.withdrawn(
                shown,
                shown.rows().isEmpty()
                        ? Map.of()
                        : members.cards(
                                shown.rows().stream().map(PageRow::remover).collect(Collectors.toSet())),
                visit);
    }

    /** A page, in the reader's language where it is written in it. A former name leads to the present one. */
    @GET
    @Path("{page}")
    @Requires("wiki.read")
    public Object page(
            @PathParam("page") String slug,
            @QueryParam("language") @DefaultValue("") String language,
            @QueryParam("done") @DefaultValue("") String done,
            @Context Visit visit) {
        Optional<PageRow> found = pages.named(visit.space().id(), slug).filter(row -> row.readable(visit));
        if (found.isEmpty()) {
            if (!visit.can("wiki.write") || !slug.equals(Titles.slug(slug))) {
                throw Refusal.notFound();
            }
            return views.missing(slug, visit);
        }
        PageRow page = found.get();
        if (!page.slug().equals(slug)) {
            return Redirect.to(page.address(visit.space()) + query(language));
        }
        return views.page(opening.open(page, language.isEmpty() ? visit.language() : language, visit), done, visit);
    }

    private static String query(String language) {
        return language.isEmpty() ? "" : "?language=" + URLEncoder.encode(language, StandardCharsets.UTF_8);
    }

    /** A page for paper, on request in every language that it has. */
    @GET
    @Path("{page}/print")
    @Requires("wiki.read")
    public Page print(
            @PathParam("page") String slug,
            @QueryParam("all") @DefaultValue("") String all,
            @QueryParam("language") @DefaultValue("") String language,
            @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        String first = page.languageFor(language.isEmpty() ? visit.language() : language);
        List<VersionRow> texts = page.titles().texts().keySet().stream()
                .filter(tag -> tag.equals(first) || !all.isEmpty())
                .sorted((a, b) -> Boolean.compare(b.equals(first), a.equals(first)))
                .map(tag -> pages.texts()
                        .said(page.id(), tag)
                        .orElseThrow(Refusal::notFound)
                        .text())
                .toList();
        Map<By, MemberCard> people =
                authors.cards(texts.stream().map(VersionRow::by).collect(Collectors.toSet()));
        Map<String, List<Shown>> facts = new HashMap<>();
        texts.forEach(text -> facts.put(text.language(), opening.facts(page, text.language(), visit)));
        return views.print(page, texts, !all.isEmpty(), facts, people, visit);
    }
}
