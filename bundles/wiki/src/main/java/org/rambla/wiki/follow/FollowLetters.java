// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.follow;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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
import org.rambla.wiki.letter.Letters;
import org.rambla.wiki.letter.Readers;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;

/**
 * Tells those who follow a page that it changed: one mail for each page and day, without what changed, which the page itself
 * shows to whoever may still read it.
 */
@Component
public final class FollowLetters implements Subscriber {
    private final Database database;
    private final Pages pages;
    private final Follows follows;
    private final Members members;
    private final Spaces spaces;
    private final Readers readers;
    private final Letters letters;

    @Activate
    public FollowLetters(
            @Reference(name = "database", target = "(unit=wiki)") Database database,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "members") Members members,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "languages") Languages languages,
            @Reference(name = "mailer") Mailer mailer) {
        this.database = database;
        this.pages = new Pages(database, bodies);
        this.follows = new Follows(database);
        this.members = members;
        this.spaces = spaces;
        this.readers = new Readers(spaces);
        this.letters = new Letters(members, languages, mailer);
    }

    @Override
    public String name() {
        return "wiki.followers";
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals("content.created") || kind.equals("content.changed");
    }

    @Override
    public void on(Event event) {
        Optional<PageRow> found = pages.find(event.subject()).filter(PageRow::published);
        if (found.isEmpty() || event.actor() == 0) {
            return;
        }
        PageRow page = found.get();
        List<Long> others = follows.followers(page).stream()
                .filter(member -> member != event.actor())
                .toList();
        List<Long> told = readers.of(page.space(), page.least(), others);
        SpaceCard space = spaces.cards(List.of(page.space())).get(page.space());
        if (told.isEmpty() || space == null) {
            return;
        }
        String day = event.at().atZone(ZoneOffset.UTC).toLocalDate().toString();
        Letters.About about = new Letters.About(
                event.kind().equals("content.created") ? "made" : "changed",
                space,
                page.titles(),
                members.card(event.actor()).orElse(null),
                null,
                "",
                page.address(space),
                "wiki-follow:" + page.id() + ":" + day);
        List<Mail> mails = letters.write(about, told);
        database.transaction(tx -> {
            letters.send(tx, mails);
            return null;
        });
    }
}
