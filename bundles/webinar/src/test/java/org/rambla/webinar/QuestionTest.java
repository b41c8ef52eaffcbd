// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rambla.webinar.WebinarFixture.html;
import static org.rambla.webinar.WebinarFixture.place;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Page;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.attendance.RegistrationFile;
import org.rambla.webinar.event.Details;

/** Questions to registrants, each by its type. */
final class QuestionTest {
    private static final String[] ASKED = {
        "question.0.label.en", "Which <day>?",
        "question.0.type", "CHOICE",
        "question.0.required", "1",
        "question.0.options.en", "Monday\nTuesday <late>",
        "question.0.options.fr", "Lundi\nMardi",
        "question.1.label.en", "Topics",
        "question.1.type", "SEVERAL",
        "question.1.options.en", "Lights\n\nParks\nTrams",
        "question.2.label.en", "People you bring",
        "question.2.type", "NUMBER",
        "question.3.label.en", "Arrival",
        "question.3.type", "DATE"
    };

    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    private static List<String> fields(String form) {
        Set<String> names = new LinkedHashSet<>();
        Pattern.compile("name=\"(answer\\.[a-z0-9]{8})\"")
                .matcher(form)
                .results()
                .forEach(found -> names.add(found.group(1)));
        return List.copyOf(names);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void eachType_isAskedCheckedAndShownInTheReadersLanguage(TestDatabase databases) throws Exception {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce(ASKED);
        String form = webinar.event(event, 7);
        List<String> names = fields(form);
        assertThat(names).hasSize(4);
        assertThat(form)
                .contains("type=\"radio\"", "Tuesday &lt;late&gt;", "type=\"number\"", "type=\"date\"", "Parks");

        String[] wrong = {
            names.get(0), "Wednesday", names.get(2), "many", names.get(3), "2026-02-30", names.get(1), "Boats"
        };
        Page again = (Page) webinar.register(event, 7, wrong);
        assertThat(again.status()).isEqualTo(422);
        assertThat(html(again)).contains("web.problem.choice", "webinar.problem.number", "webinar.problem.day");
        assertThat(((Page) webinar.register(event, 7)).status())
                .as("one is required")
                .isEqualTo(422);

        assertThat(place(webinar.register(
                        event,
                        7,
                        names.get(0),
                        "Tuesday <late>",
                        names.get(1),
                        "Trams",
                        names.get(2),
                        "3",
                        names.get(3),
                        "2026-05-25")))
                .contains("webinar.done.registered");

        assertThat(html(webinar.registered.list(event, "", webinar.visit(9))))
                .contains("Tuesday &lt;late&gt;", "Trams", "25 May 2026", ">3<");
        assertThat(html(webinar.registered.list(event, "", webinar.visit(9, 1, "fr"))))
                .contains("Mardi", "25 mai 2026");
        assertThat(webinar.event(event, 7)).contains("checked", "value=\"2026-05-25\"");
        Object file = WebinarFixture.find(webinar.feature.pages(), RegistrationFile.class)
                .file(event, webinar.visit(9))
                .getEntity();
        assertThat(file instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : file.toString())
                .contains("Tuesday <late>", "Trams");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void answers_outliveTheirOption(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        long event = webinar.announce(ASKED);
        List<String> names = fields(webinar.event(event, 7));
        webinar.register(event, 7, names.get(0), "Monday");

        String[] changed = ASKED.clone();
        changed[7] = "Sunday\nTuesday <late>\nFriday";
        changed[9] = "Dimanche\nMardi\nVendredi";
        String key = names.get(0).substring("answer.".length());
        String[] saved = Stream.of(changed, new String[] {"question.0.key", key, "base", "1"})
                .flatMap(Stream::of)
                .toArray(String[]::new);
        assertThat(place(webinar.events.save(event, webinar.form(saved), webinar.visit(9))))
                .contains("webinar.done.changed");

        assertThat(html(webinar.registered.list(event, "", webinar.visit(9)))).contains("Monday");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void answers_stayWithTheirOptionWhateverItsTextsBecome(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        String[] asked = {"question.0.label.en", "Lunch?", "question.0.type", "CHOICE", "question.0.required", "1"};
        long event = webinar.announce(with(asked, "question.0.options.fr", "Avec viande\nSans viande"));
        String name = fields(webinar.event(event, 7)).get(0);
        webinar.register(event, 7, name, "Avec viande");
        String[] key = with(asked, "question.0.key", name.substring("answer.".length()));
        String[][] texts = {
            {"With meet\nWithout meet", "Avec viande\nSans viande"},
            {"With meat\nWithout meat", "Avec viande\nSans viande"},
            {"None\nWith meat\nWithout meat", ""},
            {"With much meat\nAvec viande", ""}
        };
        String[] shown = {"With meet", "With meat", "With meat", "Avec viande"};
        for (int i = 0; i < texts.length; i++) {
            String[] form = with(with(key, "question.0.options.en", texts[i][0]), "question.0.options.fr", texts[i][1]);
            assertThat(place(webinar.events.save(
                            event, webinar.form(with(form, "base", "" + (i + 1))), webinar.visit(9))))
                    .contains("webinar.done.changed");
            assertThat(html(webinar.registered.list(event, "", webinar.visit(9))))
                    .contains(shown[i]);
        }
    }

    private static String[] with(String[] pairs, String field, String value) {
        return Stream.of(pairs, new String[] {field, value}).flatMap(Stream::of).toArray(String[]::new);
    }

    @Test
    void optionsThatWereStoredWithoutAKey_areNamedByTheirFirstText() {
        String json = "{\"speakers\":[],\"programme\":[],\"questions\":[{\"key\":\"abcd1234\",\"type\":\"CHOICE\","
                + "\"label\":\"{\\\"en\\\":\\\"Lunch?\\\"}\",\"required\":false,\"options\":["
                + "\"{\\\"fr\\\":\\\"Oui\\\",\\\"en\\\":\\\"Yes\\\"}\",\"{\\\"fr\\\":\\\"Non\\\"}\"]}]}";
        Details details = Details.fromJson(json);
        assertThat(details.questions().get(0).options()).containsOnlyKeys("Yes", "Non");
        assertThat(Details.fromJson(details.toJson())).isEqualTo(details);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void choicesOfLanguages_areNeverPairedWithEachOthersNeighbour(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        Page again = (Page) webinar.events.announce(
                webinar.form(
                        "question.0.label.en", "Which?",
                        "question.0.type", "CHOICE",
                        "question.0.options.en", "A\nB",
                        "question.0.options.fr", "\nBé"),
                webinar.visit(9));
        assertThat(again.status()).isEqualTo(422);
        assertThat(html(again)).contains("webinar.problem.optionsDiffer");

        long event = webinar.announce(
                "question.0.label.en", "Which?",
                "question.0.type", "CHOICE",
                "question.0.options.en", "A\nB",
                "question.0.options.fr", "Aé\n\nBé\n");
        assertThat(html(webinar.part.event(event, webinar.visit(7, 1, "fr"))))
                .containsSubsequence("value=\"A\"", "Aé", "value=\"B\"", "Bé");
        assertThat(html(webinar.events.edit(event, webinar.visit(9)))).contains("Aé\nBé");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void tooManyOrTooLongChoices_comeBackWhole(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        String many = IntStream.rangeClosed(1, 31).mapToObj(i -> "Choice " + i).collect(Collectors.joining("\n"));
        for (String options : List.of(many, "A\n" + "b".repeat(201))) {
            Page again = (Page) webinar.events.announce(
                    webinar.form(
                            "question.0.label.en", "Which?",
                            "question.0.type", "CHOICE",
                            "question.0.options.en", options),
                    webinar.visit(9));
            assertThat(again.status()).isEqualTo(422);
            assertThat(html(again)).contains("webinar.problem.optionsMany", options);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void choices_areAtLeastTwoDifferentOnes(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        for (String options : List.of("", "One", "One\nOne")) {
            Page again = (Page) webinar.events.announce(
                    webinar.form(
                            "question.0.label.en", "Which?",
                            "question.0.type", "CHOICE",
                            "question.0.options.en", options),
                    webinar.visit(9));
            assertThat(again.status()).as(options).isEqualTo(422);
            assertThat(html(again)).contains("webinar.problem.options");
        }
    }
}
