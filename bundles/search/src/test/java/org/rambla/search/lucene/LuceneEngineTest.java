// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.search.lucene.Library.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rambla.api.search.SearchAnswer;
import org.rambla.api.search.SearchDocument;
import org.rambla.api.search.SearchDocument.Block;
import org.rambla.api.search.SearchDocument.Text;
import org.rambla.api.search.SearchEngine;
import org.rambla.api.search.SearchQuestion;
import org.rambla.api.search.SearchQuestion.Clause;
import org.rambla.api.search.SearchQuestion.Facet;
import org.rambla.api.search.SearchQuestion.Order;
import org.rambla.api.search.SearchQuestion.Reader;
import org.rambla.api.translation.Reading.Origin;

class LuceneEngineTest {
    @TempDir
    Path folder;

    private Library library;

    @BeforeEach
    void open() {
        library = new Library(folder);
    }

    @AfterEach
    void close() {
        library.close();
    }

    private SearchAnswer.Hit asReadBy(Reader reader, String word) {
        return library.ask(reader, Library.clauses(word), Order.RELEVANCE, "", 5)
                .hits()
                .get(0);
    }

    @Test
    void translationOfPassagesAlone_keepsTheTitleOfTheOriginal() {
        library.put(Library.document(
                1,
                1,
                3,
                "forum.topic",
                List.of(
                        new Text("en", "Street lamps", List.of(new Block("", "The streets are dark")), "/c/1"),
                        new Text(
                                "fr", "", List.of(new Block("", "Les rues sont sombres")), "/c/1", Origin.CORRECTED))));
        SearchAnswer.Hit hit = asReadBy(new Reader(Set.of(1L), null, Set.of(), "fr", Set.of(3L), Set.of()), "sombre");
        assertThat(hit.language()).isEqualTo("fr");
        assertThat(hit.title().text()).isEqualTo("Street lamps");
        assertThat(hit.title().language()).isEqualTo("en");
        assertThat(hit.title().translated()).isFalse();
    }

    @Test
    void translation_isShown_toWhoReadsTranslationsThere_andIsSaidToBeOne() {
        library.put(Library.document(
                1,
                1,
                3,
                "forum.topic",
                List.of(
                        new Text("en", "Street lamps", List.of(new Block("", "The streets are dark")), "/c/1"),
                        new Text(
                                "fr",
                                "Lampadaires",
                                List.of(new Block("", "Les rues sont sombres")),
                                "/c/1",
                                Origin.CORRECTED))));
        Reader reader = new Reader(Set.of(1L), null, Set.of(), "fr", Set.of(3L), Set.of("de"));
        SearchAnswer.Hit hit = asReadBy(reader, "sombre");
        assertThat(hit.title().text()).isEqualTo("Lampadaires");
        assertThat(hit.language()).isEqualTo("fr");
        assertThat(hit.origin()).isEqualTo(Origin.CORRECTED);
        assertThat(hit.source()).isEqualTo("en");
        assertThat(hit.languages()).containsExactly("en");
        assertThat(Library.marked(hit.passages().get(0))).containsExactly("sombres");
        assertThat(asReadBy(reader, "dark").translated())
                .as("the words are those of the original")
                .isFalse();
        for (Reader other : List.of(
                new Reader(Set.of(1L), null, Set.of(), "en", Set.of(3L), Set.of()),
                new Reader(Set.of(1L), null, Set.of(), "fr", Set.of(), Set.of()),
                new Reader(Set.of(1L), null, Set.of(), "fr", Set.of(3L), Set.of("en")))) {
            assertThat(asReadBy(other, "sombre").title().text()).isEqualTo("Street lamps");
            assertThat(asReadBy(other, "sombre").passages().get(0).get(0).text())
                    .isEqualTo("The streets are dark");
            assertThat(library.engine.suggest(other, "lampad", Set.of(), 5)).isEmpty();
            assertThat(library.engine.suggest(other, "stre", Set.of(), 5))
                    .extracting(SearchEngine.Suggestion::title)
                    .containsExactly("Street lamps");
        }
        assertThat(library.engine.suggest(reader, "lampad", Set.of(), 5))
                .extracting(SearchEngine.Suggestion::title)
                .containsExactly("Lampadaires");
        assertThat(library.ask("sombre").facets().get(Facet.LANGUAGE))
                .as("languages in which people wrote")
                .containsOnlyKeys("en");
    }

    @ParameterizedTest
    @CsvSource({
        "empecher, La ville empêchait les nuisances",
        "empêchées, Comment empecher le bruit",
        "securite, La sécurité de tous",
        "sécurités, La securite de tous",
        "ville, Des villes du réseau",
        "villes, Une ville du réseau",
        "ecole, Près de l’école primaire",
        "l'école, Une ecole primaire",
        "oeuvre, La mise en œuvre du plan",
        "œuvres, Mise en oeuvre",
        "compte-rendu, Le compte rendu de la séance",
        "rendu, Le compte-rendu de la séance",
        "compterendu, Le compte-rendu de la séance",
        "aujourd'hui, Il faut agir aujourd’hui",
        "aujourdhui, Il faut agir aujourd’hui",
        "presquile, Le port de la presqu’île",
        "presqu'ile, Le port de la presqu’île"
    })
    void french_isFound_whateverFormIsTyped(String typed, String written) {
        library.put(text(1, "fr", "Sujet", written), text(2, "fr", "Autre", "Rien de tel"));
        assertThat(library.found(typed)).containsExactly(1L);
    }

    @ParameterizedTest
    @CsvSource({
        "cities, The city of Leuven",
        "city, Many cities",
        "policing, The police of the town",
        "city's, One city",
        "email, Write an e-mail to us",
        "e-mail, Write an email to us",
        "neighbourhoods, A quiet neighbourhood"
    })
    void english_isFound_whateverFormIsTyped(String typed, String written) {
        library.put(text(1, "en", "Topic", written), text(2, "en", "Other", "None of this"));
        assertThat(library.found(typed)).containsExactly(1L);
    }

    @Test
    void whatTakesPlace_isFoundByThatDate_wheneverItWasWritten() {
        Instant march = Instant.parse("2027-03-04T09:00:00Z");
        SearchDocument text = text(1, "en", "Lamps", "How to light a park");
        library.put(text, held(2, march));

        assertThat(Library.ids(library.engine.ask(between("2027-03-01T00:00:00Z", "2027-04-01T00:00:00Z", null))))
                .containsExactly(2L);
        assertThat(Library.ids(library.engine.ask(between("2024-01-01T00:00:00Z", "2024-12-31T00:00:00Z", null))))
                .containsExactly(1L);
        assertThat(Library.ids(library.engine.ask(between(null, null, "2024-05-01T10:00:02Z"))))
                .as("written since")
                .containsExactly(2L);
        SearchAnswer all = library.engine.ask(between(null, null, null));
        assertThat(all.facets().get(Facet.YEAR)).containsExactlyInAnyOrderEntriesOf(Map.of("2024", 1L, "2027", 1L));
        assertThat(all.hits()).extracting(SearchAnswer.Hit::held).containsExactly(true, false);
        assertThat(all.hits()).extracting(SearchAnswer.Hit::at).containsExactly(march, text.at());
    }

    private static SearchDocument held(long id, Instant at) {
        SearchDocument text = text(id, "en", "Walk", "Walk through the park with a lamp");
        return new SearchDocument(
                text.key(),
                text.owner(),
                "webinar.event",
                id,
                text.space(),
                text.audience(),
                0,
                0,
                Set.of(),
                Set.of(),
                Set.of(),
                at,
                text.written(),
                false,
                0,
                1,
                text.path(),
                text.texts());
    }

    private static SearchQuestion between(String since, String before, String written) {
        return new SearchQuestion(
                Library.ANYONE,
                Library.clauses("lamp"),
                Map.of(),
                Map.of(),
                since == null ? null : Instant.parse(since),
                before == null ? null : Instant.parse(before),
                written == null ? null : Instant.parse(written),
                Order.DATE,
                "",
                20,
                Set.of(Facet.YEAR));
    }

    @Test
    void whatIsLeftOut_isNeitherFoundNorCounted() {
        library.put(text(1, "fr", "Un", "lamp"), text(2, "en", "Two", "lamp"), text(3, "en", "Three", "lamp"));
        SearchAnswer answer = library.engine.ask(new SearchQuestion(
                Library.ANYONE,
                List.of(),
                Map.of(),
                Map.of(Facet.LANGUAGE, Set.of("en"), Facet.COUNTRY, Set.of()),
                null,
                null,
                null,
                Order.RELEVANCE,
                "",
                20,
                Set.of(Facet.LANGUAGE)));
        assertThat(Library.ids(answer)).containsExactly(1L);
        assertThat(answer.total()).isEqualTo(1);
        assertThat(answer.facets().get(Facet.LANGUAGE)).containsOnlyKeys("fr");
    }

    @Test
    void whatIsReplaced_isFoundAtEveryMoment() throws Exception {
        SearchDocument[] all = LongStream.rangeClosed(1, 150)
                .mapToObj(id -> text(id, "en", "Noise " + id, "at night"))
                .toArray(SearchDocument[]::new);
        List<String> owners = Stream.of(all).map(SearchDocument::owner).toList();
        library.put(all);
        Thread writing = new Thread(() -> {
            for (int i = 0; i < 60; i++) {
                library.engine.replace(owners, List.of(all));
            }
        });
        writing.start();
        while (writing.isAlive()) {
            library.engine.refresh();
            assertThat(library.ask("noise").total()).isEqualTo(150);
        }
    }

    @Test
    void marksThatAreNotSeen_partNoWord() {
        library.put(
                text(1, "en", "One", "pre\u00adven\u00adtion by co\u200doperation"),
                text(2, "en", "Two", "a day\u200btime of l\u2060amps"));
        assertThat(library.found("prevention")).containsExactly(1L);
        assertThat(library.found("cooperating")).containsExactly(1L);
        assertThat(library.found("lamp")).containsExactly(2L);
        assertThat(library.found("time")).containsExactly(2L);
        assertThat(Library.marked(
                        library.ask("prevent").hits().get(0).passages().get(0)))
                .containsExactly("pre\u00adven\u00adtion");
    }

    @Test
    void textInAnotherLanguageThanChosen_isFoundByItsForms() {
        library.put(
                text(1, "en", "Un", "Cela empêchait les voitures de passer dans la rue"),
                text(2, "fr", "Two", "The lights of the streets were off, and nobody was there"),
                text(3, "en", "Three", "The organs of the state, in the words of les organisations"));
        assertThat(library.found("empecher")).containsExactly(1L);
        assertThat(library.found("lighting")).containsExactly(2L);
        assertThat(library.ask("organisation").hits()).hasSize(1);
    }

    @Test
    void otherFormOfAWord_isNotProposed_whereItWasFound() {
        for (long id = 1; id <= 40; id++) {
            library.put(text(id, "en", "Some " + id, "lighting of streets"));
        }
        library.put(text(60, "en", "Another", "lightings"));
        assertThat(library.ask("lightings -some").total()).isEqualTo(1);
        assertThat(library.ask("lightings -some").meant()).isEmpty();
        assertThat(library.ask("lightnig").meant()).isEqualTo("lighting");
    }

    @Test
    void wordItself_comesBeforeItsForms() {
        library.put(
                text(1, "fr", "Un", "les organisations du quartier"),
                text(2, "fr", "Deux", "l'organisation du quartier"),
                text(3, "fr", "Trois", "les organisations du quartier"));
        assertThat(library.found("organisation")).first().isEqualTo(2L);
    }

    @Test
    void title_comesBeforeBody() {
        library.put(text(1, "en", "Something", "about lighting"), text(2, "en", "Lighting", "something"));
        assertThat(library.found("lighting")).containsExactly(2L, 1L);
    }

    @Test
    void excludedWords_leaveOut() {
        library.put(text(1, "en", "Noise", "at night"), text(2, "en", "Noise", "by day"));
        assertThat(library.found("noise -night")).containsExactly(2L);
        assertThat(library.found("-night")).containsExactly(2L);
    }

    @Test
    void phrase_isFoundAsItStands() {
        library.put(text(1, "en", "One", "a safe night for all"), text(2, "en", "Two", "night is safe"));
        SearchAnswer answer = library.ask(
                Library.ANYONE, List.of(new Clause("safe night", true, false, List.of())), Order.RELEVANCE, "", 10);
        assertThat(Library.ids(answer)).containsExactly(1L);
    }

    @Test
    void synonyms_findOtherLanguages() {
        library.put(text(1, "en", "Rooms", "A supervised drug consumption room opened"));
        Clause clause = new Clause("salle de consommation", false, false, List.of("drug consumption room", "SCMR"));
        assertThat(Library.ids(library.ask(Library.ANYONE, List.of(clause), Order.RELEVANCE, "", 10)))
                .containsExactly(1L);
    }

    @Test
    void typingErrors_areForgiven_butNotInShortWords() {
        library.put(text(1, "en", "Prevention", "of burglary in Lyon"));
        SearchAnswer answer = library.ask("prevnetion");
        assertThat(Library.ids(answer)).containsExactly(1L);
        assertThat(answer.forgiven()).isTrue();
        assertThat(answer.meant()).isEqualTo("prevention");
        assertThat(library.found("lyom")).isEmpty();
    }

    @Test
    void didYouMean_knowsOnlyWhatTheReaderMayFind() {
        library.put(Library.document(
                1,
                99,
                1,
                "forum.topic",
                List.of(new Text("en", "Blackmail", List.of(new Block("", "of the councillor")), ""))));
        SearchAnswer stranger = library.ask("blackmial");
        assertThat(stranger.total()).isZero();
        assertThat(stranger.meant()).isEmpty();
        assertThat(library.engine.suggest(Library.ANYONE, "blackm", Set.of(), 8))
                .isEmpty();
        Reader insider = new Reader(Set.of(99L), null, Set.of(), "en");
        assertThat(library.ask(insider, Library.clauses("blackmial"), Order.RELEVANCE, "", 10)
                        .meant())
                .isEqualTo("blackmail");
    }

    @Test
    void passages_markWhatWasFound_andLeadToTheirHeading() {
        library.put(Library.document(
                1,
                1,
                1,
                "wiki.page",
                List.of(new Text(
                        "fr",
                        "Guide",
                        List.of(
                                new Block("b-1", "Ceci parle d’autre chose."),
                                new Block("b-2", "L’éclairage des places empêche la peur.")),
                        "/s/a/wiki/guide"))));
        SearchAnswer.Hit hit = library.ask("eclairages").hits().get(0);
        assertThat(hit.path()).isEqualTo("/s/a/wiki/guide#b-2");
        assertThat(Library.marked(hit.passages().get(0))).containsExactly("éclairage");
    }

    @Test
    void versionThatFits_isShown() {
        library.put(Library.document(
                1,
                1,
                1,
                "wiki.page",
                List.of(
                        new Text("fr", "Bruit", List.of(new Block("", "la nuit")), "/x"),
                        new Text("en", "Noise", List.of(new Block("", "at night")), "/x?language=en"))));
        assertThat(library.ask("bruit").hits().get(0).path()).isEqualTo("/x");
        assertThat(library.ask("noise").hits().get(0).path()).isEqualTo("/x?language=en");
    }

    @Test
    void pages_followEachOther_withoutGapsOrRepeats() {
        for (int i = 1; i <= 57; i++) {
            library.put(text(i, "en", "Noise " + i, "at night"));
        }
        for (Order order : Order.values()) {
            List<Long> all = new ArrayList<>();
            String after = "";
            do {
                SearchAnswer page = library.ask(Library.ANYONE, Library.clauses("noise"), order, after, 10);
                assertThat(page.total()).isEqualTo(57);
                all.addAll(Library.ids(page));
                after = page.next();
            } while (!after.isEmpty());
            assertThat(all).hasSize(57).doesNotHaveDuplicates();
        }
    }

    @Test
    void oddTokens_giveTheFirstPage() {
        library.put(text(1, "en", "Noise", "at night"));
        for (String odd : List.of("x", "s.1.", "d9.9.9.9", "s1.z", "szzzzzzzzzzzzzz.1.", "'; drop", "dzzz.1.f")) {
            assertThat(library.ask(Library.ANYONE, Library.clauses("noise"), Order.RELEVANCE, odd, 10)
                            .total())
                    .isEqualTo(1);
        }
    }

    @Test
    void replaced_isFoundAsItIsNow_andRemoved_notAtAll() {
        library.put(text(1, "en", "Noise", "at night"));
        library.put(text(1, "en", "Silence", "by day"));
        assertThat(library.found("noise")).isEmpty();
        assertThat(library.found("silence")).containsExactly(1L);
        library.engine.replace(List.of("c1"), List.of());
        library.engine.refresh();
        assertThat(library.found("silence")).isEmpty();
        assertThat(library.ask("silence").facets().get(Facet.KIND)).isEmpty();
    }

    @Test
    void rebuilding_keepsWhatIsThere_untilItIsComplete() {
        library.put(text(1, "en", "Old", "gone"), text(2, "en", "Kept", "still"));
        library.engine.begin();
        library.put(text(2, "en", "Kept", "still"));
        assertThat(library.found("old")).containsExactly(1L);
        library.engine.complete();
        library.engine.refresh();
        assertThat(library.found("old")).isEmpty();
        assertThat(library.found("kept")).containsExactly(2L);
    }

    @Test
    void onlyWhatWasCommitted_isThereAfterAKill() {
        library.put(text(1, "en", "First", "one"));
        library.engine.commit(Map.of("stamp", "a"));
        library.put(text(2, "en", "Second", "two"));
        library.close();
        library = new Library(folder);
        assertThat(library.engine.marks()).containsEntry("stamp", "a");
        assertThat(library.found("first")).containsExactly(1L);
        assertThat(library.found("second")).isEmpty();
    }

    @Test
    void damagedIndex_isBegunAnew() throws IOException {
        library.put(text(1, "en", "First", "one"));
        library.engine.commit(Map.of("stamp", "a"));
        library.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("segments"))
                    .toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        library = new Library(folder);
        assertThat(library.engine.marks()).doesNotContainKey("stamp");
        library.put(text(1, "en", "First", "one"));
        assertThat(library.found("first")).containsExactly(1L);
    }

    @Test
    void lostFiles_meanANewIndex() throws IOException {
        library.put(text(1, "en", "First", "one"));
        library.engine.commit(Map.of("stamp", "a"));
        library.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("_"))
                    .toList()) {
                Files.delete(file);
            }
        }
        library = new Library(folder);
        assertThat(library.engine.marks()).doesNotContainKey("stamp");
        assertThat(library.found("first")).isEmpty();
    }

    @Test
    void indexThatCannotBeKept_saysSo_andGoesOnLater() throws IOException {
        Path blocked = folder.resolve("blocked");
        Files.writeString(blocked, "no folder");
        LuceneEngine engine = new LuceneEngine(blocked);
        try {
            assertThat(engine.condition().problem()).isNotEmpty();
            assertThat(engine.suggest(Library.ANYONE, "noise", Set.of(), 8)).isEmpty();
            var document = text(1, "en", "Noise", "at night");
            assertThatThrownBy(() -> engine.replace(List.of("c1"), List.of(document)))
                    .isInstanceOf(SearchEngine.Unavailable.class);
            Files.delete(blocked);
            engine.replace(List.of("c1"), List.of(document));
            engine.refresh();
            assertThat(engine.condition().problem()).isEmpty();
            assertThat(engine.condition().documents()).isEqualTo(1);
        } finally {
            engine.stop();
        }
    }

    @Test
    void cleared_findsNothing_fromThatMoment() {
        library.put(text(1, "en", "Noise", "at night"));
        library.engine.commit(Map.of("stamp", "a"));
        library.engine.clear();
        assertThat(library.found("noise")).isEmpty();
        assertThat(library.engine.marks()).isEmpty();
        library.put(text(2, "en", "Noise", "at night"));
        assertThat(library.found("noise")).containsExactly(2L);
    }

    @Test
    void withheld_isNeitherFound_norCounted_norSuggested() {
        library.put(text(1, "en", "Noise", "at night"), text(2, "en", "Noise again", "at night"));
        library.engine.withhold(List.of("c1"));
        assertThat(library.found("noise")).containsExactly(2L);
        assertThat(library.ask("noise").facets().get(Facet.KIND)).containsEntry("forum.topic", 1L);
        assertThat(library.engine.suggest(Library.ANYONE, "noi", Set.of(), 8))
                .extracting(SearchEngine.Suggestion::title)
                .containsExactly("Noise again");
        library.engine.withhold(List.of());
        assertThat(library.found("noise")).hasSize(2);
    }

    @Test
    void damageThatIsMetWhenReading_meansANewIndex() throws IOException {
        for (int i = 1; i <= 300; i++) {
            library.put(text(i, "en", "Noise " + i, "word" + i + " at night in the street of the town"));
        }
        library.engine.commit(Map.of("stamp", "a"));
        library.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.(cfs|fdt|doc|dvd)"))
                    .toList()) {
                byte[] bytes = Files.readAllBytes(file);
                java.util.Arrays.fill(bytes, bytes.length / 4, bytes.length * 3 / 4, (byte) 0xA5);
                Files.write(file, bytes);
            }
        }
        library = new Library(folder);
        library.ask("noise");
        library.ask("night");
        assertThat(library.engine.marks()).doesNotContainKey("stamp");
        var document = text(1, "en", "Noise", "at night");
        try {
            library.engine.replace(List.of("c1"), List.of(document));
        } catch (SearchEngine.Unavailable e) {
            // Once: what had been taken in is lost.
            library.engine.replace(List.of("c1"), List.of(document));
        }
        library.engine.refresh();
        assertThat(library.found("noise")).containsExactly(1L);
    }

    @Test
    void wordThatIsRepeated_isFoundAsOnce() {
        library.put(text(1, "en", "Drugs", "a room"));
        List<Clause> many = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            many.add(
                    new Clause("drugs", false, false, List.of("stupéfiants", "trafic de drogue", "deal", "narcotics")));
        }
        assertThat(Library.ids(library.ask(Library.ANYONE, many, Order.RELEVANCE, "", 10)))
                .containsExactly(1L);
    }

    @Test
    void fiftyWordsWithTwelveSynonyms_areAnswered() {
        library.put(text(1, "en", "Drugs", "word1 word2 word3"));
        List<Clause> many = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            List<String> others = new ArrayList<>();
            for (int k = 0; k < 12; k++) {
                others.add("other" + i + "x" + k);
            }
            many.add(new Clause(i < 2 ? "word" + (i + 1) : "absent" + i, false, false, others));
        }
        many.add(new Clause("word3", true, false, List.of()));
        assertThat(library.ask(Library.ANYONE, many, Order.RELEVANCE, "", 10).total())
                .isZero();
        assertThat(library.engine.condition().problem()).isEmpty();
        assertThat(Library.ids(library.ask(Library.ANYONE, many.subList(0, 2), Order.RELEVANCE, "", 10)))
                .containsExactly(1L);
    }

    @Test
    void years_areCounted() {
        library.put(text(1, "en", "Noise", "at night"));
        Map<Facet, Map<String, Long>> facets = library.ask("noise").facets();
        assertThat(facets.get(Facet.YEAR)).isEqualTo(Map.of("2024", 1L));
    }

    @Test
    void wordsFarDown_areShownWhereTheyStand() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            blocks.add(new Block(
                    "b-" + i, "Something else is said here, for a hundred letters and more, about nothing at all."));
        }
        blocks.add(new Block("b-last", "x".repeat(3_000) + " and then the needle"));
        library.put(Library.document(1, 1, 1, "wiki.page", List.of(new Text("en", "Guide", blocks, "/w"))));
        SearchAnswer.Hit hit = library.ask("needle").hits().get(0);
        assertThat(hit.path()).isEqualTo("/w#b-last");
        assertThat(Library.marked(hit.passages().get(0))).containsExactly("needle");
    }

    @Test
    void questionIsAskedBack_whereAnotherWordIsFarMoreUsual_forTheReader() {
        library.put(text(1, "en", "Prevension", "misspelt once"));
        for (int i = 2; i <= 30; i++) {
            library.put(text(i, "en", "Prevention " + i, "of crime"));
        }
        assertThat(library.ask("prevension").meant()).isEqualTo("prevention");
        for (int i = 31; i <= 60; i++) {
            library.put(Library.document(
                    i, 99, 1, "forum.topic", List.of(new Text("en", "Blackmail " + i, List.of(), ""))));
        }
        library.put(text(61, "en", "Blackmial", "once"));
        assertThat(library.ask("blackmial").meant()).isEmpty();
    }

    @Test
    void suggestions_beginLikeWhatWasTyped() {
        library.put(text(1, "fr", "Éclairage des places", "x"), text(2, "fr", "Bruit la nuit", "éclairage"));
        assertThat(library.engine.suggest(Library.ANYONE, "ecl", Set.of(), 8))
                .extracting(s -> s.title())
                .containsExactly("Éclairage des places");
        assertThat(library.engine.suggest(Library.ANYONE, "places ecl", Set.of(), 8))
                .hasSize(1);
        assertThat(library.engine.suggest(Library.ANYONE, "", Set.of(), 8)).isEmpty();
    }

    @Test
    void onlyStopWords_areLookedForAsTheyStand() {
        library.put(text(1, "fr", "Titre", "être ou ne pas être"), text(2, "fr", "Autre", "rien"));
        assertThat(library.found("ne pas")).containsExactly(1L);
    }

    @Test
    void stopped_isNotOpenedAgainByWhoStillWrites() {
        library.engine.stop();
        var document = text(1, "en", "Noise", "at night");
        assertThatThrownBy(() -> library.engine.replace(List.of("c1"), List.of(document)))
                .isInstanceOf(SearchEngine.Unavailable.class);
        assertThat(library.engine.marks()).isEmpty();
        LuceneEngine next = new LuceneEngine(folder);
        try {
            next.replace(List.of("c1"), List.of(document));
            assertThat(next.condition().problem()).isEmpty();
        } finally {
            next.stop();
        }
    }
}
