// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.follow;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.translation.Readings;
import org.rambla.wiki.letter.Letters;
import org.rambla.wiki.letter.Readers;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;

/**
 * Tells those who follow a page that it changed, and that there are new pages below it: one mail of each kind for each page
 * and day, without what changed, which the page itself shows to whoever may still read it.
 */
@Component
public final class FollowLetters implements Subscriber {
    /** So long a save may take at most. Older, the page says what it said: who may read it changed. */
    private static final Duration SAVING = Duration.ofMinutes(1);

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
            @Reference(name = "mailer") Mailer mailer,
            @Reference(name = "readings") Readings readings) {
        this.database = database;
        this.pages = new Pages(database, bodies);
        this.follows = new Follows(database);
        this.members = members;
        this.spaces = spaces;
        this.readers = new Readers(spaces);
        this.letters = new Letters(members, languages, mailer, spaces, readings);
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
        SpaceCard space = spaces.cards(List.of(page.space())).get(page.space());
        if (space != null && event.kind().equals("content.created")) {
            made(event, page, space);
        } else if (space != null && !page.changedAt().isBefore(event.at().minus(SAVING))) {
            tell("changed", event, page, page, follows.followers(page), space);
        }
    }

    /**
     * Tells of new pages below one that somebody follows: the highest one, so that of an import with whole trees there is
     * one mail.
     */
    private void made(Event event, PageRow page, SpaceCard space) {
        Map<Long, List<Long>> followers = new TreeMap<>();
        follows.below(page.above())
                .forEach((member, followed) -> page.above().stream()
                        .filter(followed::contains)
                        .findFirst()
                        .ifPresent(above -> followers
                                .computeIfAbsent(above, key -> new ArrayList<>())
                                .add(member)));
        for (PageRow followed : pages.all(followers.keySet())) {
            tell("made", event, page, followed, followers.get(followed.id()), space);
        }
    }

    /**
     * @param page that changed
     * @param named the one that the mail names, and of which there is one mail a day
     */
    private void tell(String kind, Event event, PageRow page, PageRow named, List<Long> followers, SpaceCard space) {
        Role least = named.least().atLeast(page.least()) ? named.least() : page.least();
        List<Long> told = !named.published()
                ? List.of()
                : readers.of(
                        page.space(),
                        least,
                        followers.stream()
                                .filter(member -> member != event.actor())
                                .toList());
        if (told.isEmpty()) {
            return;
        }
        String day = event.at().atZone(ZoneOffset.UTC).toLocalDate().toString();
        String key =
                kind.equals("made") ? "wiki-below:" + named.id() + ":" + event.actor() : "wiki-follow:" + named.id();
        Letters.About about = new Letters.About(
                kind,
                space,
                named.titles(),
                members.card(event.actor()).orElse(null),
                null,
                "",
                named.address(space),
                key + ":" + day,
                named.id());
        List<Mail> mails = letters.write(about, told);
        database.transaction(tx -> {
            letters.send(tx, mails);
            return null;
        });
    }
}
