// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.network.Audit;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Upload;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.content.fixture.TestForm;
import org.rambla.content.fixture.TestMembers;
import org.rambla.content.fixture.TestVisit;
import org.rambla.persistence.TestDatabase;
import org.rambla.translation.Town;
import org.rambla.translation.correct.CorrectTranslation;
import org.rambla.translation.exchange.TakeTexts.Reason;
import org.rambla.translation.glossary.Glossary;
import org.rambla.translation.memory.FuzzyMemory;
import org.rambla.translation.memory.KeptSentences;
import org.rambla.translation.memory.Memory;
import org.rambla.translation.memory.Memory.Segment;
import org.rambla.translation.page.SentencePages;
import org.rambla.translation.page.SpaceSentencePages;
import org.rambla.translation.page.WorkList;
import org.rambla.translation.reading.Versions;
import org.rambla.translation.work.KeptNames;

/** Texts and the memory go to other programs and come back. */
class TakeTextsTest {
    private Town town;
    private Versions versions;
    private TakeTexts taking;
    private TakeMemory memory;
    private ExchangePages pages;
    private FuzzyMemory fuzzy;

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
        versions = new Versions(town.database);
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
        taking = new TakeTexts(correcting, new KeptNames(town.spaces, town.organisations()));
        memory = new TakeMemory(town.database, town.register, town.network());
        WorkList work = new WorkList(
                town.database, town.register, town.sources(), new TestMembers(), new Glossary(town.database), town);
        pages = new ExchangePages(correcting, taking, work, town.network());
    }

    private record Sent(byte[] bytes) implements Upload {
        @Override
        public String name() {
            return "t.xlf";
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private TakeTexts.Report in(String xliff, TestVisit visit) throws Exception {
        return taking.in(Xliff.read(bytes(xliff), 1_000), visit);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void wrongSentence_isFoundByItsWords_andTakenOut_byWhoMayReadIt(TestDatabase databases) {
        open(databases);
        long open = town.write(1, "en", "Lamps", "<p>x</p>");
        long closed = town.write(2, "en", "Plan", "<p>y</p>");
        keep(
                open,
                0,
                new Segment("The <g id=\"1\">lamps</g> go out.", "Les <g id=\"1\">rues</g> sortent.", Origin.MACHINE));
        keep(closed, 0, new Segment("The lamps are secret.", "Secret.", Origin.PERSON));
        keep(open, 1, new Segment("The lamps of this space.", "Ici.", Origin.PERSON));
        fuzzy.follow();
        List<String> noted = new ArrayList<>();
        Audit audit = new Audit() {
            @Override
            public void record(Transaction tx, long actor, long space, String act, Words subject, Words detail) {
                noted.add(actor + " " + act + " " + subject.plain() + " " + detail.plain());
            }

            @Override
            public void forget(Transaction tx, String text) {}
        };
        KeptSentences kept = new KeptSentences(town.database, fuzzy, town.register, audit);
        SentencePages desk = new SentencePages(kept, town.network());
        TestVisit member = town.visit(7, 1, "fr");
        TestVisit stranger = town.visit(9, 1, "fr");
        Memory.Pair pair = new Memory.Pair("en", "fr");
        assertThat(desk.find("", "en", "fr", stranger).body().toString()).doesNotContain("rues");
        assertThat(desk.find("LAMPS the", "en", "fr", stranger).body().toString())
                .contains("The lamps go out.", "Les rues sortent.", "/c/" + open)
                .doesNotContain("secret", "this space");
        assertThat(kept.with("lamps", pair, 0, member).shown()).hasSize(2);
        assertThat(kept.with("lamps midnight", pair, 0, member).shown()).isEmpty();
        long secret = kept.with("secret", pair, 0, member).shown().get(0).id();
        assertThat(kept.remove(secret, 0, stranger)).as("not for the stranger").isFalse();
        long wrong = kept.with("lamps out", pair, 0, stranger).shown().get(0).id();
        TestForm form = new TestForm("s", "sentence", Long.toString(wrong));
        assertThat(desk.remove("lamps", "en", "fr", form, stranger)
                        .getLocation()
                        .toString())
                .contains("q=lamps", "done=translation.done.sentence");
        assertThat(desk.remove("lamps", "en", "fr", form, stranger)
                        .getLocation()
                        .toString())
                .as("a second time")
                .doesNotContain("done");
        assertThat(kept.with("lamps out", pair, 0, member).shown()).isEmpty();
        assertThat(noted).containsExactly("9 translation.audit.sentence The lamps go out. en \u2192 fr");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void sentenceOfASpace_isTakenOutThere_andManyAreSaidToBeMore(TestDatabase databases) {
        open(databases);
        long text = town.write(1, "en", "Lamps", "<p>x</p>");
        keep(text, 1, new Segment("The lamps of this space.", "Ici.", Origin.PERSON));
        keep(text, 2, new Segment("The lamps of the board.", "Ailleurs.", Origin.PERSON));
        keep(
                0,
                0,
                IntStream.range(0, 310)
                        .mapToObj(i -> new Segment("The trees number " + i + ".", "Arbre " + i + ".", Origin.PERSON))
                        .toArray(Segment[]::new));
        keep(text, 1, new Segment("The trees of this space.", "Ici.", Origin.PERSON));
        Audit audit = new Audit() {
            @Override
            public void record(Transaction tx, long actor, long space, String act, Words subject, Words detail) {}

            @Override
            public void forget(Transaction tx, String text) {}
        };
        KeptSentences kept = new KeptSentences(town.database, fuzzy, town.register, audit);
        SpaceSentencePages desk = new SpaceSentencePages(kept, town.network());
        TestVisit visit = town.visit(7, 1, "fr");
        Memory.Pair pair = new Memory.Pair("en", "fr");
        assertThat(desk.find("lamps", "en", "fr", visit).body().toString())
                .as("the index is not open yet")
                .contains("ne peut pas être consultée");
        fuzzy.follow();
        assertThat(desk.find("lamps", "en", "fr", visit).body().toString())
                .contains("The lamps of this space.", "/s/night/translation/sentences")
                .doesNotContain("board");
        assertThat(desk.find("trees", "en", "fr", visit).body().toString())
                .as("those of the network are not a space's to take out")
                .doesNotContain("Arbre");
        assertThat(kept.with("trees", pair, 1, visit).shown()).hasSize(1);
        assertThat(kept.with("trees", pair, 1, visit).more())
                .as("those of the network are not counted among a space's")
                .isFalse();
        assertThat(kept.with("trees", pair, 0, visit).shown()).hasSize(50);
        assertThat(kept.with("trees", pair, 0, visit).more()).isTrue();
        assertThat(kept.with("trees 7", pair, 0, visit).more()).isFalse();
        long own = kept.with("lamps", pair, 1, visit).shown().get(0).id();
        assertThat(kept.remove(own, 0, visit)).isFalse();
        desk.remove("lamps", "en", "fr", new TestForm("s", "sentence", Long.toString(own)), visit);
        assertThat(kept.with("lamps", pair, 1, visit).shown()).isEmpty();
    }

    private void keep(long content, long space, Segment... segments) {
        town.database.transaction(tx -> {
            new Memory(town.database)
                    .keep(
                            tx,
                            List.of(segments),
                            new Memory.Pair("en", "fr"),
                            new Memory.From(space, space, content, 7));
            return null;
        });
    }

    @ParameterizedTest
    @MethodSource("databases")
    void texts_goAndComeBack_andWhatDoesNotFitIsTold(TestDatabase databases) throws Exception {
        open(databases);
        long lamps = town.write(
                1, "en", "Lamps", "<p>All is dark. See <a href=\"/s/night\">the guide</a>.</p><p>Go.</p><p>Stay.</p>");
        long other = town.write(1, "en", "Other", "<p>Night.</p>");
        town.write(1, "fr", "Lampes", "<p>Un.</p>");
        long secret = town.write(2, "en", "Plan", "<p>Secret.</p>");
        TestVisit visit = town.visit(8, 1, "fr");
        String out = pages.texts("en", "fr", visit).getEntity().toString();
        assertThat(out)
                .contains(
                        "srcLang=\"en\"",
                        "trgLang=\"fr\"",
                        "id=\"c" + lamps + "\"",
                        "id=\"c" + other + "\"",
                        "All is dark.")
                .doesNotContain("Secret", "Lampes");
        assertThat(pages.text(lamps, "fr", visit).getEntity().toString())
                .contains("All is dark.")
                .doesNotContain("Night.");
        assertThatThrownBy(() -> pages.texts("en", "xx", visit)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> pages.text(secret, "fr", visit)).isInstanceOf(Refusal.class);
        town.edit(other, null, "<p>Day.</p>");
        String back = translated(out, "All is dark.", "Tout est sombre.");
        back = translated(back, "See <pc id=\"101\">the guide</pc>.", "Voyez <pc id=\"101\">le guide</pc>.");
        back = translated(back, "Lamps", "Lampes");
        back = translated(back, "Night.", "Nuit.");
        TakeTexts.Report report = in(back, visit);
        assertThat(report.passages()).isEqualTo(2);
        assertThat(report.same()).isEqualTo(3);
        assertThat(report.refused()).isEqualTo(Map.of(Reason.MOVED, 1));
        assertThat(report.texts()).isEqualTo(Map.of("Other", Reason.MOVED));
        Versions.Kept kept = versions.find(lamps, "fr").orElseThrow();
        assertThat(kept.title()).isEqualTo("Lampes");
        assertThat(kept.body().html()).contains("Tout est sombre. Voyez <a href=\"/s/night\">le guide</a>.");
        assertThat(versions.passages(lamps, "fr").get("").origin()).isEqualTo(Origin.PERSON);
        // Once more changes nothing; what is translated goes along.
        assertThat(in(back, visit).passages()).isZero();
        assertThat(pages.text(lamps, "fr", visit).getEntity().toString())
                .contains("<target>Tout est sombre.</target>", "state=\"reviewed\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void fileOfOtherTexts_orWithLostMarks_changesNothing(TestDatabase databases) throws Exception {
        open(databases);
        long lamps = town.write(1, "en", "Lamps", "<p>All is dark. See <a href=\"/s/night\">the guide</a>.</p>");
        long secret = town.write(2, "en", "Plan", "<p>Secret.</p>");
        TestVisit visit = town.visit(8, 1, "fr");
        String out = pages.text(lamps, "fr", visit).getEntity().toString();
        String partly = translated(out, "All is dark.", "Tout est sombre.");
        assertThat(in(partly, visit).refused()).isEqualTo(Map.of(Reason.PARTLY, 1));
        String lost = translated(partly, "See <pc id=\"101\">the guide</pc>.", "Voyez le guide.");
        assertThat(in(lost, visit).refused()).isEqualTo(Map.of(Reason.MARKS, 1));
        assertThat(in(lost.replace("c" + lamps, "c" + secret), visit).refused()).isEqualTo(Map.of(Reason.GONE, 1));
        assertThat(in(lost.replace("srcLang=\"en\"", "srcLang=\"es\""), visit).refused())
                .isEqualTo(Map.of(Reason.LANGUAGE, 1));
        assertThat(versions.find(lamps, "fr")).isEmpty();
        assertThat(versions.find(secret, "fr")).isEmpty();
        TestForm form = new TestForm("s").with(new Sent(bytes("<html/>")));
        assertThat(((Page) pages.bring(form, visit)).status()).isEqualTo(422);
        assertThat(((Page) pages.bring(new TestForm("s"), visit)).status()).isEqualTo(422);
        TestForm polish = new TestForm("s").with(new Sent(bytes(lost.replace("trgLang=\"fr\"", "trgLang=\"pl\""))));
        assertThat(pages.bring(polish, visit).status()).isEqualTo(422);
        assertThat(polish.problems()).containsEntry("file", "translation.exchange.target");
        String told = pages.bring(new TestForm("s").with(new Sent(bytes(lost))), visit)
                .body()
                .toString();
        assertThat(told).contains("Non repris : des liens", "Lamps");
        assertThat(pages.exchange(visit).body().toString()).contains("/s/night/translation/exchange/en/fr/texts.xlf");
    }

    private static String translated(String xliff, String source, String target) {
        assertThat(xliff).contains("<source>" + source + "</source>");
        return xliff.replace(
                "<source>" + source + "</source>", "<source>" + source + "</source><target>" + target + "</target>");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void memory_goesAndComesBack_withoutWhatOneMayNotRead(TestDatabase databases) throws Exception {
        open(databases);
        TestVisit visit = town.visit(8, 1, "en");
        Tmx.Unit good =
                new Tmx.Unit("en", "fr", "See <x id=\"1\"/>.", "Voir <x id=\"1\"/>.", "", java.time.Instant.EPOCH);
        Tmx.Unit lost = new Tmx.Unit("en", "fr", "See <x id=\"1\"/>!", "Voir.", "", java.time.Instant.EPOCH);
        Tmx.Unit german = new Tmx.Unit("en", "de", "City", "Stadt", "", java.time.Instant.EPOCH);
        Tmx.Unit endless = new Tmx.Unit("en", "fr", "a".repeat(6_000), "b", "", java.time.Instant.EPOCH);
        assertThat(memory.in(List.of(good, lost, german, endless), visit)).isEqualTo(new TakeMemory.Report(1, 1, 1, 1));
        long readable = town.write(1, "en", "Lamps", "");
        long secret = town.write(2, "en", "Plan", "");
        for (long content : new long[] {readable, secret}) {
            town.database.transaction(tx -> tx.execute(
                    "insert into translation_segment (source_language, target_language, space_id, hash, source, target,"
                            + " origin, content, member, made_at) values ('en','fr',0,?,?,'x','MACHINE',?,0,0)",
                    content,
                    "Of item " + content,
                    content));
        }
        String out = memory.out(town.visit(8, 1, "en"));
        assertThat(out).contains("Voir", "Of item " + readable);
        assertThat(memory.out(town.visit(99, 1, "en"))).doesNotContain("Of item " + secret);
        assertThat(Tmx.read(bytes(out), 100)).anyMatch(unit -> unit.target().equals(good.target()));
    }
}
