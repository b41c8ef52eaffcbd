// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.LanguageVersion;
import org.rambla.api.event.Event;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Readings;
import org.rambla.api.translation.Translated;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.api.translation.TranslationFailure.Reason;
import org.rambla.api.translation.Translator.Question;
import org.rambla.api.translation.Translator.Version;
import org.rambla.api.translation.Written;
import org.rambla.persistence.TestDatabase;
import org.rambla.translation.Town;
import org.rambla.translation.queue.Job.Priority;
import org.rambla.translation.queue.Queue;
import org.rambla.translation.reading.Choices;
import org.rambla.translation.reading.KeptTranslations;
import org.rambla.translation.reading.Versions;
import org.rambla.translation.work.Machines.Machine;

/** From what somebody wrote to what somebody else reads. */
final class WorkTest {
    private Town town;
    private TestDatabase databases;
    private Queue queue;
    private Versions versions;
    private Worker worker;
    private ContentChanges changes;
    private KeptTranslations translations;
    private Choices choices;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "translation");
    }

    private void open(TestDatabase all) {
        databases = all;
        town = new Town(all);
        queue = new Queue(town.database);
        versions = new Versions(town.database);
        TranslateItem items = new TranslateItem(
                town.database,
                new TranslateItem.House(town.register, town.sources(), town.spaces, town.bodies, town.organisations()),
                town.engines);
        worker = new Worker(queue, items, town.engines);
        changes = new ContentChanges(town.database, town.register, town.spaces, town.network());
        choices = new Choices(town.database);
        translations = new KeptTranslations(town.database, town.engines, town.spaces, choices, town.cache);
    }

    @AfterEach
    void close() {
        if (worker != null) {
            worker.stop();
            translations.stop();
        }
    }

    private int heard;

    private void settle() throws Exception {
        databases.deliver(changes);
        translations.bring();
        while (worker.one()) {
            // The next one.
        }
        databases.deliver(town.cache);
    }

    private Optional<Version> read(long id, long member) {
        return Optional.ofNullable(translations
                .versions(new Question("fr", member, List.of(town.written(id)), false, false))
                .get(id));
    }

    private long jobs() {
        return town.database.number("select count(*) from translation_job where language = 'fr'");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatIsWritten_isReadInTheReadersLanguage(TestDatabase all) throws Exception {
        open(all);
        long id = town.write(
                1, "en", "Lamps", "<p>All is <b>dark</b>. See <a href=\"/s/night\">here</a>.</p><ul><li>No</li></ul>");
        assertThat(read(id, 8)).contains(Version.AWAITED);
        settle();
        Version version = read(id, 8).orElseThrow();
        assertThat(version.title()).isEqualTo("spmaL");
        assertThat(version.origin()).isEqualTo(Origin.MACHINE);
        assertThat(version.outdated()).isFalse();
        assertThat(version.html()).contains("<strong>krad</strong>", "<a href=\"/s/night\">ereh</a>", "oN");
        assertThat(blocks(version.html())).isEqualTo(blocks(town.texts.get(id).html()));
        assertThat(jobs()).isZero();
    }

    private static List<String> blocks(String html) {
        return Pattern.compile("data-b=\"([a-z0-9]+)\"")
                .matcher(html)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void edit_translatesOnlyWhatChanged_andTheOldOneSaysSoMeanwhile(TestDatabase all) throws Exception {
        open(all);
        long id = town.write(1, "en", "Lamps", "<p>One stays.</p><p>Two goes.</p>");
        settle();
        town.asked.clear();
        town.edit(id, null, town.texts.get(id).html().replace("Two goes.", "Three comes."));
        Version old = read(id, 8).orElseThrow();
        assertThat(old.outdated()).isTrue();
        assertThat(old.awaited()).isTrue();
        assertThat(old.html()).contains(".seog owT");
        settle();
        assertThat(town.asked).containsExactly("Three comes.");
        assertThat(read(id, 8).orElseThrow().outdated()).isFalse();
        assertThat(read(id, 8).orElseThrow().html()).contains(".syats enO", ".semoc eerhT");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void sameSentence_isAskedForOnce_butNotAcrossTheWallsOfAPrivateSpace(TestDatabase all) throws Exception {
        open(all);
        town.write(1, "en", "A", "<p>Welcome to all of you.</p>");
        settle();
        town.asked.clear();
        town.write(2, "en", "B", "<p>Welcome to all of you. Our plan is secret.</p>");
        settle();
        assertThat(town.asked).containsExactly("B", "Our plan is secret.");
        town.asked.clear();
        long open = town.write(1, "en", "C", "<p>Our plan is secret.</p>");
        settle();
        assertThat(town.asked).containsExactly("C", "Our plan is secret.");
        assertThat(read(open, 8)).isPresent();
        town.asked.clear();
        town.write(1, "en", "D", "<p>Our plan is secret.</p>");
        settle();
        assertThat(town.asked).containsExactly("D");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void privateText_goesToNoEngineThatMayNotHaveIt(TestDatabase all) throws Exception {
        open(all);
        town.closedAllowed = false;
        long id = town.write(2, "en", "Plan", "<p>Our plan is secret.</p>");
        read(id, 8);
        settle();
        assertThat(town.asked).isEmpty();
        assertThat(versions.find(id, "fr")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatIsGoneOrSwitchedOffWhileItWaits_isNotTranslated(TestDatabase all) throws Exception {
        open(all);
        long deleted = town.write(1, "en", "A", "<p>One.</p>");
        long hidden = town.write(1, "en", "B", "<p>Two.</p>");
        databases.deliver(changes);
        assertThat(jobs()).isEqualTo(2);
        town.state(deleted, ContentState.DELETED);
        town.state(hidden, ContentState.HIDDEN);
        settle();
        assertThat(jobs()).isZero();
        long off = town.write(1, "en", "C", "<p>Three.</p>");
        databases.deliver(changes);
        town.spaces.off(1, "translation");
        settle();
        assertThat(jobs()).isZero();
        assertThat(town.asked).isEmpty();
        assertThat(versions.of(Set.of(deleted, hidden, off), "fr", true)).isEmpty();
    }

    private List<Translated> all(long id) {
        return translations.all(List.of(town.written(id))).getOrDefault(id, List.of());
    }

    /** Items whose translations whoever keeps an index has to look at again, since the last call. */
    private List<Long> told() {
        List<Long> told = databases.events().stream()
                .filter(event -> event.kind().equals(Readings.TRANSLATED))
                .map(Event::subject)
                .toList();
        List<Long> news = told.subList(heard, told.size());
        heard = told.size();
        return news;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void translation_isThereForAnIndex_whichHearsOfWhatChanges(TestDatabase all) throws Exception {
        open(all);
        long id = town.write(1, "en", "Lamps", "<p>All is dark.</p>");
        assertThat(all(id)).isEmpty();
        settle();
        assertThat(all(id)).singleElement().satisfies(made -> {
            assertThat(made.language()).isEqualTo("fr");
            assertThat(made.title()).isEqualTo("spmaL");
            assertThat(made.body().html()).contains(".krad si llA");
            assertThat(made.origin()).isEqualTo(Origin.MACHINE);
        });
        assertThat(told()).containsOnly(id);
        town.edit(id, "Lights", town.texts.get(id).html());
        settle();
        assertThat(told()).contains(id);
        assertThat(all(id).get(0).title()).isEqualTo("sthgiL");

        Backlog backlog = new Backlog(town.database, town.register, town.sources(), town.spaces, town.network());
        backlog.on(Event.now("space.featureSwitched", 1, 1, 0, 9));
        told();
        town.spaces.off(1, "translation");
        assertThat(all(id)).as("off means off").isEmpty();
        backlog.on(Event.now("space.featureSwitched", 1, 1, 0, 9));
        assertThat(told()).contains(id);
        backlog.on(Event.now("space.featureSwitched", 1, 1, 0, 9));
        assertThat(told()).as("another feature").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void deletedItem_takesItsTranslationsAndSentencesWithIt(TestDatabase all) throws Exception {
        open(all);
        long id = town.write(1, "en", "A", "<p>One.</p>");
        settle();
        assertThat(town.database.number("select count(*) from translation_segment"))
                .isEqualTo(2);
        town.state(id, ContentState.DELETED);
        settle();
        for (String table : List.of("version", "passage", "segment", "job")) {
            assertThat(town.database.number("select count(*) from translation_" + table))
                    .as(table)
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void editWhileTheMachineWorks_isNotLost(TestDatabase all) throws Exception {
        open(all);
        long id = town.write(1, "en", "A", "<p>One.</p>");
        databases.deliver(changes);
        town.meanwhile = () -> {
            town.meanwhile = () -> {};
            town.edit(id, null, "<p>Two.</p>");
            try {
                databases.deliver(changes);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
        settle();
        assertThat(read(id, 8).orElseThrow().html()).contains(".owT");
        assertThat(read(id, 8).orElseThrow().outdated()).isFalse();
        assertThat(jobs()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void deletedOrHiddenWhileTheMachineWorks_leavesNothingBehind(TestDatabase all) throws Exception {
        open(all);
        for (ContentState state : List.of(ContentState.DELETED, ContentState.HIDDEN)) {
            long id = town.write(1, "en", "A", "<p>One of them.</p>");
            databases.deliver(changes);
            town.meanwhile = () -> {
                town.meanwhile = () -> {};
                town.state(id, state);
                try {
                    databases.deliver(changes);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            };
            settle();
            for (String table : List.of("version", "passage", "segment", "job")) {
                assertThat(town.database.number("select count(*) from translation_" + table))
                        .as(table)
                        .isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void closedWhileTheMachineWorks_goesToNoMachineAnyMore_andItsSentencesStayInTheSpace(TestDatabase all)
            throws Exception {
        open(all);
        town.closedAllowed = false;
        String sentences = IntStream.range(0, 50)
                .mapToObj(i -> "Sentence number " + i + ".")
                .collect(Collectors.joining(" "));
        long id = town.write(1, "en", "Some title", "<p>" + sentences + "</p>");
        town.meanwhile = () -> town.spaces.add(1, "night", Visibility.PRIVATE, "forum", "translation");
        settle();
        assertThat(town.asked).hasSize(40);
        assertThat(town.database.number("select count(*) from translation_segment where space_id = 0"))
                .isZero();
        assertThat(versions.find(id, "fr").orElseThrow().untranslated())
                .as("the better part of it was there")
                .isEqualTo(1);
        assertThat(read(id, 8).orElseThrow().outdated()).isFalse();
        assertThat(jobs()).as("until an engine may").isEqualTo(1);
        assertThat(queue.standing().failed()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void sentenceOfWhatWasOpenAndIsNot_isNotReused(TestDatabase all) throws Exception {
        open(all);
        town.spaces.add(3, "day", Visibility.PUBLIC, "forum", "translation");
        long narrow = town.write(1, "en", "A1", "<p>They will dismiss him.</p>");
        long hidden = town.write(1, "en", "A2", "<p>They will dismiss her.</p>");
        town.write(3, "en", "A3", "<p>They will dismiss us.</p>");
        settle();
        town.asked.clear();
        town.content.transaction(tx -> {
            town.register.audience(tx, narrow, Role.MANAGER, 9);
            town.register.state(tx, hidden, ContentState.HIDDEN, 9);
            return null;
        });
        town.spaces.add(3, "day", Visibility.PRIVATE, "forum", "translation");
        long next =
                town.write(1, "en", "A4", "<p>They will dismiss him. They will dismiss her. They will dismiss us.</p>");
        queue.want(next, "fr", 1, Priority.LOOKED_AT, true);
        while (worker.one()) {
            // The next one.
        }
        assertThat(town.asked)
                .containsExactlyInAnyOrder(
                        "A4", "They will dismiss him.", "They will dismiss her.", "They will dismiss us.");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void textThatBreaksTheWork_failsAlone_andTheQueueGoesOn(TestDatabase all) throws Exception {
        open(all);
        long endless = town.write(1, "en", "A", "<p>a@_" + ".c".repeat(20_000) + " and so on</p><p>So.</p>");
        long broken = town.write(1, "en", "B", "<p>One.</p>");
        long next = town.write(1, "en", "C", "<p>Two.</p>");
        int[] calls = {0};
        town.meanwhile = () -> {
            if (++calls[0] == 2) {
                throw new StackOverflowError();
            }
        };
        settle();
        assertThat(versions.of(Set.of(endless, broken, next), "fr", true)).containsOnlyKeys(endless, next);
        assertThat(queue.standing().failed()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void jobThatNoServerComesBackFrom_isGivenUp(TestDatabase all) throws Exception {
        open(all);
        queue.want(town.write(1, "en", "A", "<p>One.</p>"), "fr", 1, Priority.LOOKED_AT, true);
        for (int i = 0; i < 10; i++) {
            assertThat(queue.take()).isPresent();
            town.database.transaction(tx -> tx.execute("update translation_job set leased_until = 1"));
        }
        assertThat(worker.one()).isTrue();
        assertThat(town.asked).isEmpty();
        assertThat(queue.standing().failed()).isEqualTo(1);
        assertThat(queue.take()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void engineThatFails_isLeftAlone_andWhatItDidIsNotLost(TestDatabase all) throws Exception {
        open(all);
        long id = town.write(1, "en", "A", "<p>One.</p>");
        town.failure = new TranslationFailure(Reason.DOWN, "no answer");
        settle();
        assertThat(versions.find(id, "fr")).isEmpty();
        assertThat(queue.standing().failed()).isEqualTo(1);
        for (int i = 0; i < 3; i++) {
            town.write(1, "en", "A" + i, "<p>One " + i + ".</p>");
        }
        settle();
        town.failure = null;
        assertThat(town.asked).isEmpty();
        town.edit(id, null, "<p>One.</p>");
        settle();
        assertThat(town.asked).as("left alone").isEmpty();
        town.clock.pass(Duration.ofHours(1));
        town.edit(id, null, "<p>One.</p>");
        settle();
        assertThat(read(id, 8).orElseThrow().html()).contains(".enO");
    }

    private void fails(String machine) {
        town.meanwhile =
                () -> town.failure = town.calls.get(town.calls.size() - 1).equals(machine)
                        ? new TranslationFailure(Reason.DOWN, "no answer")
                        : null;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void secondEngine_worksWhileTheFirstIsIll_andWhatIsNotAskedIsNoFailure(TestDatabase all) throws Exception {
        open(all);
        town.machines = List.of(new Machine("first", Instant.EPOCH), new Machine("second", Instant.EPOCH));
        fails("first");
        for (int i = 0; i < 5; i++) {
            town.write(1, "en", "A" + i, "<p>One " + i + ".</p>");
        }
        settle();
        assertThat(town.calls).containsExactly("first", "first", "first", "second", "second");
        assertThat(queue.standing().failed()).isEqualTo(3);
        assertThat(town.engines.rest()).isZero();
        assertThat(town.engines.resting()).containsOnlyKeys("first");
        assertThat(new Budget(town.database)
                        .lately(1).stream()
                                .filter(use -> use.engine().equals("first"))
                                .mapToLong(Budget.Use::characters)
                                .sum())
                .as("nothing was answered")
                .isZero();
        town.machines = town.machines.subList(0, 1);
        assertThat(town.engines.rest()).isPositive();
        long last = town.write(1, "en", "A6", "<p>One 6.</p>");
        settle();
        assertThat(queue.standing().failed()).isEqualTo(3);
        town.machines = List.of(new Machine("first", Instant.EPOCH.plusSeconds(1)));
        town.meanwhile = () -> town.failure = null;
        town.database.transaction(tx -> {
            Queue.wake(tx);
            return null;
        });
        settle();
        assertThat(versions.find(last, "fr")).as("set up anew").isPresent();
        assertThat(jobs()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void slowEngine_getsLessAtOnce_untilItIsInTime(TestDatabase all) throws Exception {
        open(all);
        town.most = 6;
        String text =
                IntStream.range(0, 30).mapToObj(i -> "Sentence " + i + ".").collect(Collectors.joining(" "));
        long id = town.write(1, "en", "A", "<p>" + text + "</p>");
        for (int i = 0; i < 8; i++) {
            settle();
            town.clock.pass(Duration.ofHours(1));
            town.database.transaction(tx -> {
                Queue.wake(tx);
                return null;
            });
        }
        assertThat(versions.find(id, "fr")).isPresent();
        assertThat(versions.find(id, "fr").orElseThrow().untranslated()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatNoEngineTakes_staysInItsLanguage_andTheRestIsShown(TestDatabase all) throws Exception {
        open(all);
        String text =
                IntStream.range(0, 60).mapToObj(i -> "Sentence " + i + ".").collect(Collectors.joining(" "));
        long id = town.write(1, "en", "A", "<p>" + text + "</p><p>And so on.</p>");
        town.meanwhile = () ->
                town.failure = town.calls.size() == 2 ? new TranslationFailure(Reason.UNSUPPORTED, "refused") : null;
        settle();
        assertThat(read(id, 8).orElseThrow().html()).contains(".0 ecnetneS", "<span lang=\"en\">And so on.</span>");
        assertThat(jobs()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void engineThatIsSetUpLater_translatesWhatWaited(TestDatabase all) throws Exception {
        open(all);
        List<Machine> machines = town.machines;
        town.machines = List.of();
        long id = town.write(1, "en", "A", "<p>One.</p>");
        settle();
        settle();
        assertThat(jobs()).isEqualTo(1);
        town.machines = machines;
        settle();
        assertThat(versions.find(id, "fr")).isEmpty();
        town.database.transaction(tx -> {
            Queue.wake(tx);
            return null;
        });
        settle();
        assertThat(versions.find(id, "fr")).isPresent();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void longText_isWrittenAnewOnlyWhereItChanged(TestDatabase all) throws Exception {
        open(all);
        String text = IntStream.range(0, 200)
                .mapToObj(i -> "<p>Same sentence " + i % 30 + ".</p>")
                .collect(Collectors.joining());
        long id = town.write(1, "en", "A", text);
        settle();
        town.edit(id, null, town.texts.get(id).html().replaceFirst("Same sentence 7\\.", "Another sentence."));
        databases.deliver(changes);
        long before = all.statements();
        while (worker.one()) {
            // The next one.
        }
        assertThat(all.statements() - before).isLessThan(80);
        assertThat(read(id, 8).orElseThrow().html()).contains(".ecnetnes rehtonA");
        assertThat(read(id, 8).orElseThrow().outdated()).isFalse();
        assertThat(versions.passages(id, "fr")).hasSize(201);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatWasThereBeforeTranslationWasSwitchedOn_isWantedOnce(TestDatabase all) throws Exception {
        open(all);
        Backlog backlog = new Backlog(town.database, town.register, town.sources(), town.spaces, town.network());
        town.spaces.off(1, "translation");
        long id = town.write(1, "en", "A", "<p>One.</p>");
        town.write(2, "en", "B", "<p>Two.</p>");
        long hidden = town.write(1, "en", "C", "<p>Three.</p>");
        town.state(hidden, ContentState.HIDDEN);
        backlog.on(Event.now("space.featureSwitched", 1, 1, 0, 9));
        assertThat(jobs()).isZero();
        town.spaces.on(1, "translation");
        assertThat(backlog.wants("space.featureSwitched")).isTrue();
        backlog.on(Event.now("space.featureSwitched", 1, 1, 0, 9));
        assertThat(jobs()).isEqualTo(1);
        while (worker.one()) {
            // The next one.
        }
        assertThat(versions.find(id, "fr")).isPresent();
        town.spaces.off(1, "wiki");
        backlog.on(Event.now("space.featureSwitched", 1, 1, 0, 9));
        assertThat(jobs()).as("another feature").isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void budget_isKept(TestDatabase all) throws Exception {
        open(all);
        Budget budget = new Budget(town.database);
        budget.limit(Budget.NETWORK, 20, 9);
        long first = town.write(1, "en", "A", "<p>Eleven letters.</p>");
        settle();
        long second = town.write(1, "en", "B", "<p>Too many by now.</p>");
        settle();
        assertThat(read(first, 8).orElseThrow().origin()).isEqualTo(Origin.MACHINE);
        assertThat(versions.find(second, "fr")).isEmpty();
        assertThat(budget.lately(1).get(0).characters()).isEqualTo(16);
        assertThat(queue.standing().failed()).as("to wait is no failure").isZero();
        assertThat(queue.putOff(Budget.tomorrow(), Budget.tomorrow().plusSeconds(600)))
                .isEqualTo(1);
        budget.limit(Budget.NETWORK, -1, 9);
        settle();
        assertThat(versions.find(second, "fr")).isPresent();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void sentenceThatCannotBeUsed_staysInItsLanguage_andScriptIsText(TestDatabase all) throws Exception {
        open(all);
        town.odd.put("Two.", "");
        town.odd.put("Three.", "<script>alert(1)</script>");
        town.odd.put("See <g id=\"1\">it</g>.", "Lost its link.");
        long id = town.write(1, "en", "A", "<p>One. Two. Three. See <a href=\"/s/night\">it</a>.</p>");
        settle();
        Version version = read(id, 8).orElseThrow();
        assertThat(version.html())
                .contains(
                        ".enO",
                        "<span lang=\"en\">Two.</span>",
                        "&lt;script&gt;",
                        "<a href=\"/s/night\"><span lang=\"en\">it</span></a>")
                .doesNotContain("<script");
        assertThat(versions.find(id, "fr").orElseThrow().untranslated()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void textOfWhichNothingCanBeUsed_isNoTranslation_andSaysSoToAdministrators(TestDatabase all) throws Exception {
        open(all);
        town.odd.put("Two.", "");
        town.odd.put("Three.", "");
        long id = town.write(1, "en", "A", "<p>Two.</p><p>Three.</p><p>12</p>");
        settle();
        assertThat(versions.find(id, "fr")).isEmpty();
        assertThat(read(id, 8).map(Version::origin))
                .as("not called a translation")
                .isNotEqualTo(Optional.of(Origin.MACHINE));
        assertThat(town.database.number(
                        "select count(*) from translation_job where content = ? and failure like 'UNSUPPORTED: %'", id))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void titleThatCannotBeUsed_isTheOriginalInLists(TestDatabase all) throws Exception {
        open(all);
        town.odd.put("Lamps", "");
        long id = town.write(1, "en", "Lamps", "<p>One.</p>");
        settle();
        assertThat(read(id, 8).orElseThrow().title()).isEqualTo("Lamps");
        Written title = Written.titled(id, 1, "en", "Lamps");
        assertThat(translations.versions(new Question("fr", 8, List.of(title), true, false)))
                .as("no label where nothing is translated")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void textThatItsAuthorsTranslated_isLeftToThem(TestDatabase all) throws Exception {
        open(all);
        long id = town.write(1, "en", "A", "<p>One.</p>");
        town.versions.put(id, List.of(new LanguageVersion("fr", "Un", new Body("<p>Un.</p>", 1))));
        settle();
        assertThat(versions.find(id, "fr").orElseThrow().origin()).isEqualTo(Origin.ORIGINAL);
        assertThat(queue.standing().waiting()).as("but Spanish").isEqualTo(1);
        read(id, 8);
        translations.bring();
        assertThat(read(id, 8)).as("nobody waits for it").isEmpty();
        // Lists show what they call it.
        Version called = translations
                .versions(new Question("fr", 8, List.of(Written.titled(id, 1, "en", "A")), true, false))
                .get(id);
        assertThat(called.title()).isEqualTo("Un");
        assertThat(called.awaited()).isFalse();
        town.database.transaction(tx -> {
            Queue.wake(tx);
            return null;
        });
        town.asked.clear();
        settle();
        assertThat(queue.standing().waiting()).isEqualTo(1);
        town.versions.clear();
        town.edit(id, null, "<p>One.</p>");
        settle();
        assertThat(versions.find(id, "fr").orElseThrow().origin())
                .as("they took theirs away")
                .isEqualTo(Origin.MACHINE);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void page_takesOneStatement_andAsksForWhatIsMissingOnce(TestDatabase all) throws Exception {
        open(all);
        List<Written> texts = IntStream.range(0, 20)
                .mapToObj(i -> town.written(town.write(1, "en", "T" + i, "<p>Text " + i + ".</p>")))
                .toList();
        Question question = new Question("fr", 0, texts, false, false);
        long before = all.statements();
        assertThat(translations.versions(question)).hasSize(20);
        assertThat(all.statements() - before).isEqualTo(1);
        translations.bring();
        assertThat(jobs()).isEqualTo(20);
        before = all.statements();
        translations.versions(question);
        translations.bring();
        assertThat(all.statements() - before).isEqualTo(1);
        while (worker.one()) {
            // The next one.
        }
        Map<Long, Version> made = translations.versions(question);
        assertThat(made.values()).allMatch(version -> version.origin() == Origin.MACHINE && !version.outdated());
        before = all.statements();
        assertThat(translations.versions(question)).isEqualTo(made);
        assertThat(all.statements() - before)
                .as("what was read lately and did not change")
                .isZero();
        Question titles = new Question(
                "fr",
                0,
                texts.stream()
                        .map(t -> Written.titled(t.id(), 1, "en", t.title()))
                        .toList(),
                true,
                false);
        assertThat(translations.versions(titles).values())
                .hasSize(20)
                .allMatch(
                        version -> !version.title().isEmpty() && version.html().isEmpty() && !version.outdated());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void textInAnotherLanguageThanItsTitle_goesToNoMachine(TestDatabase all) throws Exception {
        open(all);
        long id = town.write(1, "en", "Lamps", "<p>Tout est sombre.</p>");
        town.versions.put(id, List.of(new LanguageVersion("es", "", town.texts.get(id))));
        settle();
        assertThat(town.asked).isEmpty();
        assertThat(versions.find(id, "fr")).isEmpty();
        town.versions.remove(id);
        town.edit(id, null, "<p>All is dark.</p>");
        settle();
        assertThat(town.asked).contains("All is dark.");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void textWithoutALetter_isNoTranslation_untilItHasWords(TestDatabase all) throws Exception {
        open(all);
        long id = town.write(1, "en", "\uD83D\uDE00", "<p>\uD83D\uDE00 &amp; \uD83C\uDF89</p><p>12:30</p>");
        assertThat(read(id, 8)).isEmpty();
        settle();
        assertThat(read(id, 8)).as("shown as it is, without a label").isEmpty();
        assertThat(versions.find(id, "fr")).isEmpty();
        assertThat(queue.standing().waiting()).isZero();
        town.edit(id, null, "<p>Lamps \uD83D\uDE00</p>");
        settle();
        assertThat(read(id, 8).orElseThrow().html()).contains("spmaL");
        town.edit(id, null, "<p>\uD83D\uDE00</p>");
        settle();
        assertThat(read(id, 8).map(Version::outdated))
                .as("nothing of before stays behind")
                .isNotEqualTo(Optional.of(true));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatGuestsLookAt_waitsBehindWhatMembersDo(TestDatabase all) {
        open(all);
        long first = town.write(1, "en", "A", "<p>One.</p>");
        long second = town.write(1, "en", "B", "<p>Two.</p>");
        assertThat(read(first, 0)).contains(Version.AWAITED);
        translations.bring();
        assertThat(read(second, 8)).contains(Version.AWAITED);
        translations.bring();
        assertThat(queue.take().orElseThrow().content()).isEqualTo(second);
        // A member who looks at it too brings it forward.
        long third = town.write(1, "en", "C", "<p>Three.</p>");
        queue.want(third, "fr", 1, Priority.JUST_WRITTEN, false);
        assertThat(read(first, 8)).contains(Version.AWAITED);
        translations.bring();
        assertThat(queue.take().orElseThrow().content()).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoWantsOriginals_getsThem(TestDatabase all) throws Exception {
        open(all);
        long id = town.write(1, "en", "A", "<p>One.</p>");
        settle();
        assertThat(read(id, 7))
                .as("and what was known of a member a moment ago")
                .isPresent();
        choices.choose(7, Set.of(Choices.EVERY));
        choices.choose(8, Set.of("en"));
        choices.choose(6, Set.of("es"));
        assertThat(read(id, 7)).isEmpty();
        assertThat(read(id, 8)).isEmpty();
        assertThat(read(id, 6)).isPresent();
        assertThat(read(id, 0)).isPresent();
        long before = all.statements();
        assertThat(new Choices(town.database).originals(List.of(0L, 5L, 6L, 7L, 8L)))
                .containsEntry(5L, Set.of())
                .containsEntry(6L, Set.of("es"))
                .containsEntry(7L, Set.of(Choices.EVERY))
                .containsEntry(8L, Set.of("en"));
        assertThat(all.statements() - before).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void twoServers_takeDifferentJobs_whatIsLookedAtFirst(TestDatabase all) {
        open(all);
        queue.want(1, "fr", 1, Priority.BACKLOG, false);
        queue.want(2, "fr", 1, Priority.JUST_WRITTEN, false);
        queue.want(1, "fr", 1, Priority.LOOKED_AT, false);
        Queue other = new Queue(town.database);
        assertThat(queue.take().orElseThrow().content()).isEqualTo(1);
        assertThat(other.take().orElseThrow().content()).isEqualTo(2);
        assertThat(queue.take()).isEmpty();
    }
}
