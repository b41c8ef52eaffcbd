// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.suggestion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Grants;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Messages;
import org.rambla.api.translation.Readings;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.ReadNames;
import org.rambla.webinar.event.ReadNames.Name;
import org.rambla.webinar.registration.Readership;

/** Tells whoever supported a subject which event came of it, as far as they still may read of it; each once. While webinars are off there, later. */
@Component(service = Subscriber.class)
public final class TellBackers implements Subscriber {
    private static final int STEP = 100;

    /** So many of a city are told where nobody stands for it any more, of so many that may be members of the space. */
    private static final int DEPUTIES = 3;

    private static final int LOOKED_AT = 50;

    private final Database database;
    private final Suggestions suggestions;
    private final Events events;
    private final Members members;
    private final Spaces spaces;
    private final Readership readership;
    private final Languages languages;
    private final Mailer mailer;
    private final ReadNames names;

    @Activate
    public TellBackers(
            @Reference(name = "database", target = "(unit=webinar)") Database database,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "members") Members members,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "languages") Languages languages,
            @Reference(name = "mailer") Mailer mailer,
            @Reference(name = "readings") Readings readings) {
        this.names = new ReadNames(readings);
        this.database = database;
        this.suggestions = new Suggestions(database);
        this.events = new Events(database, bodies);
        this.members = members;
        this.spaces = spaces;
        this.readership = new Readership(spaces, members);
        this.languages = languages;
        this.mailer = mailer;
    }

    @Override
    public String name() {
        return "webinar.backers";
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals("webinar.suggestionPlanned") || kind.equals("space.featureSwitched");
    }

    @Override
    public void on(Event event) {
        Optional<SpaceCard> space =
                Optional.ofNullable(spaces.cards(List.of(event.space())).get(event.space()));
        if (space.isEmpty() || !spaces.features(event.space()).contains("webinar")) {
            return;
        }
        if (event.kind().equals("webinar.suggestionPlanned")) {
            plan(event.subject(), space.get());
        } else {
            // What was planned shortly before webinars were switched off there.
            database.list(
                            "select id from webinar_suggestion where space_id = ? and state = 'PLANNED' and told = false"
                                    + " order by id",
                            row -> row.number("id"),
                            event.space())
                    .forEach(id -> plan(id, space.get()));
        }
    }

    private void plan(long suggestion, SpaceCard space) {
        suggestions
                .find(suggestion, space.id(), 0)
                .filter(one -> one.state() == Suggestion.State.PLANNED)
                .ifPresent(one -> {
                    events.find(one.event())
                            .filter(row -> row.space() == space.id())
                            .ifPresent(row -> {
                                tell(one, row, space);
                                deputies(one, row, space);
                            });
                    database.transaction(tx -> tx.execute(
                            "update webinar_suggestion set told = true where id = ? and event = ?",
                            one.id(),
                            one.event()));
                });
    }

    /** Where whoever clicked for a city is not there any more, some others of it are told: two statements for each such city. */
    private void deputies(Suggestion suggestion, EventRow event, SpaceCard space) {
        List<Suggestions.Backing> backings = suggestions.backings(suggestion.id());
        for (int from = 0; from < backings.size(); from += STEP) {
            List<Suggestions.Backing> part = backings.subList(from, Math.min(backings.size(), from + STEP));
            Set<Long> there = members.mailboxes(part.stream()
                            .map(Suggestions.Backing::member)
                            .filter(member -> member != 0)
                            .toList())
                    .keySet();
            List<Long> deputies = part.stream()
                    .filter(backing -> !there.contains(backing.member()))
                    .flatMap(backing -> some(backing.organisation(), space.id()).stream())
                    .toList();
            send(mails(suggestion, event, space, deputies, "webinar.mail.suggested.deputy"));
        }
    }

    private List<Long> some(long organisation, long space) {
        List<Long> known = members.of(organisation, 0, LOOKED_AT);
        Set<Long> inside = known.isEmpty() ? Set.of() : spaces.members(space, Role.MEMBER, known);
        return known.stream().filter(inside::contains).limit(DEPUTIES).toList();
    }

    private void send(List<Mail> mails) {
        if (!mails.isEmpty()) {
            database.transaction(tx -> {
                mails.forEach(mail -> mailer.send(tx, mail));
                return null;
            });
        }
    }

    private void tell(Suggestion suggestion, EventRow event, SpaceCard space) {
        long after = 0;
        List<Long> some = suggestions.backers(suggestion.id(), after, STEP);
        while (!some.isEmpty()) {
            send(mails(suggestion, event, space, some, "webinar.mail.suggested.footer"));
            after = some.get(some.size() - 1);
            some = suggestions.backers(suggestion.id(), after, STEP);
        }
    }

    /** @param footer message that says why they get it */
    private List<Mail> mails(
            Suggestion suggestion, EventRow event, SpaceCard space, Collection<Long> backers, String footer) {
        if (backers.isEmpty()) {
            return List.of();
        }
        Map<Long, Mailbox> boxes = members.mailboxes(backers);
        Set<Long> readers = readership.readers(space.id(), new HashSet<>(boxes.keySet()));
        Grants there = ReadNames.there(List.of(event), spaces);
        return backers.stream()
                .filter(readers::contains)
                .map(member -> mail(suggestion, event, space, boxes.get(member), footer, there))
                .toList();
    }

    private Mail mail(
            Suggestion suggestion, EventRow event, SpaceCard space, Mailbox box, String footer, Grants there) {
        Messages messages = languages.in(box.language());
        Name name = names.of(List.of(event), messages, box.member(), there).get(event.id());
        List<String> paragraphs = new ArrayList<>(
                List.of(messages.text("webinar.mail.suggested.text", suggestion.title(), name.title())));
        if (!name.note().isEmpty()) {
            paragraphs.add(name.note());
        }
        return new Mail(
                box.address(),
                box.name(),
                messages.language(),
                messages.text("webinar.mail.suggested.subject", name.title()),
                paragraphs,
                new Mail.Action(
                        messages.text("webinar.mail.suggested.action"),
                        mailer.link(EventRow.path(space, event.id(), ""))),
                messages.text(footer, space.name().in(messages.language())),
                "webinar-suggested-" + suggestion.id() + "-" + event.id() + "-" + box.member(),
                "");
    }
}
