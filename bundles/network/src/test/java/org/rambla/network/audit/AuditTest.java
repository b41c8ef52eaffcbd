// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.fixture.Texts;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.page.Page;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Grants;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceAccess;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Localised;
import org.rambla.network.audit.AuditTrail.Filter;
import org.rambla.network.fixture.Administrator;
import org.rambla.persistence.TestDatabase;

class AuditTest {
    private static final String PAYLOAD = "<script>alert(1)</script>";

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("network");
    }

    private static void write(Database database, long actor, String act, String subject, String detail) {
        database.transaction(tx -> {
            new AuditLog().record(tx, actor, 0, act, subject, detail);
            return null;
        });
    }

    private static List<String> subjects(Database database, Filter filter) {
        return new AuditTrail(database)
                .read(filter, 100).stream().map(AuditEntry::subject).toList();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void log_isNarrowed_byAreaTextAndPerson(TestDatabase databases) {
        Database database = databases.database("network");
        write(database, 1, "network.audit.changed", "Cities", "");
        write(database, 2, "space.audit.created", "100% night", "Thematic");
        write(database, 2, "spaceship.audit.created", "a_b", "");
        assertThat(subjects(database, new Filter("", "", null, 0))).containsExactly("a_b", "100% night", "Cities");
        assertThat(subjects(database, new Filter("space", "", null, 0))).containsExactly("100% night");
        assertThat(subjects(database, new Filter("", "THEMATIC", null, 0))).containsExactly("100% night");
        assertThat(subjects(database, new Filter("", "%", null, 0))).containsExactly("100% night");
        assertThat(subjects(database, new Filter("", "_", null, 0))).containsExactly("a_b");
        assertThat(subjects(database, new Filter("", "!", null, 0))).isEmpty();
        assertThat(subjects(database, new Filter("", "' or '1'='1", null, 0))).isEmpty();
        assertThat(subjects(database, new Filter("", "", List.of(2L), 0))).containsExactly("a_b", "100% night");
        assertThat(subjects(database, new Filter("", "", List.of(), 0))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void nameOfSomebodyErased_leavesTheLog_andNoOtherName(TestDatabase databases) {
        Database database = databases.database("network");
        write(database, 1, "identity.audit.invited", "Adviser 100%, Nice", "adviser@nice.example");
        write(database, 1, "identity.audit.succeeded", "Adviser 100%ish, Nice", "by Adviser 100%");
        write(database, 1, "identity.audit.invited", "Adviser 1000, Nice", "");
        database.transaction(tx -> {
            new AuditLog().forget(tx, "Adviser 100%");
            new AuditLog().forget(tx, "adviser@nice.example");
            new AuditLog().forget(tx, "");
            return null;
        });
        assertThat(new AuditTrail(database)
                        .read(new Filter("", "", null, 0), 10).stream()
                                .map(entry -> entry.subject() + "|" + entry.detail()))
                .containsExactly("Adviser 1000, Nice|", "Adviser 100%ish, Nice|by …", "…, Nice|…");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void entry_namesThings_inTheLanguageOfWhoeverReads(TestDatabase databases) {
        Database database = databases.database("network");
        database.transaction(tx -> {
            AuditLog log = new AuditLog();
            Localised name = Localised.of("en", "Night-time cities", "fr", "Villes la nuit");
            log.record(tx, 1, 0, "network.audit.legalChanged", Words.of(name), Words.of(name));
            log.record(
                    tx,
                    1,
                    0,
                    "network.audit.legalChanged",
                    Words.message("network.legal.legal-notice", "legal-notice"),
                    Words.message("network.legal.accessibility network.legal.personal-data", "both"));
            log.record(tx, 1, 0, "network.audit.legalChanged", Words.feature("gone"), Words.NONE);
            return null;
        });
        AuditPages pages = new AuditPages(new AuditTrail(database), new OneMember(), new NoSpaces());
        String french = pages.show(new Administrator(Texts.in("fr")), "", "", "", "")
                .body()
                .toString();
        assertThat(french)
                .contains("Villes la nuit", "Mentions légales", "Accessibilité, Données personnelles", "gone")
                .doesNotContain("Night-time", "legal-notice", "gone.title");
        assertThat(pages.show(new Administrator(Texts.in("en")), "", "", "la NUIT", "")
                        .body()
                        .toString())
                .as("found by its name in the other language")
                .contains("Night-time cities")
                .doesNotContain("Villes");
        database.transaction(tx -> {
            new AuditLog().forget(tx, "Villes la nuit");
            return null;
        });
        assertThat(pages.show(new Administrator(Texts.in("fr")), "", "", "", "")
                        .body()
                        .toString())
                .doesNotContain("Villes")
                .contains("« … »".replace(' ', '\u00a0'));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void entry_isNeverLost_howeverLongItsTexts(TestDatabase databases) {
        Database database = databases.database("network");
        write(database, 1, "network.audit.changed", "x".repeat(298) + "😀😀", "é".repeat(2_000));
        AuditEntry entry =
                new AuditTrail(database).read(new Filter("", "", null, 0), 1).get(0);
        assertThat(entry.subject())
                .hasSizeLessThanOrEqualTo(300)
                .startsWith("xxx")
                .endsWith("…");
        assertThat(entry.detail()).hasSize(1_000).endsWith("…");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void entry_goes_whenWhatItTellsIsRolledBack(TestDatabase databases) {
        Database database = databases.database("network");
        try {
            database.transaction(tx -> {
                new AuditLog().record(tx, 1, 0, "network.audit.changed", "", "");
                throw new IllegalStateException();
            });
        } catch (IllegalStateException expected) {
            // rolled back
        }
        assertThat(database.number("select count(*) from network_audit")).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pages_followEachOther_andShowTextAsText(TestDatabase databases) {
        Database database = databases.database("network");
        for (int i = 0; i < 120; i++) {
            write(database, 1, "network.audit.legalChanged", "Text " + i + PAYLOAD, "");
        }
        write(database, 0, "gone.audit.act", PAYLOAD, PAYLOAD);
        AuditPages pages = new AuditPages(new AuditTrail(database), new OneMember(), new NoSpaces());
        List<String> seen = new ArrayList<>();
        String before = "";
        for (int page = 0; page < 3; page++) {
            Page shown = pages.show(new Administrator(Texts.in("fr")), "", "", "", before);
            String html = shown.body().toString();
            assertThat(html).doesNotContain("<script>").contains("&lt;script");
            java.util.regex.Pattern.compile("Text ([0-9]+)&lt;")
                    .matcher(html)
                    .results()
                    .forEach(m -> seen.add(m.group(1)));
            var next = java.util.regex.Pattern.compile("before=([0-9]+)").matcher(html);
            before = next.find() ? next.group(1) : "";
        }
        assertThat(before).isEmpty();
        assertThat(seen).hasSize(120).doesNotHaveDuplicates().startsWith("119").endsWith("0");
        for (String wrong : List.of("-5", "x", "99999999999999999999", PAYLOAD)) {
            String html = pages.show(new Administrator(Texts.in("en")), wrong, wrong, wrong, wrong)
                    .body()
                    .toString();
            assertThat(html).doesNotContain("<script>");
        }
    }

    private static final class OneMember implements Members {
        @Override
        public Map<Long, MemberCard> cards(Collection<Long> members) {
            Map<Long, MemberCard> cards = new HashMap<>();
            members.forEach(id -> cards.put(id, Administrator.card(id, "Officer" + PAYLOAD)));
            return cards;
        }

        @Override
        public Map<Long, Mailbox> mailboxes(Collection<Long> members) {
            return Map.of();
        }

        @Override
        public List<Long> find(String text, int limit) {
            return List.of();
        }

        @Override
        public long count() {
            return 1;
        }
    }

    private static final class NoSpaces implements Spaces {
        @Override
        public java.util.Optional<SpaceAccess> access(String slug, long member) {
            return java.util.Optional.empty();
        }

        @Override
        public java.util.Optional<SpaceAccess> access(long space, long member) {
            return java.util.Optional.empty();
        }

        @Override
        public Grants grants(long member) {
            return new Grants(Map.of(), java.util.Set.of());
        }

        @Override
        public Map<Long, SpaceCard> cards(Collection<Long> spaces) {
            return Map.of();
        }

        @Override
        public List<Long> members(long space, Role least) {
            return List.of();
        }

        @Override
        public List<Long> followers(long space) {
            return List.of();
        }

        @Override
        public long audience(Transaction transaction, long space, String feature, Role least) {
            throw new UnsupportedOperationException();
        }
    }
}
