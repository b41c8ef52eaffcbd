// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.history;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.mail.Mail;
import org.rambla.api.mail.Mailer;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.LanguageName;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Messages;
import org.rambla.api.translation.Readings;
import org.rambla.translation.history.Changes.Change;
import org.rambla.translation.reading.Choices;

/** Tells whoever wrote a text that somebody changed its translation; once a day and text, unless they want no such mail. */
@Component
public final class TellAuthors implements Subscriber {
    private final Database database;
    private final Changes changes;
    private final Choices choices;
    private final ContentRegister register;
    private final Members members;
    private final Spaces spaces;
    private final Languages languages;
    private final Mailer mailer;

    @Activate
    public TellAuthors(
            @Reference(name = "database", target = "(unit=translation)") Database database,
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "members") Members members,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "languages") Languages languages,
            @Reference(name = "mailer") Mailer mailer) {
        this.database = database;
        this.changes = new Changes(database);
        this.choices = new Choices(database);
        this.register = register;
        this.members = members;
        this.spaces = spaces;
        this.languages = languages;
        this.mailer = mailer;
    }

    @Override
    public String name() {
        return "translation.authors";
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals(Changes.CHANGED);
    }

    @Override
    public void on(Event event) {
        Optional<Change> change = changes.find(event.subject());
        Optional<ContentHead> found = change.flatMap(one -> register.head(one.content()))
                .filter(head -> head.state() == ContentState.PUBLISHED)
                .filter(head -> head.author() != 0 && head.author() != event.actor())
                .filter(head -> spaces.features(head.space()).contains(Readings.FEATURE))
                .filter(head -> head.visible(spaces.grants(head.author()), head.author()))
                .filter(head -> !choices.read(head.author()).contains(Choices.NO_MAIL));
        if (found.isEmpty()) {
            return;
        }
        ContentHead head = found.get();
        Mailbox box = members.mailboxes(List.of(head.author())).get(head.author());
        SpaceCard space = spaces.cards(List.of(head.space())).get(head.space());
        if (box != null && space != null) {
            Mail mail = mail(change.get(), head, members.card(event.actor()), box, space);
            database.transaction(tx -> {
                mailer.send(tx, mail);
                return null;
            });
        }
    }

    private Mail mail(Change change, ContentHead head, Optional<MemberCard> who, Mailbox box, SpaceCard space) {
        Messages messages = languages.in(box.language());
        String tongue = LanguageName.of(change.language(), messages.language());
        String title = head.title().isEmpty()
                ? register.head(head.parent()).map(ContentHead::title).orElse("")
                : head.title();
        String name = who.filter(card -> !card.former())
                .map(card -> card.name() + ", " + card.organisation().name().in(messages.language()))
                .orElse(messages.text("translation.changes.nobody"));
        return new Mail(
                box.address(),
                box.name(),
                messages.language(),
                messages.text("translation.mail.changed.subject", tongue),
                List.of(messages.text("translation.mail.changed.text", name, title, tongue)),
                new Mail.Action(
                        messages.text("translation.mail.changed.action"),
                        mailer.link(space.path(
                                "translation", "items/" + head.id() + "/" + change.language() + "/changes"))),
                messages.text(
                        "translation.mail.changed.footer",
                        space.name().in(messages.language()),
                        mailer.link("/account/x/translation")),
                "translation-changed-" + head.id() + "-" + change.language() + "-"
                        + change.madeAt().atZone(ZoneOffset.UTC).toLocalDate(),
                "");
    }
}
