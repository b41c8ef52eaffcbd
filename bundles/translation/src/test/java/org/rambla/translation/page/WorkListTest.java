// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.LanguageVersion;
import org.rambla.api.page.Page;
import org.rambla.api.space.Role;
import org.rambla.api.text.Localised;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Translator.Question;
import org.rambla.content.fixture.TestMembers;
import org.rambla.content.fixture.TestVisit;
import org.rambla.persistence.TestDatabase;
import org.rambla.translation.Town;
import org.rambla.translation.glossary.Concept;
import org.rambla.translation.glossary.Concept.Forms;
import org.rambla.translation.glossary.Glossary;
import org.rambla.translation.page.WorkList.Line;
import org.rambla.translation.page.WorkList.Show;
import org.rambla.translation.queue.Job.Priority;
import org.rambla.translation.queue.Queue;
import org.rambla.translation.reading.Choices;
import org.rambla.translation.reading.KeptTranslations;
import org.rambla.translation.reading.Versions;
import org.rambla.translation.reading.Versions.Kept;
import org.rambla.translation.reading.Versions.Pair;
import org.rambla.translation.segment.Stamp;
import org.rambla.translation.work.Budget;

/** What waits for somebody. */
class WorkListTest {
    private Town town;
    private WorkList work;
    private SpacePages pages;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "translation");
    }

    private void open(TestDatabase databases) {
        town = new Town(databases);
        town.spaces.role(1, 9, Role.MANAGER);
        Glossary glossary = new Glossary(town.database);
        TestMembers members = new TestMembers();
        work = new WorkList(town.database, town.register, town.sources(), members, glossary, town);
        pages = new SpacePages(work, town.network());
        glossary.concepts()
                .save(
                        new Concept(
                                0,
                                0,
                                "noun",
                                Localised.NONE,
                                "",
                                Map.of(
                                        "en", new Forms("mayor", List.of(), List.of()),
                                        "fr", new Forms("maire", List.of(), List.of("bourgmestre")))),
                        1);
    }

    private void version(long id, Origin origin, int untranslated, long member, String source, String target) {
        String body = town.texts.get(id).html();
        Kept kept = new Kept(
                id,
                "fr",
                1,
                "en",
                "Titre " + id,
                new Body("<p>" + target + "</p>", 1),
                Stamp.of(town.head(id).title()),
                Stamp.of(body),
                origin,
                untranslated,
                1,
                member,
                Instant.now());
        Pair pair = new Pair("a", Stamp.of(source), source, target, origin, member, Instant.now());
        assertThat(town.database.<Boolean, RuntimeException>transaction(tx -> Versions.keep(tx, kept, List.of(pair))))
                .isTrue();
    }

    private Map<Long, State> states(boolean open, TestVisit visit) {
        return work.lines("fr", open ? Show.OPEN : Show.ALL, false, null, visit).lines().stream()
                .collect(java.util.stream.Collectors.toMap(Line::content, Line::state));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void everythingThatWaits_isListed_withWhy(TestDatabase databases) {
        open(databases);
        Queue queue = new Queue(town.database);
        long without = town.write(1, "es", "Without a machine", "<p>Uno.</p>");
        queue.want(without, "fr", 1, Priority.BACKLOG, false);
        long missing = town.write(1, "en", "Missing", "<p>One.</p>");
        long waiting = town.write(1, "en", "Waiting", "<p>One.</p>");
        queue.want(waiting, "fr", 1, Priority.BACKLOG, false);
        long failed = town.write(1, "en", "Failed", "<p>One.</p>");
        queue.want(failed, "fr", 1, Priority.BACKLOG, false);
        town.database.transaction(
                tx -> tx.execute("update translation_job set failure = 'DOWN: no' where content = ?", failed));
        long part = town.write(1, "en", "Part", "<p>One.</p>");
        version(part, Origin.MACHINE, 1, 0, "One.", "One.");
        long outdated = town.write(1, "en", "Outdated", "<p>One.</p>");
        version(outdated, Origin.PERSON, 0, 8, "One.", "Un.");
        town.edit(outdated, null, "<p>Two.</p>");
        long machine = town.write(1, "en", "Machine", "<p>The mayor.</p>");
        version(machine, Origin.MACHINE, 0, 0, "The mayor.", "Le bourgmestre.");
        long person = town.write(1, "en", "Person", "<p>The mayor.</p>");
        version(person, Origin.PERSON, 0, 8, "The mayor.", "Le maire.");
        long french = town.write(1, "fr", "Lampes", "<p>Un.</p>");
        long theirs = town.write(1, "en", "Theirs", "<p>One.</p>");
        town.versions.put(theirs, List.of(new LanguageVersion("fr", "Le leur", new Body("<p>Un.</p>", 1))));
        long hidden = town.write(1, "en", "Hidden", "<p>One.</p>");
        town.state(hidden, ContentState.HIDDEN);
        TestVisit visit = town.visit(8, 1, "fr");
        assertThat(states(true, visit))
                .containsOnly(
                        Map.entry(missing, State.MISSING),
                        Map.entry(without, State.MISSING),
                        Map.entry(failed, State.FAILED),
                        Map.entry(part, State.INCOMPLETE),
                        Map.entry(outdated, State.OUTDATED));
        assertThat(states(false, visit))
                .hasSize(8)
                .containsEntry(waiting, State.WAITING)
                .containsEntry(machine, State.MACHINE)
                .containsEntry(person, State.PERSON)
                .doesNotContainKeys(french, theirs, hidden);
        List<Line> lines = work.lines("fr", Show.ALL, false, null, visit).lines();
        Line named = lines.stream()
                .filter(line -> line.content() == person)
                .findFirst()
                .orElseThrow();
        assertThat(named.by()).isEqualTo(TestMembers.of(8));
        assertThat(named.flags()).isZero();
        assertThat(lines.stream()
                        .filter(line -> line.content() == machine)
                        .findFirst()
                        .orElseThrow()
                        .flags())
                .isEqualTo(2);
        String html = ((Page) pages.work("fr", "", "", "", visit)).body().toString();
        assertThat(html)
                .contains("Non traduit", "Missing", "L’original a changé depuis")
                .doesNotContain("Hidden", "caption");
        TestVisit manager = town.visit(9, 1, "fr");
        assertThat(((Page) pages.work("fr", "all", "", "", manager)).body().toString())
                .contains("caption", "Prevention officer 8", "2 mots ne sont pas conformes au glossaire");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void longList_isReadPageByPage_eachWithAsManyStatements(TestDatabase databases) {
        open(databases);
        for (int i = 0; i < 70; i++) {
            town.write(1, i % 2 == 0 ? "en" : "fr", "T" + i, "<p>One.</p>");
        }
        TestVisit visit = town.visit(8, 1, "fr");
        long before = databases.statements();
        WorkList.Lines first = work.lines("fr", Show.OPEN, false, null, visit);
        assertThat(first.lines()).hasSize(WorkList.PAGE);
        // The town answers for each of its texts with a statement.
        assertThat(databases.statements() - before - 35).isLessThan(10);
        WorkList.Lines second = work.lines("fr", Show.OPEN, false, first.next(), visit);
        assertThat(second.lines()).hasSize(5);
        assertThat(second.next()).isNull();
        assertThat(second.lines()).doesNotContainAnyElementsOf(first.lines());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatMembersOpenMost_standsFirst(TestDatabase databases) throws Exception {
        open(databases);
        town.machines = List.of();
        KeptTranslations reading =
                new KeptTranslations(town.database, town.engines, town.spaces, new Choices(town.database), town.cache);
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            ids.add(town.write(1, "en", "T" + i, "<p>One.</p>"));
        }
        try {
            for (int i = 0; i < 70; i++) {
                for (int times = 0; times < i % 7; times++) {
                    read(reading, ids.get(i), 7);
                }
                read(reading, ids.get(i), 0);
            }
            reading.bring();
            read(reading, ids.get(5), 8);
            reading.bring();
        } finally {
            reading.stop();
        }
        TestVisit visit = town.visit(8, 1, "fr");
        long before = databases.statements();
        WorkList.Lines first = work.lines("fr", Show.OPEN, true, null, visit);
        // The town answers for each of its texts with a statement.
        assertThat(databases.statements() - before - 60).isLessThan(12);
        assertThat(first.lines()).hasSize(WorkList.PAGE);
        assertThat(first.lines().stream().map(Line::content).limit(2)).containsExactly(ids.get(69), ids.get(62));
        assertThat(first.times()).containsEntry(ids.get(69), 6L).containsEntry(ids.get(5), 6L);
        WorkList.Lines second = work.lines("fr", Show.OPEN, true, first.next(), visit);
        assertThat(second.lines())
                .as("what nobody but guests opened is not there")
                .hasSize(30);
        assertThat(second.lines()).doesNotContainAnyElementsOf(first.lines());
        assertThat(second.next()).isNull();
        String html = ((Page) pages.work("fr", "", "read", "", visit)).body().toString();
        assertThat(html).contains("Ouvert 6 fois", "order=read&amp;after=", "?into=en&amp;order=read");
        town.state(ids.get(69), ContentState.HIDDEN);
        assertThat(work.lines("fr", Show.OPEN, true, null, visit).lines().get(0).content())
                .isEqualTo(ids.get(62));
        assertThat(work.lines("es", Show.OPEN, true, null, visit).lines()).isEmpty();
    }

    private void read(KeptTranslations reading, long id, long member) {
        reading.versions(new Question("fr", member, List.of(town.written(id)), false, false));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void failures_areTold_andTriedAgain(TestDatabase databases) {
        open(databases);
        Queue queue = new Queue(town.database);
        for (long id = 1; id <= 3; id++) {
            queue.want(id, "fr", 1, Priority.BACKLOG, false);
        }
        town.database.transaction(tx -> tx.execute(
                "update translation_job set attempts = 4, not_before = ?, failure = case when content = 3 then 'a fault'"
                        + " else 'UNSUPPORTED: No engine may translate this' end where content > 1",
                Instant.now().plusSeconds(1_000)));
        Failures failures = new Failures(town.database);
        assertThat(failures.groups())
                .containsExactlyInAnyOrder(
                        new Failures.Group("UNSUPPORTED", "No engine may translate this", 1),
                        new Failures.Group("", "a fault", 1));
        assertThat(failures.items()).extracting(Failures.Item::content).containsExactly(2L, 3L);
        QueuePages admin = new QueuePages(town.database, town, null);
        String html = admin.queue(town.visit(9, 0, "en")).body().toString();
        assertThat(html)
                .contains(
                        "No engine may translate this",
                        "href=\"/c/2\"",
                        "no machine in use takes",
                        "/admin/x/translation/again");
        assertThat(html).doesNotContain("No machine is in use");
        assertThat(html).doesNotContain("Put off until tomorrow");
        town.database.transaction(tx -> tx.execute(
                "update translation_job set not_before = ?, ready = 0 where content = 1",
                Budget.tomorrow().plusSeconds(1)));
        assertThat(admin.queue(town.visit(9, 0, "en")).body().toString()).contains("Put off until tomorrow");
        town.machines = List.of();
        assertThat(admin.queue(town.visit(9, 0, "en")).body().toString()).contains("No machine is in use");
        admin.again(town.visit(9, 0, "en"));
        assertThat(failures.groups()).isEmpty();
        assertThat(queue.take()).isPresent();
    }
}
