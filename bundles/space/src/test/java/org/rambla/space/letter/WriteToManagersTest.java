// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.rambla.space.fixture.SpaceFixture.MANAGER;
import static org.rambla.space.fixture.SpaceFixture.OUTSIDER;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.mail.Mail;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.persistence.TestDatabase;
import org.rambla.space.fixture.SpaceFixture;
import org.rambla.space.letter.WriteToManagers.Letter;

class WriteToManagersTest {
    static Stream<TestDatabase> databases() {
        return TestDatabase.both("space", "network");
    }

    private static void send(SpaceFixture fixture, SpaceCard space, Letter letter) {
        new WriteToManagers(fixture.database, fixture.mails, fixture.people)
                .send(space, fixture.people.of(OUTSIDER), letter, List.of(MANAGER));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void letter_revealsNoAddress_unlessTheWriterSaysSo(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        SpaceCard space = fixture.card(fixture.space("night", Visibility.NETWORK));
        send(fixture, space, new Letter("Lights", "Which lights?\nAnd when?", false, ""));
        assertThat(fixture.outbox.readers()).containsExactly("m11@example.org", "m14@example.org");
        Mail letter = fixture.outbox.mails.get(0);
        assertThat(letter.replyTo()).isEmpty();
        assertThat(letter.paragraphs()).contains("Lights", "Which lights?", "And when?");
        assertThat(letter.toString()).doesNotContain("m14@example.org");
        assertThat(fixture.outbox.mails.get(1).toString()).doesNotContain("m11@example.org");
        send(fixture, space, new Letter("Lights", "Which lights?", true, ""));
        assertThat(fixture.outbox.mails.get(2).replyTo()).isEqualTo("m14@example.org");
        assertThat(fixture.outbox.mails.get(3).replyTo()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void letter_goesOnce_whenItsFormIsSentTwice(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        SpaceCard space = fixture.card(fixture.space("night", Visibility.NETWORK));
        Letter letter = new Letter("Lights", "Which lights?", false, "0123");
        send(fixture, space, letter);
        send(fixture, space, letter);
        assertThat(fixture.outbox.readers()).containsExactly("m11@example.org", "m14@example.org");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void letters_areRefused_afterTenInAnHour(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        SpaceCard space = fixture.card(fixture.space("night", Visibility.NETWORK));
        for (int i = 0; i < WriteToManagers.PER_HOUR; i++) {
            send(fixture, space, new Letter("Letter " + i, "Text", false, ""));
        }
        int sent = fixture.outbox.mails.size();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> send(fixture, space, new Letter("One more", "Text", false, "")))
                .matches(refusal -> refusal.status() == 429);
        assertThat(fixture.outbox.mails).hasSize(sent);
        fixture.database.transaction(tx -> tx.execute("update space_letter set sent_at = sent_at - 3600001"));
        send(fixture, space, new Letter("One more", "Text", false, ""));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void letter_isRefused_whenNobodyWouldReadIt(TestDatabase databases) {
        SpaceFixture fixture = new SpaceFixture(databases);
        SpaceCard space = fixture.card(fixture.space("night", Visibility.NETWORK));
        fixture.people.leave(MANAGER);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> send(fixture, space, new Letter("Lights", "Text", false, "")))
                .matches(refusal -> refusal.key().equals("space.refusal.nobodyReads"));
        assertThat(fixture.outbox.mails).isEmpty();
    }
}
