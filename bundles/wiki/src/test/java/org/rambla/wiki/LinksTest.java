// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.rambla.wiki.WikiFixture.html;
import static org.rambla.wiki.WikiFixture.slug;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.LanguageVersion;
import org.rambla.api.content.NewContent;
import org.rambla.api.page.Page;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.wiki.link.Leads;
import org.rambla.wiki.link.Links;
import org.rambla.wiki.link.TargetPages.Target;
import org.rambla.wiki.page.PageRow;

/** Links between pages, pages that are shown in others, and what is missing. */
final class LinksTest {
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

    private static Map<String, Boolean> kept(TestDatabase databases, Set<String> names, Set<String> shown) {
        Database wiki = databases.database("wiki");
        wiki.<Void, RuntimeException>transaction(tx -> {
            Links.keep(tx, 1, 5, "en", new Links.Linked(Body.EMPTY, names, shown));
            return null;
        });
        return wiki
                .list(
                        "select slug, shown from wiki_link where page = 5",
                        row -> Map.entry(row.text("slug"), row.flag("shown")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void linksThatAreKept_areThoseOfTheText_andThoseThatStayAreLeftAlone(TestDatabase databases) {
        open(databases);
        assertThat(kept(databases, Set.of("lamps", "masts"), Set.of("masts")))
                .isEqualTo(Map.of("lamps", false, "masts", true));
        long before = databases.statements();
        kept(databases, Set.of("lamps", "masts"), Set.of("masts"));
        assertThat(databases.statements() - before)
                .as("one to look at them, one to compare here")
                .isEqualTo(2);
        assertThat(kept(databases, Set.of("lamps", "paint"), Set.of("lamps")))
                .isEqualTo(Map.of("lamps", true, "paint", false));
        assertThat(kept(databases, Set.of(), Set.of())).isEmpty();
    }

    private String reports() {
        return html(wiki.links.reports("", "", "", wiki.visit(7)));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void titleInBrackets_becomesALink_thatFollowsARename(TestDatabase databases) {
        open(databases);
        wiki.make("Lamps & masts", "", "Bright");
        wiki.make("Guide", "", "See [[lamps & MASTS]] or [[Lamps & masts|our lamps]], not [[ ]].");
        assertThat(wiki.page("guide", 0))
                .contains("<a href=\"/s/night/wiki/lamps-masts\">lamps &amp; MASTS</a>")
                .contains("<a href=\"/s/night/wiki/lamps-masts\">our lamps</a>")
                .contains("[[ ]]");
        assertThat(html(wiki.links.links("lamps-masts", "", wiki.visit(0)))).contains("/s/night/wiki/guide");
        wiki.save(7, "lamps-masts", "Lights", "Bright");
        assertThat(wiki.page("guide", 7)).doesNotContain("class=\"missing\"");
        assertThat(html(wiki.links.links("lights", "", wiki.visit(0)))).contains("/s/night/wiki/guide");
        wiki.save(7, "guide", "Guide", "No link any more");
        assertThat(html(wiki.links.links("lights", "", wiki.visit(0)))).doesNotContain("/s/night/wiki/guide");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void missingPage_isMarked_offeredToWriters_andReported_untilItIsThere(TestDatabase databases) {
        open(databases);
        wiki.make("Guide", "", "See [[Costs of <light>]] and [[Ways out|the doors]].");
        assertThat(wiki.page("guide", 7))
                .contains("class=\"missing\"", "/s/night/wiki/new?title=Costs+of+%3Clight%3E", "(not written yet)")
                .contains("/s/night/wiki/new?title=ways+out\">the doors<");
        assertThat(wiki.page("guide", 0)).contains("(not written yet)").doesNotContain("/wiki/new");
        assertThat(reports()).contains("/s/night/wiki/costs-of-light", "/s/night/wiki/guide");
        assertThat(html(wiki.reading.page("costs-of-light", "", "", wiki.visit(7))))
                .contains("/wiki/new?title=");
        assertThat(wiki.make("Costs of <light>", "", "Much")).isEqualTo("costs-of-light");
        assertThat(wiki.page("guide", 7)).doesNotContain("title=Costs");
        assertThat(reports()).doesNotContain("costs of light");
        wiki.keeping.withdrawn("costs-of-light", wiki.form("reason", "Old"), wiki.visit(9));
        assertThat(wiki.page("guide", 7)).contains("title=Costs");
        assertThat(reports()).contains("costs of light");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pageToWhichNothingLeads_isReported(TestDatabase databases) {
        open(databases);
        wiki.make("Start", "", "See [[Linked]].");
        wiki.make("Linked", "", "Text");
        wiki.make("Lonely", "", "See [[Lonely]].");
        wiki.make("Child", "Start", "Text");
        wiki.make("Old", "", "See [[Forgotten]].");
        wiki.make("Forgotten", "", "Text");
        String alone = reports();
        assertThat(alone.substring(alone.indexOf("id=\"alone\"")))
                .contains("/wiki/lonely")
                .doesNotContain("/wiki/linked", "/wiki/start", "/wiki/child", "/wiki/forgotten");
        // Nobody follows a link of a page that was withdrawn.
        wiki.keeping.withdrawn("old", wiki.form("reason", "Old"), wiki.visit(9));
        alone = reports();
        assertThat(alone.substring(alone.indexOf("id=\"alone\""))).contains("/wiki/forgotten");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pageInDoubleBraces_isShownThere_butNeverInItself(TestDatabase databases) {
        open(databases);
        wiki.make("Costs", "", "Twelve thousand");
        wiki.make("Guide", "", "Before\n\n{{Costs}}\n\nAfter");
        assertThat(wiki.page("guide", 0))
                .containsSubsequence("Before", "Twelve thousand", "After")
                .doesNotContain("{{");
        assertThat(html(wiki.reading.home("", "", wiki.visit(0)))).contains("/wiki/costs");
        Page self = (Page) wiki.save(7, "costs", "Costs", "{{Costs}}");
        assertThat(self.status()).isEqualTo(422);
        TestForm circle = wiki.form("title", "Costs", "body", "Once more\n\n{{Guide}}", "base", "1");
        Page page = (Page) wiki.editing.save("costs", circle, wiki.visit(7));
        assertThat(page.status()).isEqualTo(422);
        assertThat(circle.problems()).containsOnlyKeys("body");
        assertThat(html(page)).contains("Once more");
        // A page that shows the two of them is no circle, and what they show themselves is a link there.
        wiki.make("Overview", "", "{{Guide}}\n\n{{Costs}}");
        assertThat(wiki.page("overview", 0))
                .contains("After", "Twelve thousand")
                .doesNotContain("{{");
        wiki.keeping.withdrawn("costs", wiki.form("reason", "Old"), wiki.visit(9));
        assertThat(wiki.page("guide", 0)).contains("After").doesNotContain("Twelve thousand");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void targetsOfLinks_areFoundByTheirWords_asFarAsTheWriterMayReadThem(TestDatabase databases) {
        open(databases);
        wiki.make("Lamps & masts", "", "Bright");
        topic(1, "Who pays for lamps?", Role.VISITOR);
        topic(1, "Lamps that failed", Role.MANAGER);
        topic(2, "Lamps of the board", Role.MEMBER);
        topic(2, "Lamps of its managers", Role.MANAGER);
        // What is of another space comes last, and says so.
        assertThat(found("LAMP", 7))
                .extracting(Target::title, Target::kind)
                .containsExactly(
                        tuple("Lamps & masts", "Page"),
                        tuple("Who pays for lamps?", "Topic"),
                        tuple("Lamps of the board", "Topic, Space board"));
        assertThat(found("LAMP", 27)).extracting(Target::title).doesNotContain("Lamps of the board");
        assertThat(found("lamp", 7))
                .extracting(Target::path)
                .allMatch(path -> path.matches("/s/night/wiki/.*|/c/\\d+"));
        assertThat(found("lamp", 3)).extracting(Target::title).contains("Lamps that failed");
        wiki.spaces.add(1, "night", Visibility.PUBLIC, "wiki", "forum", "webinar");
        for (int i = 0; i < 310; i++) {
            topic(1, "Other topic " + i, Role.VISITOR);
        }
        event("Lamps, live");
        for (int i = 0; i < 310; i++) {
            topic(1, "Another topic " + i, Role.VISITOR);
        }
        assertThat(found("lamp", 7))
                .extracting(Target::title, Target::kind)
                .as("far behind the latest topics")
                .contains(tuple("Lamps, live", "Webinar"), tuple("Who pays for lamps?", "Topic"));
        topic(1, "100%_sure", Role.VISITOR);
        assertThat(found("0%_S", 7)).extracting(Target::title).containsExactly("100%_sure");
        assertThat(found("liege", 7)).extracting(Target::path).containsExactly("/organisations/3");
        assertThat(found("l", 7)).isEmpty();
        assertThat(found("", 7)).isEmpty();
    }

    private List<Target> found(String words, long member) {
        return wiki.targets.targets(words, wiki.visit(member)).targets();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void linkInDoubleBraces_showsWhatOthersMade_asFarAsTheReaderMaySeeIt(TestDatabase databases) {
        open(databases);
        long open = topic(1, "Who pays for lamps?", Role.VISITOR);
        long closed = topic(1, "Lamps that failed", Role.MANAGER);
        for (long id : new long[] {open, closed}) {
            Body said = wiki.bodies.clean("<h2>Said</h2><p>Words of " + id + " & more</p>", "html", Body.EMPTY);
            wiki.others.put(
                    id, new ContentItem(id, "Topic <" + id, said, Map.of(), List.of(), "/s/night/forum/topics/" + id));
        }
        String html = "<p>{{<a href=\"/c/" + open + "\">the first</a>}}</p><p>{{<a href=\"/c/" + closed
                + "\">the second</a>}}</p><p>{{<a href=\"/c/987654321\">none</a>}}</p><p>See {{<a href=\"/c/" + open
                + "\">in a sentence</a>}}</p>";
        wiki.writing.make(wiki.form("title", "Guide", "bodyFormat", "html", "body", html), wiki.visit(7));

        assertThat(wiki.page("guide", 7))
                .contains("<a href=\"/s/night/forum/topics/" + open + "\">Topic &lt;" + open + "</a>")
                .contains("Words of " + open + " &amp; more")
                .contains("<p><a href=\"/c/" + closed + "\">the second</a></p>")
                .contains("<p><a href=\"/c/987654321\">none</a></p>")
                .contains("See {{<a href=\"/c/" + open + "\">in a sentence</a>}}")
                .doesNotContain("Words of " + closed, "Topic &lt;" + closed);
        assertThat(wiki.page("guide", 3)).contains("Words of " + closed);
        wiki.make("Around", "", "{{Guide}}");
        assertThat(wiki.page("around", 3))
                .contains("<p><a href=\"/c/" + closed + "\">the second</a></p>")
                .doesNotContain("Words of", "{{<a href=\"/c/" + closed);
        wiki.others.clear();
        assertThat(wiki.page("guide", 3)).contains("<p><a href=\"/c/" + closed + "\">the second</a></p>");
    }

    private long topic(long space, String title, Role least) {
        return item("forum", "topic", space, title, least);
    }

    private void event(String title) {
        item("webinar", "event", 1, title, Role.VISITOR);
    }

    private long item(String feature, String type, long space, String title, Role least) {
        return wiki.database.transaction(tx -> wiki.register.create(
                tx, new NewContent(feature, type, 0, space, least, ContentState.PUBLISHED, 7, 100, "en", title, "")));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void bracketsThatAreNoTitle_stayAsTheyAre(TestDatabase databases) {
        open(databases);
        String odd = "[[<script>hx()</script>]] [[a|b|c]] [[[x]]] {{y}} z [[" + "t".repeat(500) + "]]";
        String page = wiki.page(slug(wiki.writing.make(wiki.form("title", "Odd", "body", odd), wiki.visit(7))), 7);
        assertThat(page).doesNotContain("<script>").contains("&lt;script&gt;", "{{y}} z", "[[a|b|c]]");
    }

    private String dead(long member) {
        String html = html(wiki.links.reports("", "", "0", wiki.visit(member)));
        assertThat(html).contains("id=\"dead\"").doesNotContain("id=\"wanted\"", "id=\"alone\"");
        return html;
    }

    private void says(String slug, String links) {
        wiki.editing.save(
                slug,
                wiki.form("title", "Guide", "bodyFormat", "html", "body", "<p>" + links + "</p>", "base", "1"),
                wiki.visit(7));
    }

    private long file(String slug, String name) {
        wiki.editing.save(
                slug,
                wiki.form("title", "Costs", "body", "Words", "base", "1")
                        .with(org.rambla.wiki.exchange.in.Zips.upload(name, "Words of a file".getBytes())),
                wiki.visit(7));
        return wiki.files
                .of(List.of(wiki.row(slug).id()))
                .get(wiki.row(slug).id())
                .get(0)
                .id();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void linkToWhatIsGone_orNotForAllReaders_isReported_andNothingElseIs(TestDatabase databases) {
        open(databases);
        wiki.make("Costs", "", "Words");
        long file = file("costs", "costs.txt");
        wiki.make("Guide", "", "Words");
        wiki.make("Open", "", "Words");
        wiki.writing.make(wiki.form("title", "Plans", "body", "Secret plans"), wiki.visit(7, 2, "en"));
        long costs = wiki.row("costs").id();
        says(
                "guide",
                "<a href=\"/c/" + costs + "\">good item</a> <a href=\"/c/987654\">lost item</a>"
                        + " <a href=\"/s/night/forum/topics/987655\">lost topic</a>"
                        + " <a href=\"/files/" + file
                        + "/costs.txt\">good file</a> <a href=\"/files/98/x.pdf\">lost file</a>"
                        + " <a href=\"/members/8\">good person</a> <a href=\"/organisations/1\">good city</a>"
                        + " <a href=\"/organisations/77\">lost city</a>"
                        + " <a href=\"/s/board/wiki/plans\">closed plans</a> <a href=\"/s/board/wiki/never\">lost plans</a>"
                        + " <a href=\"/s/nowhere\">lost space</a> <a href=\"/s/night/wiki/open\">good page</a>"
                        + " <a href=\"https://example.org/c/1\">elsewhere</a>");
        String dead = dead(7);
        assertThat(dead)
                .contains(
                        "lost item", "lost topic", "lost file", "lost city", "lost plans", "lost space", "closed plans")
                .doesNotContain("good", "elsewhere");
        assertThat(dead.substring(dead.indexOf("closed plans"))).contains("Not for all readers");
        // Who cannot read it, does not learn that it is there.
        wiki.spaces.role(1, 17, Role.MEMBER);
        String stranger = dead(17);
        assertThat(stranger).contains("closed plans").doesNotContain("Not for all readers", "href=\"/s/board/");
        wiki.caring.changed("costs", wiki.form("least", "MODERATOR", "writer", "VISITOR"), wiki.visit(9));
        String moderator = dead(9);
        assertThat(moderator.substring(moderator.indexOf("good item"))).contains("Not for all readers");
        assertThat(moderator.substring(moderator.indexOf("good file"))).contains("Not for all readers");
        assertThat(moderator).doesNotContain("good page");
        wiki.caring.changed("guide", wiki.form("least", "MODERATOR", "writer", "VISITOR"), wiki.visit(9));
        assertThat(dead(9)).doesNotContain("good item", "good file");
        assertThat(dead(7)).doesNotContain("lost item");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void reports_goOnWhereTheyStopped(TestDatabase databases) {
        open(databases);
        for (int i = 0; i < 230; i++) {
            wiki.make("Page %03d".formatted(i), "", "See [[Missing %03d]] or [[Also missing]]".formatted(i));
        }
        Leads leads = new Leads(wiki.database);
        Leads.Lost first = leads.wanted(1, Role.MEMBER, null, 200);
        assertThat(first.links()).hasSize(200);
        Leads.Lost rest = leads.wanted(1, Role.MEMBER, first.next(), 300);
        assertThat(rest.links()).hasSize(260);
        assertThat(rest.next()).isNull();
        String html = html(wiki.links.reports(first.next().text(), "", "", wiki.visit(7)));
        assertThat(html).contains("id=\"wanted\"").doesNotContain("id=\"dead\"");
        Leads.Alone alone = leads.alone(1, Role.MEMBER, 0, 200);
        assertThat(alone.pages()).hasSize(200);
        assertThat(leads.alone(1, Role.MEMBER, alone.next(), 200).pages())
                .extracting(PageRow::slug)
                .hasSize(30)
                .contains("page-229");
        assertThat(html(wiki.links.reports("", "", "", wiki.visit(7)))).contains("?wanted=", "?alone=");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatOthersMade_isShownInTheReadersLanguage_whereItHasOne(TestDatabase databases) {
        open(databases);
        long id = topic(1, "Who pays for lamps?", Role.VISITOR);
        Body english = wiki.bodies.clean("<p>The city pays.</p>", "html", Body.EMPTY);
        Body french = wiki.bodies.clean("<p>La ville paie.</p>", "html", Body.EMPTY);
        wiki.others.put(
                id,
                new ContentItem(
                        id,
                        "Who pays for lamps?",
                        english,
                        List.of(new LanguageVersion("fr", "Qui paie les lampes ?", french)),
                        Map.of(),
                        List.of(),
                        "/s/night/forum/topics/" + id));
        String html = "<p>{{<a href=\"/c/" + id + "\">lamps</a>}}</p>";
        wiki.writing.make(wiki.form("title", "Guide", "bodyFormat", "html", "body", html), wiki.visit(7));
        assertThat(html(wiki.reading.page("guide", "", "", wiki.visit(8, 1, "fr"))))
                .contains("Qui paie les lampes ?", "La ville paie.", "lang=\"fr\"")
                .doesNotContain("The city pays.");
        assertThat(html(wiki.reading.page("guide", "", "", wiki.visit(8))))
                .contains("The city pays.")
                .doesNotContain("La ville paie.");
    }
}
