// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.comment;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Bodies;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.mail.Mail;
import org.rambla.api.mail.Mailer;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.translation.Readings;
import org.rambla.wiki.follow.Follows;
import org.rambla.wiki.letter.Letters;
import org.rambla.wiki.letter.Readers;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;

/**
 * Tells those who wrote in a thread that somebody answered, each time, and those who follow the page that something was said
 * about it, once a day; without what was said, which the page shows to whoever may still read it.
 */
@Component
public final class CommentLetters implements Subscriber {
    private final Database database;
    private final Pages pages;
    private final Comments comments;
    private final Follows follows;
    private final Members members;
    private final Spaces spaces;
    private final Readers readers;
    private final Letters letters;

    @Activate
    public CommentLetters(
            @Reference(name = "database", target = "(unit=wiki)") Database database,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "members") Members members,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "languages") Languages languages,
            @Reference(name = "mailer") Mailer mailer,
            @Reference(name = "readings") Readings readings) {
        this.database = database;
        this.pages = new Pages(database, bodies);
        this.comments = new Comments(database, bodies);
        this.follows = new Follows(database);
        this.members = members;
        this.spaces = spaces;
        this.readers = new Readers(spaces);
        this.letters = new Letters(members, languages, mailer, spaces, readings);
    }

    @Override
    public String name() {
        return "wiki.commented";
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals("content.created");
    }

    @Override
    public void on(Event event) {
        Optional<Comment> said = comments.all(List.of(event.subject())).stream().findFirst();
        Optional<PageRow> about =
                said.flatMap(comment -> pages.find(comment.page())).filter(PageRow::published);
        if (about.isEmpty()) {
            return;
        }
        Comment comment = said.get();
        PageRow page = about.get();
        SpaceCard space = spaces.cards(List.of(page.space())).get(page.space());
        Set<Long> answered =
                new HashSet<>(comment.answers() == 0 ? List.of() : comments.writers(comment.answers(), comment.id()));
        Set<Long> all = new HashSet<>(follows.followers(page));
        all.addAll(answered);
        all.remove(comment.author());
        List<Long> told = readers.of(page.space(), page.least(), all);
        if (told.isEmpty() || space == null) {
            return;
        }
        List<Mail> mails = new ArrayList<>(letters.write(
                about("answered", comment, page, space, "wiki-answer:" + comment.id()),
                told.stream().filter(answered::contains).toList()));
        String day = event.at().atZone(ZoneOffset.UTC).toLocalDate().toString();
        mails.addAll(letters.write(
                about("commented", comment, page, space, "wiki-comment:" + page.id() + ":" + day),
                told.stream().filter(member -> !answered.contains(member)).toList()));
        database.transaction(tx -> {
            letters.send(tx, mails);
            return null;
        });
    }

    private Letters.About about(String kind, Comment comment, PageRow page, SpaceCard space, String key) {
        return new Letters.About(
                kind,
                space,
                page.titles(),
                members.card(comment.author()).orElse(null),
                null,
                "",
                page.address(space) + "#" + Comment.anchor(comment.id()),
                key,
                page.id());
    }
}
