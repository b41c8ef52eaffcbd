// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.saved;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.mail.Digest;
import org.rambla.api.mail.Mail;
import org.rambla.api.mail.Mailer;
import org.rambla.api.people.Mailbox;
import org.rambla.api.search.SearchAnswer.Hit;
import org.rambla.api.space.Grants;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Messages;
import org.rambla.api.translation.Reading;
import org.rambla.api.translation.Readings;
import org.rambla.api.translation.Written;
import org.rambla.search.ask.Titles;

/** Writes the mail about what is new in a saved search. Its subject names the search alone, which is the reader's own. */
final class AlertLetters {
    private static final int SHOWN = 20;

    private final Spaces spaces;
    private final Languages languages;
    private final Readings readings;
    private final Mailer mailer;
    private final StopLinks stops;

    AlertLetters(Spaces spaces, Languages languages, Readings readings, Mailer mailer, StopLinks stops) {
        this.spaces = spaces;
        this.languages = languages;
        this.readings = readings;
        this.mailer = mailer;
        this.stops = stops;
    }

    /**
     * The mail. Titles are in the reader's language where they are translated, whatever language the words were found in:
     * no passage stands below them that would show why.
     *
     * @param news what is new, by item
     * @param grants of the reader, of this moment
     */
    Digest write(SavedSearch search, Mailbox box, Map<Long, Hit> news, Grants grants, Instant now) {
        Map<Long, Reading> titles = titles(news, box.language(), search.member(), grants);
        Messages text = languages.in(box.language());
        Map<Long, SpaceCard> cards = spaces.cards(news.values().stream()
                .map(Hit::space)
                .filter(id -> id != 0)
                .distinct()
                .toList());
        List<String> paragraphs = new ArrayList<>();
        Map<Integer, Long> items = new HashMap<>();
        paragraphs.add(text.text("search.alert.intro", search.name()));
        for (Map.Entry<Long, Hit> item : news.entrySet()) {
            if (items.size() == SHOWN) {
                paragraphs.add(text.text("search.alert.more"));
                break;
            }
            items.put(paragraphs.size(), item.getKey());
            paragraphs.add(about(
                    item.getValue(),
                    titles.get(item.getKey()),
                    cards.get(item.getValue().space()),
                    text));
        }
        Mail mail = new Mail(
                box.address(),
                box.name(),
                box.language(),
                text.text("search.alert.subject", search.name()),
                paragraphs,
                new Mail.Action(text.text("search.alert.open"), mailer.link(search.address())),
                text.text("search.alert.footer"),
                "search:" + search.id() + ":" + now.toEpochMilli(),
                "");
        return new Digest(
                mail,
                search.member(),
                items,
                new Mail.Action(text.text("search.alert.stop"), mailer.link(stops.path(search))));
    }

    /** Of those whose own title stands there in another language; one statement. */
    private Map<Long, Reading> titles(Map<Long, Hit> news, String language, long member, Grants grants) {
        List<Written> foreign = new ArrayList<>();
        news.forEach((item, hit) -> {
            boolean own = hit.title().of() == 0 && !hit.kind().equals("file") && !hit.translated();
            if (own && !hit.languages().contains(language) && !Written.readable(hit.language(), language)) {
                foreign.add(Written.titled(
                        item, hit.space(), hit.language(), hit.title().text()));
            }
        });
        return foreign.isEmpty() ? Map.of() : readings.of(foreign, language, member, grants);
    }

    /** @param own its own title where that is in another language, else null */
    private String about(Hit hit, Reading own, SpaceCard space, Messages text) {
        boolean translated = own != null && own.translated();
        String title = translated ? own.title() : hit.title().text();
        String words = readings.words(translated ? own : Titles.reading(hit), text);
        if (words.isEmpty() && hit.title().of() != 0) {
            words = readings.words(Titles.reading(hit.title(), hit.space()), text);
        }
        String where = space == null ? "" : "\n" + space.name().in(text.language());
        return title + (words.isEmpty() ? "" : "\n" + words) + where + "\n" + mailer.link(hit.path());
    }
}
