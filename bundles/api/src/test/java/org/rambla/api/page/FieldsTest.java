// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.text.Html;
import org.rambla.api.text.Localised;

final class FieldsTest {
    private static final String HOSTILE = "\"'><script>alert(1)</script>&\n x=\"";
    private static final StubVisit VISIT = new StubVisit(null, "en");
    private static final Map<String, String> OPTIONS = options("a", "One", "b", "Two & three");

    private static Map<String, String> options(String... pairs) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            options.put(pairs[i], pairs[i + 1]);
        }
        return options;
    }

    private static String html(Field field) {
        return Html.of(field).toString();
    }

    static Stream<BiFunction<Fields, String, Field>> kinds() {
        return Stream.of(
                (f, n) -> f.text(n, n),
                (f, n) -> f.email(n, n),
                (f, n) -> f.password(n, n),
                (f, n) -> f.number(n, n),
                (f, n) -> f.date(n, n),
                (f, n) -> f.time(n, n),
                (f, n) -> f.search(n, n),
                (f, n) -> f.url(n, n),
                (f, n) -> f.textarea(n, n),
                (f, n) -> f.rich(n, n),
                (f, n) -> f.files(n, n),
                (f, n) -> f.checkbox(n, n),
                (f, n) -> f.select(n, n, options(HOSTILE, HOSTILE)),
                (f, n) -> f.radios(n, n, options(HOSTILE, HOSTILE)),
                (f, n) -> f.checkboxes(n, n, options(HOSTILE, HOSTILE)));
    }

    /** Name, label, value, options, hint, problem and every attribute: none may open or close anything. */
    @ParameterizedTest
    @MethodSource("kinds")
    void hostileText_staysTextEverywhere(BiFunction<Fields, String, Field> kind) {
        StubForm form = new StubForm(
                Map.of(HOSTILE, List.of(HOSTILE), HOSTILE + "Format", List.of(HOSTILE)),
                new LinkedHashMap<>(Map.of(HOSTILE, HOSTILE)));
        for (Fields fields : List.of(Fields.of(VISIT, form), Fields.of(VISIT).with(HOSTILE, HOSTILE))) {
            String html = html(kind.apply(fields, HOSTILE)
                    .hint(HOSTILE)
                    .lang(HOSTILE)
                    .autocomplete(HOSTILE)
                    .format(HOSTILE)
                    .upload(HOSTILE)
                    .list(HOSTILE));
            assertThat(html).doesNotContain("<script", "alert(1)</", "x=\"\"");
            // Cut out all tags with well-formed attributes: what remains holds no quote and no bracket.
            String rest = html.replaceAll("</?[a-z]+[0-9]?( [a-z-]+(=\"[^\"<>]*\")?)*/?>", "");
            assertThat(rest).doesNotContain("<", ">", "\"");
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void hintAndProblem_areTiedToTheField(BiFunction<Fields, String, Field> kind) {
        StubForm form = new StubForm(Map.of("name", List.of("x")), new LinkedHashMap<>(Map.of("name", "Wrong")));
        String html = html(kind.apply(Fields.of(VISIT, form), "name").hint("A hint"));
        assertThat(html)
                .contains("aria-describedby=\"f-name-hint f-name-error\"")
                .contains("<p class=\"hint\" id=\"f-name-hint\">A hint</p>")
                .containsPattern("<p class=\"error\" id=\"f-name-error\">.*Wrong</p>");
        String plain = html(kind.apply(Fields.of(VISIT), "name"));
        assertThat(plain).doesNotContain("aria-describedby", "aria-invalid", "error");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void idOfTheField_isWhereTheListOfProblemsLeads(BiFunction<Fields, String, Field> kind) {
        String html = html(kind.apply(Fields.of(VISIT), "name"));
        assertThat(Pattern.compile(" id=\"f-name\"").matcher(html).results().count())
                .isEqualTo(1);
        StubForm form = new StubForm(Map.of(), new LinkedHashMap<>(Map.of("name", "Wrong")));
        assertThat(Parts.problems(form, VISIT).toString()).contains("href=\"#f-name\"");
    }

    @Test
    void invalidField_saysSo() {
        StubForm form = new StubForm(Map.of("a", List.of("x")), new LinkedHashMap<>(Map.of("a", "Wrong")));
        Fields fields = Fields.of(VISIT, form);
        for (Field field : List.of(
                fields.text("a", "A"),
                fields.textarea("a", "A"),
                fields.select("a", "A", OPTIONS),
                fields.checkbox("a", "A"))) {
            assertThat(html(field)).contains("aria-invalid=\"true\"");
        }
    }

    @Test
    void field_hasALabelThatSaysWhetherItIsOptional() {
        Fields fields = Fields.of(VISIT);
        assertThat(html(fields.text("a", "Title")))
                .contains("<label for=\"f-a\">Title <span class=\"optional\">[web.field.optional]</span></label>");
        assertThat(html(fields.text("a", "Title").required()))
                .contains("<label for=\"f-a\">Title</label>", " required");
        assertThat(html(fields.text("a", "Title").hiddenLabel()))
                .contains("<label for=\"f-a\" class=\"visually-hidden\">Title</label>");
        assertThat(html(fields.radios("a", "Choose", OPTIONS))).contains("<fieldset", "<legend>Choose <span");
    }

    @Test
    void typedText_winsOverStoredText() {
        Fields fields = Fields.of(VISIT, new StubForm(Map.of("a", List.of("typed"), "other", List.of("x"))))
                .with("a", "stored")
                .with("b", "stored");
        assertThat(html(fields.text("a", "A"))).contains("value=\"typed\"");
        assertThat(html(fields.text("b", "B"))).as("it was emptied").doesNotContain("value=");
        assertThat(fields.value("a")).isEqualTo("typed");
        assertThat(fields.value("b")).isEmpty();
        Fields first = Fields.of(VISIT).with("a", "stored").with("n", (Object) null);
        assertThat(html(first.text("a", "A"))).contains("value=\"stored\"");
        assertThat(html(first.text("n", "N"))).doesNotContain("value=");
    }

    @Test
    void password_isNeverFilledIn() {
        StubForm form = new StubForm(Map.of("password", List.of("secret")));
        assertThat(html(Fields.of(VISIT, form).password("password", "Password")))
                .doesNotContain("secret", "value=");
    }

    @Test
    void textarea_keepsTheFirstLineEnd() {
        assertThat(html(Fields.of(VISIT).with("a", "\nx").textarea("a", "A"))).contains(">\n\nx</textarea>");
    }

    @Test
    void richText_comesBackInTheFormatItWasSentIn() {
        Fields sent = Fields.of(VISIT, new StubForm(Map.of("body", List.of("x"), "bodyFormat", List.of("html"))));
        assertThat(html(sent.rich("body", "Text").format("text"))).contains("name=\"bodyFormat\" value=\"html\"");
        Fields odd = Fields.of(VISIT, new StubForm(Map.of("body", List.of("x"), "bodyFormat", List.of(HOSTILE))));
        assertThat(html(odd.rich("body", "Text"))).contains("name=\"bodyFormat\" value=\"text\"");
        assertThat(html(Fields.of(VISIT)
                        .with("body", "<p>x</p>")
                        .rich("body", "Text")
                        .format("html")
                        .upload("/up")))
                .contains("value=\"html\"", "data-rich-text", "data-upload=\"/up\"");
    }

    @Test
    void emptyRichText_isTypedAsPlainText_whateverIsStoredLater() {
        assertThat(html(Fields.of(VISIT).with("body", "").rich("body", "Text").format("html")))
                .contains("name=\"bodyFormat\" value=\"text\"", "[web.passages.typed]")
                .doesNotContain("passages=1");
        Fields html = Fields.of(VISIT, new StubForm(Map.of("body", List.of("x"), "bodyFormat", List.of("html"))));
        assertThat(html(html.rich("body", "Text"))).doesNotContain("[web.passages.typed]");
    }

    @Test
    void storedRichText_withoutScripts_leadsToItsPassages() {
        assertThat(html(Fields.of(VISIT)
                        .with("body", "<p>Hello</p>")
                        .rich("body", "Text")
                        .format("html")))
                .contains("<noscript>", "passages=1");
    }

    @Test
    void passagesThatComeBack_areShownAsTheyWereTyped() {
        StubForm sent = new StubForm(Map.of(
                "body-passages", List.of("1"), "body-passage-b1", List.of(HOSTILE), "body-more", List.of("And more")));
        assertThat(Fields.byPassage(sent, "body")).isTrue();
        assertThat(Fields.passages(sent, "body")).containsOnly(Map.entry("b1", HOSTILE));
        assertThat(html(Fields.of(VISIT, sent).rich("body", "Text").format("html")))
                .contains(
                        "name=\"body-passages\" value=\"1\"",
                        "name=\"body-passage-b1\"",
                        Html.escape(HOSTILE),
                        "And more")
                .doesNotContain("data-rich-text", "name=\"body\"", "<script>");
    }

    @Test
    void choice_marksWhatIsChosen() {
        Fields fields = Fields.of(VISIT).with("a", "b").withAll("many", Set.of("a", "b"));
        assertThat(html(fields.select("a", "A", OPTIONS)))
                .contains("<option value=\"a\">One</option>", "<option value=\"b\" selected>Two &amp; three</option>");
        assertThat(html(fields.radios("a", "A", OPTIONS).required()))
                .contains(
                        "<input type=\"radio\" name=\"a\" id=\"f-a\" value=\"a\" required>One",
                        "value=\"b\" checked required>");
        assertThat(html(fields.checkboxes("many", "M", OPTIONS)).split(" checked", -1))
                .hasSize(3);
        assertThat(html(fields.checkbox("a", "A"))).contains(" checked");
        assertThat(html(fields.checkbox("none", "A"))).doesNotContain(" checked");
    }

    @Test
    void number_hasItsRange() {
        assertThat(html(Fields.of(VISIT).number("n", "N").range(-1, 9).max(3)))
                .contains("min=\"-1\" max=\"9\"", "maxlength=\"3\"");
    }

    @Test
    void textOfAnotherDirection_isTypedInIts() {
        assertThat(html(Fields.of(VISIT).textarea("t", "T").lang("he"))).contains(" lang=\"he\" dir=\"rtl\"");
        assertThat(html(Fields.of(new StubVisit(null, "ar")).text("t", "T").lang("fr")))
                .contains(" lang=\"fr\" dir=\"ltr\"");
        assertThat(html(Fields.of(VISIT).text("t", "T").lang("fr"))).doesNotContain("dir=");
    }

    @Test
    void textInEachLanguage_hasAFieldForEach() {
        Fields fields = Fields.of(VISIT).with("name", Localised.of("fr", "Nuit", "en", "Night"));
        assertThat(html(fields.text("name.fr", "Nom"))).contains("id=\"f-name.fr\" name=\"name.fr\"", "value=\"Nuit\"");
        StubForm form = new StubForm(Map.of("name.fr", List.of(" Nuit ")));
        assertThat(form.localised("name", List.of("fr", "en"), 3, true)).isEqualTo(Localised.of("fr", "Nuit"));
        assertThat(form.problems()).containsOnlyKeys("name.fr", "name.en");
        StubForm free = new StubForm(Map.of("name.fr", List.of("Nuit")));
        free.localised("name", List.of("fr", "en"), 30, false);
        assertThat(free.valid()).isTrue();
    }
}
