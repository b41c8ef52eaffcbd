// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSource;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.Files;
import org.rambla.api.content.LanguageVersion;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.wiki.call.Call;
import org.rambla.wiki.call.Calls;
import org.rambla.wiki.call.Contribution;
import org.rambla.wiki.comment.Comment;
import org.rambla.wiki.comment.Comments;
import org.rambla.wiki.exchange.job.ImportJobs;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.VersionRow;
import org.rambla.wiki.review.Proposal;
import org.rambla.wiki.review.Proposals;
import org.rambla.wiki.template.Facts;
import org.rambla.wiki.template.Lists;

/**
 * Pages for search, translation, mail, activity, export and erasure: each in the language of its original, with its
 * published texts in other languages. Fields of a template go by their keys: {@code city}, {@code results}; what words of
 * a field say in another language than the original's has that language behind the key: {@code results@fr}.
 */
@Component
public final class WikiContent implements ContentSource {
    private static final int MOST = 500;

    /** The items of a space after one, of each kind. */
    private static final List<String> KINDS = List.of(
            "id from wiki_page where space_id = ? and id > ?",
            "id from wiki_proposal where space_id = ? and id > ? and state in ('WAITING', 'RETURNED')",
            "n.item as id from wiki_contribution n join wiki_call c on c.id = n.call_id where c.space_id = ?"
                    + " and n.item > ? and n.item <> 0",
            "m.id from wiki_comment m join wiki_page p on p.id = m.page where p.space_id = ? and m.id > ?"
                    + " and m.removed = false");

    private final Database database;
    private final Pages pages;
    private final Proposals proposals;
    private final Lists lists;
    private final Calls calls;
    private final Comments comments;
    private final Files files;
    private final Spaces spaces;
    private final ContentRegister register;

    @Activate
    public WikiContent(
            @Reference(name = "database", target = "(unit=wiki)") Database database,
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "files") Files files,
            @Reference(name = "spaces") Spaces spaces) {
        this.database = database;
        this.register = register;
        this.pages = new Pages(database, bodies);
        this.proposals = new Proposals(database, bodies);
        this.lists = new Lists(database);
        this.calls = new Calls(database, bodies);
        this.comments = new Comments(database, bodies);
        this.files = files;
        this.spaces = spaces;
    }

    @Override
    public Set<String> types() {
        return Set.of("wiki.page", "wiki.proposal", "wiki.contribution", "wiki.comment");
    }

    @Override
    public Map<Long, ContentItem> items(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<PageRow> rows = pages.all(ids);
        Map<Long, List<VersionRow>> texts =
                pages.texts().of(ids).stream().collect(Collectors.groupingBy(VersionRow::page));
        List<Long> withFiles =
                rows.stream().filter(row -> row.files() > 0).map(PageRow::id).toList();
        Map<Long, List<Attachment>> attached = withFiles.isEmpty() ? Map.of() : files.of(withFiles);
        Map<Long, String> paths = addresses(rows);
        Map<Long, Facts> facts = lists.facts(rows);
        Map<Long, ContentItem> items = new HashMap<>();
        for (PageRow row : rows) {
            List<VersionRow> said = texts.getOrDefault(row.id(), List.of());
            said.stream()
                    .filter(text -> text.language().equals(row.language()))
                    .forEach(text -> items.put(
                            row.id(),
                            new ContentItem(
                                    row.id(),
                                    text.title(),
                                    text.body(),
                                    others(said, row.language()),
                                    facts.getOrDefault(row.id(), Facts.NONE).fields(row.language()),
                                    attached.getOrDefault(row.id(), List.of()),
                                    paths.getOrDefault(row.id(), ""))));
        }
        Set<Long> rest = ids.stream().filter(id -> !items.containsKey(id)).collect(Collectors.toSet());
        waiting(rest)
                .forEach((proposal, path) -> items.put(
                        proposal.id(),
                        new ContentItem(proposal.id(), proposal.title(), proposal.body(), Map.of(), List.of(), path)));
        written(rest)
                .forEach((contribution, path) -> items.put(
                        contribution.item(),
                        new ContentItem(
                                contribution.item(),
                                contribution.title(),
                                contribution.body(),
                                contribution.facts().fields(contribution.language()),
                                List.of(),
                                path)));
        said(rest)
                .forEach((comment, about) -> items.put(
                        comment.id(),
                        new ContentItem(
                                comment.id(),
                                about.title(comment.language()),
                                comment.body(),
                                Map.of(),
                                List.of(),
                                about.path(comment))));
        return items;
    }

    private static List<LanguageVersion> others(List<VersionRow> texts, String original) {
        return texts.stream()
                .filter(text -> !text.language().equals(original))
                .sorted(Comparator.comparing(VersionRow::language))
                .map(text -> new LanguageVersion(text.language(), text.title(), text.body()))
                .toList();
    }

    /** A page that something was said about, with its address. */
    private record Discussed(PageRow page, String address) {
        String path(Comment comment) {
            return address + "#" + Comment.anchor(comment.id());
        }

        /** As an answer carries the title of its topic. */
        String title(String language) {
            return page.title(language);
        }
    }

    /** What was said about pages. */
    private Map<Comment, Discussed> said(Collection<Long> ids) {
        List<Comment> found = comments.all(ids);
        List<PageRow> rows = found.isEmpty()
                ? List.of()
                : pages.all(found.stream().map(Comment::page).collect(Collectors.toSet()));
        Map<Long, String> paths = addresses(rows);
        Map<Long, PageRow> byId = rows.stream().collect(Collectors.toMap(PageRow::id, row -> row));
        Map<Comment, Discussed> said = new HashMap<>();
        found.stream()
                .filter(comment -> paths.containsKey(comment.page()))
                .forEach(comment ->
                        said.put(comment, new Discussed(byId.get(comment.page()), paths.get(comment.page()))));
        return said;
    }

    /** What cities wrote for calls, with its address. */
    private Map<Contribution, String> written(Collection<Long> ids) {
        List<Contribution> found = calls.written(ids);
        Map<Long, Call> known = calls.all(found.stream().map(Contribution::call).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Call::id, call -> call));
        Map<Long, SpaceCard> cards = known.isEmpty()
                ? Map.of()
                : spaces.cards(known.values().stream().map(Call::space).collect(Collectors.toSet()));
        Map<Contribution, String> written = new HashMap<>();
        for (Contribution contribution : found) {
            Call call = known.get(contribution.call());
            if (call != null && cards.containsKey(call.space())) {
                written.put(
                        contribution,
                        cards.get(call.space()).path("wiki", call.path() + "/" + contribution.organisation()));
            }
        }
        return written;
    }

    /** What waits for a review, with its address. */
    private Map<Proposal, String> waiting(Collection<Long> ids) {
        List<Proposal> open = proposals.open(ids);
        Map<Long, SpaceCard> cards = open.isEmpty()
                ? Map.of()
                : spaces.cards(open.stream().map(Proposal::space).collect(Collectors.toSet()));
        Map<Proposal, String> waiting = new HashMap<>();
        for (Proposal proposal : open) {
            SpaceCard space = cards.get(proposal.space());
            if (space != null) {
                waiting.put(proposal, space.path("wiki", Proposal.path(proposal.id())));
            }
        }
        return waiting;
    }

    @Override
    public Map<Long, String> paths(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<Long, String> paths = addresses(pages.all(ids));
        Set<Long> rest = ids.stream().filter(id -> !paths.containsKey(id)).collect(Collectors.toSet());
        waiting(rest).forEach((proposal, path) -> paths.put(proposal.id(), path));
        written(rest).forEach((contribution, path) -> paths.put(contribution.item(), path));
        said(rest).forEach((comment, about) -> paths.put(comment.id(), about.path(comment)));
        return paths;
    }

    private Map<Long, String> addresses(List<PageRow> rows) {
        Set<Long> wanted = rows.stream().map(PageRow::space).collect(Collectors.toSet());
        Map<Long, SpaceCard> cards = wanted.isEmpty() ? Map.of() : spaces.cards(wanted);
        Map<Long, String> paths = new HashMap<>();
        for (PageRow row : rows) {
            SpaceCard space = cards.get(row.space());
            if (space != null) {
                paths.put(row.id(), row.address(space));
            }
        }
        return paths;
    }

    @Override
    public List<Long> page(long space, long after, int limit) {
        int most = Math.max(1, Math.min(limit, MOST));
        // Each on its own, so that each is read along an index.
        return KINDS.stream()
                .flatMap(kind -> database
                        .list(
                                "select " + kind + " order by 1 fetch first " + most + " rows only",
                                row -> row.number("id"),
                                space,
                                after)
                        .stream())
                .sorted()
                .limit(most)
                .toList();
    }

    @Override
    public Map<String, List<Map<String, String>>> about(long member) {
        return new KeptAbout(database).member(member);
    }

    @Override
    public void erase(long member) {
        List<Long> returned = database.list(
                "select id from wiki_proposal where author = ? and state = 'RETURNED'",
                row -> row.number("id"),
                member);
        Map<Long, List<Attachment>> attached = returned.isEmpty() ? Map.of() : files.of(returned);
        database.transaction(tx -> {
            for (String table :
                    List.of("wiki_read", "wiki_draft", "wiki_writer", "wiki_follow", "wiki_feed", "wiki_written")) {
                tx.execute("delete from " + table + " where member = ?", member);
            }
            tx.execute("update wiki_page set owner = 0, reminded = 0, version = version + 1 where owner = ?", member);
            // Nobody can write on at what was given back, and nobody else is to read it.
            tx.execute(
                    "update wiki_proposal set state = 'TAKEN', version = version + 1 where author = ? and state = 'RETURNED'",
                    member);
            tx.execute(
                    "update wiki_proposal set body = '', facts = '', summary = '' where author = ? and state = 'TAKEN'",
                    member);
            attached.forEach((proposal, all) -> all.forEach(file -> files.detach(tx, proposal, file.id())));
            returned.forEach(proposal -> register.state(tx, proposal, ContentState.DELETED, member));
            ImportJobs.forget(tx, member);
            return null;
        });
    }
}
