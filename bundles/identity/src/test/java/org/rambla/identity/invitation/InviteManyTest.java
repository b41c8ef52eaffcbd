// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.identity.fixture.Race;
import org.rambla.identity.fixture.World;
import org.rambla.identity.invitation.InviteMany.Bad;
import org.rambla.identity.invitation.InviteMany.Good;
import org.rambla.identity.invitation.InviteMany.Report;
import org.rambla.persistence.TestDatabase;

class InviteManyTest {
    static Stream<TestDatabase> databases() {
        return TestDatabase.both("identity");
    }

    private static InviteMany many(World world) {
        InviteMember invite = new InviteMember(world.database, world.links, world.letters, world.audit(), world.clock);
        return new InviteMany(world.database, world.organisations, world.network, invite, world.audit());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void cleanFile_invitesEverybody_afterALookThatChangesNothing(TestDatabase databases) {
        World world = new World(databases);
        world.organisation("Liège", "Liège", "BE", 5);
        long antwerp = world.organisation("Anvers", "Antwerp", "BE", 5);
        String file = "\ufeffE-mail;Nom;Fonction;Organisation;Langue\r\n"
                + "a@liege.example;\"Service \"\"prévention\"\"; accueil\";Responsable;ville de LIEGE;français\r\n"
                + "\r\n"
                + "b@anvers.example;Prevention officer;;Antwerp;EN\r\n"
                + "c@anvers.example;Deputy mayor;Deputy mayor;Anvers;";
        Report report = many(world).check(file);
        assertThat(report.bad()).isEmpty();
        assertThat(report.good()).extracting(Good::number).containsExactly(2, 4, 5);
        assertThat(report.good().get(0).invitee().name()).isEqualTo("Service \"prévention\"; accueil");
        assertThat(report.good()).extracting(g -> g.invitee().language()).containsExactly("fr", "en", "fr");
        assertThat(report.good().get(1).invitee().organisation()).isEqualTo(antwerp);
        assertThat(world.mails).isEmpty();
        assertThat(world.members.count()).isZero();
        assertThat(many(world).apply(file, 1).done()).isTrue();
        assertThat(world.mails).hasSize(3);
        assertThat(world.audited).containsExactly("identity.audit.member.imported: 3");
        InviteMany.Result again = many(world).apply(file, 1);
        assertThat(again.done()).as("sent twice").isFalse();
        assertThat(again.report().bad()).extracting(Bad::key).containsOnly("identity.csv.taken");
        assertThat(world.mails).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void everyBadLine_isNamedByNumberAndReason_andNothingIsDone(TestDatabase databases) {
        World world = new World(databases);
        long nice = world.organisation("Nice", "Nice", "FR", 3);
        world.organisation("Saint-Denis", "Saint-Denis", "FR", 3);
        world.organisation("Saint-Denis", "Saint-Denis", "RE", 3);
        world.member("there@nice.example", "A", nice, "");
        String file = String.join(
                "\n",
                "email,name,function,organisation,language",
                "good@nice.example,Officer,,Nice,fr",
                ",Officer,,Nice,fr",
                "not an address,Officer,,Nice,fr",
                "GOOD@nice.example,Officer,,Nice,fr",
                "There@Nice.example,Officer,,Nice,fr",
                "n@nice.example,,,Nice,fr",
                "f@nice.example,=HYPERLINK(\"\"x\"\"),,Nice,fr",
                "o@nice.example,Officer,,,fr",
                "u@nice.example,Officer,,Atlantis,fr",
                "s@nice.example,Officer,,Saint-Denis,fr",
                "l@nice.example,Officer,,Nice,klingon",
                "long@nice.example," + "x".repeat(250) + ",,Nice,fr",
                "huge@nice.example," + "x".repeat(5_000) + ",,Nice,fr",
                "second@nice.example,Officer,,Nice,fr",
                "third@nice.example,Officer,,Nice,fr",
                "open@nice.example,\"Officer,,Nice,fr");
        InviteMany.Result result = many(world).apply(file, 1);
        assertThat(result.done()).isFalse();
        assertThat(result.report().good()).extracting(Good::number).containsExactly(2, 15);
        assertThat(result.report().bad())
                .extracting(bad -> bad.number() + " " + bad.key().substring("identity.csv.".length()))
                .containsExactly(
                        "3 noEmail",
                        "4 badEmail",
                        "5 twice",
                        "6 taken",
                        "7 noName",
                        "8 formula",
                        "9 noOrganisation",
                        "10 unknownOrganisation",
                        "11 manyOrganisations",
                        "12 language",
                        "13 long",
                        "14 broken",
                        "16 noSeat",
                        "17 broken");
        assertThat(result.report().bad().get(2).arguments()).containsExactly(2);
        assertThat(world.mails).isEmpty();
        assertThat(world.database.number("select count(*) from identity_member"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void strangeFiles_areToldInWords(TestDatabase databases) {
        World world = new World(databases);
        world.organisation("Nice", "Nice", "FR", 3);
        InviteMany many = many(world);
        assertThat(many.check("").missing()).containsExactly("email", "name", "organisation");
        assertThat(many.check("a@nice.example;Officer;Nice").missing()).isNotEmpty();
        assertThat(many.check("email;name;organisation").clean()).isFalse();
        assertThat(many.check("email;name;organisation\n" + "x".repeat(900_000)).bad())
                .extracting(Bad::key)
                .containsExactly("identity.csv.broken");
        assertThat(many.check("x".repeat(1_000_001)).tooLong()).isTrue();
        assertThat(many.check("email;name;organisation\n" + "a@x.example;A;Nice\n".repeat(1_001))
                        .tooLong())
                .isTrue();
        assertThat(many.check("email;name;organisation\n" + "a@x.example;A;Nice\n".repeat(1_000))
                        .bad())
                .hasSize(999);
        assertThat(many.check("\"\"\"\"\"\"\"").clean()).isFalse();
        assertThat(many.check("email\tname\torganisation\nt@nice.example\tOfficer\tNice\n")
                        .clean())
                .isTrue();
        assertThat(many.check("email;name;organisation\rmac@nice.example;Officer;Nice\r")
                        .clean())
                .isTrue();
        assertThat(many.check("organisation;name;email\nNice;\"Officer\nsecond line\";q@nice.example")
                        .good())
                .extracting(g -> g.invitee().name())
                .containsExactly("Officer second line");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void twoAdministrators_withTheSameFile_inviteEachPersonOnce(TestDatabase databases) throws Exception {
        World world = new World(databases);
        world.organisation("Nice", "Nice", "FR", 40);
        StringBuilder file = new StringBuilder("email;name;organisation\n");
        for (int i = 0; i < 20; i++) {
            file.append("m")
                    .append(i)
                    .append("@nice.example;Officer ")
                    .append(i)
                    .append(";Nice\n");
        }
        var results = Race.of(4, i -> many(world).apply(file.toString(), 1).done());
        assertThat(results).containsOnlyOnce(true);
        assertThat(world.database.number("select count(*) from identity_member"))
                .isEqualTo(20);
    }

    @Test
    void bytes_areReadAsUtf8_orElseAsWindowsWrites() {
        assertThat(InviteMany.text("Liège; Łódź".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("Liège; Łódź");
        assertThat(InviteMany.text("Liège – œuvre €".getBytes(Charset.forName("windows-1252"))))
                .isEqualTo("Liège – œuvre €");
    }
}
