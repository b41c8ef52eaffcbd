// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.missed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.OrganisationKind;
import org.rambla.api.persistence.Database;
import org.rambla.api.search.SearchAnswer;
import org.rambla.api.text.Localised;
import org.rambla.content.fixture.TestSpaces;
import org.rambla.content.fixture.TestVisit;
import org.rambla.persistence.TestDatabase;
import org.rambla.search.ask.Asking;
import org.rambla.search.ask.Finding.Found;
import org.rambla.search.ask.Typed;

class MissedTest {
    private Database database;
    private Missed missed;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("search");
    }

    private void open(TestDatabase databases) {
        database = databases.database("search");
        missed = new Missed(database, new People());
    }

    @AfterEach
    void close() {
        if (missed != null) {
            missed.stop();
        }
    }

    /** One member who is called like a function, and one like a person. */
    private static final class People implements Members {
        private static final OrganisationCard NICE = new OrganisationCard(
                3,
                Localised.of("fr", "Ville de Nice", "en", "City of Nice"),
                Localised.of("fr", "Nice", "en", "Nice"),
                OrganisationKind.CITY,
                "FR");
        private static final List<MemberCard> ALL = List.of(
                new MemberCard(1, "Chargée de prévention, Nice", "Chargée de prévention", NICE, false),
                new MemberCard(2, "Odile Martinet", "Médiatrice", NICE, false));

        @Override
        public Map<Long, MemberCard> cards(Collection<Long> members) {
            Map<Long, MemberCard> cards = new HashMap<>();
            ALL.stream().filter(card -> members.contains(card.id())).forEach(card -> cards.put(card.id(), card));
            return cards;
        }

        @Override
        public Map<Long, Mailbox> mailboxes(Collection<Long> members) {
            return Map.of();
        }

        /** As the directory does: anything that holds the letters anywhere. */
        @Override
        public List<Long> find(String text, int limit) {
            return ALL.stream()
                    .filter(card -> org.rambla.search.ask.Folded.of(card.name() + " " + card.function() + " Nice")
                            .contains(text))
                    .map(MemberCard::id)
                    .toList();
        }

        @Override
        public long count() {
            return ALL.size();
        }
    }

    private void ask(long member, String words, boolean whole) throws Exception {
        Found found = new Found(
                Asking.of(words, Map.of(), "", ""), Typed.of(words), List.of(), SearchAnswer.NONE, true, whole);
        missed.heard(found, 0, new TestVisit(member, 0, new TestSpaces(), "fr"));
        missed.awaitWritten();
    }

    private void three(String words) throws Exception {
        for (long member = 1; member <= 3; member++) {
            ask(member, words, true);
        }
    }

    private List<String> open() {
        return missed.open(0, 10).stream().map(Missed.Words::words).toList();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatThreePeopleMiss_isKept_andNotBefore(TestDatabase databases) throws Exception {
        open(databases);
        ask(1, "correspondants de nuit", true);
        ask(1, "correspondants de nuit", true);
        ask(2, "correspondants de nuit", true);
        assertThat(open()).isEmpty();
        ask(3, "Correspondants de nuit", true);
        assertThat(open()).containsExactly("correspondants de nuit");
        ask(4, "correspondants de nuit", true);
        assertThat(missed.open(0, 10).get(0).askings()).isEqualTo(4);
        assertThat(missed.open(7, 10)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void wordsOfTheTrade_areKept_thoughMembersAreCalledByThem(TestDatabase databases) throws Exception {
        open(databases);
        three("prévention du bruit");
        three("médiatrice de nice");
        assertThat(open()).containsExactlyInAnyOrder("prévention du bruit", "médiatrice de nice");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatNamesSomebody_isNeverKept(TestDatabase databases) throws Exception {
        open(databases);
        three("odile martinet");
        three("plainte de martinet");
        three("le dossier de Jean");
        three("somebody@example.org");
        three("rue 17");
        assertThat(open()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whileTheIndexIsMade_nothingIsMissed(TestDatabase databases) throws Exception {
        open(databases);
        for (long member = 1; member <= 5; member++) {
            ask(member, "correspondants", false);
        }
        assertThat(open()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void settled_isOffTheList_andBackWhenItIsMissedLater(TestDatabase databases) throws Exception {
        open(databases);
        three("correspondants");
        missed.settle(0, missed.open(0, 10).get(0).id());
        assertThat(open()).isEmpty();
        ask(4, "correspondants", true);
        assertThat(open()).isEmpty();
        Instant longAgo = Instant.now().minus(Duration.ofDays(8));
        database.transaction(tx -> tx.execute("update search_missed set settled_at = ?", longAgo));
        ask(5, "correspondants", true);
        assertThat(open()).containsExactly("correspondants");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatNobodyMissedForAYear_isForgotten(TestDatabase databases) throws Exception {
        open(databases);
        three("correspondants");
        missed.sweep(Instant.now());
        assertThat(open()).hasSize(1);
        missed.sweep(Instant.now().plus(Duration.ofDays(400)));
        assertThat(open()).isEmpty();
    }
}
