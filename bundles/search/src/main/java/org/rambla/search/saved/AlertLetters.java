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
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Messages;
import org.rambla.api.translation.Readings;
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

    Digest write(SavedSearch search, Mailbox box, Map<Long, Hit> news, Instant now) {
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
            paragraphs.add(about(item.getValue(), cards.get(item.getValue().space()), text));
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

    private String about(Hit hit, SpaceCard space, Messages text) {
        String title = hit.title().text();
        String words = readings.words(Titles.reading(hit), text);
        if (words.isEmpty() && hit.title().of() != 0) {
            words = readings.words(Titles.reading(hit.title(), hit.space()), text);
        }
        String where = space == null ? "" : "\n" + space.name().in(text.language());
        return title + (words.isEmpty() ? "" : "\n" + words) + where + "\n" + mailer.link(hit.path());
    }
}
