// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.missed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.persistence.Database;
import org.rambla.api.search.SearchAnswer;
import org.rambla.content.fixture.TestSpaces;
import org.rambla.content.fixture.TestVisit;
import org.rambla.persistence.TestDatabase;
import org.rambla.search.ask.Asking;
import org.rambla.search.ask.Finding.Found;
import org.rambla.search.ask.Named;
import org.rambla.search.ask.Typed;

class MissedTest {
    private final TestSpaces spaces = new TestSpaces();
    private final Named members = new Named()
            .with(1, "Chargée de mission", "Chargée de prévention")
            .with(2, "Bureau Montorgueil", "Responsable de la police municipale, service de nuit")
            .with(3, "Direction Charlesville-Andrinople", "Médiation sociale, jeunesse et sécurité")
            .with(4, "Chargée de la vidéoprotection, C100", "Chargée de la vidéoprotection");
    private Database database;
    private Missed missed;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("search");
    }

    private void open(TestDatabase databases) {
        database = databases.database("search");
        missed = new Missed(database, members);
    }

    @AfterEach
    void stop() {
        if (missed != null) {
            missed.stop();
        }
    }

    private static Found found(String q, SearchAnswer answer, boolean whole) {
        return new Found(new Asking(q, Map.of(), false, ""), Typed.of(q), List.of(), List.of(), answer, true, whole);
    }

    private void asks(long member, String q) {
        missed.heard(found(q, SearchAnswer.NONE, true), 0, new TestVisit(member, 0, spaces, "fr"));
    }

    private List<String> kept(String q) throws Exception {
        for (long member = 11; member < 14; member++) {
            asks(member, q);
        }
        missed.awaitWritten();
        return missed.open(0, 50).stream().map(Missed.Words::words).toList();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void wordsOfFunctionsAndCities_areKept_namesOfMembersAreNot(TestDatabase databases) throws Exception {
        open(databases);
        assertThat(kept("prévention du bruit")).containsExactly("prévention du bruit");
        assertThat(kept("police de nuit les jeunes and the sécurité")).hasSize(2);
        assertThat(kept("médiation charles")).as("only the beginning of a name").hasSize(3);
        assertThat(kept("vidéoprotection c"))
                .as("members are called by their functions")
                .hasSize(4);
        assertThat(kept("bagarre montorgueil")).hasSize(4);
        assertThat(kept("lettre d'andrinople")).hasSize(4);
        assertThat(kept("Montorgueil")).hasSize(4);
        assertThat(kept("le 06 12 34 56 78")).hasSize(4);
        assertThat(kept("qui est Personne Inconnue")).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void twoPeople_areNotEnough_howeverOftenTheyAsk(TestDatabase databases) throws Exception {
        open(databases);
        for (int i = 0; i < 5; i++) {
            asks(11, "terrasses");
            asks(12, "terrasses");
        }
        missed.awaitWritten();
        assertThat(missed.open(0, 50)).isEmpty();
        asks(13, "terrasses");
        asks(13, "terrasses");
        missed.awaitWritten();
        assertThat(missed.open(0, 50)).extracting(Missed.Words::askings).containsExactly(4L);
        assertThat(missed.open(1, 50)).as("of another space").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatIsSettled_comesBack_whenItIsMissedAgain(TestDatabase databases) throws Exception {
        open(databases);
        assertThat(kept("terrasses")).hasSize(1);
        missed.settle(0, missed.open(0, 1).get(0).id());
        assertThat(missed.open(0, 50)).isEmpty();
        asks(11, "terrasses");
        asks(11, "terrasses");
        asks(12, "terrasses");
        missed.awaitWritten();
        assertThat(missed.open(0, 50)).isEmpty();
        asks(14, "terrasses");
        missed.awaitWritten();
        assertThat(missed.open(0, 50)).extracting(Missed.Words::askings).containsExactly(3L);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatWasMissedLongAgo_goes(TestDatabase databases) throws Exception {
        open(databases);
        assertThat(kept("terrasses")).hasSize(1);
        database.transaction(tx -> tx.execute("update search_missed set last_at = 1"));
        assertThat(kept("marches exploratoires")).containsExactly("marches exploratoires");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void nothingIsMissed_whileTheIndexIsNotWhole(TestDatabase databases) throws Exception {
        open(databases);
        for (long member = 11; member < 16; member++) {
            TestVisit visit = new TestVisit(member, 0, spaces, "fr");
            missed.heard(found("terrasses", SearchAnswer.NONE, false), 0, visit);
            missed.heard(found("terrasses", new SearchAnswer(3, List.of(), Map.of(), "", false, ""), true), 0, visit);
        }
        missed.awaitWritten();
        assertThat(missed.open(0, 50)).isEmpty();
    }

    @Test
    void capitalsAndNumbers_sayWho() {
        assertThat(Missed.namesSomebody(Typed.of("Bruit la nuit"))).isFalse();
        assertThat(Missed.namesSomebody(Typed.of("bruit Nuit"))).isTrue();
        assertThat(Missed.namesSomebody(Typed.of("a@example.org"))).isTrue();
    }
}
