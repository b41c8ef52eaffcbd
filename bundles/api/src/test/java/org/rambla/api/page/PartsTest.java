// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.OrganisationKind;
import org.rambla.api.text.Html;
import org.rambla.api.text.Localised;

final class PartsTest {
    private static final String HOSTILE = "\"'><script>alert(1)</script>&";
    private static final OrganisationCard NICE = organisation("City of Nice", "Nice", "FR");
    private static final MemberCard OFFICER = new MemberCard(7, "The officer", "Prevention officer", NICE, false);
    private static final StubVisit GUEST = new StubVisit(null, "en");
    private static final StubVisit MEMBER = new StubVisit(OFFICER, "en");

    private static OrganisationCard organisation(String name, String shortName, String country) {
        return new OrganisationCard(
                3, Localised.of("en", name), Localised.of("en", shortName), OrganisationKind.CITY, country);
    }

    @Test
    void hostileText_staysTextEverywhere() {
        OrganisationCard city = organisation(HOSTILE, HOSTILE, HOSTILE);
        MemberCard card = new MemberCard(7, HOSTILE, HOSTILE, city, false);
        StubForm form = new StubForm(Map.of(), new LinkedHashMap<>(Map.of(HOSTILE, HOSTILE, "", HOSTILE)));
        for (Html html : List.of(
                Parts.icon(HOSTILE),
                Parts.badge(HOSTILE, HOSTILE, HOSTILE),
                Parts.avatar(card),
                Parts.byline(card, MEMBER),
                Parts.person(card, MEMBER),
                Parts.ago(Instant.EPOCH, MEMBER),
                Parts.dateTime(Instant.EPOCH, MEMBER),
                Parts.problems(form, MEMBER),
                Parts.notice(HOSTILE, HOSTILE),
                Parts.empty(HOSTILE),
                Parts.cities(List.of(city), MEMBER),
                Parts.pages("/x?" + HOSTILE, 2, 9, MEMBER),
                Parts.more("/x?" + HOSTILE, MEMBER),
                Parts.link("/x?" + HOSTILE, HOSTILE, HOSTILE, HOSTILE),
                Parts.button("/x?" + HOSTILE, HOSTILE, HOSTILE, HOSTILE, MEMBER))) {
            String rest = html.toString().replaceAll("</?[a-z]+[0-9]?( [a-z-]+(=\"[^\"<>]*\")?)*/?>", "");
            assertThat(rest).doesNotContain("<", ">", "\"");
        }
    }

    @Test
    void person_isNamedWithFunctionAndCity() {
        assertThat(Parts.standing(OFFICER, MEMBER))
                .isEqualTo("[web.person.standing[Prevention officer, [web.organisation[City of Nice, France]]]]");
        assertThat(Parts.person(OFFICER, MEMBER).toString())
                .contains("<a href=\"/members/7\"><bdi>The officer</bdi></a>");
        assertThat(Parts.person(OFFICER, GUEST).toString())
                .as("profiles are for members")
                .doesNotContain("/members/");
    }

    @Test
    void formerMember_isNamedByTheCityOnly() {
        MemberCard former = new MemberCard(7, "", "Prevention officer", NICE, true);
        assertThat(Parts.name(former, MEMBER)).isEqualTo("[web.person.former]");
        assertThat(Parts.standing(former, MEMBER)).doesNotContain("officer").contains("City of Nice");
        assertThat(Parts.person(former, MEMBER).toString()).doesNotContain("/members/");
    }

    @ParameterizedTest
    @CsvSource({"FR, en, France", "DE, en, Germany", "DE, fr, Allemagne", "GB, fr, Royaume-Uni", "BE, fr, Belgique"})
    void country_isNamedInTheReadersLanguage(String code, String language, String name) {
        assertThat(Parts.country(code, new StubVisit(null, language))).isEqualTo(name);
        assertThat(Parts.country(code, new StubVisit(null, language))).isEqualTo(name);
    }

    @Test
    void moment_isThereForMachinesToo() {
        assertThat(Parts.ago(Instant.EPOCH, MEMBER))
                .hasToString("<time datetime=\"1970-01-01T00:00:00Z\">&lt;ago&gt;</time>");
    }

    @Test
    void problems_areCountedAndLinked() {
        assertThat(Parts.problems(null, MEMBER)).isSameAs(Html.NONE);
        assertThat(Parts.problems(new StubForm(Map.of()), MEMBER)).isSameAs(Html.NONE);
        Map<String, String> found = new LinkedHashMap<>();
        found.put("title", "Too long");
        found.put("", "Locked meanwhile");
        assertThat(Parts.problems(new StubForm(Map.of(), found), MEMBER).toString())
                .contains(
                        "role=\"alert\"",
                        "[web.problems 2]",
                        "<li><a href=\"#f-title\">Too long</a></li><li>Locked meanwhile</li>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 1 | ''",
                "1 | 2 | 1* 2 >",
                "2 | 3 | < 1 2* 3 >",
                "1 | 9 | 1* 2 3 \u2026 9 >",
                "5 | 9 | < 1 \u2026 3 4 5* 6 7 \u2026 9 >",
                "4 | 9 | < 1 2 3 4* 5 6 \u2026 9 >",
                "9 | 9 | < 1 \u2026 7 8 9*",
                "50000 | 50000 | < 1 \u2026 49998 49999 50000*"
            })
    void pages_showTheEndsAndTheNeighbours(int page, int last, String shown) {
        String text = Parts.pages("/p=", page, last, MEMBER)
                .toString()
                .replaceAll("<li><a rel=\"prev\" href=\"/p=" + (page - 1) + "\">[^<]*</a></li>", "< ")
                .replaceAll("<li><a rel=\"next\" href=\"/p=" + (page + 1) + "\">[^<]*</a></li>", "> ")
                .replaceAll(
                        "<li><a href=\"/p=(\\d+)\" aria-current=\"page\"><span[^>]*>[^<]*</span>\\1</a></li>", "$1* ")
                .replaceAll("<li><a href=\"/p=(\\d+)\"><span[^>]*>[^<]*</span>\\1</a></li>", "$1 ")
                .replaceAll("<li aria-hidden=\"true\">\u2026</li>", "\u2026 ")
                .replaceAll("</?(nav|ul)[^>]*>", "");
        assertThat(text.trim()).isEqualTo(shown);
    }

    @Test
    void button_isAFormWithATokenThatPosts() {
        assertThat(Parts.button("/x", "Do", "", "danger", MEMBER))
                .hasToString(
                        "<form method=\"post\" action=\"/x\" class=\"inline\"><input name=\"_token\"><button class=\"danger\">Do</button></form>");
    }

    @Test
    void avatar_hasTwoLettersAndASteadyColour() {
        assertThat(OFFICER.initials()).isEqualTo("NI");
        assertThat(OFFICER.tone()).isEqualTo("d");
        for (long id = 0; id < 100; id++) {
            OrganisationCard city = new OrganisationCard(
                    id, NICE.name(), Localised.of("en", "2 \u00d8stre"), OrganisationKind.CITY, "NO");
            MemberCard card = new MemberCard(1, "x", "", city, false);
            assertThat(card.tone()).matches("[a-h]");
            assertThat(card.initials()).isEqualTo("\u00d8S");
        }
    }

    @Test
    void summaryOfProblems_namesEveryFieldByItsLabel() {
        Map<String, String> found = new LinkedHashMap<>();
        List.of("name", "kind", "agree", "gone", "").forEach(field -> found.put(field, "Wrong"));
        StubForm form = new StubForm(Map.of(), found);
        Fields fields = Fields.of(MEMBER, form);
        String body = Parts.problems(form, MEMBER).toString()
                + Html.of(fields.text("name", "Name & title"))
                + Html.of(fields.radios("kind", "Kind", Map.of("a", "First")))
                + Html.of(fields.checkbox("agree", "I agree"));
        assertThat(Page.of("Title", Html.trusted(body)).invalid().body().toString())
                .contains(
                        "<a href=\"#f-name\"><b>Name &amp; title</b> – Wrong</a>",
                        "<a href=\"#f-kind\"><b>Kind</b> – Wrong</a>",
                        "<a href=\"#f-agree\"><b>I agree</b> – Wrong</a>",
                        "<a href=\"#f-gone\">Wrong</a>",
                        "<li>Wrong</li>");
    }
}
