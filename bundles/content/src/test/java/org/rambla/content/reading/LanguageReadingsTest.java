// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.people.Mailbox;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.translation.Reading;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Translator;
import org.rambla.api.translation.Translator.Version;
import org.rambla.api.translation.Written;
import org.rambla.content.body.CleanBodies;
import org.rambla.content.fixture.TestSpaces;
import org.rambla.content.fixture.TestVisit;

class LanguageReadingsTest {
    private static final String PAGE = "/s/night/forum/topics/7?page=2";

    private final Bodies bodies = new CleanBodies();
    private final Body english = bodies.clean("<p>Dark</p>", "html", Body.EMPTY);
    private final Body french = bodies.clean("<p>Sombre</p>", "html", english);
    private final TestSpaces spaces = new TestSpaces();
    private LanguageReadings readings;

    LanguageReadingsTest() {
        spaces.add(1, "night", Visibility.PUBLIC, "forum", "translation");
        spaces.add(2, "day", Visibility.PUBLIC, "forum");
    }

    @AfterEach
    void stop() {
        readings.stop();
    }

    private LanguageReadings with(Translator translator) {
        readings = new LanguageReadings(bodies, translator);
        return readings;
    }

    private Version version(Origin origin, boolean outdated) {
        return new Version("Lampes", french.html(), french.sanitiser(), origin, outdated, false);
    }

    private Written text(long id, long space, String language) {
        return new Written(id, space, language, "Lamps", english);
    }

    private TestVisit visit(String path) {
        return new TestVisit(8, 1, spaces, "fr").at(path).permissions(Map.of("translation.correct", Role.VISITOR));
    }

    @Test
    void text_isInTheReadersLanguage_andSaysWhereItComesFrom() {
        with(question -> Map.of(7L, version(Origin.MACHINE, true)));
        Reading reading = readings.of(List.of(text(7, 1, "en")), visit(PAGE)).get(7L);
        assertThat(reading.title()).isEqualTo("Lampes");
        assertThat(reading.language()).isEqualTo("fr");
        assertThat(readings.body(reading, PAGE, visit(PAGE)).toString())
                .containsSubsequence(
                        "Traduction automatique, langue d’origine : anglais.",
                        "L’original a été modifié depuis.",
                        "href=\"/s/night/forum/topics/7?page=2&amp;original=7#read7\"",
                        "beside=7#read7",
                        "href=\"/s/night/translation/items/7/fr\"",
                        "<div class=\"prose\" lang=\"fr\">",
                        "Sombre")
                .doesNotContain("Dark");
        assertThat(readings.mark(reading, visit(PAGE)).toString()).contains("Traduction automatique");
    }

    /** A mail has no page: the reader's rights of the moment say where texts are translated. */
    @Test
    void mail_getsTitlesInTheReadersLanguage_andPlainWordsAboutThem() {
        List<Translator.Question> asked = new ArrayList<>();
        with(question -> {
            asked.add(question);
            return Map.of(7L, version(Origin.MACHINE, false));
        });
        TestVisit reader = visit(PAGE);
        List<Written> texts = List.of(Written.titled(7, 1, "en", "Lamps"), Written.titled(9, 2, "en", "Elsewhere"));
        Map<Long, Reading> all = readings.of(texts, "fr", 8, reader.grants());
        assertThat(all.get(7L).title()).isEqualTo("Lampes");
        assertThat(readings.words(all.get(7L), reader.messages()))
                .isEqualTo("Traduction automatique, langue d’origine : anglais.");
        assertThat(all.get(9L)).isEqualTo(Reading.original(texts.get(1)));
        assertThat(readings.words(all.get(9L), reader.messages())).isEmpty();
        assertThat(asked).singleElement().satisfies(question -> {
            assertThat(question.member()).isEqualTo(8);
            assertThat(question.titles()).isTrue();
            assertThat(question.texts()).hasSize(1);
        });
    }

    /** Translates for everybody; member 8 reads originals, and about member 9 it may have nothing to say. */
    private Translator choosing(AtomicInteger portions, boolean answering) {
        return new Translator() {
            @Override
            public Map<Long, Version> versions(Question question) {
                return question.member() == 8 ? Map.of() : Map.of(7L, version(Origin.MACHINE, false));
            }

            @Override
            public Set<String> originals(long member) {
                return member == 8 ? Set.of("en") : Set.of();
            }

            @Override
            public Map<Long, Set<String>> originals(Collection<Long> members) {
                portions.incrementAndGet();
                return answering ? members.contains(8L) ? Map.of(8L, Set.of("en")) : Map.of() : null;
            }
        };
    }

    @Test
    void whatAReaderChose_isAskedForOnceForAPage_andNotForTranslations() {
        AtomicInteger asked = new AtomicInteger();
        with(new Translator() {
            @Override
            public Map<Long, Version> versions(Question question) {
                return Map.of(7L, version(Origin.MACHINE, false));
            }

            @Override
            public Set<String> originals(long member) {
                asked.incrementAndGet();
                return Set.of("en");
            }
        });
        TestVisit page = visit(PAGE);
        Map<Long, Reading> read = readings.of(List.of(text(7, 1, "en"), text(8, 1, "en"), text(9, 1, "en")), page);
        assertThat(read.get(7L).translated()).isTrue();
        readings.label(read.get(7L), PAGE, page);
        assertThat(asked).hasValue(0);
        for (long original : List.of(8L, 9L)) {
            assertThat(readings.label(read.get(original), PAGE, page).toString())
                    .contains("beside=" + original + "#read" + original);
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void whoReadsOriginals_hasTheTranslationOneClickAway() {
        with(choosing(new AtomicInteger(), true));
        Reading original = readings.of(List.of(text(7, 1, "en")), visit(PAGE)).get(7L);
        assertThat(original.translated()).isFalse();
        assertThat(readings.label(original, PAGE, visit(PAGE)).toString())
                .contains("beside=7#read7", "Voir les deux côte à côte");
        TestVisit both = visit(PAGE + "&beside=7");
        Reading reading = readings.of(List.of(text(7, 1, "en")), both).get(7L);
        assertThat(reading.view()).isEqualTo(Reading.View.BESIDE);
        assertThat(reading.title()).isEqualTo("Lampes");
        assertThat(readings.label(reading, PAGE, both).toString())
                .contains("Voir l’original")
                .doesNotContain("Voir la traduction");
    }

    private static Mailbox reader(long member) {
        return new Mailbox(member, "Reader", "reader@example.org", "fr", "Europe/Paris");
    }

    @Test
    void mailToMany_givesEachWhatTheyChose_whoeverStandsFirst() {
        AtomicInteger portions = new AtomicInteger();
        with(choosing(portions, true));
        List<Mailbox> readers = new ArrayList<>(List.of(reader(8), reader(9), reader(0)));
        for (long member = 10; member < 1_200; member++) {
            readers.add(reader(member));
        }
        for (int first = 0; first < 2; first++) {
            Map<Mailbox, Reading> all = readings.toEach(
                    language -> Written.titled(7, 1, "en", "Lamps"),
                    readers,
                    visit(PAGE).grants());
            assertThat(all.get(reader(8)).title()).isEqualTo("Lamps");
            assertThat(all.get(reader(9)).title()).isEqualTo("Lampes");
            assertThat(all.get(reader(0)).title()).as("who has no account").isEqualTo("Lampes");
            assertThat(all).hasSize(readers.size());
            Collections.reverse(readers);
        }
        assertThat(portions).as("five hundred at once").hasValue(6);
    }

    @Test
    void mailToMany_isTheOriginal_whereNobodySaysWhatTheyChose() {
        with(choosing(new AtomicInteger(), false));
        Map<Mailbox, Reading> all = readings.toEach(
                language -> Written.titled(7, 1, "en", "Lamps"),
                List.of(reader(9), reader(8), reader(0)),
                visit(PAGE).grants());
        assertThat(all.get(reader(8)).title()).isEqualTo("Lamps");
        assertThat(all.get(reader(9)).title()).isEqualTo("Lamps");
        assertThat(all.get(reader(0)).title()).isEqualTo("Lampes");
    }

    @Test
    void titleThatTheAuthorsHaveInTheReadersLanguage_isShown_asTheirs() {
        with(question -> Map.of(7L, new Version("Lampes", "", 0, Origin.ORIGINAL, false, false)));
        Reading reading = readings.of(List.of(Written.titled(7, 1, "en", "Lamps")), visit(PAGE))
                .get(7L);
        assertThat(reading.title()).isEqualTo("Lampes");
        assertThat(reading.language()).isEqualTo("fr");
        assertThat(reading.translated()).isFalse();
        assertThat(readings.mark(reading, visit(PAGE)).isEmptyContent()).isTrue();
    }

    @Test
    void original_isOneClickAway_andBothStandSideBySide() {
        with(question -> Map.of(7L, version(Origin.CORRECTED, false), 8L, version(Origin.PERSON, false)));
        TestVisit visit = visit(PAGE + "&original=7&beside=8&original=x&original=");
        Map<Long, Reading> all = readings.of(List.of(text(7, 1, "en"), text(8, 1, "en")), visit);
        assertThat(all.get(7L).title()).isEqualTo("Lamps");
        assertThat(readings.body(all.get(7L), PAGE, visit).toString())
                .contains("Texte original", "lang=\"en\"", "Dark", "page=2&amp;beside=8#read7")
                .doesNotContain("Sombre");
        assertThat(readings.body(all.get(8L), PAGE, visit).toString())
                .contains("Dark", "Sombre", "lang=\"en\"", "lang=\"fr\"", "page=2&amp;original=7#read8");
    }

    @Test
    void ownLanguageOtherSpaceAndUnknownLanguage_areNotAskedFor() {
        AtomicInteger asked = new AtomicInteger();
        with(question -> {
            asked.addAndGet(question.texts().size());
            return Map.of();
        });
        List<Written> texts = List.of(text(1, 1, "fr"), text(2, 1, "fr-BE"), text(3, 1, ""), text(4, 2, "en"));
        Map<Long, Reading> all = readings.of(texts, visit(PAGE));
        assertThat(asked).hasValue(0);
        assertThat(all.values()).noneMatch(Reading::translated);
        assertThat(readings.label(all.get(4L), PAGE, visit(PAGE)).isEmptyContent())
                .isTrue();
        assertThat(readings.body(all.get(4L), PAGE, visit(PAGE)).toString())
                .contains("<div class=\"prose\" lang=\"en\">");
    }

    @Test
    void textThatNobodyTranslated_isOfferedToWhoeverMay() {
        with(question -> Map.of());
        Reading reading = readings.of(List.of(text(7, 1, "en")), visit(PAGE)).get(7L);
        assertThat(readings.label(reading, PAGE, visit(PAGE)).toString())
                .contains("Langue d’origine : anglais.", "href=\"/s/night/translation/items/7/fr\"");
        TestVisit guest = visit(PAGE).permissions(Map.of());
        assertThat(readings.label(reading, PAGE, guest).isEmptyContent()).isTrue();
    }

    @Test
    void whatIsOnItsWay_isSaid() {
        with(question -> Map.of(7L, Version.AWAITED));
        Reading reading = readings.of(List.of(text(7, 1, "en")), visit(PAGE)).get(7L);
        assertThat(readings.body(reading, PAGE, visit(PAGE)).toString())
                .contains("La traduction est en préparation", "Dark", "lang=\"en\"");
    }

    @Test
    void translatorThatFails_leavesOriginals_andIsLeftAloneForAWhile() {
        AtomicInteger asked = new AtomicInteger();
        with(question -> {
            asked.incrementAndGet();
            throw new IllegalStateException("broken");
        });
        for (int i = 0; i < 3; i++) {
            Reading reading =
                    readings.of(List.of(text(7, 1, "en")), visit(PAGE)).get(7L);
            assertThat(reading.title()).isEqualTo("Lamps");
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void translatorThatDoesNotAnswer_leavesOriginals() {
        CountDownLatch asked = new CountDownLatch(1);
        readings = new LanguageReadings(
                bodies,
                question -> {
                    try {
                        asked.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return Map.of(7L, version(Origin.MACHINE, false));
                },
                Translators.LIMIT_MS);
        assertThat(readings.of(List.of(text(7, 1, "en")), visit(PAGE)).get(7L).translated())
                .isFalse();
        asked.countDown();
    }

    @Test
    void file_isWaitedFor_andLearnsThatThereWasNoAnswer() {
        readings = new LanguageReadings(bodies, question -> Map.of(7L, version(Origin.MACHINE, false)), 0);
        List<Written> texts = List.of(text(7, 1, "en"));
        assertThat(readings.forFile(texts, visit(PAGE)).get(7L).title()).isEqualTo("Lampes");
        readings.stop();
        with(question -> {
            throw new IllegalStateException("broken");
        });
        assertThatThrownBy(() -> readings.forFile(texts, visit(PAGE))).hasMessage("What translates did not answer");
        readings.of(texts, visit(PAGE));
        assertThatThrownBy(() -> readings.forFile(texts, visit(PAGE)))
                .as("though pages leave it alone for a while")
                .isInstanceOf(IllegalStateException.class);
        readings.stop();
        with(null);
        assertThat(readings.forFile(texts, visit(PAGE)).get(7L)).isEqualTo(Reading.original(texts.get(0)));
    }

    @Test
    void withoutTranslator_textsAreAsTheyWereWritten() {
        with(null);
        assertThat(readings.of(List.of(text(7, 1, "en")), visit(PAGE)).get(7L))
                .isEqualTo(Reading.original(text(7, 1, "en")));
    }
}
