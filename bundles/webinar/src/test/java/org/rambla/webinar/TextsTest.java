// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rambla.webinar.WebinarFixture.html;
import static org.rambla.webinar.WebinarFixture.place;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.Body;
import org.rambla.api.mail.Mail;
import org.rambla.api.page.Page;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Translator.Version;
import org.rambla.api.translation.Written;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;

/** What an event says, in the language of whoever reads it; and what stays of it when it takes place in another way. */
final class TextsTest {
    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    private static String[] both(String... more) {
        return Stream.concat(
                        Stream.of(
                                "title.en", "Light at night",
                                "title.fr", "La lumière la nuit",
                                "way", "HYBRID",
                                "venue.en", "Town hall, Ghent",
                                "venue.fr", "Hôtel de ville, Gand",
                                "speaker.0.name", "Mobility team",
                                "speaker.0.function.en", "Traffic engineers",
                                "speaker.0.function.fr", "Ingénieurs du trafic",
                                "part.0.time", "14:10",
                                "part.0.text.en", "Nine campaigns",
                                "part.0.text.fr", "Neuf campagnes",
                                "question.0.label.en", "How do you arrive?",
                                "question.0.label.fr", "Comment arrivez-vous ?"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private static String page(WebinarFixture webinar, long event, String language) {
        return html(webinar.part.event(event, webinar.visit(7, 1, language)));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void everyText_isReadInTheReadersLanguage(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        Object answer = webinar.events.announce(webinar.form(both()), webinar.visit(9));
        assertThat(place(answer)).contains("done=webinar.done.announced").doesNotContain("InOne");
        long event = WebinarFixture.idIn(answer);
        assertThat(page(webinar, event, "fr"))
                .contains("Hôtel de ville, Gand", "Ingénieurs du trafic", "Neuf campagnes", "Comment arrivez-vous")
                .doesNotContain("Town hall", "Traffic engineers", "Nine campaigns", "How do you arrive");
        assertThat(page(webinar, event, "en"))
                .contains("Town hall, Ghent", "Traffic engineers", "Nine campaigns", "How do you arrive")
                .doesNotContain("Gand", "trafic", "Neuf");
        assertThat(html(webinar.agenda.agenda("", "", "", "", "", "", webinar.visit(7, 1, "fr"))))
                .contains("Hôtel de ville, Gand");
        assertThat(html(webinar.events.edit(event, webinar.visit(9))))
                .contains("Town hall, Ghent", "Hôtel de ville, Gand", "Ingénieurs du trafic", "Neuf campagnes");
        webinar.register(event, 7);
        webinar.register(event, 8);
        databases.deliver(webinar.telling);
        for (Mail mail : webinar.post.take()) {
            boolean french = mail.language().equals("fr");
            assertThat(String.join("\n", mail.paragraphs()))
                    .contains(french ? "Hôtel de ville, Gand" : "Town hall, Ghent")
                    .doesNotContain(french ? "Town hall" : "Gand");
            assertThat(mail.calendar().text()).contains(french ? "Gand" : "Ghent");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void venueThatIsCorrectedInAnyLanguage_isTold(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce(both());
        webinar.register(event, 7);
        databases.deliver(webinar.telling);
        webinar.post.take();

        webinar.events.save(
                event, webinar.form(both("venue.fr", "Halle aux draps, Gand", "base", "1")), webinar.visit(9));
        databases.deliver(webinar.telling);
        assertThat(webinar.post.take())
                .singleElement()
                .satisfies(mail -> assertThat(mail.calendar().text()).contains("Halle aux draps"));

        long old = webinar.announce("way", "HYBRID", "venue.en", "Library");
        webinar.register(old, 7);
        databases.deliver(webinar.telling);
        webinar.post.take();
        webinar.database.transaction(tx -> tx.execute("update webinar_event set venues = '' where id = ?", old));
        webinar.events.save(old, webinar.form("way", "HYBRID", "venue.en", "Library", "base", "1"), webinar.visit(9));
        databases.deliver(webinar.telling);
        assertThat(webinar.post.take()).as("stored when there was one language").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatIsInOneLanguageOnly_isToldToOrganisersAlone(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        Object answer = webinar.events.announce(
                webinar.form(both("question.0.label.fr", null, "part.0.text.fr", null)), webinar.visit(9));
        assertThat(place(answer)).contains("done=webinar.done.announcedInOne");
        long event = WebinarFixture.idIn(answer);
        assertThat(webinar.event(event, 9)).contains("In one language only", "question 1, part 1 of the programme");
        assertThat(html(webinar.events.edit(event, webinar.visit(9)))).contains("In one language only");
        assertThat(webinar.event(event, 7)).doesNotContain("In one language only");
        assertThat(page(webinar, event, "fr")).contains("How do you arrive", "Nine campaigns");
        long one = webinar.announce("question.0.label.en", "Why?");
        assertThat(webinar.event(one, 9)).as("all of it is in English").doesNotContain("In one language only");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatWasTypedForAnotherWay_isThereWhenItIsChangedBack(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        String meeting = "https://meet.example/room";
        String[] typed = both("meeting", meeting, "capacity", "12", "perCity", "2");
        long event = webinar.announce(typed);
        webinar.register(event, 7);
        long base = webinar.database.number("select version from webinar_event where id = ?", event);
        for (String[] change : new String[][] {
            {"way", "ON_SITE"}, {"way", "ONLINE"}, {"who", "NOBODY"}, {"way", "HYBRID", "who", "NETWORK"}
        }) {
            String[] form = Stream.of(Stream.of(typed), Stream.of("base", "" + base++), Stream.of(change))
                    .flatMap(all -> all)
                    .toArray(String[]::new);
            assertThat(place(webinar.events.save(event, webinar.form(form), webinar.visit(9))))
                    .contains("webinar.done.changed");
            String edited = html(webinar.events.edit(event, webinar.visit(9)));
            assertThat(edited).contains("Town hall, Ghent", meeting, "value=\"12\"", "value=\"2\"");
            String shown = webinar.event(event, 7);
            String list = webinar.list("", "");
            switch (change[1]) {
                case "ON_SITE" -> assertThat(shown).contains("Town hall").doesNotContain("/join");
                case "ONLINE" -> {
                    assertThat(shown).contains("/join").doesNotContain("Town hall");
                    assertThat(list).doesNotContain("Town hall");
                }
                default -> assertThat(shown).contains("Light at night");
            }
        }
        assertThat(webinar.event(event, 7)).contains("Town hall", "/join");
        Page none =
                (Page) webinar.events.announce(webinar.form(both("venue.en", "", "venue.fr", null)), webinar.visit(9));
        assertThat(none.status()).isEqualTo(422);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void reminders_areFreeAndASpaceHasItsOwn(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        String[] leads = {
            "reminders", "1", "lead.0.number", "2", "lead.0.unit", "HOURS", "lead.1.number", "10", "lead.1.unit", "DAYS"
        };
        long event = webinar.announce(
                Stream.concat(Stream.of(leads), Stream.of("remindAlways", "1")).toArray(String[]::new));
        webinar.register(event, 7);
        webinar.post.take();
        webinar.clock.set("2026-05-16T11:59:00Z");
        webinar.reminders.round();
        assertThat(webinar.post.take()).as("not yet ten days before").isEmpty();
        for (String moment : new String[] {"2026-05-16T12:01:00Z", "2026-05-26T10:01:00Z"}) {
            webinar.clock.set(moment);
            webinar.reminders.round();
            webinar.reminders.round();
            assertThat(webinar.post.take()).as(moment).hasSize(1);
        }
        assertThat(html(webinar.events.fresh("", "", webinar.visit(9))))
                .contains("name=\"lead.0.number\"", "value=\"10\"", "value=\"HOURS\" selected")
                .doesNotContain("value=\"7\"");
        assertThat(html(webinar.events.fresh("", "", webinar.visit(9, 2, "en"))))
                .as("another space")
                .contains("value=\"7\"");
        for (String[] wrong : new String[][] {{"0", "DAYS"}, {"61", "DAYS"}, {"4", "MINUTES"}}) {
            Object back = webinar.events.announce(
                    webinar.form("reminders", "1", "lead.0.number", wrong[0], "lead.0.unit", wrong[1]),
                    webinar.visit(9));
            assertThat(((Page) back).status()).as(wrong[0]).isEqualTo(422);
        }
        long silent = webinar.announce("reminders", "1");
        assertThat(webinar.database.first(
                        "select reminders from webinar_event where id = ?", row -> row.text("reminders"), silent))
                .contains("");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void description_isReadInTheReadersLanguageWhereItWasWritten(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce(both("body", "Nine towns tell", "version.fr", "Neuf villes racontent"));
        assertThat(page(webinar, event, "fr")).contains("Neuf villes racontent").doesNotContain("Nine towns");
        assertThat(page(webinar, event, "en")).contains("Nine towns tell").doesNotContain("Neuf villes");
        assertThat(webinar.content().items(List.of(event)).get(event).versions())
                .singleElement()
                .satisfies(version -> {
                    assertThat(version.language()).isEqualTo("fr");
                    assertThat(version.title()).isEqualTo("La lumière la nuit");
                    assertThat(version.body().html()).contains("Neuf villes racontent");
                });
        assertThat(html(webinar.events.edit(event, webinar.visit(9)))).contains("Neuf villes racontent");
        TestForm same = webinar.form(both("version.en", "The same language"));
        assertThat(((Page) webinar.events.announce(same, webinar.visit(9))).status())
                .isEqualTo(422);
        assertThat(same.problems()).containsOnlyKeys("version.en");
        webinar.events.save(event, webinar.form(both("base", "1", "body", "Ten towns tell")), webinar.visit(9));
        assertThat(page(webinar, event, "fr")).as("it was taken away").contains("Ten towns tell");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void speakersAndProgramme_areTranslatedWithTheDescription_andTheirOriginalsAreOneClickAway(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.spaces.on(1, "translation");
        long event = webinar.announce(
                "body", "What we learned",
                "speaker.0.name", "Mobility team",
                "speaker.0.city", "Ghent",
                "speaker.0.function.en", "Traffic \"engineers\"",
                "speaker.1.name", "Night team",
                "speaker.1.function.en", "Mediators",
                "speaker.1.function.fr", "Équipe de médiation",
                "part.0.time", "14:10",
                "part.0.text.en", "Nine campaigns & more");
        Body whole = webinar.content().items(List.of(event)).get(event).body();
        assertThat(whole.html()).doesNotContain("Ghent", "Mobility team");
        assertThat(webinar.bodies.passages(whole).values())
                .containsExactly("What we learned", "Traffic \"engineers\"", "Mediators", "Nine campaigns & more");
        assertThat(page(webinar, event, "fr")).contains("lang=\"en\">Nine campaigns &amp; more");
        String french = whole.html()
                .replace("What we learned", "Ce que nous avons appris")
                .replace("Traffic &quot;engineers&quot;", "Ingénieurs du trafic")
                .replace("Mediators", "Médiateurs")
                .replace("Nine campaigns &amp; more", "Neuf campagnes");
        webinar.translations.put(
                event, new Version("Jeunesse", french, whole.sanitiser(), Origin.MACHINE, false, false));

        assertThat(page(webinar, event, "fr"))
                .containsSubsequence(
                        "Jeunesse",
                        "class=\"translated\"",
                        "?original=" + event,
                        "Ce que nous avons appris",
                        "lang=\"fr\">Ingénieurs du trafic</span>, Ghent",
                        "Équipe de médiation",
                        "lang=\"fr\">Neuf campagnes")
                .doesNotContain("Nine campaigns", "engineers", "Médiateurs")
                .doesNotContainPattern("data-b=\"e[0-9a-z]{5,}\"");
        assertThat(html(webinar.part.event(event, webinar.visit(7, 1, "fr").at("/x?original=" + event))))
                .contains("What we learned", "lang=\"en\">Nine campaigns &amp; more", "Traffic \"engineers\"")
                .doesNotContain("Neuf campagnes");
        assertThat(html(webinar.part.event(event, webinar.visit(7, 1, "fr").at("/x?beside=" + event))))
                .containsSubsequence("Ingénieurs du trafic", "lang=\"en\">Traffic", "Neuf campagnes", "Nine campaigns");
        assertThat(page(webinar, event, "en")).contains("Nine campaigns").doesNotContain("class=\"translated\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void programmeWithoutADescription_isTranslatedToo(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.spaces.on(1, "translation");
        long event = webinar.announce("body", "", "part.0.time", "14:10", "part.0.text.en", "Nine campaigns");
        Body whole = webinar.content().items(List.of(event)).get(event).body();
        webinar.translations.put(
                event,
                new Version(
                        "Jeunesse",
                        whole.html().replace("Nine campaigns", "Neuf campagnes"),
                        whole.sanitiser(),
                        Origin.MACHINE,
                        false,
                        false));
        assertThat(page(webinar, event, "fr"))
                .contains("class=\"translated\"", "Neuf campagnes")
                .doesNotContain("Nine campaigns", "class=\"prose\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void languageThatDoesNotFit_isAskedAbout_once_andWhenTheTextChanges(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        String french =
                "Nous avons éteint les lampes de la rue pour une nuit, et les voisins ont dit que c’est bien pour leurs"
                        + " enfants, mais pas pour ceux qui rentrent tard dans la nuit par les chemins du parc";
        TestForm doubtful = webinar.form("body", french);
        Page page = (Page) webinar.events.announce(doubtful, webinar.visit(9));
        assertThat(page.status()).isEqualTo(422);
        assertThat(doubtful.problems()).containsEntry("language", "web.problem.language");
        assertThat(WebinarFixture.html(page)).contains("name=\"languageAsked\" value=\"1\"", "les voisins");
        long event = webinar.announce("body", french, "languageAsked", "1");
        assertThat(WebinarFixture.place(webinar.events.save(
                        event, webinar.form("body", french, "base", "1", "topic", ""), webinar.visit(9))))
                .as("it was asked then")
                .contains("done");
        TestForm changed = webinar.form("body", french + " et la nuit", "base", "2");
        webinar.events.save(event, changed, webinar.visit(9));
        assertThat(changed.problems()).containsEntry("language", "web.problem.language");
    }

    /** Lines of an event by what they say. */
    private static Map<String, String> lines(WebinarFixture webinar, long event) {
        Map<String, String> lines = new HashMap<>();
        webinar.bodies
                .passages(webinar.content().items(List.of(event)).get(event).body())
                .forEach((id, text) -> lines.put(text, id));
        return lines;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void linesOfAProgramme_keepTheirTranslationWhenTheyMoveOrArePutRight(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.spaces.on(1, "translation");
        String[] first = {
            "speaker.0.name",
            "Night team",
            "speaker.0.function.en",
            "Mediators",
            "part.0.text.en",
            "Nine campaigns of last winter",
            "part.1.text.en",
            "Lunch",
            "part.2.text.en",
            "Visit"
        };
        long event = webinar.announce(first);
        Map<String, String> before = lines(webinar, event);
        Body whole = webinar.content().items(List.of(event)).get(event).body();
        String french = whole.html()
                .replace("Mediators", "Médiateurs")
                .replace("Nine campaigns", "Neuf campagnes")
                .replace("Lunch", "Déjeuner")
                .replace("Visit", "Visite");
        webinar.translations.put(event, new Version("Jeunesse", french, whole.sanitiser(), Origin.PERSON, true, false));
        String[] then = {
            "base", "1", "speaker.0.name", "Night team", "speaker.0.function.en", "Street mediators",
            "part.0.text.en", "Ten campaigns of last winter", "part.1.text.en", "Welcome", "part.2.text.en", "Lunch"
        };
        webinar.events.save(event, webinar.form(then), webinar.visit(9));

        Map<String, String> after = lines(webinar, event);
        assertThat(after)
                .containsEntry("Lunch", before.get("Lunch"))
                .containsEntry("Street mediators", before.get("Mediators"))
                .containsEntry("Ten campaigns of last winter", before.get("Nine campaigns of last winter"));
        assertThat(after.get("Welcome")).isNotIn(before.values());
        assertThat(page(webinar, event, "fr"))
                .contains("Médiateurs", "Neuf campagnes", "Déjeuner", "Welcome")
                .doesNotContain("Visite");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void linesWithoutIds_haveOneEach_thatTheyKeep(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        // Of both, Java makes the same number.
        String[] alike = {"part.0.text.en", "Workshop Aa", "part.1.text.en", "Workshop BB"};
        long event = webinar.announce(alike);
        webinar.database.transaction(tx -> {
            String details = tx.first(
                            "select details from webinar_event where id = ?", row -> row.text("details"), event)
                    .orElseThrow();
            return tx.execute(
                    "update webinar_event set details = ? where id = ?",
                    details.replaceAll(",\"lines\":\\[[^]]*]", ""),
                    event);
        });
        Map<String, String> early = lines(webinar, event);
        assertThat(early).hasSize(3);
        assertThat(early.get("Workshop Aa")).as("as it was translated").isEqualTo("e10vqb8ex");
        webinar.events.save(
                event,
                webinar.form("base", "1", "part.0.text.en", "Workshop BB", "part.1.text.en", "Workshop Aa"),
                webinar.visit(9));
        assertThat(lines(webinar, event)).isEqualTo(early);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void translationFromBeforeItsLinesWerePartOfATextIsNotSaidToBeOutdated(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.spaces.on(1, "translation");
        long event = webinar.announce("part.0.text.en", "Nine campaigns");
        String outdated = "été modifié depuis";
        String translated = "<p data-b=\"abcde\">Ce que nous avons appris</p>";
        String[] known = {"What we learned"};
        webinar.translator = question -> question.texts().stream()
                .collect(Collectors.toMap(
                        Written::id,
                        text -> new Version(
                                "Jeunesse",
                                translated,
                                1,
                                Origin.PERSON,
                                !webinar.bodies.text(text.body()).strip().equals(known[0]),
                                false)));
        assertThat(page(webinar, event, "fr"))
                .contains("Ce que nous avons appris", "Nine campaigns")
                .doesNotContain(outdated);
        known[0] = "What we learned before";
        assertThat(page(webinar, event, "fr")).contains("Ce que nous avons appris", outdated);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void eventNamedInOneLanguageAndDescribedInAnother_isNotSaidToBeTranslatedSoon(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        webinar.spaces.on(1, "translation");
        long event = webinar.announce("language", "fr", "body", "Ce que nous avons appris");
        webinar.translations.put(event, Version.AWAITED);
        assertThat(page(webinar, event, "en"))
                .contains("Youth and discrimination", "lang=\"fr\"", "Ce que nous avons appris")
                .doesNotContain("class=\"translated\"");
        assertThat(webinar.content().items(List.of(event)).get(event).versions())
                .singleElement()
                .satisfies(version -> {
                    assertThat(version.language()).isEqualTo("fr");
                    assertThat(version.body().html()).contains("Ce que nous avons appris");
                });
        long other = webinar.announce("language", "fr", "title.en", null, "title.fr", "Jeunesse", "body", "Un bilan");
        webinar.translations.put(other, Version.AWAITED);
        assertThat(page(webinar, other, "en")).contains("class=\"translated\"");
    }
}
