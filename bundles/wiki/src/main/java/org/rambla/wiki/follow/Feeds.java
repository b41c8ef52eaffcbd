// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.follow;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rambla.api.mail.Mailer;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.history.AuthorsThen;
import org.rambla.wiki.page.Change;
import org.rambla.wiki.page.Least;
import org.rambla.wiki.page.PageForm;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.template.FactRevisions.By;

/** The changes of a space as an Atom feed: for everybody who may read it, and at an address of a member's own. */
public final class Feeds {
    private static final int ENTRIES = 40;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final Pages pages;
    private final Members members;
    private final AuthorsThen authors;
    private final Spaces spaces;
    private final Mailer mailer;

    public Feeds(Database database, Pages pages, Members members, AuthorsThen authors, Spaces spaces, Mailer mailer) {
        this.database = database;
        this.pages = pages;
        this.members = members;
        this.authors = authors;
        this.spaces = spaces;
        this.mailer = mailer;
    }

    /** Whose feed of which space it is. */
    private record Own(long member, long space) {}

    /** The whole address of a member's own feed, "" when there is none yet. */
    public String address(long space, long member) {
        return member == 0
                ? ""
                : database.first(
                                "select token from wiki_feed where member = ? and space_id = ?",
                                row -> row.text("token"),
                                member,
                                space)
                        .map(token -> mailer.link("/l/wiki/feed/" + token))
                        .orElse("");
    }

    /** Gives a member a new address. */
    public void renew(long space, long member) {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        try {
            database.transaction(tx -> {
                tx.execute("delete from wiki_feed where member = ? and space_id = ?", member, space);
                return tx.execute(
                        "insert into wiki_feed (token, member, space_id) values (?,?,?)", token, member, space);
            });
        } catch (Database.Conflict twice) {
            // A second click at once: the first one made another address.
        }
    }

    /**
     * What a member's own address shows now: nothing when the account was stopped, or the member may not read the wiki
     * there any more.
     */
    public Optional<String> own(String token, Visit visit) {
        return database.first(
                        "select member, space_id from wiki_feed where token = ?",
                        row -> new Own(row.number("member"), row.number("space_id")),
                        token)
                // Whoever was stopped is a member of the space still.
                .filter(own -> members.mailboxes(List.of(own.member())).containsKey(own.member()))
                .flatMap(own -> spaces.access(own.space(), own.member()))
                .filter(Least::reads)
                .map(access -> atom(access.space(), access.role(), visit));
    }

    /** The latest changes that a role may read, in the visitor's words. */
    public String atom(SpaceCard space, Role role, Visit visit) {
        List<Change> changes = pages.changes(space.id(), role, null, 0, ENTRIES);
        Map<By, MemberCard> people =
                authors.cards(changes.stream().map(Change::by).collect(Collectors.toSet()));
        String home = mailer.link(space.path("wiki", ""));
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>")
                .append(escape(home))
                .append("</id><title>");
        xml.append(escape(space.name().in(visit.language()) + " – " + visit.text("wiki.title")))
                .append("</title><link href=\"")
                .append(escape(home));
        xml.append("\"/><updated>")
                .append(
                        changes.isEmpty()
                                ? "1970-01-01T00:00:00Z"
                                : changes.get(0).at())
                .append("</updated>\n");
        changes.forEach(change -> entry(xml, change, people.get(change.by()), space, visit));
        return xml.append("</feed>\n").toString();
    }

    private void entry(StringBuilder xml, Change change, MemberCard editor, SpaceCard space, Visit visit) {
        String path = mailer.link(space.path("wiki", change.path()));
        xml.append("<entry xml:lang=\"")
                .append(escape(change.language()))
                .append("\"><id>")
                // Whatever the page is called by then, no reader is told of it twice.
                .append(escape(mailer.link("/c/" + change.page() + "#" + change.language() + "-"
                        + (change.touched() ? "f" + -change.number() : change.revision()))));
        xml.append("</id><title>").append(escape(change.title())).append("</title><link href=\"");
        xml.append(escape(path)).append("\"/><updated>").append(change.at()).append("</updated><author><name>");
        xml.append(escape(author(editor, change.language())));
        boolean said = !change.summary().isEmpty();
        xml.append("</name></author><summary xml:lang=\"")
                .append(escape(said ? change.language() : visit.language()))
                .append("\">")
                .append(escape(said ? change.summary() : words(change, visit)))
                .append("</summary></entry>\n");
    }

    /** What happened, where nobody said so. */
    private static String words(Change change, Visit visit) {
        if (change.translated()) {
            return visit.text("wiki.change.language", PageForm.word(change.language(), visit));
        }
        return change.made()
                ? visit.text("wiki.change.new")
                : visit.text(change.touched() ? "wiki.change.touched" : "wiki.change.text");
    }

    /** Person and city. */
    private static String author(MemberCard editor, String language) {
        if (editor == null) {
            return "";
        }
        String city = editor.organisation().name().in(language);
        return editor.former() ? city : editor.name() + ", " + city;
    }

    /** XML knows fewer characters than people type. */
    private static String escape(String text) {
        return Html.escape(text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", ""));
    }
}
