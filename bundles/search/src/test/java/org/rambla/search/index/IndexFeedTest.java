// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentState;
import org.rambla.api.event.Event;
import org.rambla.api.search.Audiences;
import org.rambla.api.search.SearchAnswer;
import org.rambla.api.search.SearchEngine;
import org.rambla.api.search.SearchQuestion;
import org.rambla.api.search.SearchQuestion.Clause;
import org.rambla.api.search.SearchQuestion.Facet;
import org.rambla.api.search.SearchQuestion.Order;
import org.rambla.api.search.SearchQuestion.Reader;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Readings;
import org.rambla.api.translation.Translated;
import org.rambla.search.lucene.LuceneEngine;

class IndexFeedTest {
    @TempDir
    Path folder;

    private final Town town = new Town();
    private LuceneEngine engine;
    private IndexFeed feed;

    @BeforeEach
    void open() {
        engine = new LuceneEngine(folder);
        feed = new IndexFeed(() -> "this database", town.sources(), engine);
        feed.changes.translations.unasked = Duration.ZERO;
    }

    @AfterEach
    void close() {
        feed.stop();
        engine.stop();
    }

    private void restart(String database) {
        close();
        engine = new LuceneEngine(folder);
        feed = new IndexFeed(() -> database, town.sources(), engine);
        feed.changes.translations.unasked = Duration.ZERO;
    }

    private void look() {
        // The first look only sees which features are there.
        feed.look();
        feed.look();
    }

    private void happened(String kind, long subject) {
        feed.on(Event.now(kind, subject, 1, 1, 7));
        feed.settle();
    }

    private List<String> found(String word, Long... audiences) {
        return found(word, Map.of(), audiences);
    }

    private List<String> found(String word, Map<Facet, Set<String>> filters, Long... audiences) {
        engine.refresh();
        Reader reader = new Reader(Set.of(audiences), null, Set.of(), "en");
        return engine
                .ask(new SearchQuestion(
                        reader,
                        List.of(new Clause(word, false, false, List.of())),
                        filters,
                        null,
                        null,
                        Order.RELEVANCE,
                        "",
                        20,
                        Set.of()))
                .hits()
                .stream()
                .map(SearchAnswer.Hit::key)
                .toList();
    }

    @Test
    void everything_isGivenToANewIndex() {
        town.write(11, "lighting");
        look();
        assertThat(feed.progress().whole()).isTrue();
        assertThat(feed.complete()).isTrue();
        assertThat(found("lighting", 5L)).containsExactly("c11");
        assertThat(found("night", Audiences.of(1))).containsExactly("s1");
        assertThat(found("nice", Audiences.SIGNED_IN)).contains("o3");
        assertThat(found("officer", Audiences.SIGNED_IN)).containsExactly("m7");
        assertThat(found("nice")).isEmpty();
    }

    @Test
    void written_changedAndHidden_areFoundAsTheyAre() {
        look();
        town.write(11, "lighting");
        happened("content.created", 11);
        assertThat(found("lighting", 5L)).containsExactly("c11");
        assertThat(found("lighting", 6L)).isEmpty();
        town.write(11, "noise");
        happened("content.changed", 11);
        assertThat(found("lighting", 5L)).isEmpty();
        town.state(11, ContentState.HIDDEN);
        happened("content.hidden", 11);
        assertThat(found("noise", 5L)).isEmpty();
        town.state(11, ContentState.PUBLISHED);
        happened("content.published", 11);
        assertThat(found("noise", 5L)).containsExactly("c11");
    }

    @Test
    void whatASpaceIsAbout_isWhatIsWrittenInItIsAbout_besideItsOwnTopics() {
        town.topics.add("night");
        town.write(11, "lighting");
        town.fields.put(11L, Map.of("topics", "public-spaces"));
        town.write(12, "lighting");
        look();
        assertThat(found("lighting", Map.of(Facet.TOPIC, Set.of("night")), 5L)).containsExactlyInAnyOrder("c11", "c12");
        assertThat(found("lighting", Map.of(Facet.TOPIC, Set.of("public-spaces")), 5L))
                .containsExactly("c11");
        assertThat(found("night", Map.of(Facet.TOPIC, Set.of("night")), Audiences.of(1)))
                .containsExactly("s1");

        town.topics.clear();
        town.topics.add("drugs");
        happened("space.topics", 1);
        restart("this database");
        look();
        assertThat(found("lighting", Map.of(Facet.TOPIC, Set.of("night")), 5L)).isEmpty();
        assertThat(found("lighting", Map.of(Facet.TOPIC, Set.of("drugs")), 5L)).containsExactlyInAnyOrder("c11", "c12");
        assertThat(found("lighting", Map.of(Facet.TOPIC, Set.of("public-spaces")), 5L))
                .containsExactly("c11");
    }

    private static List<Translated> french(String title) {
        return List.of(new Translated("fr", title, Body.EMPTY, Origin.MACHINE));
    }

    @Test
    void translation_isFound_andGoesWithItsText() {
        town.translated = new HashMap<>();
        town.write(11, "lighting");
        look();
        assertThat(found("eclairage", 5L)).isEmpty();
        town.translated.put(11L, french("Éclairage"));
        happened(Readings.TRANSLATED, 11);
        assertThat(found("eclairage", 5L)).containsExactly("c11");
        assertThat(found("eclairage", 6L)).isEmpty();
        town.translated.put(11L, french("Lampadaires"));
        happened(Readings.TRANSLATED, 11);
        assertThat(found("eclairage", 5L)).isEmpty();
        assertThat(found("lampadaires", 5L)).containsExactly("c11");
        town.translated.clear();
        happened(Readings.TRANSLATED, 11);
        assertThat(found("lampadaires", 5L)).isEmpty();
        assertThat(found("lighting", 5L)).containsExactly("c11");
    }

    @Test
    void translations_areFoundOnceWhatTranslatesIsThere_andAnswers() {
        town.write(11, "lighting");
        look();
        town.translated = Map.of(11L, french("Éclairage"));
        look();
        assertThat(found("eclairage", 5L)).as("it came later").containsExactly("c11");
        town.translatesLater = true;
        happened("content.changed", 11);
        assertThat(found("lighting", 5L)).as("its own text waits for nothing").containsExactly("c11");
        town.translatesLater = false;
        look();
        assertThat(found("eclairage", 5L)).containsExactly("c11");
        Map<Long, List<Translated>> before = town.translated;
        town.translated = null;
        happened("content.changed", 11);
        town.translated = before;
        look();
        assertThat(found("eclairage", 5L)).as("it was away for a while").containsExactly("c11");
    }

    @Test
    void whatTranslatesHasNoAnswer_whileAllIsGiven_isAskedOnce_andEverythingIsGivenAgainLater() {
        feed.rest = Duration.ZERO;
        feed.changes.translations.unasked = Duration.ofMinutes(1);
        for (long item = 11; item < 1_311; item++) {
            town.write(item, "lighting");
        }
        town.translated = Map.of(1_310L, french("Éclairage"));
        town.translatesLater = true;
        feed.look();
        feed.look();
        assertThat(found("lighting", 5L)).as("texts wait for nothing").hasSize(20);
        assertThat(town.askedForTranslations).isEqualTo(1);
        assertThat(feed.progress().whole()).isTrue();
        town.translatesLater = false;
        look();
        assertThat(found("eclairage", 5L)).containsExactly("c1310");
    }

    @Test
    void whatTranslatesHasNoAnswerOnce_whileAllIsGiven_isAskedForTheRest() {
        for (long item = 11; item < 1_311; item++) {
            town.write(item, "lighting");
        }
        town.translated = Map.of(1_310L, french("Éclairage"));
        town.translatesOnceLater = true;
        look();
        assertThat(found("eclairage", 5L)).containsExactly("c1310");
    }

    @Test
    void whatTranslatesAndHangs_holdsUpNobody_andWhatHappensMeanwhileStays() throws Exception {
        feed.changes.translations.soon = Duration.ofMillis(20);
        town.write(11, "lighting");
        town.write(12, "harbour");
        town.translated = Map.of(11L, french("Vacarme"));
        CountDownLatch asked = town.hang();
        Thread all = new Thread(this::look);
        all.start();
        asked.await();
        town.write(11, "noise");
        happened("content.changed", 11);
        assertThat(found("noise", 5L)).containsExactly("c11");
        town.goOn();
        all.join();
        assertThat(found("noise", 5L)).containsExactly("c11");
        assertThat(found("lighting", 5L)).as("what was read before").isEmpty();
        assertThat(found("harbour", 5L)).containsExactly("c12");
        town.askedForTranslations = 0;
        while (town.askedForTranslations == 0) {
            feed.look();
        }
        assertThat(found("vacarme", 5L)).containsExactly("c11");
        assertThat(feed.progress().missing()).isZero();
    }

    @Test
    void longTexts_areAskedForFewAtATime() {
        for (long id = 11; id < 71; id++) {
            town.write(id, "lighting");
        }
        look();
        assertThat(town.mostItems).isEqualTo(Changes.PORTION);
        for (long id = 20; id <= 60; id += 10) {
            town.bodies.put(id, "a".repeat(300_000));
        }
        List<Long> some = LongStream.range(11, 61).boxed().toList();
        List<List<Long>> parts = parts(some);
        assertThat(parts).as("of a million characters").hasSize(2);
        assertThat(parts.get(0)).containsExactlyElementsOf(some.subList(0, 39));
        assertThat(parts.get(1)).containsExactlyElementsOf(some.subList(39, 50));
    }

    private List<List<Long>> parts(List<Long> ids) {
        Changes.Known known = feed.changes.known(ids);
        assertThat(known.portions()).containsExactly(ids);
        return feed.changes.read(known, ids).parts();
    }

    @Test
    void titleWithoutAText_isFound_andHoldsNothingUp() {
        look();
        town.titles.add(11L);
        town.write(11, "lighting");
        happened("content.created", 11);
        assertThat(found("lighting", 5L)).containsExactly("c11");
        town.write(12, "harbour");
        happened("content.created", 12);
        assertThat(found("harbour", 5L)).containsExactly("c12");
    }

    @Test
    void whatCoreHasInTheRegisterToBeTranslated_isNotFoundBesideIt() {
        look();
        town.write(11, "space", "about", "lighting");
        town.write(12, "network", "topic", "lighting");
        happened("content.created", 11);
        happened("content.created", 12);
        assertThat(found("lighting", 5L)).isEmpty();
    }

    @Test
    void textWhoseTranslationsWereAskedForTooOften_isFound_andNotSaidToBeMissing() {
        feed.rest = Duration.ZERO;
        town.write(11, "lighting");
        town.translated = Map.of(11L, french("Éclairage"));
        look();
        town.translatesLater = true;
        happened("content.changed", 11);
        feed.rest = Duration.ofHours(1);
        for (int i = 0; i < 700; i++) {
            feed.look();
        }
        assertThat(feed.progress().missing()).isZero();
        assertThat(found("lighting", 5L)).containsExactly("c11");
        int asked = town.askedForTranslations;
        look();
        assertThat(town.askedForTranslations).as("it is left alone for a while").isEqualTo(asked);
    }

    @Test
    void whatHadNoAnswer_whileAllWasGiven_isAskedForAgain() {
        Late late = new Late();
        late.add(List.of(1L));
        late.begin();
        late.add(List.of(2L));
        late.end(List.of(3L));
        assertThat(late.due()).containsExactlyInAnyOrder(2L, 3L);
        late.end(LongStream.range(10, 20_010).boxed().toList());
        assertThat(late.count()).isEqualTo(20_002);
    }

    @Test
    void moreThanCanBeAskedForAgain_isGivenAgainWhole() {
        town.translated = Map.of(1_310L, french("Éclairage"));
        look();
        for (long item = 11; item < 1_311; item++) {
            town.write(item, "lighting");
            feed.on(Event.now("content.created", item, 1, 1, 7));
        }
        town.translatesLater = true;
        feed.settle();
        town.translatesLater = false;
        look();
        assertThat(found("eclairage", 5L)).containsExactly("c1310");
    }

    @Test
    void whatHappensToPeople_whileWhatTranslatesIsAway_givesNotEverythingAgain() {
        town.write(11, "lighting");
        town.translated = Map.of(11L, french("Éclairage"));
        look();
        town.translated = null;
        happened("member.changed", 7);
        town.translated = Map.of(11L, french("Lampadaires"));
        look();
        assertThat(found("lampadaires", 5L)).isEmpty();
        assertThat(found("eclairage", 5L)).containsExactly("c11");
    }

    @Test
    void memberWhoLeft_isNotFoundAnyMore() {
        look();
        town.active.clear();
        happened("member.deleted", 7);
        assertThat(found("officer", Audiences.SIGNED_IN)).isEmpty();
    }

    @Test
    void manyEvents_areSettledTogether_inFewStatements() {
        look();
        for (long id = 1; id <= 400; id++) {
            town.write(id, "lighting " + id);
            feed.on(Event.now("content.created", id, 1, 1, 7));
        }
        town.statements = 0;
        feed.settle();
        assertThat(town.statements).as("three for fifty").isLessThan(30);
        assertThat(found("lighting", 5L)).hasSize(20);
    }

    @Test
    void featureThatDoesNotAnswer_isAskedAgain_andItsItemsAreNotShownMeanwhile() {
        town.write(11, "lighting");
        look();
        town.silent = true;
        happened("content.changed", 11);
        town.silent = false;
        town.write(12, "noise");
        happened("content.created", 12);
        assertThat(found("lighting", 5L)).isEmpty();
        assertThat(found("noise", 5L)).containsExactly("c12");
        assertThat(feed.progress().missing()).isEqualTo(1);
        restart("this database");
        look();
        assertThat(found("lighting", 5L)).containsExactly("c11");
        assertThat(feed.progress().missing()).isZero();
    }

    @Test
    void featureThatNeverAnswers_isAskedLessAndLess_andInTheEndNoMore() {
        look();
        town.write(11, "lighting");
        town.silent = true;
        happened("content.created", 11);
        for (int i = 0; i < 1_000; i++) {
            feed.look();
        }
        town.statements = 0;
        feed.look();
        assertThat(town.statements).isLessThan(3);
        assertThat(feed.progress().missing()).isEqualTo(1);
    }

    @Test
    void featureThatGoesWhileItIsAsked_isNoComplaint_butWhatKeepsFailingIs() {
        Failures failures = new Failures();
        List<Integer> told = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            if (failures.another(new IllegalStateException("No answer " + i))) {
                told.add(i);
            }
        }
        assertThat(told).containsExactly(2, 4, 8, 16);
        assertThat(failures.last()).endsWith("No answer 20");
        failures.over();
        assertThat(failures.last()).isEmpty();
        assertThat(failures.another(new IllegalStateException())).isFalse();
    }

    @Test
    void slowFeature_isAskedForLessAtOnce_andNothingIsLeftOut() {
        for (long id = 1; id <= 120; id++) {
            town.write(id, "lighting");
        }
        town.atOnce = 7;
        feed.pause = 0;
        look();
        assertThat(feed.progress().whole()).isTrue();
        assertThat(feed.progress().missing()).isZero();
        assertThat(engine.condition().documents()).isGreaterThanOrEqualTo(120);
    }

    @Test
    void whatWasCaughtUpWith_isFoundAtOnce_andKeptWhenTheServerStops() {
        look();
        town.write(11, "lighting");
        feed.on(Event.now("content.created", 11, 1, 1, 7));
        feed.caughtUp();
        assertThat(found("lighting", 5L)).containsExactly("c11");
        // As a crash does.
        engine.stop();
        engine = new LuceneEngine(folder);
        assertThat(found("lighting", 5L)).as("nothing was forced to the disk").isEmpty();
        feed = new IndexFeed(() -> "this database", town.sources(), engine);
        look();
        feed.on(Event.now("content.created", 11, 1, 1, 7));
        feed.caughtUp();
        restart("this database");
        assertThat(found("lighting", 5L)).containsExactly("c11");
    }

    @Test
    void whatMayHaveBeenLost_isToldToWhoeverGaveIt() {
        look();
        feed.stop();
        full = false;
        feed = new IndexFeed(() -> "this database", town.sources(), unwritable(engine));
        look();
        town.write(11, "lighting");
        feed.on(Event.now("content.created", 11, 1, 1, 7));
        feed.caughtUp();
        full = true;
        feed.rebuild();
        look();
        full = false;
        assertThatThrownBy(feed::settle).isInstanceOf(SearchEngine.Unavailable.class);
        feed.on(Event.now("content.created", 11, 1, 1, 7));
        feed.settle();
        assertThat(found("lighting", 5L)).containsExactly("c11");
    }

    @Test
    void itemThatIsNonsense_harmsItselfOnly() {
        look();
        for (long id = 1; id <= 5; id++) {
            town.write(id, "lighting");
        }
        town.nonsense.add(3L);
        for (long id = 1; id <= 5; id++) {
            feed.on(Event.now("content.created", id, 1, 1, 7));
        }
        feed.settle();
        assertThat(found("lighting", 5L)).containsExactlyInAnyOrder("c1", "c2", "c4", "c5");
        assertThat(feed.progress().refused()).containsExactly(3L);
        town.state(1, ContentState.HIDDEN);
        happened("content.hidden", 1);
        assertThat(found("lighting", 5L)).doesNotContain("c1");
        feed.rebuild();
        look();
        assertThat(feed.progress().whole()).isTrue();
        town.nonsense.clear();
        happened("content.changed", 3);
        assertThat(found("lighting", 5L)).contains("c3");
        assertThat(feed.progress().missing()).isZero();
    }

    @Test
    void answeredOften_comesSooner() {
        town.write(11, "lighting");
        town.write(12, "lighting");
        town.answers.put(12L, 9L);
        look();
        assertThat(found("lighting", 5L)).containsExactly("c12", "c11");
        town.answers.put(11L, 300L);
        happened("content.changed", 11);
        assertThat(found("lighting", 5L)).containsExactly("c11", "c12");
    }

    @Test
    void wordsOfFields_areFound_keysAndMomentsAreNot() {
        town.write(11, "lighting");
        town.fields.put(11L, Map.of("results", "fewer complaints", "zone", "Europe/Paris", "results@fr", "moins"));
        look();
        assertThat(found("complaints", 5L)).containsExactly("c11");
        assertThat(found("paris", 5L)).isEmpty();
        assertThat(found("moins", 5L)).isEmpty();
    }

    @Test
    void cityThatIsNamed_isAFacet() {
        town.write(11, "lighting");
        town.fields.put(11L, Map.of("city", "Leuven, Nice"));
        look();
        assertThat(found("leuven", 5L)).containsExactly("c11");
        assertThat(found("nice", 5L)).containsExactly("c11");
    }

    @Test
    void whileNothingCanBeTakenIn_whatChangedIsNotFound() {
        town.write(11, "lighting");
        town.write(12, "lighting");
        look();
        engine.stop();
        engine = new LuceneEngine(folder);
        SearchEngine broken = unwritable(engine);
        feed = new IndexFeed(() -> "this database", town.sources(), broken);
        town.state(11, ContentState.HIDDEN);
        feed.on(Event.now("content.hidden", 11, 1, 2, 7));
        assertThatThrownBy(feed::settle).isInstanceOf(SearchEngine.Unavailable.class);
        assertThat(found("lighting", 5L)).containsExactly("c12");
        full = false;
        feed.settle();
        assertThat(found("lighting", 5L)).containsExactly("c12");
        town.state(11, ContentState.PUBLISHED);
        happened("content.published", 11);
        assertThat(found("lighting", 5L)).containsExactlyInAnyOrder("c11", "c12");
    }

    private boolean full = true;

    private SearchEngine unwritable(SearchEngine engine) {
        return (SearchEngine) Proxy.newProxyInstance(
                SearchEngine.class.getClassLoader(),
                new Class<?>[] {SearchEngine.class},
                (proxy, method, arguments) -> {
                    if (full && method.getName().equals("replace")) {
                        throw new SearchEngine.Unavailable("No space left on device", null);
                    }
                    return method.invoke(engine, arguments);
                });
    }

    @Test
    void indexThatWasCommitted_isTakenAsItIs() {
        town.write(11, "lighting");
        look();
        restart("this database");
        town.statements = 0;
        look();
        assertThat(town.statements).isLessThan(5);
        assertThat(found("lighting", 5L)).containsExactly("c11");
    }

    @Test
    void indexOfAnotherDatabase_isMadeAnew() {
        town.write(11, "lighting");
        look();
        town.heads.clear();
        town.texts.clear();
        town.write(12, "noise");
        restart("another database");
        assertThat(found("lighting", 5L)).isEmpty();
        assertThat(feed.complete()).isFalse();
        look();
        assertThat(feed.complete()).isTrue();
        assertThat(found("lighting", 5L)).isEmpty();
        assertThat(found("noise", 5L)).containsExactly("c12");
    }

    @Test
    void featureThatComesLater_isGivenToTheIndex() {
        look();
        town.write(11, "lighting");
        town.types.add("poll.question");
        look();
        assertThat(found("lighting", 5L)).containsExactly("c11");
    }

    @Test
    void askedTo_everythingIsGivenAgain() {
        look();
        town.write(11, "lighting");
        feed.rebuild();
        assertThat(feed.progress().running()).isTrue();
        look();
        assertThat(feed.progress().running()).isFalse();
        assertThat(found("lighting", 5L)).containsExactly("c11");
    }
}
