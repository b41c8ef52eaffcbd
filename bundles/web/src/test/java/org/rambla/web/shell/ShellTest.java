// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rambla.api.feature.Feature;
import org.rambla.api.page.CorePages;
import org.rambla.api.page.Page;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Html;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.web.front.House;
import org.rambla.web.gate.RequestVisit;
import org.rambla.web.route.RequestPath;

final class ShellTest {
    private static final String HOSTILE = "\"'><script>alert(1)</script>&";
    private static final AtomicInteger ASKED = new AtomicInteger();
    private static House house;

    /** A feature with two tabs and a button. */
    public static final class Tabbed implements Feature {
        @Override
        public List<Tab> tabs() {
            return List.of(new Tab("tabbed", "web.menu", ""), new Tab("more", "web.aside", "more"));
        }

        @Override
        public List<Action> actions(Visit visit) {
            ASKED.incrementAndGet();
            return List.of(new Action("Act " + HOSTILE, "plus", "/act?" + HOSTILE));
        }
    }

    @BeforeAll
    static void build() {
        house = new House();
        house.town().member(1, true, false);
        house.town().member(2, false, false);
        house.town().space(5, "night", Visibility.PUBLIC, false, "tabbed");
        house.town().space(6, "old", Visibility.PUBLIC, true);
        house.town().role(5, 1, Role.MANAGER);
        house.feature("tabbed", new Tabbed());
        house.context().registerService(CorePages.class, new Entries(), null);
    }

    /** Pages of core with entries in the navigations. */
    private static final class Entries implements CorePages {
        @Override
        public String name() {
            return "entries";
        }

        @Override
        public Set<Object> resources() {
            return Set.of();
        }

        @Override
        public List<Entry> administration() {
            return List.of(
                    new Entry("b", "web.pages.next", "/admin/people/new", 20),
                    new Entry("a", "web.pages.previous", "/admin/people", 10));
        }

        @Override
        public List<Entry> account() {
            return List.of(new Entry("c", "web.pages.more", "/account", 10));
        }
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void noBanner() {
        house.town().banner(Localised.NONE);
    }

    private static RequestVisit visit(long member, String address) {
        RequestVisit visit = house.visit(member, address);
        house.gate().decide(visit, "GET", RequestPath.of(visit.plainPath()).orElseThrow());
        return visit;
    }

    private static String render(Page page, long member, String address) {
        return new String(house.shell().bytes(page, visit(member, address)), StandardCharsets.UTF_8);
    }

    private static Page page() {
        return Page.of("Title", Html.text("body"));
    }

    @Test
    void whatPeopleTyped_isEscapedWhereverItStands() {
        house.town().banner(Localised.of("en", HOSTILE));
        String html = render(
                Page.of(HOSTILE, Html.text(HOSTILE))
                        .crumb(HOSTILE, "/x?" + HOSTILE)
                        .notice(HOSTILE)
                        .feed("/f?" + HOSTILE)
                        .kept(HOSTILE)
                        .tab("home"),
                1,
                "/s/night?q=" + HOSTILE);
        assertThat(html).doesNotContain("<script>alert", "\"'>", "'><");
        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void pageOfASpace_showsItsHeadTabsAndCrumbs() {
        String html = render(page().tab("more"), 1, "/s/night/tabbed/more");
        assertThat(html)
                .contains("<title>Title \u2013 Space night \u2013 Network of cities</title>")
                .contains("<body class=\"space-petrol\"")
                .contains("<li><a href=\"/spaces\">Spaces</a></li>", "<li><a href=\"/s/night\">Space night</a></li>")
                .contains("<a href=\"/s/night/tabbed\">Menu</a>")
                .contains("<a href=\"/s/night/tabbed/more\" aria-current=\"page\">More about this page</a>")
                .contains("<a href=\"/s/night/members\">Members</a>", "<a href=\"/s/night/settings\">Settings</a>")
                .contains("<div class=\"page-head\"><h1>Title</h1>");
        assertThat(render(page(), 0, "/s/night/tabbed")).doesNotContain("/s/night/members", "/s/night/settings");
        assertThat(render(page(), 1, "/s/old"))
                .contains("This space is archived")
                .doesNotContain("/s/old/tabbed");
    }

    @Test
    void homeOfASpace_asksEachFeatureOnceForItsButtons() {
        int before = ASKED.get();
        String html = render(page().tab("home"), 2, "/s/night");
        assertThat(html).contains("<a class=\"button\" href=\"/act?");
        assertThat(ASKED.get() - before).isEqualTo(1);
        render(page(), 2, "/s/night/tabbed");
        assertThat(ASKED.get() - before).as("other pages do not ask").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/admin, ''",
        "/admin/people, /admin/people",
        "/admin/people/7, /admin/people",
        "/admin/people/new, /admin/people/new",
        "/admin/peoples, ''"
    })
    void administration_showsItsEntriesInOrderAndTheNearestAsCurrent(String path, String current) {
        String html = render(page(), 1, path);
        assertThat(html.indexOf("href=\"/admin/people\""))
                .isPositive()
                .isLessThan(html.indexOf("href=\"/admin/people/new\""));
        assertThat(html.contains("href=\"" + current + "\" aria-current=\"page\""))
                .isEqualTo(!current.isEmpty());
        assertThat(render(page(), 2, path)).doesNotContain("href=\"/admin/people\"");
    }

    @Test
    void account_showsItsEntriesToMembers() {
        assertThat(render(page(), 2, "/account")).contains("<a href=\"/account\" aria-current=\"page\">Show more</a>");
        assertThat(render(page(), 0, "/account")).doesNotContain("aria-current=\"page\"");
    }

    @Test
    void navigation_showsWhatTheVisitorMayGoTo() {
        assertThat(render(page(), 0, "/"))
                .contains("href=\"/spaces\"", "href=\"/sign-in\"")
                .doesNotContain("href=\"/people\"", "href=\"/admin\"");
        assertThat(render(page(), 2, "/"))
                .contains("href=\"/people\"", "action=\"/sign-out\"")
                .doesNotContain("href=\"/admin\"", "/sign-in");
        assertThat(render(page(), 1, "/")).contains("href=\"/admin\"");
    }

    @Test
    void language_isSwitchedOnTheSamePage() {
        assertThat(render(page(), 2, "/s/night?page=2&lang=en&done=web.done.x&q=a%26b"))
                .contains("href=\"/s/night?page=2&amp;q=a%26b&amp;lang=fr\" lang=\"fr\"", ">Fran\u00e7ais<")
                .contains(
                        "href=\"/s/night?page=2&amp;q=a%26b&amp;lang=en\" lang=\"en\" hreflang=\"en\" aria-current=\"true\"");
        assertThat(render(page(), 2, "/spaces")).contains("href=\"/spaces?lang=fr\"");
    }

    @ParameterizedTest
    @CsvSource({"done=web.skip", "done=none.done.x", "done=<b>", "done=", "done", "undone=web.skip", "''"})
    void done_showsNothingButMessagesOfThatKind(String query) {
        assertThat(render(page(), 2, "/spaces?" + query)).doesNotContain("class=\"notice ok\"");
    }

    @Test
    void done_isSaidAboveTheBody() {
        assertThat(render(page().notice("All is well"), 2, "/spaces")).contains("<p>All is well</p>");
    }

    @Test
    void signIn_leadsBackToThePage() {
        assertThat(render(page(), 0, "/spaces?a=1&b=%26"))
                .contains("href=\"/sign-in?next=%2Fspaces%3Fa%3D1%26b%3D%2526\"");
        assertThat(render(page(), 0, "/sign-in?next=%2Fx")).contains("href=\"/sign-in\"");
    }

    @Test
    void pageForMembers_isNotIndexed() {
        assertThat(render(page(), 0, "/")).doesNotContain("noindex");
        assertThat(render(page(), 2, "/")).contains("noindex");
        assertThat(render(page().hidden(), 0, "/")).contains("noindex");
    }

    @Test
    void pageWithItsOwnHeading_hasNoSecondOne() {
        assertThat(render(page().ownHeading(), 2, "/spaces")).doesNotContain("<h1>");
        assertThat(render(page().ownHeading(), 2, "/s/night/tabbed")).doesNotContain("<h1>");
        for (String path : List.of("/spaces", "/s/night", "/s/night/tabbed")) {
            assertThat(render(page(), 2, path).split("<h1>", -1)).as(path).hasSize(2);
        }
    }

    @Test
    void editor_isLoadedWhereItIsUsed() {
        assertThat(render(page(), 2, "/")).doesNotContain("editor.js");
        assertThat(render(page().editor(), 2, "/")).contains("/assets/editor.js?v=");
    }

    @Test
    void foot_saysForWhichPlaceTimesAreShown() {
        assertThat(render(page(), 2, "/")).containsPattern("Times shown for Brussels \\(CES?T\\)");
    }

    @Test
    void page_hasNoInlineScriptOrStyle() {
        String html = render(page().editor().tab("home"), 1, "/s/night");
        assertThat(html)
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContainPattern("\\sstyle=")
                .doesNotContainPattern("\\son\\w+=");
    }
}
