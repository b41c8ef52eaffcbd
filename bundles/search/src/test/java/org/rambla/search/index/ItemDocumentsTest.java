// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.LanguageVersion;
import org.rambla.api.search.SearchDocument;
import org.rambla.api.search.SearchDocument.Block;
import org.rambla.api.search.SearchDocument.Text;
import org.rambla.api.space.Role;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Translated;
import org.rambla.search.index.Changes.Known;

class ItemDocumentsTest {
    private static final Instant MADE = Instant.parse("2019-03-01T10:00:00Z");
    private static final Instant WRITTEN = MADE.plus(Duration.ofDays(9));

    private final Town town = new Town();
    private final ItemDocuments documents = new ItemDocuments(town.sources().organisations(), files -> Map.of());

    private Map<Long, List<Translated>> translated = Map.of();

    private static ContentHead head(String feature, String type) {
        return new ContentHead(
                1,
                feature,
                type,
                0,
                1,
                5,
                Role.VISITOR,
                ContentState.PUBLISHED,
                7,
                0,
                "en",
                "Lighting",
                MADE,
                MADE.plus(Duration.ofDays(2000)),
                4,
                WRITTEN);
    }

    private SearchDocument document(Map<String, String> fields, LanguageVersion... versions) {
        ContentItem item = new ContentItem(
                1, "Lighting", new Body("<p>Body</p>", 1), List.of(versions), fields, List.of(), "/s/night/wiki/light");
        ContentHead head = head("wiki", "page");
        Known known = new Known(List.of(1L), Map.of(1L, head), Map.of(), documents.cards(List.of(head)), Map.of());
        return documents
                .of(head, item, documents.around(known, List.of(item)).with(translated))
                .get(0);
    }

    private static List<String> said(Text text) {
        return text.blocks().stream().map(Block::text).toList();
    }

    @Test
    void wordsOfFields_areFound_eachInItsLanguage() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("partners", "Harbour authority of the region");
        fields.put("results@fr", "Moins de plaintes");
        fields.put("venue", "Lisboa");
        fields.put("results@de", "Weniger Beschwerden");
        fields.put("city", "3");
        fields.put("status", "PLANNED");
        fields.put("stage", "finished");
        fields.put("code", "A-12");
        fields.put("end", "2026-05-26T14:00:00Z");
        fields.put("more", "https://city.example/More");
        SearchDocument document = document(fields, new LanguageVersion("fr", "Lumière", new Body("<p>Corps</p>", 1)));
        assertThat(said(document.texts().get(0)))
                .containsExactlyInAnyOrder("Body", "Harbour authority of the region", "Lisboa", "Weniger Beschwerden");
        assertThat(said(document.texts().get(1))).containsExactly("Corps", "Moins de plaintes");
    }

    @Test
    void cities_mayBeNamed_orGivenByTheirIds() {
        assertThat(document(Map.of("city", "3 12")).organisations()).containsExactlyInAnyOrder(3L, 12L);
        assertThat(document(Map.of("city", "Elsewhere, Ville de NICE")).organisations())
                .containsExactly(3L);
        assertThat(document(Map.of("city", "Elsewhere")).organisations()).isEmpty();
    }

    @Test
    void original_isOpenedAsSuch_whereThereAreOthers() {
        LanguageVersion french = new LanguageVersion("fr", "Lumière", new Body("<p>Corps</p>", 1));
        assertThat(document(Map.of(), french).texts())
                .extracting(Text::path)
                .containsExactly("/s/night/wiki/light?language=en", "/s/night/wiki/light?language=fr");
        assertThat(document(Map.of()).texts()).extracting(Text::path).containsExactly("/s/night/wiki/light");
    }

    @Test
    void translation_isThereBesideItsOriginal_butNotWhereItsAuthorsWroteOne() {
        translated = Map.of(
                1L,
                List.of(
                        new Translated("fr", "Éclairage", new Body("<p>Rues</p>", 1), Origin.MACHINE),
                        new Translated("es", "Luz", new Body("<p>Calles</p>", 1), Origin.CORRECTED)));
        assertThat(document(Map.of()).texts())
                .extracting(Text::language, Text::title, Text::path, Text::origin)
                .containsExactly(
                        tuple("en", "Lighting", "/s/night/wiki/light", Origin.ORIGINAL),
                        tuple("fr", "Éclairage", "/s/night/wiki/light", Origin.MACHINE),
                        tuple("es", "Luz", "/s/night/wiki/light", Origin.CORRECTED));
        LanguageVersion french = new LanguageVersion("fr", "Lumière", new Body("<p>Corps</p>", 1));
        assertThat(document(Map.of(), french).texts())
                .extracting(Text::title)
                .containsExactly("Lighting", "Lumière", "Luz");
    }

    @Test
    void date_isWhenItTakesPlace_andWhenItWasWrittenIsKept() {
        SearchDocument document = document(Map.of("date", "2026-05-26T14:00:00+02:00"));
        assertThat(document.at()).isEqualTo(Instant.parse("2026-05-26T12:00:00Z"));
        assertThat(document.written()).isEqualTo(WRITTEN);
        assertThat(document(Map.of("date", "in spring")).at()).isEqualTo(WRITTEN);
        assertThat(document(Map.of("date", "2026-05-26")).at()).isEqualTo(WRITTEN);
    }

    @Test
    void date_isThatOfTheWriting_notOfAChangeOfRights() {
        assertThat(document(Map.of()).at()).isEqualTo(WRITTEN);
    }
}
