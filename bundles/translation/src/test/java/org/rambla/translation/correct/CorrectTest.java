// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.correct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.ContentState;
import org.rambla.api.event.Event;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.api.text.Localised;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.translation.Town;
import org.rambla.translation.correct.Beside.State;
import org.rambla.translation.glossary.Concept;
import org.rambla.translation.glossary.Concept.Forms;
import org.rambla.translation.glossary.Glossary;
import org.rambla.translation.memory.FuzzyMemory;
import org.rambla.translation.memory.Memory;
import org.rambla.translation.page.SecondLooks;
import org.rambla.translation.page.SpacePages;
import org.rambla.translation.reading.Versions;
import org.rambla.translation.reading.Versions.Kept;
import org.rambla.translation.segment.Sentences;
import org.rambla.translation.work.ContentChanges;

/** People translate and correct. */
final class CorrectTest {
    private Town town;
    private Versions versions;
    private CorrectTranslation correcting;
    private ItemPages pages;
    private FuzzyMemory fuzzy;
    private int forms;

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
        correcting = new CorrectTranslation(
                town.database,
                town.register,
                town.sources(),
                town.bodies,
                town.spaces,
                town.organisations(),
                town.network(),
                fuzzy,
                town.cache);
        pages = new ItemPages(
                correcting, town.bodies, new Glossary(town.database), town.work(), new SecondLooks(town.database));
    }

    private Object save(long id, long member, String... pairs) {
        List<String> all = new ArrayList<>(List.of(pairs));
        if (!all.contains("original")) {
            all.addAll(List.of("original", shown(id)));
        }
        return pages.save(
                id, "fr", new TestForm("key" + forms++, all.toArray(String[]::new)), town.visit(member, 1, "fr"));
    }

    /** What the form that somebody opens now says of its original; "" where nobody opens one. */
    private String shown(long id) {
        try {
            return correcting.open(id, "fr", town.visit(7, 1, "fr")).stamp();
        } catch (Refusal refusal) {
            return "";
        }
    }

    private String block(long id, int place) {
        return correcting
                .open(id, "fr", town.visit(7, 1, "fr"))
                .rows()
                .get(place)
                .field();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void somebodyTranslates_itIsShownAtOnce_andTheMemoryKnowsIt(TestDatabase databases) {
        open(databases);
        long id = town.write(1, "en", "Lamps", "<p>All is dark. See <a href=\"/s/night\">the guide</a>.</p><p>Go.</p>");
        String html = ((Page) pages.item(id, "fr", 0, "", "", town.visit(8, 1, "fr")))
                .body()
                .toString();
        assertThat(html).contains("Pas encore traduit", "{1}the guide{/1}", "name=\"base\" value=\"0\"");
        Object answer = save(
                id,
                8,
                "base",
                "0",
                "title",
                "Lampes",
                block(id, 1),
                "Tout est sombre. Voyez {1}le guide{/1}.",
                block(id, 2),
                "Allez.");
        assertThat(((Response) answer).getStatus()).isEqualTo(303);
        Kept kept = versions.find(id, "fr").orElseThrow();
        assertThat(kept.origin()).isEqualTo(Origin.PERSON);
        assertThat(kept.title()).isEqualTo("Lampes");
        assertThat(kept.member()).isEqualTo(8);
        assertThat(kept.untranslated()).isZero();
        assertThat(kept.body().html()).contains("Tout est sombre. Voyez <a href=\"/s/night\">le guide</a>.", "Allez.");
        var sentences = Sentences.of("See <a href=\"/other\">the guide</a>.", "en", null)
                .sentences();
        assertThat(new Memory(town.database)
                        .exact(sentences, new Memory.Pair("en", "fr"), 1, contents -> contents)
                        .values())
                .singleElement()
                .satisfies(segment -> {
                    assertThat(segment.target()).isEqualTo("Voyez <g id=\"1\">le guide</g>.");
                    assertThat(segment.origin()).isEqualTo(Origin.PERSON);
                });
    }

    @ParameterizedTest
    @MethodSource("databases")
    void lostMark_isRefused_andNothingTypedIsLost(TestDatabase databases) {
        open(databases);
        long id = town.write(1, "en", "Lamps", "<p>See <a href=\"/s/night\">the guide</a>.</p>");
        Page page = (Page) save(id, 8, "base", "0", "title", "Lampes", block(id, 1), "Voyez <le> guide.");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body().toString()).contains("Voyez &lt;le&gt; guide.", "Lampes", "translation.item.marks");
        assertThat(versions.find(id, "fr")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void textFromRightToLeft_standsLikeThatBesideItsTranslation(TestDatabase databases) {
        open(databases);
        long id = town.write(1, "ar", "\u0645\u062F\u064A\u0646\u0629", "<p>\u0644\u064A\u0644</p>");
        assertThat(pages.item(id, "fr", 0, "", "", town.visit(8, 1, "fr"))
                        .body()
                        .toString())
                .contains("<div class=\"prose\" lang=\"ar\" dir=\"rtl\">")
                .doesNotContain("lang=\"fr\" dir=\"ltr\" spellcheck");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoSaves_mayGoOnToTheNextTextThatWaits(TestDatabase databases) {
        open(databases);
        long older = town.write(1, "en", "Older", "<p>One.</p>");
        long newer = town.write(1, "en", "Newer", "<p>Two.</p>");
        String on = "/s/night/translation/items/";
        assertThat(location(save(
                        newer,
                        8,
                        "base",
                        "0",
                        "next",
                        "1",
                        "title",
                        "Plus r\u00E9cent",
                        block(newer, 1),
                        "Deux.",
                        "all",
                        "1")))
                .startsWith(on + older + "/fr?back=" + newer + "&done=");
        long newest = town.write(1, "en", "Newest", "<p>Three.</p>");
        assertThat(location(save(
                        older,
                        8,
                        "base",
                        "0",
                        "next",
                        "1",
                        "title",
                        "Plus ancien",
                        block(older, 1),
                        "Un.",
                        "all",
                        "1")))
                .as("from the start where none follows")
                .startsWith(on + newest + "/fr?back=" + older + "&done=");
        assertThat(location(save(
                        newest,
                        8,
                        "base",
                        "0",
                        "next",
                        "1",
                        "title",
                        "Dernier",
                        block(newest, 1),
                        "Trois.",
                        "all",
                        "1")))
                .as("the list when nothing waits")
                .startsWith("/s/night/translation?into=fr&done=");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverBeginsWithWhatIsReadMost_goesOnLikeThat_savingOrNot_andBack(TestDatabase databases) {
        open(databases);
        long often = town.write(1, "en", "Often", "<p>One.</p>");
        long seldom = town.write(1, "en", "Seldom", "<p>Two.</p>");
        long once = town.write(1, "en", "Once", "<p>Three.</p>");
        town.write(1, "en", "Never", "<p>Four.</p>");
        opened(often, 9);
        opened(seldom, 3);
        opened(once, 1);
        String on = "/s/night/translation/items/";
        String[] skip = {"base", "0", "skip", "1", "order", "read", block(often, 1), "Un."};
        assertThat(location(save(often, 8, skip))).isEqualTo(on + seldom + "/fr?order=read&back=" + often);
        assertThat(versions.find(often, "fr")).as("nothing was to be saved").isEmpty();
        assertThat(location(save(seldom, 8, "base", "0", "next", "1", "order", "read", block(seldom, 1), "Deux.")))
                .startsWith(on + once + "/fr?order=read&back=" + seldom + "&done=");
        assertThat(location(save(once, 8, "base", "0", "skip", "1", "order", "read")))
                .as("from the start where none follows")
                .isEqualTo(on + often + "/fr?order=read&back=" + once);
        String html = ((Page) pages.item(once, "fr", 0, "read", Long.toString(seldom), town.visit(8, 1, "fr")))
                .body()
                .toString();
        assertThat(html)
                .contains(
                        "href=\"" + on + seldom + "/fr?order=read\"",
                        "name=\"order\" value=\"read\"",
                        "accesskey=\"s\"",
                        "accesskey=\"n\"",
                        "accesskey=\"o\"",
                        "accesskey=\"p\"",
                        "P revient au texte précédent");
        assertThat(pages.item(once, "fr", 0, "x", "1x", town.visit(8, 1, "fr"))
                        .body()
                        .toString())
                .doesNotContain("accesskey=\"p\"", "value=\"read\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void translationThatSomebodyMade_isFoundGoodBySomebodyElse_untilItChanges(TestDatabase databases) {
        open(databases);
        long id = town.write(1, "en", "Lamps", "<p>One.</p>");
        save(id, 7, "base", "0", "title", "Lampes", block(id, 1), "Un.", "all", "1");
        String good = "name=\"good\"";
        assertThat(html(id, 7)).as("one's own").doesNotContain(good);
        assertThat(html(id, 8)).contains(good);
        assertThat(((Page) save(id, 7, "base", "1", "good", "1")).status()).isEqualTo(409);
        assertThat(((Page) save(id, 8, "base", "0", "good", "1")).status())
                .as("not what was read")
                .isEqualTo(409);
        Page typed = (Page) save(id, 8, "base", "1", "good", "1", block(id, 1), "Une seule.");
        assertThat(typed.status()).as("what was typed is not approved unseen").isEqualTo(409);
        assertThat(typed.body().toString()).contains("Une seule.", "translation.item.goodTyped");
        assertThat(((Page) save(id, 8, "base", "1", "good", "1", "all", "1")).status())
                .isEqualTo(409);
        SpacePages list = new SpacePages(town.work(), town.network());
        assertThat(listed(list, 8)).contains("Lampes");
        assertThat(listed(list, 7)).contains("n’attend votre relecture").doesNotContain("Lampes");
        assertThat(location(save(id, 8, "base", "1", "good", "1"))).contains("done=translation.done.good");
        assertThat(location(save(id, 9, "base", "1", "good", "1")))
                .as("a third person")
                .contains("done.good");
        assertThat(html(id, 8)).contains("Approuvée par une deuxième personne").doesNotContain(good);
        assertThat(listed(list, 8)).doesNotContain("Lampes");
        assertThat(list.work("fr", "all", "", "", town.visit(8, 1, "fr")).body().toString())
                .contains("Approuvée par une deuxième personne", "Prevention officer 9");
        new ContentChanges(town.database, town.register, town.spaces, town.network())
                .on(Event.now("member.deleted", 9, 0, 0, 1));
        assertThat(html(id, 8)).as("nobody vouches for it any more").contains(good);
        assertThat(listed(list, 8)).contains("Lampes");
        save(id, 7, "base", "1", "title", "Lanternes");
        assertThat(html(id, 8)).contains(good).doesNotContain("Approuvée");
        assertThat(location(save(id, 8, "base", "2", "good", "1"))).contains("done.good");
        town.edit(id, null, "<p>Two.</p>");
        assertThat(html(id, 8)).as("behind its original").doesNotContain(good, "Approuvée");
        assertThat(list.work("fr", "all", "", "", town.visit(8, 1, "fr")).body().toString())
                .contains("Lanternes")
                .doesNotContain("Approuvée");
    }

    private String html(long id, long member) {
        return pages.item(id, "fr", 0, "", "", town.visit(member, 1, "fr"))
                .body()
                .toString();
    }

    private String listed(SpacePages list, long member) {
        return list.work("fr", "second", "", "", town.visit(member, 1, "fr"))
                .body()
                .toString();
    }

    private void opened(long id, int times) {
        town.database.transaction(tx -> tx.execute(
                "insert into translation_read (content, language, space_id, times) values (?,?,?,?)",
                id,
                "fr",
                1,
                times));
    }

    private static String location(Object answer) {
        return ((Response) answer).getLocation().toString();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void secondOfTwo_isTold(TestDatabase databases) {
        open(databases);
        long id = town.write(1, "en", "Lamps", "<p>One.</p>");
        save(id, 7, "base", "0", "title", "Lampes", block(id, 1), "Un.");
        Page page = (Page) save(id, 8, "base", "0", "title", "Lanternes", block(id, 1), "Une.");
        assertThat(page.status()).isEqualTo(409);
        assertThat(page.body().toString()).contains("Lanternes", "name=\"base\" value=\"1\"");
        assertThat(versions.find(id, "fr").orElseThrow().title()).isEqualTo("Lampes");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void partOfIt_isKept_theRestSaysItsLanguage(TestDatabase databases) {
        open(databases);
        long id = town.write(1, "en", "Lamps", "<p>One.</p><p>Two.</p>");
        save(id, 8, "base", "0", "title", "Lampes", block(id, 1), "Un.");
        Kept kept = versions.find(id, "fr").orElseThrow();
        assertThat(kept.body().html()).contains("Un.", "<span lang=\"en\">Two.</span>");
        assertThat(kept.untranslated()).isEqualTo(1);
        assertThat(kept.origin()).isEqualTo(Origin.PERSON);
        assertThat(correcting.open(id, "fr", town.visit(8, 1, "fr")).open()).isEqualTo(1);
        assertThat(town.database.number("select count(*) from translation_job"))
                .as("the rest is wanted")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void originalThatMovedOn_isShownWithWhatItSaid(TestDatabase databases) {
        open(databases);
        long id = town.write(1, "en", "Lamps", "<p>One lamp is on.</p><p>Two.</p>");
        save(id, 8, "base", "0", "title", "Lampes", block(id, 1), "Une lampe.", block(id, 2), "Deux.");
        town.edit(id, null, town.texts.get(id).html().replace("One lamp is on.", "One lamp is off."));
        Beside beside = correcting.open(id, "fr", town.visit(7, 1, "fr"));
        assertThat(beside.rows())
                .extracting(Beside.Row::state)
                .containsExactly(State.PERSON, State.CHANGED, State.PERSON);
        assertThat(beside.rows().get(1).then()).isEqualTo("One lamp is on.");
        assertThat(pages.item(id, "fr", 0, "", "", town.visit(7, 1, "fr"))
                        .body()
                        .toString())
                .as("words that went and came are marked, and said in the reader's language")
                .contains(
                        "<p>One lamp is <del><span class=\"visually-hidden\" lang=\"fr\">retiré : </span>on</del>",
                        "ajouté : </span>off</ins>.</p>")
                .doesNotContain("One lamp is on.", "Ne figure plus");
        assertThat(beside.open()).isEqualTo(1);
        save(id, 7, "base", "1", block(id, 1), "Une lampe est éteinte.");
        Beside after = correcting.open(id, "fr", town.visit(7, 1, "fr"));
        assertThat(after.open()).isZero();
        assertThat(after.before().bodyStamp()).isNotZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void passageThatTheOriginalDoesNotHaveAnyMore_isShownAsGone(TestDatabase databases) {
        open(databases);
        long id = town.write(1, "en", "Lamps", "<p>One.</p><p>Two &amp; <b>more</b>.</p>");
        save(id, 8, "base", "0", "title", "Lampes", block(id, 1), "Un.", block(id, 2), "Deux et {1}plus{/1}.");
        String html = town.texts.get(id).html();
        town.edit(id, null, html.substring(0, html.indexOf("</p>") + 4));
        assertThat(correcting.open(id, "fr", town.visit(7, 1, "fr")).gone()).hasSize(1);
        assertThat(pages.item(id, "fr", 0, "", "", town.visit(7, 1, "fr"))
                        .body()
                        .toString())
                .contains("Ne figure plus dans l’original", "</span>Two &amp; <strong>more</strong>.</del></p>");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void originalThatMovesOnWhileSomebodyTypes_isNotTakenForWhatWasTranslated(TestDatabase databases) {
        open(databases);
        long id = town.write(1, "en", "Lamps", "<p>It will not be funded.</p>");
        String seen = shown(id);
        town.edit(id, null, town.texts.get(id).html().replace("not ", ""));
        Page page = (Page) save(id, 8, "base", "0", "original", seen, block(id, 1), "Ce ne sera pas financé.");
        assertThat(page.status()).isEqualTo(409);
        assertThat(page.body().toString())
                .contains("Ce ne sera pas financé.", "It will be funded.", "value=\"" + shown(id) + "\"");
        assertThat(page.body().toString()).contains("translation.item.moved");
        assertThat(versions.find(id, "fr")).isEmpty();
        assertThat(town.database.number("select count(*) from translation_segment"))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void sentencesOfWhatTheVisitorMayNotRead_areNotOffered(TestDatabase databases) {
        open(databases);
        town.spaces.role(1, 9, Role.MANAGER);
        long narrow = town.write(1, "en", "Plan", "<p>The mayor will dismiss the director in June.</p>");
        long hidden = town.write(1, "en", "Note", "<p>The mayor will dismiss the deputy in June.</p>");
        save(narrow, 9, "base", "0", "title", "Plan 1", block(narrow, 1), "Le maire renverra le directeur.");
        save(hidden, 9, "base", "0", "title", "Note 1", block(hidden, 1), "Le maire renverra le suppléant.");
        town.content.transaction(tx -> {
            town.register.audience(tx, narrow, Role.MANAGER, 9);
            town.register.state(tx, hidden, ContentState.HIDDEN, 9);
            return null;
        });
        fuzzy.follow();
        long probe = town.write(1, "en", "Probe", "<p>The mayor will dismiss the secretary in June.</p>");
        assertThat(((Page) pages.item(probe, "fr", 0, "", "", town.visit(8, 1, "fr")))
                        .body()
                        .toString())
                .doesNotContain("renverra");
        assertThat(((Page) pages.item(probe, "fr", 0, "", "", town.visit(9, 1, "fr")))
                        .body()
                        .toString())
                .contains("le directeur", "le suppléant");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void itemThatTheVisitorMayNotRead_isNotThere(TestDatabase databases) {
        open(databases);
        long secret = town.write(2, "en", "Plan", "<p>Secret.</p>");
        long hidden = town.write(1, "en", "Lamps", "<p>One.</p>");
        town.state(hidden, ContentState.HIDDEN);
        long french = town.write(1, "fr", "Lampes", "<p>Un.</p>");
        for (long id : List.of(secret, hidden, french, 99_999L)) {
            assertThatThrownBy(() -> pages.item(id, "fr", 0, "", "", town.visit(8, 1, "fr")))
                    .isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> save(id, 8, "base", "0")).isInstanceOf(Refusal.class);
        }
        long readable = town.write(1, "en", "Lamps", "<p>One.</p>");
        assertThatThrownBy(() -> pages.item(readable, "xx", 0, "", "", town.visit(8, 1, "fr")))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void similarSentences_areOffered_butNotThoseOfAPrivateSpace(TestDatabase databases) {
        open(databases);
        long first = town.write(1, "en", "Lamps", "<p>The lamps of our city go out at midnight.</p>");
        save(
                first,
                8,
                "base",
                "0",
                "title",
                "Lampes",
                block(first, 1),
                "Les lampes de notre ville s’éteignent à minuit.");
        long secret = town.write(2, "en", "Plan", "<p>The lamps of our council go out at midnight.</p>");
        pages.save(
                secret,
                "fr",
                new TestForm(
                        "s",
                        "base",
                        "0",
                        "original",
                        correcting.open(secret, "fr", town.visit(8, 2, "fr")).stamp(),
                        "title",
                        "Plan",
                        secretBlock(secret),
                        "Les lampes du conseil."),
                town.visit(8, 2, "fr"));
        fuzzy.follow();
        long next = town.write(1, "en", "Other", "<p>The lamps of our city go out at one.</p>");
        String html = ((Page) pages.item(next, "fr", 0, "", "", town.visit(8, 1, "fr")))
                .body()
                .toString();
        assertThat(html)
                .contains("Les lampes de notre ville s’éteignent à minuit.", "Semblable à 88")
                .doesNotContain("conseil");
        long inside = town.write(2, "en", "Other", "<p>The lamps of our city go out at one.</p>");
        assertThat(((Page) pages.item(inside, "fr", 0, "", "", town.visit(8, 2, "fr")))
                        .body()
                        .toString())
                .contains("notre ville", "Les lampes du conseil.");
    }

    private String secretBlock(long id) {
        return correcting.open(id, "fr", town.visit(8, 2, "fr")).rows().get(1).field();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void indexOfTheMemory_followsTheTable_andForgetsWithIt(TestDatabase databases) {
        open(databases);
        long first = town.write(1, "en", "Lamps", "<p>The lamps of our city go out.</p>");
        save(first, 8, "base", "0", "title", "Lampes", block(first, 1), "Les lampes s’éteignent.");
        fuzzy.follow();
        fuzzy.stop();
        fuzzy = new FuzzyMemory(town.database, folder);
        fuzzy.follow();
        var sentences =
                Sentences.of("The lamps of our city go out.", "en", null).sentences();
        Memory.Pair pair = new Memory.Pair("en", "fr");
        assertThat(fuzzy.alike(sentences, pair, 1, contents -> contents).values())
                .singleElement()
                .satisfies(found -> assertThat(found)
                        .singleElement()
                        .satisfies(similar -> assertThat(similar.score()).isEqualTo(100)));
        assertThat(fuzzy.alike(sentences, new Memory.Pair("en", "es"), 1, contents -> contents))
                .isEmpty();
        town.database.transaction(tx -> {
            Memory.forget(tx, first);
            return null;
        });
        assertThat(fuzzy.alike(sentences, pair, 1, contents -> contents)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void longText_isTranslatedPageByPage(TestDatabase databases) {
        open(databases);
        StringBuilder html = new StringBuilder();
        for (int i = 1; i <= 230; i++) {
            html.append("<p>Number ").append(i).append(".</p>");
        }
        long id = town.write(1, "en", "Lamps", html.toString());
        String first =
                pages.item(id, "fr", 0, "", "", town.visit(8, 1, "fr")).body().toString();
        assertThat(first.split("<textarea", -1)).hasSize(101);
        assertThat(first).contains("Passages 1 à 100 sur 231", "?page=3", "tous les passages de cette page");
        Beside beside = correcting.open(id, "fr", town.visit(8, 1, "fr"));
        Object answer = pages.save(
                id,
                "fr",
                new TestForm("p", "base", "0", "original", beside.stamp(), "page", "3", block(id, 230), "Numéro 230."),
                town.visit(8, 1, "fr"));
        assertThat(((Response) answer).getLocation().toString()).contains("?page=3&done=");
        assertThat(correcting
                        .open(id, "fr", town.visit(8, 1, "fr"))
                        .rows()
                        .get(230)
                        .state())
                .isEqualTo(State.PERSON);
        String last =
                pages.item(id, "fr", 3, "", "", town.visit(8, 1, "fr")).body().toString();
        assertThat(last).contains("Numéro 230.").contains("name=\"page\" value=\"3\"");
        assertThat(last.split("<textarea", -1)).hasSize(32);
        save(id, 8, "base", "1", "page", "1", block(id, 1), "Numéro 1.");
        save(id, 7, "base", "2", "page", "3", "all", "1", block(id, 230), "Numéro 230.");
        var passages = versions.passages(id, "fr");
        assertThat(passages.get(block(id, 230).substring("passage-".length())).member())
                .as("looked at again")
                .isEqualTo(7);
        assertThat(passages.get(block(id, 1).substring("passage-".length())).member())
                .as("of another page")
                .isEqualTo(8);
        // A page that is none is the first one.
        assertThat(pages.item(id, "fr", Integer.MAX_VALUE, "", "", town.visit(8, 1, "fr"))
                        .body()
                        .toString())
                .contains("Passages 1 à 100");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void glossary_standsBesideThePassage_andWhatOffendsIsFlagged(TestDatabase databases) {
        open(databases);
        Glossary glossary = new Glossary(town.database);
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
                                        "fr", new Forms("maire", List.of("édile"), List.of("bourgmestre")))),
                        1);
        pages = new ItemPages(
                correcting, town.bodies, new Glossary(town.database), town.work(), new SecondLooks(town.database));
        long id = town.write(1, "en", "The mayor", "<p>Nothing.</p>");
        String html =
                pages.item(id, "fr", 0, "", "", town.visit(8, 1, "fr")).body().toString();
        assertThat(html)
                .contains("<b lang=\"fr\">maire</b>", "édile", "bourgmestre")
                .doesNotContain("i-flag");
        save(id, 8, "base", "0", "title", "Le bourgmestre", block(id, 1), "Rien.");
        html = pages.item(id, "fr", 0, "", "", town.visit(8, 1, "fr")).body().toString();
        assertThat(html).contains("i-flag", "« mayor »");
        save(id, 8, "base", "1", "title", "Le maire");
        assertThat(pages.item(id, "fr", 0, "", "", town.visit(8, 1, "fr"))
                        .body()
                        .toString())
                .doesNotContain("i-flag");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void numbersInBraces_ofTheTextItself_areNoMarks(TestDatabase databases) {
        open(databases);
        long id = town.write(1, "en", "Lamps", "<p>Fill in {1} and <b>{2}</b>.</p>");
        String html =
                pages.item(id, "fr", 0, "", "", town.visit(8, 1, "fr")).body().toString();
        assertThat(html).contains("Fill in {1} and {3}{2}{/3}.");
        save(id, 8, "base", "0", "title", "Lampes", block(id, 1), "Remplir {1} et {3}{2}{/3}.");
        assertThat(versions.find(id, "fr").orElseThrow().body().html())
                .contains("Remplir {1} et <strong>{2}</strong>.");
    }
}
