// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.directory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.rambla.api.content.Bodies;
import org.rambla.api.persistence.Row;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.SpaceCard.Joining;
import org.rambla.api.space.SpaceCard.SpaceKind;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Localised;

/**
 * Makes cards of rows. Reading texts in several languages is work, and a card is needed at every request: the last one of
 * each space is kept with the version of its row, which every change moves on.
 */
final class SpaceRows {
    /** Columns of a card, of the table s. */
    static final String COLUMNS =
            "s.id, s.slug, s.name, s.purpose, s.kind, s.colour, s.visibility, s.joining, s.archived,"
                    + " s.guidelines, s.rules, s.languages, s.topics, s.version";

    private static final int MOST_KEPT = 2_000;

    private final Bodies bodies;
    private final Map<Long, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(int version, SpaceCard card) {}

    SpaceRows(Bodies bodies) {
        this.bodies = bodies;
    }

    SpaceCard card(Row row) {
        long id = row.number("id");
        int version = row.integer("version");
        Kept last = kept.get(id);
        if (last != null && last.version() == version) {
            return last.card();
        }
        SpaceCard card = new SpaceCard(
                id,
                row.text("slug"),
                Localised.fromJson(row.text("name")),
                Localised.fromJson(row.text("purpose")),
                SpaceKind.valueOf(row.text("kind")),
                row.text("colour"),
                Visibility.valueOf(row.text("visibility")),
                Joining.valueOf(row.text("joining")),
                row.flag("archived"),
                cleaned(Localised.fromJson(row.text("guidelines")), row.integer("rules")),
                SpaceEntity.words(row.text("languages")),
                SpaceEntity.words(row.text("topics")));
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(id, new Kept(version, card));
        return card;
    }

    /** Texts cleaned by older rules are cleaned again. */
    Localised cleaned(Localised texts, int rules) {
        return each(texts, (language, html) -> bodies.stored(html, rules).html());
    }

    static Localised each(Localised texts, BiFunction<String, String, String> change) {
        Map<String, String> changed = new java.util.LinkedHashMap<>();
        texts.texts().forEach((language, text) -> changed.put(language, change.apply(language, text)));
        return new Localised(changed);
    }
}
