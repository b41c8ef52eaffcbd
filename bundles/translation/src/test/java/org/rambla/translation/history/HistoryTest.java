// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.event.Event;
import org.rambla.api.mail.Mail;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Audit;
import org.rambla.api.page.Refusal;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Messages;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Translator.Question;
import org.rambla.content.fixture.TestForm;
import org.rambla.content.fixture.TestMembers;
import org.rambla.content.fixture.TestMessages;
import org.rambla.persistence.TestDatabase;
import org.rambla.translation.Town;
import org.rambla.translation.correct.CorrectTranslation;
import org.rambla.translation.correct.ItemPages;
import org.rambla.translation.glossary.Glossary;
import org.rambla.translation.history.Changes.Change;
import org.rambla.translation.memory.FuzzyMemory;
import org.rambla.translation.memory.Memory;
import org.rambla.translation.page.SecondLooks;
import org.rambla.translation.reading.Choices;
import org.rambla.translation.reading.KeptTranslations;
import org.rambla.translation.reading.Versions;
import org.rambla.translation.segment.Sentences;

/** What people change of translations is seen, told and taken back. */
class HistoryTest {
    private Town town;
    private Versions versions;
    private Changes changes;
    private ItemPages items;
    private HistoryPages pages;
    private FuzzyMemory fuzzy;
    private int forms;
    private final List<Mail> sent = new ArrayList<>();
    private final List<String> audited = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        fuzzy.stop();
    }

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "translation");
    }

    private void open(TestDatabase databases) {
        town = new Town(databases);
        town.spaces.role(1, 9, Role.MANAGER);
        versions = new Versions(town.database);
        changes = new Changes(town.database);
        fuzzy = new FuzzyMemory(town.database, folder);
        CorrectTranslation correcting = new CorrectTranslation(
                town.database,
                town.register,
                town.sources(),
                town.bodies,
                town.spaces,
                town.organisations(),
                town.network(),
                fuzzy,
                town.cache);
        items = new ItemPages(
                correcting, town.bodies, new Glossary(town.database), town.work(), new SecondLooks(town.database));
        Audit audit = new Audit() {
            @Override
            public void record(Transaction tx, long actor, long space, String act, Words subject, Words detail) {
                audited.add(act + " " + subject.plain() + " " + detail.plain());
            }

            @Override
            public void forget(Transaction tx, String text) {
                throw new UnsupportedOperationException();
            }
        };
        pages = new HistoryPages(
                town.database,
                correcting,
                new TestMembers(),
                new TakeBack(town.database, correcting, audit, town.cache));
    }

    private void save(long id, long member, int base, String title) {
        String stamp = items.item(id, "fr", 0, "", "", town.visit(member, 1, "fr"))
                .body()
                .toString()
                .replaceAll("(?s).*name=\"original\" value=\"([^\"]*)\".*", "$1");
        Object answer = items.save(
                id,
                "fr",
                new TestForm("k" + forms++, "base", "" + base, "original", stamp, "title", title),
                town.visit(member, 1, "fr"));
        assertThat(((Response) answer).getStatus()).isEqualTo(303);
    }

    private String title(long id) {
        return versions.find(id, "fr").orElseThrow().title();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void changes_areListed_andTakenBack_andTheMemoryWithThem(TestDatabase databases) {
        open(databases);
        long id = town.write(1, "en", "The lamps", "");
        save(id, 7, 0, "Les lampes");
        save(id, 8, 1, "Les lanternes");
        save(id, 8, 2, "N’importe quoi");
        List<Change> all = changes.of(id, "fr");
        assertThat(all).extracting(Change::member).containsExactly(8L, 8L, 7L);
        String html = pages.changes(id, "fr", town.visit(7, 1, "fr")).body().toString();
        assertThat(html)
                .contains("Les lampes", "Les lanternes", "N’importe quoi", "Prevention officer 8", "Non traduit");
        // Back to before the two changes of somebody: as the one before had it, in that one's name.
        Response done = pages.undo(id, "fr", all.get(1).id(), town.visit(7, 1, "fr"));
        assertThat(done.getStatus()).isEqualTo(303);
        assertThat(title(id)).isEqualTo("Les lampes");
        assertThat(versions.passages(id, "fr").get("").member()).isEqualTo(7);
        assertThat(new Memory(town.database)
                        .exact(
                                Sentences.of("The lamps", "en", null).sentences(),
                                new Memory.Pair("en", "fr"),
                                1,
                                contents -> contents)
                        .values())
                .noneMatch(segment -> segment.target().equals("N’importe quoi"));
        // That was a change too, and can be taken back.
        pages.undo(id, "fr", changes.of(id, "fr").get(0).id(), town.visit(7, 1, "fr"));
        assertThat(title(id)).isEqualTo("N’importe quoi");
        assertThatThrownBy(() -> pages.undo(id, "fr", 99_999, town.visit(7, 1, "fr")))
                .isInstanceOf(Refusal.class);
        long other = town.write(1, "en", "Other", "");
        assertThatThrownBy(() -> pages.undo(other, "fr", all.get(1).id(), town.visit(7, 1, "fr")))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whole_isTakenAwayByItsAuthorAndManagers_andCanBeBroughtBack(TestDatabase databases) {
        open(databases);
        long id = town.write(1, "en", "The lamps", "");
        save(id, 8, 0, "Les lampes");
        assertThatThrownBy(() -> pages.remove(id, "fr", town.visit(8, 1, "fr"))).isInstanceOf(Refusal.class);
        assertThat(pages.changes(id, "fr", town.visit(8, 1, "fr")).body().toString())
                .doesNotContain("changes/remove");
        assertThat(pages.changes(id, "fr", town.visit(7, 1, "fr")).body().toString())
                .contains("changes/remove");
        KeptTranslations reading =
                new KeptTranslations(town.database, town.engines, town.spaces, new Choices(town.database), town.cache);
        Question question = new Question("fr", 8, List.of(town.written(id)), false, false);
        assertThat(reading.versions(question).get(id).title()).isEqualTo("Les lampes");
        pages.remove(id, "fr", town.visit(9, 1, "fr"));
        assertThat(reading.versions(question))
                .as("at the very next page")
                .allSatisfy((any, version) -> assertThat(version.title()).isNotEqualTo("Les lampes"));
        reading.stop();
        assertThat(versions.find(id, "fr")).isEmpty();
        assertThat(audited).containsExactly("translation.audit.removed The lamps fr");
        pages.undo(id, "fr", changes.of(id, "fr").get(0).id(), town.visit(8, 1, "fr"));
        assertThat(title(id)).isEqualTo("Les lampes");
        assertThat(versions.find(id, "fr").orElseThrow().origin()).isEqualTo(Origin.PERSON);
        town.database.transaction(tx -> {
            Changes.forget(tx, id);
            return null;
        });
        assertThat(changes.of(id, "fr")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void author_isTold_unlessTheyChangedItOrWantNoMail(TestDatabase databases) {
        open(databases);
        long id = town.write(1, "en", "The lamps", "");
        TellAuthors telling =
                new TellAuthors(town.database, town.register, new Boxes(), town.spaces, languages(), new Post());
        save(id, 7, 0, "Les lampes");
        telling.on(event(id, 7));
        assertThat(sent).isEmpty();
        save(id, 8, 1, "Les lanternes");
        telling.on(event(id, 8));
        assertThat(sent).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("m7@example.org");
            assertThat(mail.subject()).contains("French");
            assertThat(mail.paragraphs().get(0)).contains("Prevention officer 8, City of C100", "The lamps");
            assertThat(mail.action().link()).endsWith("/s/night/translation/items/" + id + "/fr/changes");
            assertThat(mail.key()).startsWith("translation-changed-" + id + "-fr-2");
        });
        new Choices(town.database).choose(7, List.of(Choices.NO_MAIL));
        telling.on(event(id, 8));
        assertThat(sent).hasSize(1);
    }

    private Event event(long id, long actor) {
        return Event.now(Changes.CHANGED, changes.of(id, "fr").get(0).id(), 1, 1, actor);
    }

    private static Languages languages() {
        return (Languages) java.lang.reflect.Proxy.newProxyInstance(
                Languages.class.getClassLoader(), new Class<?>[] {Languages.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("in")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    Messages messages = TestMessages.in((String) arguments[0]);
                    return messages;
                });
    }

    /** Everybody has an address. */
    private static final class Boxes implements Members {
        @Override
        public Map<Long, MemberCard> cards(Collection<Long> members) {
            return new TestMembers().cards(members);
        }

        @Override
        public Map<Long, Mailbox> mailboxes(Collection<Long> members) {
            long one = members.iterator().next();
            return Map.of(one, new Mailbox(one, "M", "m" + one + "@example.org", "en", "Europe/Paris"));
        }

        @Override
        public List<Long> find(String text, int limit) {
            return List.of();
        }

        @Override
        public long count() {
            return 0;
        }
    }

    private final class Post implements Mailer {
        @Override
        public void send(Transaction transaction, Mail mail) {
            sent.add(mail);
        }

        @Override
        public String link(String path) {
            return "https://rambla.example" + path;
        }
    }
}
