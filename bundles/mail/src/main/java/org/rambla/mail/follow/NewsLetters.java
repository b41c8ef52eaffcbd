// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.follow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.content.ContentState;
import org.rambla.api.mail.Digest;
import org.rambla.api.mail.Mail;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.space.Grants;
import org.rambla.api.space.SpaceAccess;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Messages;
import org.rambla.api.translation.Reading;
import org.rambla.api.translation.Readings;
import org.rambla.mail.LateLetters;
import org.rambla.mail.letter.Written;
import org.rambla.mail.queue.Unwritten;

/** Writes the news of a space for one reader: what the reader may read now and did not write, if the reader follows still. */
final class NewsLetters implements LateLetters {
    private static final int SHOWN = 15;

    private final Spaces spaces;
    private final Members members;
    private final ContentRegister register;
    private final ContentSources sources;
    private final Languages languages;
    private final UnaryOperator<String> links;
    private final StopLinks stops;
    private final Readings readings;

    /** @param links makes whole addresses of paths */
    NewsLetters(
            Spaces spaces,
            Members members,
            ContentRegister register,
            ContentSources sources,
            Languages languages,
            UnaryOperator<String> links,
            StopLinks stops,
            Readings readings) {
        this.spaces = spaces;
        this.members = members;
        this.register = register;
        this.sources = sources;
        this.languages = languages;
        this.links = links;
        this.stops = stops;
        this.readings = readings;
    }

    @Override
    public Optional<Written> write(Unwritten mail) {
        Mailbox box = members.mailboxes(List.of(mail.reader())).get(mail.reader());
        Optional<SpaceCard> space = spaces.access(mail.space(), mail.reader())
                .filter(SpaceAccess::following)
                .map(SpaceAccess::space)
                .filter(card -> !card.archived());
        if (box == null || space.isEmpty()) {
            return Optional.empty();
        }
        Grants grants = spaces.grants(mail.reader());
        List<ContentHead> news = readable(mail, grants);
        return news.isEmpty() ? Optional.empty() : Optional.of(write(box, space.get(), news, grants));
    }

    @Override
    public Optional<Written> sift(Digest digest) {
        long reader = digest.reader();
        if (members.mailboxes(List.of(reader)).get(reader) == null) {
            return Optional.empty();
        }
        Grants grants = spaces.grants(reader);
        Map<Long, ContentHead> heads = register.heads(digest.items().values());
        List<String> all = digest.mail().paragraphs();
        List<String> left = new ArrayList<>();
        boolean told = false;
        for (int i = 0; i < all.size(); i++) {
            Long item = digest.items().get(i);
            ContentHead head = item == null ? null : heads.get(item);
            if (item == null || head != null && readable(head, grants, reader)) {
                left.add(all.get(i));
                told |= item != null;
            }
        }
        return told ? Optional.of(new Written(with(digest.mail(), left), digest.stop())) : Optional.empty();
    }

    private static boolean readable(ContentHead head, Grants grants, long reader) {
        return head.state() == ContentState.PUBLISHED && head.visible(grants, reader);
    }

    private static Mail with(Mail mail, List<String> paragraphs) {
        return new Mail(
                mail.to(),
                mail.name(),
                mail.language(),
                mail.subject(),
                paragraphs,
                mail.action(),
                mail.footer(),
                mail.key(),
                mail.replyTo(),
                mail.calendar());
    }

    private List<ContentHead> readable(Unwritten mail, Grants grants) {
        Map<Long, ContentHead> heads = register.heads(mail.items());
        return mail.items().stream()
                .map(heads::get)
                .filter(head -> head != null
                        && head.space() == mail.space()
                        && head.author() != mail.reader()
                        && readable(head, grants, mail.reader()))
                .toList();
    }

    private Written write(Mailbox box, SpaceCard space, List<ContentHead> news, Grants grants) {
        Messages text = languages.in(box.language());
        String name = space.name().in(box.language());
        Map<Long, String> paths = sources.pathsOf(news);
        Map<Long, MemberCard> authors =
                members.cards(news.stream().map(ContentHead::author).distinct().toList());
        Map<Long, Reading> titles = titles(news.subList(0, Math.min(SHOWN, news.size())), box, grants);
        boolean one = news.size() == 1;
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(text.text("mail.news.intro", name));
        for (ContentHead head : news.subList(0, Math.min(SHOWN, news.size()))) {
            String who = by(authors.get(head.author()), box.language(), text);
            String link = one ? "" : "\n" + links.apply(path(head, paths));
            Reading title = titles.get(head.id());
            String label = readings.words(title, text);
            paragraphs.add(
                    title.title() + (label.isEmpty() ? "" : "\n" + label) + (who.isEmpty() ? "" : "\n" + who) + link);
        }
        if (news.size() > SHOWN) {
            paragraphs.add(text.count("mail.news.more", news.size() - SHOWN));
        }
        String button = one ? text.text("mail.news.open") : text.text("mail.news.openSpace");
        Mail mail = new Mail(
                box.address(),
                box.name(),
                box.language(),
                one
                        ? text.text(
                                "mail.news.subject.one",
                                name,
                                titles.get(news.get(0).id()).title())
                        : text.count("mail.news.subject", news.size(), name),
                paragraphs,
                new Mail.Action(button, links.apply(one ? path(news.get(0), paths) : space.path())),
                text.text("mail.news.footer", name),
                "",
                "");
        String stop = links.apply(stops.path(box.member(), space.id()));
        return new Written(mail, new Mail.Action(text.text("mail.news.stop"), stop));
    }

    /** The titles in the reader's language, where there are translations. */
    private Map<Long, Reading> titles(List<ContentHead> news, Mailbox box, Grants grants) {
        return readings.of(
                news.stream()
                        .map(head -> org.rambla.api.translation.Written.titled(
                                head.id(), head.space(), head.language(), head.title()))
                        .toList(),
                box.language(),
                box.member(),
                grants);
    }

    /** The permanent link where the feature does not tell. */
    private static String path(ContentHead head, Map<Long, String> paths) {
        return paths.getOrDefault(head.id(), "/c/" + head.id());
    }

    /** The person and the city. */
    private static String by(MemberCard card, String language, Messages text) {
        if (card == null) {
            return "";
        }
        String organisation = card.organisation().name().in(language);
        return text.text("mail.news.by", card.former() ? text.text("mail.news.former") : card.name(), organisation);
    }
}
