// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.wiki.WikiFixture.html;
import static org.rambla.wiki.WikiFixture.place;

import jakarta.ws.rs.core.Response;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentHead;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.content.fixture.TestForm;
import org.rambla.content.fixture.TestMessages;
import org.rambla.persistence.TestDatabase;
import org.rambla.wiki.call.Call;
import org.rambla.wiki.call.CallLetters;
import org.rambla.wiki.call.Calls;
import org.rambla.wiki.call.Contribute;
import org.rambla.wiki.call.Contribution;
import org.rambla.wiki.edit.Autosave.Autosaved;
import org.rambla.wiki.exchange.in.Zips;
import org.rambla.wiki.letter.Letters;
import org.rambla.wiki.link.Links;
import org.rambla.wiki.page.MakePage;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Tree;
import org.rambla.wiki.template.Template;
import org.rambla.wiki.template.Templates;

/** Calls for case studies. Members 17 and 18 act for one city, 27 for another one, 7 to 9 for one that is not asked. */
final class CallTest {
    @TempDir
    Path folder;

    private WikiFixture wiki;
    private long call;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "wiki");
    }

    private void open(TestDatabase databases) {
        wiki = new WikiFixture(databases, folder);
        for (long member : new long[] {17, 18, 27}) {
            wiki.spaces.role(1, member, Role.MEMBER);
        }
        Object made = wiki.calls.make(several("101", "102"), wiki.visit(3));
        call = Long.parseLong(place(made).replaceAll(".*calls/([0-9]+).*", "$1"));
    }

    /** The fixture's forms hold one value of each field. */
    private Form several(String... cities) {
        return by("1", "2087-03-31", cities);
    }

    private Form by(String version, String deadline, String... cities) {
        TestForm form = wiki.form(
                "version",
                version,
                "name.en",
                "Lighting that helped",
                "about.en",
                "What did you change?",
                "template",
                "case-study",
                "deadline",
                deadline,
                "cities",
                cities[0]);
        return (Form) Proxy.newProxyInstance(
                Form.class.getClassLoader(),
                new Class<?>[] {Form.class},
                (proxy, method, arguments) -> method.getName().equals("values") && arguments[0].equals("cities")
                        ? List.of(cities)
                        : method.isDefault()
                                ? InvocationHandler.invokeDefault(proxy, method, arguments)
                                : method.invoke(form, arguments));
    }

    @AfterEach
    void close() {
        wiki.close();
    }

    private Object write(long member, int base, String title, String body, boolean handIn) {
        List<String> pairs =
                new ArrayList<>(List.of("base", base + "", "title", title, "body", body, "fact-city", "1"));
        pairs.addAll(List.of("draft", wiki.draft(member)));
        if (handIn) {
            pairs.addAll(List.of("handIn", "1"));
        }
        return wiki.cities.written(call, wiki.form(pairs.toArray(String[]::new)), wiki.visit(member));
    }

    private String shown(long member) {
        return html(wiki.calls.call(call, "", wiki.visit(member)));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void cityWritesTogether_handsIn_andIsPublishedAsAPage(TestDatabase databases) {
        open(databases);
        assertThat(wiki.mailed())
                .containsExactlyInAnyOrder(
                        "17@city.example: Your city is asked: Lighting that helped",
                        "18@city.example: Votre ville est sollicit\u00e9e : Lighting that helped",
                        "27@city.example: Your city is asked: Lighting that helped");
        assertThat(wiki.mails.get(0).paragraphs().get(0)).contains("31 March 2087");
        wiki.mails.clear();
        assertThat(html(wiki.cities.write(call, wiki.visit(17)))).contains("What happened then");
        write(17, 1, "Lamps", "First words", false);
        assertThat(html(wiki.cities.write(call, wiki.visit(18)))).contains("First words", "value=\"Lamps\"");
        write(18, 2, "Lamps", "Second words", false);
        // 17 still has the first text open: nothing of either is lost.
        Page late = (Page) write(17, 2, "Lamps", "Third words", false);
        assertThat(late.status()).isEqualTo(409);
        assertThat(html(late)).contains("Third words");
        assertThat(html(wiki.contributions.contribution(call, 101, wiki.visit(17))))
                .contains("Second words");
        // Until it is handed in, it is the city's.
        assertThatThrownBy(() -> wiki.contributions.contribution(call, 101, wiki.visit(3)))
                .isInstanceOf(Refusal.class);
        assertThat(wiki.mails).isEmpty();
        write(18, 3, "Lamps", "Second words", true);
        assertThat(wiki.mailed()).containsExactly("3@city.example: Handed in: Lighting that helped");
        assertThat(html(wiki.contributions.contribution(call, 101, wiki.visit(3))))
                .contains("Second words", "publish");
        assertThatThrownBy(() -> wiki.contributions.contribution(call, 101, wiki.visit(7)))
                .isInstanceOf(Refusal.class);
        Page tooLate = (Page) write(17, 4, "Lamps", "Too late", false);
        assertThat(tooLate.status()).isEqualTo(409);
        assertThat(html(tooLate)).contains("Too late", "wiki.refusal.decided");

        wiki.mails.clear();
        TestForm as = wiki.form("as", "practice-sheet", "version", "4");
        assertThat(place(wiki.contributions.publish(call, 101, as, wiki.visit(3))))
                .startsWith("/s/night/wiki/lamps");
        PageRow page = wiki.row("lamps");
        assertThat(page.author()).isEqualTo(18);
        assertThat(page.template()).isEqualTo("practice-sheet");
        assertThat(wiki.page("lamps", 0)).contains("Second words", "<dt>City or organisation</dt>");
        assertThat(wiki.mails)
                .extracting(mail -> mail.to())
                .containsExactlyInAnyOrder("17@city.example", "18@city.example");
        Page again = (Page) wiki.contributions.publish(call, 101, as, wiki.visit(3));
        assertThat(again.status()).isEqualTo(409);
        assertThat(shown(0)).contains("/s/night/wiki/lamps").doesNotContain("/calls/" + call + "/101");
    }

    private Response autosave(long member, int base, String body, String draft) {
        return wiki.cities.autosave(
                call,
                wiki.form("base", base + "", "title", "Lamps", "body", body, "fact-city", "1", "draft", draft),
                wiki.visit(member));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatIsTyped_isKeptForItsWriterAlone_untilTheCityGetsIt(TestDatabase databases) {
        open(databases);
        write(18, 1, "Lamps", "What the city says", false);
        Autosaved said = (Autosaved) autosave(17, 2, "Half a sent", "").getEntity();
        assertThat(said.draft()).isNotNull();
        assertThat(autosave(17, 2, "From another window", "").getStatus()).isEqualTo(409);
        assertThat(html(wiki.cities.write(call, wiki.visit(17))))
                .contains("Half a sent", "You see your draft, not", "name=\"draft\" value=\"" + said.draft())
                .contains("<option value=\"1\" selected")
                .doesNotContain("What the city says", "another window");
        assertThat(html(wiki.cities.write(call, wiki.visit(18))))
                .contains("What the city says")
                .doesNotContain("Half a sent", "You see your draft");
        assertThat(html(wiki.contributions.contribution(call, 101, wiki.visit(17))))
                .contains("What the city says");
        assertThat(html(wiki.drafts.drafts("", "", "", wiki.visit(17))))
                .contains("/s/night/wiki/calls/" + call + "\"", "Lamps");
        // A colleague goes on meanwhile.
        write(18, 2, "Lamps", "What the city says now", false);
        assertThat(html(wiki.cities.write(call, wiki.visit(17)))).contains("Half a sent", "A colleague has changed");
        write(17, 3, "Lamps", "Both of it", false);
        assertThat(html(wiki.cities.write(call, wiki.visit(17))))
                .contains("Both of it")
                .doesNotContain("You see your draft", "Half a sent");
        autosave(17, 4, "Not this", "");
        wiki.cities.discard(call, wiki.visit(17));
        assertThat(html(wiki.cities.write(call, wiki.visit(17))))
                .contains("Both of it")
                .doesNotContain("Not this");
        // Handed in, nothing is kept behind it.
        write(17, 4, "Lamps", "Both of it", true);
        assertThatThrownBy(() -> autosave(17, 5, "Too late", "")).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void textThatAColleagueOverwrote_isNotSavedOverTheColleagueByASecondClick(TestDatabase databases) {
        open(databases);
        write(18, 1, "Lamps", "Of a colleague", false);
        Page late = (Page) write(17, 1, "Lamps", "Mine", false);
        assertThat(late.status()).isEqualTo(409);
        assertThat(html(late)).contains("Mine", "name=\"base\" value=\"1\"");
        assertThat(((Page) write(17, 1, "Lamps", "Mine", false)).status()).isEqualTo(409);
        assertThat(html(wiki.contributions.contribution(call, 101, wiki.visit(17))))
                .contains("Of a colleague");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void givenBack_theCityReadsWhy_andHandsInAgain(TestDatabase databases) {
        open(databases);
        write(17, 1, "Lamps", "Words", true);
        wiki.mails.clear();
        wiki.contributions.giveBack(call, 101, wiki.form("answer", "What did it cost?", "version", "2"), wiki.visit(3));
        assertThat(wiki.mails).hasSize(2).allMatch(mail -> mail.paragraphs().contains("What did it cost?"));
        assertThat(shown(18)).contains("What did it cost?", "/write");
        write(18, 3, "Lamps", "Words, and 300 euros", true);
        assertThat(html(wiki.contributions.contribution(call, 101, wiki.visit(3))))
                .contains("300 euros");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void contribution_isDecidedAboutAsItWasShown_andNothingOlderIsPublished(TestDatabase databases) {
        open(databases);
        write(17, 1, "Lamps", "Old words", true);
        assertThat(html(wiki.contributions.contribution(call, 101, wiki.visit(3))))
                .contains("name=\"version\" value=\"2\"");
        TestForm seen = wiki.form("as", "practice-sheet", "version", "2", "answer", "Why?");
        wiki.contributions.giveBack(call, 101, seen, wiki.visit(3));
        write(17, 3, "Lamps", "New words", true);
        Page stale = (Page) wiki.contributions.publish(call, 101, seen, wiki.visit(3));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(html(stale)).contains("New words", "wiki.call.another", "name=\"version\" value=\"4\"");
        assertThat(((Page) wiki.contributions.giveBack(call, 101, seen, wiki.visit(3))).status())
                .isEqualTo(409);
        assertThat(wiki.pages.named(1, "lamps")).isEmpty();
        // A page was made, and the server fell over before the note of it; then the city wrote on.
        TestForm now = wiki.form("as", "practice-sheet", "version", "4");
        wiki.contributions.publish(call, 101, now, wiki.visit(3));
        wiki.database.transaction(
                tx -> tx.execute("update wiki_contribution set state = 'DRAFTING', page = 0 where organisation = 101"));
        write(17, 5, "More lamps", "Newest words", true);
        wiki.contributions.publish(call, 101, wiki.form("as", "practice-sheet", "version", "6"), wiki.visit(3));
        assertThat(wiki.page("more-lamps", 0)).contains("Newest words");
        assertThat(wiki.page("lamps", 0)).contains("New words");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatTheCityKeeps_isKeptAsItIsTyped_andItsPageAnswers(TestDatabase databases) {
        open(databases);
        wiki.database.transaction(tx -> tx.execute("update wiki_call set template = 'minutes'"));
        TestForm form = wiki.form("base", "1", "title", "Lamps", "body", "Words", "fact-date", "0202-05-0");
        wiki.cities.written(call, form, wiki.visit(17));
        assertThat(html(wiki.contributions.contribution(call, 101, wiki.visit(17))))
                .contains("Words", "0202-05-0");
        assertThat(html(wiki.cities.write(call, wiki.visit(18)))).contains("value=\"0202-05-0\"");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoMakesNoCallsAnyMore_isNotToldWhatIsHandedIn_butThoseWhoDo(TestDatabase databases) {
        open(databases);
        wiki.mails.clear();
        wiki.spaces.role(1, 3, Role.MEMBER);
        wiki.spaces.role(1, 4, Role.MANAGER);
        write(17, 1, "Lamps", "Words", true);
        assertThat(wiki.mails).extracting(mail -> mail.to()).containsExactly("4@city.example");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void emptyOrLateContributions_areRefused(TestDatabase databases) {
        open(databases);
        Page empty = (Page) write(17, 1, "", "", true);
        assertThat(empty.status()).isEqualTo(422);
        assertThatThrownBy(() -> wiki.cities.write(call, wiki.visit(7))).isInstanceOf(Refusal.class);
        wiki.calls.close(call, wiki.visit(3));
        Page closed = (Page) write(17, 1, "Lamps", "Words", true);
        assertThat(closed.status()).isEqualTo(409);
        assertThat(html(closed)).contains("Words", "wiki.refusal.closedCall");
        wiki.calls.open(call, wiki.visit(3));
        write(17, 1, "Lamps", "Words", true);
        assertThatThrownBy(() -> wiki.calls.call(call, "", wiki.visit(7, 2, "en")))
                .isInstanceOf(Refusal.class);
        assertThat(html(wiki.calls.list("", wiki.visit(0)))).contains("Lighting that helped");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void manyCalls_areListedPartAfterPart_openOnesFirst(TestDatabase databases) {
        open(databases);
        String columns = "version, space_id, titles, about, template, parent, deadline, reminded, author, made_at";
        wiki.database.transaction(tx -> {
            for (int i = 0; i < 249; i++) {
                tx.execute(
                        "insert into wiki_call (id, closed, " + columns + ") select cast(? as bigint), "
                                + (i % 5 == 0 ? "false" : "true") + ", " + columns + " from wiki_call where id = ?",
                        1_000L + i,
                        call);
            }
            return null;
        });
        assertThat(PagesTest.parts("", after -> wiki.calls.list(after, wiki.visit(0)), "class=\"item\""))
                .isEqualTo(250);
        assertThat(html(wiki.calls.list("", wiki.visit(0))).split(">Closed<|Closed</span>", -1))
                .hasSize(1 + 49);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void silentCities_areReminded_othersAreNot(TestDatabase databases) {
        open(databases);
        wiki.mails.clear();
        var reminders = wiki.feature.reminders().calls();
        assertThat(reminders.remind(Instant.parse("2087-03-01T08:00:00Z"))).isZero();
        wiki.cities.decline(call, wiki.form("contributes", "0"), wiki.visit(27));
        // Nothing is used up while the wiki is switched off.
        wiki.spaces.off(1, "wiki");
        assertThat(reminders.remind(Instant.parse("2087-03-20T08:00:00Z"))).isZero();
        wiki.spaces.on(1, "wiki");
        assertThat(reminders.remind(Instant.parse("2087-03-20T08:00:00Z"))).isEqualTo(2);
        assertThat(reminders.remind(Instant.parse("2087-03-21T08:00:00Z"))).isZero();
        assertThat(reminders.remind(Instant.parse("2087-03-30T08:00:00Z"))).isEqualTo(2);
        write(17, 1, "Lamps", "Words", true);
        wiki.mails.clear();
        wiki.calls.remind(call, wiki.visit(3));
        assertThat(wiki.mails).isEmpty();
        wiki.cities.decline(call, wiki.form("contributes", "1"), wiki.visit(27));
        wiki.calls.remind(call, wiki.visit(3));
        assertThat(wiki.mails).extracting(mail -> mail.to()).containsExactly("27@city.example");
        assertThat(wiki.mails.get(0).key()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aCityThatSaysTwiceThatItContributesNothing_contributesNothing(TestDatabase databases) {
        open(databases);
        String state = "select count(*) from wiki_contribution where call_id = ? and state = ?";
        assertThat(html(wiki.calls.call(call, "", wiki.visit(27)))).contains("name=\"contributes\" value=\"0\"");
        for (int i = 0; i < 2; i++) {
            wiki.cities.decline(call, wiki.form("contributes", "0"), wiki.visit(27));
            assertThat(wiki.database.number(state, call, "DECLINED")).isEqualTo(1);
        }
        assertThat(html(wiki.calls.call(call, "", wiki.visit(27)))).contains("name=\"contributes\" value=\"1\"");
        for (int i = 0; i < 2; i++) {
            wiki.cities.decline(call, wiki.form("contributes", "1"), wiki.visit(27));
            assertThat(wiki.database.number(state, call, "DECLINED")).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void citiesThatJustHeardOfACall_areNotRemindedOfIt(TestDatabase databases) {
        open(databases);
        var reminders = wiki.feature.reminders().calls();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        wiki.calls.make(by("1", today.plusDays(8).toString(), "101"), wiki.visit(3));
        wiki.calls.change(call, by("1", today.plusDays(2).toString(), "101", "102"), wiki.visit(3));
        assertThat(reminders.remind(Instant.now())).isZero();
        // The last days are still to come for the one of them.
        assertThat(reminders.remind(Instant.now().plus(Duration.ofDays(6)))).isEqualTo(2);
        // Reminded by hand, they are not reminded once more in the same hour.
        wiki.calls.change(call, by("2", today.plusDays(8).toString(), "101", "102"), wiki.visit(3));
        wiki.database.transaction(tx -> tx.execute("update wiki_call set reminded = 0 where id = ?", call));
        wiki.calls.remind(call, wiki.visit(3));
        assertThat(reminders.remind(Instant.now())).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void citiesWithNobodyHere_canBeAsked_andStayAsked(TestDatabase databases) {
        open(databases);
        String form = html(wiki.calls.fresh(wiki.visit(3)));
        assertThat(form).contains("nobody here yet").containsSubsequence("value=\"102\"", "value=\"2\"");
        wiki.mails.clear();
        wiki.calls.change(call, several("101", "102", "2"), wiki.visit(3));
        assertThat(wiki.mails).isEmpty();
        assertThat(asked()).containsExactlyInAnyOrder(101L, 102L, 2L);
        // The only one who acted for a city was stopped: it stays asked.
        wiki.stopped.add(27L);
        assertThat(html(wiki.calls.edit(call, wiki.visit(3)))).contains("value=\"102\" checked");
        wiki.calls.change(call, by("2", "2087-03-31", "101", "102", "2"), wiki.visit(3));
        assertThat(asked()).containsExactlyInAnyOrder(101L, 102L, 2L);
    }

    private List<Long> asked() {
        return new Calls(wiki.database, wiki.bodies)
                .standing(call).stream().map(Contribution::organisation).toList();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void contributionThatIsGivenBackWhileItIsPublished_isOneOrTheOther(TestDatabase databases) {
        open(databases);
        write(17, 1, "Lamps", "Words", true);
        Calls calls = new Calls(wiki.database, wiki.bodies);
        Contribution seen = calls.contribution(call, 101).orElseThrow();
        wiki.contributions.giveBack(call, 101, wiki.form("answer", "What did it cost?", "version", "2"), wiki.visit(3));
        Links links = new Links(wiki.database, wiki.bodies, wiki.spaces);
        Letters letters = new Letters(wiki.reachable, TestMessages::in, wiki.mailer, wiki.spaces, wiki.readings);
        Contribute contributing = new Contribute(
                wiki.database,
                wiki.register,
                wiki.files,
                wiki.pages,
                new MakePage(wiki.database, wiki.register, wiki.files, new Tree(wiki.database), links),
                new CallLetters(wiki.reachable, wiki.spaces, letters));
        Template as = new Templates(wiki.database).find("case-study").orElseThrow();
        Call found = calls.find(1, call).orElseThrow();
        assertThatThrownBy(() -> contributing.publish(found, seen, as, wiki.visit(3)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("wiki.refusal.decided"));
        assertThat(wiki.pages.named(1, "lamps")).isEmpty();
        assertThat(calls.contribution(call, 101).orElseThrow().state()).isEqualTo(Contribution.State.DRAFTING);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void citiesThatMayNotReadTheWikiAnyMore_areNotReminded(TestDatabase databases) {
        open(databases);
        wiki.mails.clear();
        wiki.spaces.move(1, "wiki.read", Role.MODERATOR);
        wiki.spaces.role(1, 27, Role.MODERATOR);
        wiki.calls.remind(call, wiki.visit(3));
        assertThat(wiki.mails).extracting(mail -> mail.to()).containsExactly("27@city.example");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void call_canAskMoreCities_andKeepsWhatWasWritten(TestDatabase databases) {
        open(databases);
        write(17, 1, "Lamps", "Words", false);
        wiki.mails.clear();
        wiki.calls.change(call, several("100"), wiki.visit(3));
        // The new one is asked; the one that wrote stays, the silent one is asked no more.
        assertThat(wiki.mails)
                .extracting(mail -> mail.to())
                .contains("7@city.example")
                .doesNotContain("17@city.example");
        assertThat(html(wiki.contributions.contribution(call, 101, wiki.visit(17))))
                .contains("Words");
        assertThatThrownBy(() -> wiki.cities.write(call, wiki.visit(27))).isInstanceOf(Refusal.class);
        TestForm odd = wiki.form("name.en", "", "template", "none", "deadline", "", "cities", "4711");
        assertThat(((Page) wiki.calls.change(call, odd, wiki.visit(3))).status())
                .isEqualTo(422);
        assertThat(odd.problems()).containsOnlyKeys("name.en", "template", "deadline", "cities");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void secondOfTwoWhoChangeACall_isTold_andDecides(TestDatabase databases) {
        open(databases);
        wiki.calls.change(call, several("100"), wiki.visit(3));
        Page refused = (Page) wiki.calls.change(call, several("101"), wiki.visit(3));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(html(refused))
                .contains("name=\"version\" value=\"2\"", "Lighting that helped", "wiki.refusal.callChanged");
        assertThatThrownBy(() -> wiki.cities.write(call, wiki.visit(17))).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void contribution_isNotPublishedElsewhere_whenThePageAboveWasClosedMeanwhile(TestDatabase databases) {
        open(databases);
        wiki.make("Cases", "", "Words");
        long above = wiki.row("cases").id();
        wiki.database.transaction(tx -> tx.execute("update wiki_call set parent = ?", above));
        write(17, 1, "Lamps", "Words", true);
        wiki.caring.changed("cases", wiki.form("least", "MANAGER", "writer", "MANAGER"), wiki.visit(3));
        wiki.spaces.move(1, "wiki.call", Role.MODERATOR);
        TestForm as = wiki.form("as", "case-study", "version", "2");
        Page refused = (Page) wiki.contributions.publish(
                call,
                101,
                as,
                wiki.visit(9).permissions(Map.of("wiki.call", Role.MODERATOR, "wiki.write", Role.MEMBER)));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(as.problems()).containsValue("wiki.refusal.callParent");
        assertThat(wiki.pages.named(1, "lamps")).isEmpty();
        assertThat(place(wiki.contributions.publish(
                        call, 101, wiki.form("as", "case-study", "version", "2"), wiki.visit(3))))
                .contains("lamps");
        assertThat(wiki.row("lamps").least()).isEqualTo(Role.MANAGER);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void stateOfACall_isShown_withoutReadingWhatCitiesWrote(TestDatabase databases) {
        open(databases);
        write(17, 1, "Lamps", "Words", true);
        wiki.read.clear();
        assertThat(shown(17)).contains("/calls/" + call + "/101");
        assertThat(shown(3)).contains("/calls/" + call + "/101");
        wiki.calls.remind(call, wiki.visit(3));
        wiki.feature.reminders().calls().remind(Instant.parse("2087-03-20T08:00:00Z"));
        assertThat(wiki.read)
                .anyMatch(sql -> sql.contains("wiki_contribution"))
                .noneMatch(sql -> sql.contains("wiki_contribution") && sql.contains("body"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void everyKindOfItem_isGivenForRebuildingAndExport_inOneOrder(TestDatabase databases) {
        open(databases);
        wiki.make("Guide", "", "Words");
        write(17, 1, "Lamps", "Words", true);
        wiki.spaces.off(1, "forum");
        wiki.comments.say("guide", wiki.form("comment", "A remark"), wiki.visit(8));
        wiki.settings.set(wiki.form("review", "1"), wiki.visit(3));
        wiki.save(7, "guide", "Guide", "Other words");
        wiki.writing.make(wiki.form("title", "Elsewhere", "body", "Words"), wiki.visit(7, 2, "en"));
        List<Long> all = wiki.content.page(1, 0, 10);
        assertThat(all).hasSize(4).isSorted();
        assertThat(wiki.content.items(all)).hasSize(4);
        assertThat(wiki.content.page(1, 0, 3)).isEqualTo(all.subList(0, 3));
        assertThat(wiki.content.page(1, all.get(1), 10)).isEqualTo(all.subList(2, 4));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void register_showsWhatIsHandedIn_toThoseWhoMakeCallsThere(TestDatabase databases) {
        open(databases);
        write(17, 1, "Lamps", "Words", false);
        long item = wiki.database.number(
                "select item from wiki_contribution where call_id = ? and organisation = 101", call);
        ContentHead draft = wiki.register.head(item).orElseThrow();
        assertThat(draft.visible(wiki.spaces.grants(3), 3)).isFalse();
        write(17, 2, "Lamps", "Words", true);
        ContentHead handed = wiki.register.head(item).orElseThrow();
        assertThat(handed.visible(wiki.spaces.grants(3), 3)).isTrue();
        assertThat(handed.visible(wiki.spaces.grants(9), 9)).isFalse();
        assertThat(handed.visible(wiki.spaces.grants(7), 7)).isFalse();
        assertThat(wiki.content.paths(List.of(item))).containsValue("/s/night/wiki/calls/" + call + "/101");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void filesOfACity_areForWhoeverWritesForIt_thenForWhoMadeTheCall_thenForReaders(TestDatabase databases) {
        open(databases);
        TestForm first = wiki.form("base", "1", "title", "Lamps", "body", "First words", "fact-city", "1", "draft", "")
                .with(Zips.upload("plan.txt", "A plan in words".getBytes(StandardCharsets.UTF_8)));
        wiki.cities.written(call, first, wiki.visit(17));
        long item = wiki.database.number("select item from wiki_contribution where organisation = 101");
        Body picture = new Body(
                "<img src=\"" + wiki.files.of(List.of(item)).get(item).get(0).path() + "\" alt=\"x\">", 0);
        assertThat(wiki.files.pictures(picture, wiki.visit(17))).hasSize(1);
        assertThat(wiki.files.pictures(picture, wiki.visit(18))).hasSize(1);
        assertThat(wiki.files.pictures(picture, wiki.visit(27))).isEmpty();
        assertThat(wiki.files.pictures(picture, wiki.visit(3))).isEmpty();
        assertThat(wiki.files.pictures(picture, wiki.visit(0))).isEmpty();
        assertThat(html(wiki.contributions.contribution(call, 101, wiki.visit(18))))
                .contains("plan.txt");
        write(18, 2, "Lamps", "Second words", true);
        assertThat(wiki.files.pictures(picture, wiki.visit(3))).hasSize(1);
        assertThat(wiki.files.pictures(picture, wiki.visit(7))).isEmpty();
        wiki.contributions.publish(call, 101, wiki.form("as", "practice-sheet", "version", "3"), wiki.visit(3));
        assertThat(wiki.files.pictures(picture, wiki.visit(0))).hasSize(1);
        assertThat(wiki.page("lamps", 0)).contains("plan.txt");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void refusedFileOfACity_isTold_alsoWhenTheTextIsOnlyKept_andAWrongOneIsTakenOff(TestDatabase databases) {
        open(databases);
        TestForm wrong = wiki.form("base", "1", "title", "", "body", "First words", "draft", "")
                .with(Zips.upload("plan.exe", "MZ".getBytes(StandardCharsets.UTF_8)));
        Page told = (Page) wiki.cities.written(call, wrong, wiki.visit(17));
        assertThat(told.status()).isEqualTo(422);
        assertThat(html(told)).contains("wiki.problem.refusedFiles", "First words");
        wiki.cities.written(
                call,
                wiki.form("base", "1", "title", "Lamps", "body", "First words", "draft", "")
                        .with(Zips.upload("plan.txt", "A plan in words".getBytes(StandardCharsets.UTF_8))),
                wiki.visit(17));
        long item = wiki.database.number("select item from wiki_contribution where organisation = 101");
        long file = wiki.files.of(List.of(item)).get(item).get(0).id();
        assertThat(html(wiki.cities.write(call, wiki.visit(18)))).contains("name=\"detach\" value=\"" + file);
        wiki.cities.written(
                call,
                wiki.form("base", "2", "title", "Lamps", "body", "Words", "draft", "", "detach", file + ""),
                wiki.visit(18));
        assertThat(wiki.files.of(List.of(item)).getOrDefault(item, List.of())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void callsOfAnArchivedSpace_holdUpNoOthers(TestDatabase databases) {
        open(databases);
        wiki.spaces.archive(2, true);
        wiki.database.transaction(tx -> {
            for (int i = 0; i < 120; i++) {
                tx.execute(
                        "insert into wiki_call (id, version, space_id, titles, about, template, parent, deadline, closed,"
                                + " reminded, author, made_at) select " + (1000 + i)
                                + ", version, 2, titles, about, template, parent, deadline - 1000, closed, reminded,"
                                + " author, made_at from wiki_call where id = ?",
                        call);
            }
            return null;
        });
        assertThat(wiki.feature.reminders().calls().remind(Instant.parse("2087-03-20T08:00:00Z")))
                .isPositive();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void answerToAContribution_thatAColleagueDecidedFirst_comesBack(TestDatabase databases) {
        open(databases);
        write(17, 1, "Lamps", "Words of the city", true);
        wiki.contributions.giveBack(call, 101, wiki.form("answer", "Costs?", "version", "2"), wiki.visit(3));
        TestForm late = wiki.form("answer", "My own long answer", "version", "2");
        Page told = (Page) wiki.contributions.giveBack(call, 101, late, wiki.visit(3));
        assertThat(told.status()).isEqualTo(409);
        assertThat(html(told)).contains("My own long answer").doesNotContain("Words of the city");
        write(17, 3, "Lamps", "Words of the city", true);
        wiki.contributions.publish(call, 101, wiki.form("as", "practice-sheet", "version", "4"), wiki.visit(3));
        TestForm again = wiki.form("answer", "My own long answer", "version", "4");
        told = (Page) wiki.contributions.giveBack(call, 101, again, wiki.visit(3));
        assertThat(told.status()).isEqualTo(409);
        assertThat(html(told)).contains("My own long answer");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatATemplateHasNoFieldFor_isNotLostUnsaid(TestDatabase databases) {
        open(databases);
        wiki.templates.make(
                wiki.form("name.en", "Note", "name.fr", "Note", "f1-name.en", "Colour", "f1-kind", "LINE"),
                wiki.visit(3));
        write(17, 1, "Lamps", "Words", true);
        String key = new Templates(wiki.database)
                .offered(1).stream()
                        .filter(Template::own)
                        .findFirst()
                        .orElseThrow()
                        .key();
        TestForm as = wiki.form("as", key, "version", "2");
        Page told = (Page) wiki.contributions.publish(call, 101, as, wiki.visit(3));
        assertThat(told.status()).isEqualTo(422);
        assertThat(html(told)).contains("City or organisation", "name=\"without\"");
        assertThat(place(wiki.contributions.publish(
                        call, 101, wiki.form("as", key, "version", "2", "without", "1"), wiki.visit(3))))
                .startsWith("/s/night/wiki/lamps");
        assertThat(wiki.row("lamps").template()).isEqualTo(key);
    }
}
