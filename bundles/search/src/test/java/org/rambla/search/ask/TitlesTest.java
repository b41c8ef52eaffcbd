// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.search.SearchAnswer;
import org.rambla.api.search.SearchAnswer.Hit;
import org.rambla.api.search.SearchAnswer.Piece;
import org.rambla.api.search.SearchAnswer.Title;
import org.rambla.api.space.Grants;
import org.rambla.api.space.Role;
import org.rambla.api.translation.Reading;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Readings;
import org.rambla.api.translation.Written;

class TitlesTest {
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    private static ContentHead topic(long id, long audience, String title) {
        return new ContentHead(
                id,
                "forum",
                "forum.topic",
                0,
                1,
                audience,
                Role.MEMBER,
                ContentState.PUBLISHED,
                7,
                1,
                "en",
                title,
                AT,
                AT,
                1,
                AT);
    }

    private final Map<Long, ContentHead> topics = Map.of(
            1L, topic(1, 10, "Street lamps"), 2L, topic(2, 10, "Benches"), 3L, topic(3, 11, "Not for everybody"));

    /** Asks each method that returns a map by what it is asked for. */
    private static <T> T answering(Class<T> service, Function<Collection<?>, Map<?, ?>> answer) {
        return service.cast(Proxy.newProxyInstance(
                service.getClassLoader(),
                new Class<?>[] {service},
                (proxy, method, arguments) -> answer.apply((Collection<?>) arguments[0])));
    }

    /** The first topic is translated. */
    private static Reading reading(Written text) {
        return text.id() == 1
                ? new Reading(text, "fr", "Lampadaires", Body.EMPTY, Origin.MACHINE, false, false, Reading.View.OWN)
                : Reading.original(text);
    }

    private static Hit answer(long topic) {
        return new Hit(
                "p" + topic,
                "forum.post",
                topic + 100,
                1,
                7,
                1,
                AT,
                false,
                false,
                "fr",
                List.of("fr"),
                new Title(List.of(new Piece("As it was once", false)), topic, "", Origin.ORIGINAL, ""),
                List.of(),
                "/c/" + (topic + 100),
                Origin.ORIGINAL,
                "fr");
    }

    @Test
    void titleOfATopic_isThatOfNow_inTheReadersLanguage_andSaysThatItIsATranslation() {
        Titles titles = new Titles(
                answering(ContentRegister.class, ids -> topics),
                answering(
                        Readings.class,
                        texts -> texts.stream()
                                .map(Written.class::cast)
                                .collect(Collectors.toMap(Written::id, TitlesTest::reading))));

        List<Hit> hits = titles.of(
                        new SearchAnswer(3, List.of(answer(1), answer(2), answer(3)), Map.of(), "", false, ""),
                        "fr",
                        7,
                        new Grants(Map.of(), Set.of(10L)))
                .hits();

        Title translated = hits.get(0).title();
        assertThat(translated.text()).isEqualTo("Lampadaires");
        assertThat(translated.origin()).isEqualTo(Origin.MACHINE);
        assertThat(translated.language()).isEqualTo("fr");
        assertThat(translated.source()).isEqualTo("en");
        // The words about it name the language of the original.
        Reading about = Titles.reading(translated, 1);
        assertThat(about.original().language()).isEqualTo("en");
        assertThat(about.origin()).isEqualTo(Origin.MACHINE);
        assertThat(hits.get(0).translated()).isFalse();
        assertThat(hits.get(1).title())
                .isEqualTo(new Title(List.of(new Piece("Benches", false)), 2, "en", Origin.ORIGINAL, "en"));
        assertThat(hits.get(2).title().pieces()).isEmpty();
    }
}
