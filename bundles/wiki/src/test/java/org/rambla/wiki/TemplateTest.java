// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.wiki.WikiFixture.html;
import static org.rambla.wiki.WikiFixture.slug;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Translator.Version;
import org.rambla.content.fixture.TestForm;
import org.rambla.content.fixture.TestVisit;
import org.rambla.persistence.TestDatabase;
import org.rambla.wiki.exchange.in.Zips;
import org.rambla.wiki.page.Change;
import org.rambla.wiki.page.PageJson;
import org.rambla.wiki.template.After;
import org.rambla.wiki.template.FactForm;
import org.rambla.wiki.template.ListApi;
import org.rambla.wiki.template.Lists;
import org.rambla.wiki.template.Range;
import org.rambla.wiki.template.Reach;
import org.rambla.wiki.template.SortAnew;
import org.rambla.wiki.template.Templates;

/** Templates, the fields of pages, and lists by them. */
final class TemplateTest {
    @TempDir
    Path folder;

    private WikiFixture wiki;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "wiki");
    }

    private void open(TestDatabase databases) {
        wiki = new WikiFixture(databases, folder);
    }

    @AfterEach
    void close() {
        wiki.close();
    }

    private String sheet(String title, String city, String topic, String... more) {
        List<String> pairs = new ArrayList<>(List.of(
                "template",
                "practice-sheet",
                "title",
                title,
                "body",
                "Words",
                "fact-city",
                city,
                "fact-topics",
                topic));
        pairs.addAll(List.of(more));
        return slug(wiki.writing.make(wiki.form(pairs.toArray(String[]::new)), wiki.visit(7)));
    }

    private String list(String city, String country, String topic, String q, String sort) {
        return html(wiki.lists.list("practice-sheet", city, country, topic, q, sort, "", "", wiki.visit(0)));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void titlesOfLists_areInTheReadersLanguage_andSayThatTheyAreTranslated(TestDatabase databases) {
        open(databases);
        wiki.spaces.on(1, "translation");
        String name = sheet("Lamps at night", "1", "night");
        wiki.translations.put(wiki.row(name).id(), new Version("Lampes la nuit", "", 0, Origin.MACHINE, false, false));
        for (String as : List.of("", "cards")) {
            assertThat(html(wiki.lists.list("practice-sheet", "", "", "", "", "", as, "", wiki.visit(0, 1, "fr"))))
                    .contains("lang=\"fr\">Lampes la nuit</a>", "Traduction automatique")
                    .doesNotContain("Lamps at night");
        }
        assertThat(list("", "", "", "", "")).contains("Lamps at night").doesNotContain("Lampes");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void listOverAllSpaces_holdsWhatTheReaderMayRead_andNothingOfAWikiThatIsOff(TestDatabase databases) {
        open(databases);
        sheet("Lamps at night", "1", "night");
        String closed = sheet("Lamps of the managers", "2", "night");
        wiki.caring.changed(closed, wiki.form("least", "MANAGER", "writer", "MANAGER"), wiki.visit(3));
        wiki.writing.make(
                wiki.form(
                        "template",
                        "practice-sheet",
                        "title",
                        "Plans of the board",
                        "body",
                        "Words",
                        "fact-city",
                        "3",
                        "fact-topics",
                        "night"),
                wiki.visit(7, 2, "en"));
        assertThat(everywhere("", "", 0))
                .contains("Lamps at night", "Space night")
                .doesNotContain("managers", "board");
        assertThat(everywhere("", "", 7))
                .contains("Lamps at night", "Plans of the board", "Space board", "2 pages")
                .doesNotContain("managers");
        assertThat(everywhere("", "", 3)).contains("Lamps at night", "Lamps of the managers", "Plans of the board");
        assertThat(everywhere("3", "", 7)).contains("Plans of the board").doesNotContain("Lamps at night");
        assertThat(everywhere("", "lamps", 7)).contains("Lamps at night").doesNotContain("Plans of the board");
        assertThat(everywhere("", "", 0)).doesNotContain("City of Li");
        wiki.spaces.off(2, "wiki");
        assertThat(everywhere("", "", 7)).contains("Lamps at night").doesNotContain("board");
        wiki.spaces.off(1, "wiki");
        assertThat(everywhere("", "", 3)).contains("no pages with fields yet").doesNotContain("Lamps");
    }

    private String everywhere(String city, String q, long member) {
        return html(
                wiki.everywhere.list("practice-sheet", city, "", "", q, "city", "", "", wiki.visit(member, 0, "en")));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void page_beginsWithItsTemplate_andShowsItsFields(TestDatabase databases) {
        open(databases);
        String form = html(wiki.writing.fresh("", "", "", "practice-sheet", "", wiki.visit(7)));
        assertThat(form).contains("What went wrong", "name=\"fact-city\"", "<option value=\"1\">", "The city at night");
        // Without scripts it is written passage by passage.
        wiki.writing.make(
                wiki.form(
                        "template",
                        "minutes",
                        "title",
                        "Meeting",
                        "body-passages",
                        "1",
                        "body-passage-t6",
                        "",
                        "body-more",
                        "We met."),
                wiki.visit(7));
        assertThat(wiki.page("meeting", 0))
                .contains("On the agenda", "We met.")
                .doesNotContain("In short, item by item");
        String slug = sheet("Lamps", "2", "night", "fact-cost", "300 euros", "fact-partners", "Shops\nSchools");
        String page = wiki.page(slug, 7);
        assertThat(page)
                .contains("300 euros", "Shops\nSchools", "The city at night", "/organisations/2")
                // Nobody said the country: it is the city's.
                .contains("<dt>Country</dt>");
        assertThat(wiki.page(slug, 0)).contains("300 euros").doesNotContain("/organisations/2");
        PageJson.PageText text = wiki.api.page(slug, "", wiki.visit(0));
        assertThat(text.template()).isEqualTo("practice-sheet");
        assertThat(text.facts()).extracting(PageJson.FactEntry::field).contains("city", "country", "topics", "cost");
        long id = wiki.row(slug).id();
        assertThat(wiki.content.items(List.of(id)).get(id).fields())
                .isEqualTo(Map.of(
                        "city",
                        "2",
                        "country",
                        "BE",
                        "topics",
                        "night",
                        "cost",
                        "300 euros",
                        "partners",
                        "Shops\nSchools"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void fieldsAlone_canBeChanged_andWordsBelongToTheirLanguage(TestDatabase databases) {
        open(databases);
        String slug = sheet("Lamps", "2", "night", "fact-cost", "300 euros");
        assertThat(html(wiki.editing.edit(slug, "en", "", wiki.visit(7)))).contains("value=\"300 euros\"");
        TestForm other = wiki.form(
                "title",
                "Lamps",
                "body",
                "Words",
                "base",
                "1",
                "facts",
                "1",
                "fact-city",
                "1",
                "fact-cost",
                "400 euros");
        wiki.editing.save(slug, other, wiki.visit(8));
        assertThat(wiki.page(slug, 0)).contains("400 euros").doesNotContain("300 euros", "The city at night");
        TestForm french = new TestForm(
                "f",
                "language",
                "fr",
                "title",
                "Lampes",
                "body",
                "Mots",
                "bodyFormat",
                "text",
                "base",
                "0",
                "facts",
                "2",
                "fact-city",
                "1",
                "fact-cost",
                "400 euros au total");
        wiki.editing.save(slug, french, wiki.visit(8));
        assertThat(html(wiki.reading.page(slug, "fr", "", wiki.visit(0)))).contains("400 euros au total");
        assertThat(html(wiki.reading.page(slug, "en", "", wiki.visit(0)))).doesNotContain("au total");
    }

    /** A change of the practice sheet of Leuven and the night that was begun with what its fields held then. */
    private TestForm filled(String city, String cost, int began) {
        return wiki.form(
                "title",
                "Lamps",
                "body",
                "Words",
                "base",
                "1",
                "facts",
                began + "",
                "fact-city",
                city,
                "fact-topics",
                "night",
                "fact-cost",
                cost);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatTwoFillInAtOnce_isPutTogether_andToldWhereBothChangedTheSame(TestDatabase databases) {
        open(databases);
        String slug = sheet("Lamps", "2", "night", "fact-cost", "300 euros");
        assertThat(html(wiki.editing.edit(slug, "en", "", wiki.visit(7)))).contains("name=\"facts\" value=\"1\"");
        wiki.editing.save(slug, filled("1", "300 euros", 1), wiki.visit(8));
        wiki.editing.save(slug, filled("2", "400 euros", 1), wiki.visit(7));
        assertThat(wiki.page(slug, 0)).contains("France", "400 euros").doesNotContain("Belgium");

        TestForm late = filled("2", "500 euros", 1);
        Page told = (Page) wiki.editing.save(slug, late, wiki.visit(9));
        assertThat(told.status()).isEqualTo(409);
        assertThat(late.problems()).containsKey("fact-cost").doesNotContainKey("fact-city");
        assertThat(html(told)).contains("500 euros", "name=\"facts\" value=\"3\"");
        assertThat(wiki.page(slug, 0)).contains("400 euros");
        wiki.editing.save(slug, filled("1", "500 euros", 3), wiki.visit(9));
        assertThat(wiki.page(slug, 0)).contains("France", "500 euros");
        // Whatever was filled in is kept.
        assertThat(wiki.database.list(
                        "select facts from wiki_fact_revision where page = ? order by revision",
                        row -> row.text("facts"),
                        wiki.row(slug).id()))
                .hasSize(4)
                .satisfies(all -> assertThat(all.get(2)).contains("400 euros"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatWaitsForAReview_isPutTogetherWithWhatOthersFilledIn(TestDatabase databases) {
        open(databases);
        String slug = sheet("Lamps", "2", "night", "fact-cost", "300 euros");
        wiki.settings.set(wiki.form("review", "1"), wiki.visit(3));
        wiki.editing.save(slug, filled("2", "400 euros", 1), wiki.visit(9));
        // Told before it is sent.
        assertThat(((Page) wiki.editing.save(slug, filled("2", "500 euros", 1), wiki.visit(7))).status())
                .isEqualTo(409);
        long sent = sent(wiki.editing.save(slug, filled("1", "400 euros", 1), wiki.visit(7)));
        wiki.reviews.publish(sent, wiki.form("version", "1"), wiki.visit(9));
        assertThat(wiki.page(slug, 0)).contains("France", "400 euros");
        // Told to the reviewer where it happened after that.
        long late = sent(wiki.editing.save(slug, filled("1", "600 euros", 3), wiki.visit(7)));
        wiki.editing.save(slug, filled("1", "700 euros", 3), wiki.visit(9));
        Page told = (Page) wiki.reviews.publish(late, wiki.form("version", "1"), wiki.visit(9));
        assertThat(told.status()).isEqualTo(409);
        assertThat(wiki.page(slug, 0)).contains("700 euros").doesNotContain("600 euros");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void reviewer_seesWhatIsFilledIn_beforeItIsPublished(TestDatabase databases) {
        open(databases);
        String slug = sheet("Lamps", "2", "night", "fact-cost", "300 euros");
        wiki.settings.set(wiki.form("review", "1"), wiki.visit(3));
        long sent = sent(wiki.editing.save(slug, filled("1", "400 euros", 1), wiki.visit(7)));
        String shown = html(wiki.reviews.proposal(sent, "", wiki.visit(9)));
        assertThat(shown)
                .contains("<del>300 euros</del> <ins>400 euros</ins>", "<del>Belgium</del> <ins>France</ins>")
                .doesNotContain("Both say the same");
        long fresh = sent(wiki.writing.make(
                wiki.form("template", "practice-sheet", "title", "Trees", "body", "Words", "fact-cost", "7 euros"),
                wiki.visit(7)));
        assertThat(html(wiki.reviews.proposal(fresh, "", wiki.visit(9)))).contains("<dd>7 euros</dd>");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void draft_keepsWhatWasTypedInAField_alsoWhereItCannotBeRead(TestDatabase databases) {
        open(databases);
        wiki.templates.make(kindOfSeats("NUMBER", ""), wiki.visit(3));
        wiki.drafts.keepNew(
                wiki.form("template", "t1", "title", "Soon", "body", "Not yet", "fact-seats", "1 500 EUR"),
                wiki.visit(7));
        assertThat(html(wiki.writing.fresh("", "", "", "", "0", wiki.visit(7)))).contains("value=\"1 500 EUR\"");
    }

    private static long sent(Object answer) {
        return Long.parseLong(WikiFixture.place(answer).replaceAll(".*reviews/([0-9]+).*", "$1"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatChangedInTheFields_standsInTheHistory_andIsPutBackWithTheText(TestDatabase databases) {
        open(databases);
        String slug = sheet("Lamps", "2", "night", "fact-cost", "300 euros");
        wiki.editing.save(slug, filled("1", "300 euros", 1), wiki.visit(8));
        String history = html(wiki.history.history(slug, "en", "", "", wiki.visit(0)));
        assertThat(history)
                .containsSubsequence("Changes of the fields", "officer 8", "City or organisation")
                .contains("<del>Belgium</del> <ins>France</ins>");
        // Another save, of text and fields.
        TestForm both = wiki.form(
                "title",
                "Lamps",
                "body",
                "More words",
                "base",
                "1",
                "facts",
                "2",
                "fact-city",
                "1",
                "fact-topics",
                "night",
                "fact-cost",
                "500 euros");
        wiki.editing.save(slug, both, wiki.visit(9));
        assertThat(html(wiki.history.compare(slug, "en", "1", "2", "", wiki.visit(0))))
                .contains("<del>300 euros</del> <ins>500 euros</ins>", "<del>Belgium</del> <ins>France</ins>");
        assertThat(html(wiki.history.revision(slug, "2", "en", wiki.visit(0)))).contains("<ins>500 euros</ins>");
        assertThat(html(wiki.history.revision(slug, "1", "en", wiki.visit(7))))
                .contains("/history/1/restore", "name=\"facts\" value=\"3\"");
        wiki.history.restore(slug, "1", wiki.form("base", "2", "facts", "3"), wiki.visit(7));
        assertThat(wiki.page(slug, 0)).contains("Belgium", "300 euros").doesNotContain("More words", "500 euros");
        // Fields alone that changed after the last text can be put back too.
        wiki.editing.save(slug, filled("1", "300 euros", 4), wiki.visit(8));
        assertThat(html(wiki.history.revision(slug, "3", "en", wiki.visit(7)))).contains("/history/3/restore");
        wiki.read.clear();
        wiki.history.history(slug, "en", "", "", wiki.visit(0));
        assertThat(wiki.read).hasSizeLessThanOrEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void oddValues_areRefusedAtTheirField_andNothingTypedIsLost(TestDatabase databases) {
        open(databases);
        TestForm odd = wiki.form(
                "template",
                "minutes",
                "title",
                "Meeting",
                "body",
                "Words",
                "fact-date",
                "yesterday",
                "fact-topics",
                "<b>",
                "fact-place",
                "Town hall");
        Page back = (Page) wiki.writing.make(odd, wiki.visit(7));
        assertThat(back.status()).isEqualTo(422);
        assertThat(odd.problems()).containsOnlyKeys("fact-date", "fact-topics");
        assertThat(html(back)).contains("Town hall", "yesterday");
        TestForm stranger = wiki.form(
                "template",
                "practice-sheet",
                "title",
                "Lamps",
                "body",
                "Words",
                "fact-city",
                "4711",
                "fact-country",
                "XX");
        wiki.writing.make(stranger, wiki.visit(7));
        assertThat(stranger.problems()).containsOnlyKeys("fact-city", "fact-country");
        assertThat(wiki.pages.named(1, "lamps")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void list_isNarrowedAndSorted_andShowsWhatItsReaderMaySee(TestDatabase databases) {
        open(databases);
        sheet("Lamps", "2", "night");
        sheet("Benches", "3", "drugs");
        sheet("Noise", "1", "night");
        wiki.make("Guide", "", "Words");
        assertThat(list("", "", "", "", ""))
                .contains("Lamps", "Benches", "Noise", "3 pages")
                .doesNotContain("Guide");
        assertThat(list("any", "BE", "any", "", "title"))
                .contains("Lamps", "Benches")
                .doesNotContain("Noise");
        assertThat(list("", "BE", "night", "", "")).contains("Lamps").doesNotContain("Benches", "Noise");
        assertThat(list("3", "", "", "", "")).contains("Benches").doesNotContain("Lamps");
        assertThat(list("", "", "", "noi", "")).contains("Noise").doesNotContain("Lamps");
        assertThat(list("", "", "' or 1=1 --", "", "")).contains("0 pages");
        // By city: Leuven, Liege, Nice.
        assertThat(list("", "", "", "", "city")).containsSubsequence(">Lamps<", ">Benches<", ">Noise<");
        assertThat(list("", "", "", "", "changed")).containsSubsequence(">Noise<", ">Benches<", ">Lamps<");
        wiki.caring.changed("noise", wiki.form("least", "MEMBER", "writer", "VISITOR"), wiki.visit(9));
        assertThat(list("", "", "", "", "")).doesNotContain("Noise", "<option value=\"1\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void longList_goesOnBehindItsLastPage_andIsTheSameWhetherAllAreLookedAtOrNot(TestDatabase databases) {
        open(databases);
        for (int i = 0; i < 120; i++) {
            // Every third one in Nice, every third one nowhere; two kinds of titles are mixed.
            sheet(
                    (i % 2 == 0 ? "Lamps %03d" : "Benches %03d").formatted(i),
                    List.of("1", "2", "").get(i % 3),
                    i % 40 == 0 ? "drugs" : "night",
                    "fact-country",
                    i % 3 == 2 ? "FR" : "",
                    "fact-period",
                    i % 5 == 0 ? "" : "From " + (1980 + i / 4) + " to " + (1990 + i / 4),
                    "fact-cost",
                    i % 4 == 0 ? "Two evenings" : i + " euros");
        }
        wiki.database.transaction(tx -> tx.execute("update wiki_page set least = 'MANAGER' where sort_key like '%7'"));
        for (Map<String, String> filters : List.of(
                Map.<String, String>of(),
                Map.of("country", "FR"),
                Map.of("city", "1", "topics", "night"),
                Map.of("cost", "11 13"),
                Map.of("cost", "20 "),
                Map.of("period", "1995 1996", "cost", " 90"),
                Map.of("period", "2016 ", "topics", "night"),
                Map.of("topics", "drugs"))) {
            for (String sort : List.of("", "city", "changed", "cost")) {
                Reach here = Reach.of(wiki.visit(0));
                List<String> few = all(new Lists(wiki.database), here, filters, sort);
                // Of the pages of Nice that are shown there are fewer than that, of the others more.
                List<String> many = all(new Lists(wiki.database, 30), here, filters, sort);
                Reach two = new Reach(Map.of(Role.VISITOR, List.of(1L), Role.MEMBER, List.of(2L)));
                assertThat(all(new Lists(wiki.database, 30), two, filters, sort))
                        .containsExactlyElementsOf(many);
                assertThat(few).doesNotHaveDuplicates().hasSizeGreaterThan(1).noneMatch(title -> title.endsWith("7"));
                if (sort.equals("city")) {
                    assertThat(many).containsExactlyInAnyOrderElementsOf(few);
                } else {
                    assertThat(many).containsExactlyElementsOf(few);
                }
                if (filters.isEmpty()) {
                    assertThat(few).hasSize(108);
                }
            }
        }
        String first = list("", "", "", "", "title");
        assertThat(first).contains("108 pages", "Benches 001", "after=").doesNotContain("Lamps 118");
        wiki.read.clear();
        list("", "", "", "", "city");
        assertThat(wiki.read).hasSizeLessThanOrEqualTo(6);
        // Nobody makes such an address; it begins at the beginning.
        assertThat(html(wiki.lists.list("practice-sheet", "", "", "", "", "", "", "AAAA\0", wiki.visit(0))))
                .contains("Benches 001");
    }

    /** All titles of a list, part after part. */
    private List<String> all(Lists lists, Reach reach, Map<String, String> filters, String sort) {
        List<String> titles = new ArrayList<>();
        Map<String, String> plain = new TreeMap<>(filters);
        plain.keySet().removeAll(List.of("period", "cost"));
        List<Range> ranges = new ArrayList<>();
        for (String field : List.of("period", "cost")) {
            String[] ends = filters.getOrDefault(field, " ").split(" ", -1);
            Range.read(
                            Templates.builtIn("practice-sheet")
                                    .orElseThrow()
                                    .field(field)
                                    .orElseThrow(),
                            ends[0],
                            ends[1])
                    .ifPresent(ranges::add);
        }
        Lists.Sort by = new Lists.Sort(sort, sort.equals("cost"));
        After after = null;
        do {
            Lists.Scope scope = lists.scope(reach, "practice-sheet");
            Lists.Found found = lists.find(scope, new Lists.Wish("practice-sheet", plain, ranges, "", by, after));
            found.rows().forEach(row -> titles.add(row.title("en")));
            after = found.next();
            assertThat(after == null || found.rows().size() == Lists.LIST).isTrue();
        } while (after != null);
        return titles;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void lists_areNarrowedToAPeriod_toACost_andToAChoiceOfTheTemplateItself(TestDatabase databases) {
        open(databases);
        sheet("Lamps", "1", "night", "fact-period", "Spring 2021 to 2023", "fact-cost", "9 500 euros a year");
        sheet("Benches", "2", "night", "fact-period", "since 2022", "fact-cost", "free");
        sheet("Noise", "3", "night", "fact-period", "Three months", "fact-cost", "Two evenings");
        sheet("Walks", "3", "drugs", "fact-period", "2019-20", "fact-cost", "1.5 million euros");
        assertThat(narrowed("from-period=2021&to-period=2021")).containsExactly("Lamps");
        assertThat(narrowed("from-period=2024")).containsExactly("Benches");
        assertThat(narrowed("to-period=2020")).containsExactly("Walks");
        // The wrong way round it is turned.
        assertThat(narrowed("from-period=2023&to-period=2020")).containsExactly("Benches", "Lamps", "Walks");
        assertThat(narrowed("to-cost=9500")).containsExactly("Benches", "Lamps");
        assertThat(narrowed("from-cost=1&to-cost=2000000&topics=night")).containsExactly("Lamps");
        assertThat(narrowed("from-cost=1&from-period=2022")).containsExactly("Lamps");
        // What is no number is no condition.
        assertThat(narrowed("from-period=soon&to-cost=-1&x=%zz&from-cost=%00")).hasSize(4);
        assertThat(html(wiki.lists.list(
                        "practice-sheet",
                        "",
                        "",
                        "",
                        "",
                        "cost",
                        "",
                        "",
                        wiki.visit(0).at("/s/night/wiki/lists?from-period=2021&to-cost=100000"))))
                .contains("name=\"from-period\"", "value=\"2021\"", "value=\"100000\"", "<th scope=\"col\">Cost</th>")
                .containsSubsequence(">Benches<", ">Lamps<");
        TestForm training = wiki.form(
                "name.en",
                "Training",
                "text-en",
                "",
                "f1-name.en",
                "Level",
                "f1-kind",
                "CHOICE",
                "f1-options",
                "Beginners\nExperts",
                "f2-name.en",
                "Seats",
                "f2-kind",
                "NUMBER",
                "f3-name.en",
                "Day",
                "f3-kind",
                "DATE");
        wiki.templates.make(training, wiki.visit(3));
        for (int i = 0; i < 4; i++) {
            wiki.writing.make(
                    wiki.form(
                            "template",
                            "t1",
                            "title",
                            "Course " + i,
                            "body",
                            "Words",
                            "fact-level",
                            i % 2 == 0 ? "beginners" : "experts",
                            "fact-seats",
                            String.valueOf(8 + i),
                            "fact-day",
                            "2027-0" + (1 + i) + "-20"),
                    wiki.visit(7));
        }
        String all = html(wiki.lists.list("t1", "", "", "", "", "", "", "", wiki.visit(0)));
        assertThat(all).contains("name=\"is-level\"", "Beginners", "name=\"from-seats\"", "name=\"to-day\"");
        String address = "/s/night/wiki/lists?is-level=experts&from-seats=9&to-seats=10&to-day=2027-03-01";
        assertThat(html(wiki.lists.list(
                        "t1", "", "", "", "", "", "cards", "", wiki.visit(0).at(address))))
                .contains("Course 1")
                .doesNotContain("Course 0", "Course 2", "Course 3");
        assertThat(wiki.listApi
                        .list("t1", "", "", "", "", "", "", wiki.visit(0).at(address))
                        .pages())
                .hasSize(1);
    }

    /** Titles of the practice sheets that meet a condition. */
    private List<String> narrowed(String query) {
        return wiki
                .listApi
                .list(
                        "practice-sheet",
                        "",
                        "",
                        query.contains("night") ? "night" : "",
                        "",
                        "",
                        "",
                        wiki.visit(0).at("/?" + query))
                .pages()
                .stream()
                .map(page -> page.titles().get("en"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void listForPrograms_isNarrowed_andGoesOn(TestDatabase databases) {
        open(databases);
        for (int i = 0; i < 52; i++) {
            sheet("Lamps %02d".formatted(i), i == 0 ? "1" : "2", "night", "fact-cost", i + " euros");
        }
        ListApi.Listed first = wiki.listApi.list("practice-sheet", "", "", "night", "", "", "", wiki.visit(0));
        assertThat(first.total()).isEqualTo(52);
        assertThat(first.pages()).hasSize(50);
        assertThat(first.pages().get(0).facts())
                .containsEntry("city", List.of("1"))
                .containsEntry("cost", List.of("0 euros"));
        String next = "/api/s/night/wiki/lists?template=practice-sheet&topics=night&after=";
        assertThat(first.next()).startsWith(next);
        ListApi.Listed second = wiki.listApi.list(
                "practice-sheet", "", "", "night", "", "", first.next().substring(next.length()), wiki.visit(0));
        assertThat(second.pages())
                .extracting(ListApi.Entry::id)
                .doesNotContainAnyElementsOf(
                        first.pages().stream().map(ListApi.Entry::id).toList());
        assertThat(second.pages()).hasSize(2);
        assertThat(second.next()).isNull();
        // In the order of a field, and by words of the title, as people see them.
        ListApi.Listed changed = wiki.listApi.list("practice-sheet", "", "", "night", "", "changed", "", wiki.visit(0));
        assertThat(changed.pages().get(0).changedAt())
                .isAfterOrEqualTo(changed.pages().get(49).changedAt());
        assertThat(changed.next()).contains("&sort=changed&after=");
        String title = first.pages().get(7).titles().get("en");
        assertThat(wiki.listApi
                        .list("practice-sheet", "", "", "night", title, "", "", wiki.visit(0))
                        .pages())
                .extracting(page -> page.titles().get("en"))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found).contains(title));
        assertThat(wiki.listApi
                        .list("practice-sheet", "", "FR", "", "", "", "", wiki.visit(0))
                        .total())
                .isEqualTo(1);
        assertThatThrownBy(() -> wiki.listApi.list("none", "", "", "", "", "", "", wiki.visit(0)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.fields())
                                .extracting(Refusal.Wrong::field)
                                .containsExactly("template"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void fileOfTheSameName_isANewVersion_andTheEarlierOneStays(TestDatabase databases) {
        open(databases);
        String slug = slug(wiki.writing.make(wiki.form("title", "Lamps", "body", "Words"), wiki.visit(7)));
        for (String file : List.of("Costs.txt", "costs.txt", "other.txt")) {
            wiki.editing.save(
                    slug,
                    wiki.form("title", "Lamps", "body", "Words", "base", "1")
                            .with(Zips.upload(file, file.getBytes(StandardCharsets.UTF_8))),
                    wiki.visit(7));
        }
        assertThat(wiki.page(slug, 0))
                .containsSubsequence("costs.txt</a>", "1 earlier version", "Costs.txt</a>", "other.txt</a>");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void printedSheet_showsItsFields(TestDatabase databases) {
        open(databases);
        String slug = sheet("Lamps", "2", "night", "fact-cost", "300 euros");
        assertThat(html(wiki.reading.print(slug, "", "", wiki.visit(0)))).contains("300 euros", "Words");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void history_tellsOfAllSavesOfFields_partAfterPart(TestDatabase databases) {
        open(databases);
        String slug = sheet("Lamps", "2", "night", "fact-cost", "0 euros");
        for (int i = 1; i <= 25; i++) {
            wiki.editing.save(
                    slug,
                    wiki.form(
                            "title", "Lamps", "body", "Words", "base", "1", "facts", i + "", "fact-cost", i + " euros"),
                    wiki.visit(7));
        }
        assertThat(html(wiki.history.history(slug, "en", "", "", wiki.visit(0))))
                .contains("<ins>25 euros</ins>", "<ins>6 euros</ins>", "fields=7")
                .doesNotContain("<ins>5 euros</ins>");
        assertThat(html(wiki.history.history(slug, "en", "", "7", wiki.visit(0))))
                .contains("<ins>5 euros</ins>", "<ins>1 euros</ins>")
                .doesNotContain("<ins>6 euros</ins>", "fields=");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void draftsAndReviews_keepTheFields(TestDatabase databases) {
        open(databases);
        wiki.drafts.keepNew(
                wiki.form("template", "practice-sheet", "title", "Soon", "body", "Not yet", "fact-cost", "5 euros"),
                wiki.visit(7));
        assertThat(html(wiki.writing.fresh("", "", "", "", "0", wiki.visit(7))))
                .contains("value=\"5 euros\"", "name=\"template\" value=\"practice-sheet\"");
        wiki.settings.set(wiki.form("review", "1"), wiki.visit(3));
        Object sent = wiki.writing.make(
                wiki.form("template", "practice-sheet", "title", "Lamps", "body", "Words", "fact-cost", "7 euros"),
                wiki.visit(7));
        long id = Long.parseLong(WikiFixture.place(sent).replaceAll(".*reviews/([0-9]+).*", "$1"));
        assertThat(html(wiki.writing.fresh("", "", id + "", "", "", wiki.visit(7))))
                .contains("value=\"7 euros\"");
        wiki.reviews.publish(id, wiki.form("version", "1"), wiki.visit(9));
        assertThat(wiki.page("lamps", 0)).contains("7 euros");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void ownTemplate_isOffered_changed_andRetired_inItsSpaceOnly(TestDatabase databases) {
        open(databases);
        TestVisit manager = wiki.visit(3);
        wiki.templates.make(
                wiki.form(
                        "name.en",
                        "Training",
                        "name.fr",
                        "Formation",
                        "text-en",
                        "## x",
                        "text-enFormat",
                        "text",
                        "f1-name.en",
                        "Level",
                        "f1-kind",
                        "CHOICE",
                        "f1-options",
                        "Beginners | D\u00e9butants\nExperts",
                        "f1-required",
                        "1",
                        "f2-name.en",
                        "Seats",
                        "f2-kind",
                        "NUMBER",
                        "f3-name.en",
                        "Where",
                        "f3-kind",
                        "CITY"),
                manager);
        assertThat(html(wiki.templates.list(wiki.visit(7)))).contains("Training", "template=t1", "template=minutes");
        assertThat(html(wiki.templates.list(wiki.visit(7, 2, "en")))).doesNotContain("Training");
        TestForm empty = wiki.form("template", "t1", "title", "First aid", "body", "Words", "fact-seats", "12");
        assertThat(((Page) wiki.writing.make(empty, wiki.visit(7))).status()).isEqualTo(422);
        assertThat(empty.problems()).containsOnlyKeys("fact-level");
        wiki.writing.make(
                wiki.form(
                        "template",
                        "t1",
                        "title",
                        "First aid",
                        "body",
                        "Words",
                        "fact-seats",
                        "12",
                        "fact-level",
                        "beginners",
                        "fact-city",
                        "1"),
                wiki.visit(7));
        assertThat(html(wiki.reading.page("first-aid", "", "", wiki.visit(0, 1, "fr"))))
                .contains("D\u00e9butants", "12", "Where");
        String form = html(wiki.templates.edit("t1", manager));
        assertThat(form).contains("value=\"Training\"", "Beginners | D\u00e9butants");
        // Renamed, a field keeps what pages say.
        wiki.templates.change(
                "t1",
                wiki.form(
                        "name.en",
                        "Training",
                        "text-en",
                        "",
                        "text-enFormat",
                        "text",
                        "f1-name.en",
                        "Places",
                        "f1-kind",
                        "NUMBER",
                        "f1-key",
                        "seats"),
                manager);
        assertThat(wiki.page("first-aid", 0))
                .contains("<dt>Places</dt><dd>12</dd>")
                .doesNotContain("Beginners");
        wiki.templates.retire("t1", manager);
        assertThat(html(wiki.templates.list(wiki.visit(7)))).doesNotContain("Training");
        assertThat(wiki.page("first-aid", 0)).contains("Places");
        assertThatThrownBy(() -> wiki.templates.edit("t1", wiki.visit(3, 2, "en")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> wiki.templates.edit("minutes", manager)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void saveOfFieldsAlone_isTold_withItsSummary(TestDatabase databases) {
        open(databases);
        String slug = sheet("Lamps", "1", "night", "fact-cost", "300 euros");
        wiki.editing.save(
                slug,
                wiki.form(
                        "title",
                        "Lamps",
                        "body",
                        "Words",
                        "base",
                        "1",
                        "facts",
                        "1",
                        "fact-city",
                        "1",
                        "fact-topics",
                        "night",
                        "fact-cost",
                        "400 euros",
                        "summary",
                        "The invoice came"),
                wiki.visit(8));
        assertThat(wiki.row(slug).revision()).isEqualTo(1);
        assertThat(html(wiki.reading.recent("", wiki.visit(0))))
                .containsSubsequence("The invoice came", "Fields or files.", "officer 8", "New page.");
        assertThat((String) wiki.feed.feed(wiki.visit(0)).getEntity())
                .contains("The invoice came", "/lamps/history?language=en#saves");
        assertThat(html(wiki.history.history(slug, "", "", "", wiki.visit(0))))
                .containsSubsequence("The invoice came", "<ins>400 euros</ins>");
        // The list goes on behind each of them.
        List<Change> all = wiki.pages.changes(1, Role.VISITOR, null, 0, 10);
        assertThat(all).extracting(Change::touched).containsExactly(true, false);
        assertThat(wiki.pages.changes(
                        1, Role.VISITOR, all.get(0).at(), all.get(0).number(), 10))
                .isEqualTo(all.subList(1, 2));
        assertThat(wiki.pages.changes(
                        1, Role.VISITOR, all.get(1).at(), all.get(1).number(), 10))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void periodsFromBeforeThereWereRanges_areFoundInThem(TestDatabase databases) {
        open(databases);
        sheet("Lamps", "1", "night", "fact-period", "Spring 2021 to 2023", "fact-cost", "9 500 euros a year");
        wiki.database.transaction(tx ->
                tx.execute("update wiki_fact set sort_key = 'spring 2021 to 2023' where field in ('period', 'cost')"));
        assertThat(narrowed("from-period=2021&to-period=2021")).isEmpty();
        wiki.feature.sorting().run();
        assertThat(narrowed("from-period=2021&to-period=2021")).containsExactly("Lamps");
        assertThat(narrowed("from-cost=9000&to-cost=9500")).containsExactly("Lamps");
        wiki.read.clear();
        new SortAnew(wiki.database, new Templates(wiki.database), new FactForm(null, null)).run();
        assertThat(wiki.read).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void secondOfTwoWhoChangeATemplate_isTold_andDecides(TestDatabase databases) {
        open(databases);
        shifts("", "Day\nNight");
        assertThat(html(wiki.templates.edit("t1", wiki.visit(3)))).contains("name=\"version\" value=\"1\"");
        shifts("when", "Day\nNight\nEvening");
        Page refused = (Page) wiki.templates.change("t1", late("1"), wiki.visit(3));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(html(refused)).contains("Late hours", "name=\"version\" value=\"2\"");
        assertThat(wiki.templates.change("t1", late("2"), wiki.visit(3))).isNotInstanceOf(Page.class);
        assertThat(html(wiki.templates.list(wiki.visit(7)))).contains("Late hours");
    }

    private TestForm late(String version) {
        return wiki.form("name.en", "Late hours", "text-en", "", "text-enFormat", "text", "version", version);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void namesInALanguageThatTheFormDoesNotShow_stay(TestDatabase databases) {
        open(databases);
        shifts("", "Day\nNight");
        wiki.database.transaction(
                tx -> tx.execute("update wiki_template set names = ?", "{\"en\":\"Shifts\",\"de\":\"Schichten\"}"));
        shifts("when", "Day\nNight");
        assertThat(new Templates(wiki.database).find("t1").orElseThrow().name().only("de"))
                .isEqualTo("Schichten");
    }

    private void shifts(String key, String options) {
        TestForm form = wiki.form(
                "name.en",
                "Shifts",
                "text-en",
                "",
                "text-enFormat",
                "text",
                "f1-name.en",
                "When",
                "f1-kind",
                "CHOICE",
                "f1-options",
                options,
                "f1-key",
                key);
        Object done = key.isEmpty()
                ? wiki.templates.make(form, wiki.visit(3))
                : wiki.templates.change("t1", form, wiki.visit(3));
        assertThat(form.problems()).isEmpty();
        assertThat(done).isNotInstanceOf(Page.class);
    }

    private Object choose(String value, String body) {
        return wiki.editing.save(
                "walk",
                wiki.form(
                        "title",
                        "Walk",
                        "body",
                        body,
                        "base",
                        wiki.row("walk").revision() + "",
                        "facts",
                        wiki.row("walk").facts() + "",
                        "fact-when",
                        value),
                wiki.visit(7));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void optionUnderAnotherName_isTheSameOption_andOneThatIsGoneStaysWithItsPages(TestDatabase databases) {
        open(databases);
        shifts("", "Day | Jour\nNight | Nuit");
        wiki.writing.make(
                wiki.form("template", "t1", "title", "Walk", "body", "Words", "fact-when", "day"), wiki.visit(7));
        shifts("when", "Daytime | Journ\u00e9e\nNight | Nuit");
        assertThat(wiki.page("walk", 0)).contains("<dd>Daytime</dd>");
        // Names changed places, another option came between, and the first one's word is taken again.
        shifts("when", "Journ\u00e9e | Daytime\nEvening | Soir\nNight | Nuit\nDay | Jour");
        assertThat(wiki.page("walk", 0)).contains("<dd>Journ\u00e9e</dd>");
        assertThat(html(wiki.editing.edit("walk", "en", "", wiki.visit(7))))
                .contains("<option value=\"day\" selected>Journ\u00e9e", "<option value=\"day-2\">Day");
        shifts("when", "Evening | Soir\nNight | Nuit");
        assertThat(html(wiki.editing.edit("walk", "en", "", wiki.visit(7))))
                .contains("<option value=\"day\" selected>day");
        choose("day", "Better words");
        assertThat(wiki.page("walk", 0)).contains("<dd>day</dd>", "Better words");
        Page refused = (Page) choose("morning", "Other words");
        assertThat(refused.status()).isEqualTo(422);
        choose("night", "Other words");
        assertThat(wiki.page("walk", 0)).contains("<dd>Night</dd>");
        // What a page holds no more it does not get back.
        assertThat(((Page) choose("day", "Other words")).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void anotherAnswerInTheLineOfOne_isAskedAbout_beforePagesSayIt(TestDatabase databases) {
        open(databases);
        shifts("", "Day | Jour\nNight | Nuit");
        wiki.writing.make(
                wiki.form("template", "t1", "title", "Walk", "body", "Words", "fact-when", "night"), wiki.visit(7));
        List<String> pairs = List.of(
                "name.en",
                "Shifts",
                "f1-name.en",
                "When",
                "f1-kind",
                "CHOICE",
                "f1-key",
                "when",
                "f1-options",
                "Day | Jour\nWeekend | Samedi");
        TestForm first = wiki.form(pairs.toArray(String[]::new));
        Page asked = (Page) wiki.templates.change("t1", first, wiki.visit(3));
        assertThat(first.problems()).containsOnlyKeys("f1-renamed");
        assertThat(html(asked)).contains("name=\"f1-asked\"", "name=\"f1-renamed\"", "Weekend | Samedi");
        assertThat(wiki.page("walk", 0)).contains("<dd>Night</dd>");
        List<String> other = new ArrayList<>(pairs);
        other.addAll(List.of("f1-asked", "1"));
        wiki.templates.change("t1", wiki.form(other.toArray(String[]::new)), wiki.visit(3));
        assertThat(wiki.page("walk", 0)).doesNotContain("Weekend");
        shifts("when", "Day | Jour\nWeekend | Samedi\nNight | Nuit");
        choose("weekend", "Words again");
        other.set(other.indexOf("Day | Jour\nWeekend | Samedi"), "Day | Jour\nHoliday | F\u00eate\nNight | Nuit");
        other.addAll(List.of("f1-renamed", "1"));
        wiki.templates.change("t1", wiki.form(other.toArray(String[]::new)), wiki.visit(3));
        assertThat(wiki.page("walk", 0)).contains("<dd>Holiday</dd>");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void fieldThatChangesItsKind_isAnotherField_andThePagesGoOnAnswering(TestDatabase databases) {
        open(databases);
        TestVisit manager = wiki.visit(3);
        wiki.templates.make(kindOfSeats("LINE", ""), manager);
        wiki.writing.make(
                wiki.form("template", "t1", "title", "First aid", "body", "Words", "fact-seats", "a dozen"),
                wiki.visit(7));
        wiki.read.clear();
        wiki.editing.edit("first-aid", "", "", wiki.visit(7));
        assertThat(wiki.read.stream().filter(sql -> sql.contains("wiki_template")))
                .hasSize(1);
        wiki.read.clear();
        Page untitled = (Page) wiki.editing.save(
                "first-aid",
                wiki.form("title", "", "body", "Words", "base", "1", "facts", "1", "fact-seats", "twenty"),
                wiki.visit(7));
        assertThat(html(untitled)).contains("value=\"twenty\"");
        assertThat(wiki.read.stream().filter(sql -> sql.contains("wiki_template")))
                .hasSize(1);
        // Words of one line or of some are the same.
        wiki.templates.change("t1", kindOfSeats("TEXT", "seats"), manager);
        assertThat(wiki.page("first-aid", 7)).contains("a dozen");
        wiki.templates.change("t1", kindOfSeats("NUMBER", "seats"), manager);
        assertThat(wiki.page("first-aid", 7)).contains("Words").doesNotContain("a dozen");
        wiki.editing.save(
                "first-aid",
                wiki.form("title", "First aid", "body", "Words", "base", "1", "facts", "1", "fact-seats-2", "12"),
                wiki.visit(7));
        assertThat(wiki.page("first-aid", 7)).contains("<dd>12</dd>").doesNotContain("a dozen");
        assertThat(html(wiki.history.history("first-aid", "", "", "", wiki.visit(7))))
                .contains("Seats");
        assertThat(html(wiki.lists.list("t1", "", "", "", "", "", "", "", wiki.visit(7))))
                .contains("First aid", "12");
        // Neither comes back under a key that held something else once, though it was dropped in between.
        wiki.templates.change("t1", kindOfSeats("NUMBER", ""), manager);
        wiki.templates.change("t1", kindOfSeats("DATE", "seats"), manager);
        assertThat(html(wiki.templates.edit("t1", manager))).contains("value=\"seats-4\"");
        assertThat(wiki.page("first-aid", 7)).contains("Words").doesNotContain("<dd>12</dd>");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void valueThatAFieldCannotRead_isShownAsItStands(TestDatabase databases) {
        open(databases);
        TestVisit manager = wiki.visit(3);
        wiki.templates.make(kindOfSeats("NUMBER", ""), manager);
        wiki.writing.make(
                wiki.form("template", "t1", "title", "First aid", "body", "Words", "fact-seats", "12"), wiki.visit(7));
        wiki.database.transaction(tx -> tx.execute("update wiki_fact set said = 'a dozen' where field = 'seats'"));
        for (String kind : List.of("NUMBER", "DATE", "CITY")) {
            wiki.database.transaction(tx -> tx.execute(
                    "update wiki_template set fields = ?",
                    "[{\"key\":\"seats\",\"kind\":\"" + kind + "\",\"name\":{\"en\":\"Seats\"}}]"));
            assertThat(wiki.page("first-aid", 7)).as(kind).contains("a dozen").doesNotContain("/organisations/a");
            assertThat(html(wiki.lists.list("t1", "", "", "", "", "", "", "", wiki.visit(7))))
                    .as(kind)
                    .contains("First aid");
        }
    }

    private TestForm kindOfSeats(String kind, String key) {
        return wiki.form(
                "name.en",
                "Training",
                "text-en",
                "",
                "text-enFormat",
                "text",
                "f1-name.en",
                "Seats",
                "f1-kind",
                kind,
                "f1-key",
                key);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void templateOfAllSpaces_isMadeByAdministrators_andOfferedEverywhere(TestDatabase databases) {
        open(databases);
        TestVisit outside = wiki.visit(3, 0, "en");
        TestForm odd = wiki.form("name.en", "", "text-en", "", "f1-name.en", "Kind", "f1-kind", "CHOICE");
        assertThat(((Page) wiki.adminTemplates.make(odd, outside)).status()).isEqualTo(422);
        assertThat(odd.problems()).containsOnlyKeys("name.en", "f1-options");
        wiki.adminTemplates.make(wiki.form("name.en", "Everywhere", "text-en", "", "text-enFormat", "text"), outside);
        for (long space = 1; space <= 2; space++) {
            assertThat(html(wiki.templates.list(wiki.visit(7, space, "en")))).contains("Everywhere");
        }
        assertThatThrownBy(() -> wiki.templates.edit("t1", wiki.visit(3))).isInstanceOf(Refusal.class);
        assertThat(html(wiki.adminTemplates.edit("t1", outside))).contains("/admin/x/wiki/templates/t1");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void printedInBothLanguages_itSaysItsFieldsInBoth_andBeginsWithTheLanguageAskedFor(TestDatabase databases) {
        open(databases);
        String slug = sheet("Lamps", "2", "night", "fact-cost", "300 euros");
        wiki.editing.save(
                slug,
                wiki.form(
                        "language",
                        "fr",
                        "bodyFormat",
                        "text",
                        "base",
                        "0",
                        "facts",
                        "1",
                        "title",
                        "Lampes",
                        "body",
                        "Des mots",
                        "fact-city",
                        "2",
                        "fact-topics",
                        "night",
                        "fact-cost",
                        "300 euros la lampe"),
                wiki.visit(7, 1, "fr"));
        assertThat(html(wiki.reading.print(slug, "", "fr", wiki.visit(0)))).contains("print?all=1&amp;language=fr");
        assertThat(html(wiki.reading.print(slug, "1", "fr", wiki.visit(0))))
                .containsSubsequence("Lampes", "300 euros la lampe", "Lamps", "300 euros<")
                .contains("id=\"facts-en\"", "id=\"facts-fr\"");
    }
}
