// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.wiki.WikiFixture.html;

import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Translator.Version;
import org.rambla.persistence.TestDatabase;
import org.rambla.wiki.exchange.in.Zips;
import org.rambla.wiki.follow.FeedLinks;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Following pages, what changed since one read it, and feeds. */
final class FollowTest {
    @TempDir
    Path folder;

    private TestDatabase databases;
    private WikiFixture wiki;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "wiki");
    }

    private void open(TestDatabase both) {
        databases = both;
        wiki = new WikiFixture(both, folder);
        wiki.make("Guide", "", "Words");
    }

    @AfterEach
    void close() {
        wiki.close();
    }

    private void deliver() throws Exception {
        databases.deliver(wiki.followers);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void followers_hearOfChanges_whoeverMadeThemDoesNot(TestDatabase both) throws Exception {
        open(both);
        deliver();
        wiki.following.follow("guide", wiki.form(), wiki.visit(7));
        wiki.following.follow("guide", wiki.form("below", "1"), wiki.visit(8));
        wiki.save(7, "guide", "Guide", "Other words");
        deliver();
        assertThat(wiki.mailed()).containsExactly("8@city.example: Page modifi\u00e9e : Guide");
        // A second one on the same day has the same key: the queue keeps one.
        wiki.save(7, "guide", "Guide", "Yet other words");
        deliver();
        assertThat(wiki.mails).hasSize(2);
        assertThat(wiki.mails.get(0).key())
                .isNotEmpty()
                .isEqualTo(wiki.mails.get(1).key());
        wiki.mails.clear();
        wiki.make("Costs", "Guide", "Figures");
        deliver();
        assertThat(wiki.mailed()).containsExactly("8@city.example: Du nouveau en dessous : Guide");
        // However many come with an import, whole trees among them: the same key, and the queue keeps one.
        wiki.make("Lamps", "Costs", "Figures");
        deliver();
        assertThat(wiki.mails).hasSize(2);
        assertThat(wiki.mails.get(0).key())
                .contains("wiki-below")
                .isEqualTo(wiki.mails.get(1).key());
        assertThat(wiki.mails.get(1).action().link()).endsWith("/s/night/wiki/guide");
        wiki.following.leave("guide", wiki.visit(8));
        wiki.mails.clear();
        wiki.save(7, "guide", "Guide", "Last words");
        deliver();
        assertThat(wiki.mails).isEmpty();
    }

    /** Member 8 reads French. */
    @ParameterizedTest
    @MethodSource("databases")
    void title_isTheTranslation_andSaidToBeOne(TestDatabase both) throws Exception {
        open(both);
        wiki.spaces.on(1, "translation");
        deliver();
        wiki.following.follow("guide", wiki.form(), wiki.visit(8));
        wiki.following.follow("guide", wiki.form(), wiki.visit(9));
        wiki.translations.put(
                wiki.row("guide").id(), new Version("Mode d’emploi", "", 0, Origin.MACHINE, false, false));
        wiki.save(7, "guide", "Guide", "Other words");
        deliver();
        assertThat(wiki.mailed())
                .containsExactlyInAnyOrder(
                        "8@city.example: Page modifiée : Mode d’emploi", "9@city.example: Changed: Guide");
        assertThat(wiki.mails.stream().filter(mail -> mail.language().equals("fr")))
                .singleElement()
                .satisfies(mail -> assertThat(mail.paragraphs())
                        .contains("Traduction automatique, langue d’origine : anglais. Dans l’original : « Guide »."));
        for (long member = 100; member < 110; member += 2) {
            wiki.following.follow("guide", wiki.form(), wiki.visit(member));
        }
        wiki.mails.clear();
        wiki.save(7, "guide", "Guide", "Last words");
        int asked = wiki.translationsAsked.get();
        deliver();
        assertThat(wiki.mails).filteredOn(mail -> mail.language().equals("fr")).hasSize(6);
        assertThat(wiki.translationsAsked.get() - asked).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void followerWhoMayNotReadItAnyMore_hearsNothing(TestDatabase both) throws Exception {
        open(both);
        deliver();
        wiki.following.follow("guide", wiki.form(), wiki.visit(8));
        wiki.caring.changed("guide", wiki.form("least", "MODERATOR", "writer", "VISITOR"), wiki.visit(9));
        wiki.save(9, "guide", "Guide", "Secret words");
        deliver();
        assertThat(wiki.mails).isEmpty();
        assertThatThrownBy(() -> wiki.following.follow("guide", wiki.form(), wiki.visit(7)))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoMayReadAPage_isNoChangeOfIt_forThoseWhoFollowIt(TestDatabase both) throws Exception {
        open(both);
        for (String title : List.of("Lamps", "Benches")) {
            wiki.make(title, "Guide", "Words");
        }
        wiki.following.follow("guide", wiki.form("below", "1"), wiki.visit(8));
        deliver();
        wiki.mails.clear();
        wiki.database.transaction(tx -> tx.execute("update wiki_page set changed_at = changed_at - 3600000"));
        wiki.caring.changed("guide", wiki.form("least", "MEMBER", "writer", "VISITOR"), wiki.visit(9));
        deliver();
        assertThat(wiki.mails).isEmpty();
        wiki.save(9, "lamps", "Lamps", "Other words");
        deliver();
        assertThat(wiki.mailed()).containsExactly("8@city.example: Page modifi\u00e9e : Lamps");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void followersOfAWikiThatIsForMembersNow_hearOfIt_onlyWhenTheyAreMembers(TestDatabase both) throws Exception {
        open(both);
        deliver();
        wiki.following.follow("guide", wiki.form(), wiki.visit(8));
        wiki.following.follow("guide", wiki.form(), wiki.visit(40));
        wiki.save(7, "guide", "Guide", "Other words");
        deliver();
        assertThat(wiki.mails)
                .extracting(mail -> mail.to())
                .containsExactlyInAnyOrder("8@city.example", "40@city.example");
        wiki.mails.clear();
        wiki.spaces.move(1, "wiki.read", Role.MEMBER);
        wiki.save(7, "guide", "Guide", "Words for members");
        deliver();
        assertThat(wiki.mails).extracting(mail -> mail.to()).containsExactly("8@city.example");
        wiki.mails.clear();
        wiki.spaces.move(1, "wiki.read", Role.MODERATOR);
        wiki.following.follow("guide", wiki.form(), wiki.visit(9));
        wiki.save(3, "guide", "Guide", "Words for moderators");
        deliver();
        assertThat(wiki.mails).extracting(mail -> mail.to()).containsExactly("9@city.example");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatAMemberFollows_isListed_andLeft_alsoWhereItWasClosed(TestDatabase both) {
        open(both);
        wiki.following.follow("guide", wiki.form("below", "1"), wiki.visit(8));
        assertThat(html(wiki.following.since("", "", wiki.visit(8)))).contains("Guide", "With all pages below it");
        assertThat(html(wiki.following.since("", "", wiki.visit(7)))).doesNotContain("Pages that you follow");
        wiki.caring.changed("guide", wiki.form("least", "MODERATOR", "writer", "VISITOR"), wiki.visit(9));
        assertThat(html(wiki.following.since("", "", wiki.visit(8))))
                .contains("closed to you by now")
                .doesNotContain("Guide");
        wiki.following.feed(wiki.form("leave", wiki.row("guide").id() + ""), wiki.visit(8));
        assertThat(html(wiki.following.since("", "", wiki.visit(8)))).doesNotContain("closed to you by now");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void longListsOfWhatChangedAndOfWhatIsFollowed_goOnWhereTheyWereLeft(TestDatabase both) {
        open(both);
        wiki.page("guide", 8);
        wiki.feature.marks().write();
        wiki.save(7, "guide", "Guide", "Better words");
        wiki.following.follow("guide", wiki.form(), wiki.visit(8));
        // All changed in the same moment and with one title, most of them read in two languages.
        String page = "version, space_id, parent, path, slug, titles, sort_key, language, revision, author, created_at,"
                + " editor, changed_at, least, locked, files, state, reason, remover";
        String text = "version, space_id, title, body, sanitiser, revision, summary, editor, organisation, edited_at,"
                + " blame, origin, synced";
        long guide = wiki.row("guide").id();
        wiki.database.transaction(tx -> {
            for (long i = 1; i <= 120; i++) {
                long id = 1_000_000 + i;
                tx.execute(
                        "insert into wiki_page (id, " + page + ") select cast(? as bigint), " + page
                                + " from wiki_page where id = ?",
                        id,
                        guide);
                tx.execute("insert into wiki_follow (member, page, below) values (8, ?, false)", id);
                for (String language : i == 120 ? List.of("en") : List.of("en", "fr")) {
                    tx.execute(
                            "insert into wiki_version (id, page, language, title_key, " + text
                                    + ") select cast(? as bigint), cast(? as bigint), cast(? as varchar(35)),"
                                    + " cast(? as varchar(230)), " + text + " from wiki_version where page = ?",
                            id * 2 + language.compareTo("en"),
                            id,
                            language,
                            "guide " + id,
                            guide);
                    tx.execute(
                            "insert into wiki_read (member, page, language, revision, seen_at) values (8, ?, ?, 1, 1)",
                            id,
                            language);
                }
            }
            return null;
        });
        assertThat(PagesTest.parts("", after -> wiki.following.since(after, "", wiki.visit(8)), "compare[?]language"))
                .isEqualTo(240);
        assertThat(PagesTest.parts(
                        "followed", "", after -> wiki.following.since("", after, wiki.visit(8)), "name=\"leave\""))
                .isEqualTo(121);
        assertThat(html(wiki.following.since("", "5 a", wiki.visit(8))))
                .contains("Pages that you follow")
                .doesNotContain("compare?language");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pagesReadBefore_areListedWhenTheyChanged(TestDatabase both) {
        open(both);
        wiki.make("Other", "", "Words");
        wiki.page("guide", 8);
        wiki.feature.marks().write();
        assertThat(html(wiki.following.since("", "", wiki.visit(8)))).doesNotContain("Guide");
        wiki.save(7, "guide", "Guide", "Better words");
        wiki.save(7, "other", "Other", "Better words");
        assertThat(html(wiki.following.since("", "", wiki.visit(8))))
                .contains("Guide", "compare?language=en&amp;from=1&amp;to=2")
                .doesNotContain("Other");
        wiki.page("guide", 8);
        wiki.feature.marks().write();
        assertThat(html(wiki.following.since("", "", wiki.visit(8)))).doesNotContain("Guide");
        assertThat(html(wiki.following.since("", "", wiki.visit(0)))).doesNotContain("Guide");
        // Of files alone there is nothing to be compared; the history says who and why.
        wiki.editing.save(
                "guide",
                wiki.form("title", "Guide", "body", "Better words", "base", "2", "summary", "The plan came")
                        .with(Zips.upload("plan.txt", "A plan".getBytes(StandardCharsets.UTF_8))),
                wiki.visit(7));
        assertThat(html(wiki.following.since("", "", wiki.visit(8))))
                .contains("Guide", "guide/history?language=en#saves");
        assertThat(html(wiki.history.history("guide", "en", "", "", wiki.visit(8))))
                .contains("The plan came", "id=\"saves\"");
        assertThat(wiki.page("guide", 7)).doesNotContain("fields or files of this page");
        assertThat(wiki.page("guide", 8)).contains("fields or files of this page");
        wiki.feature.marks().write();
        assertThat(wiki.page("guide", 8)).doesNotContain("fields or files of this page");
        assertThat(html(wiki.following.since("", "", wiki.visit(8)))).doesNotContain("Guide");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void panelOfTheNetwork_showsPagesOfSpacesThatItsReaderMaySee(TestDatabase both) {
        open(both);
        wiki.writing.make(wiki.form("title", "Inside", "body", "Words"), wiki.visit(7, 2, "en"));
        wiki.make("Few", "", "Words");
        wiki.caring.changed("few", wiki.form("least", "MODERATOR", "writer", "VISITOR"), wiki.visit(9));
        assertThat(wiki.feature.networkPanel(wiki.visit(0, 0, "en")).toString())
                .contains("Guide", "Space night")
                .doesNotContain("Inside", "Few");
        assertThat(wiki.feature.networkPanel(wiki.visit(7, 0, "fr")).toString())
                .contains("Guide", "Inside", "Espace board")
                .doesNotContain("Few");
        assertThat(wiki.feature.networkPanel(wiki.visit(9, 0, "en")).toString()).contains("Few");
        wiki.spaces.off(1, "wiki");
        assertThat(wiki.feature.networkPanel(wiki.visit(0, 0, "en")).isEmptyContent())
                .isTrue();
    }

    private static Element xml(Object answer) throws Exception {
        String text = (String) ((Response) answer).getEntity();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoeverMovedToAnotherCity_isNamedWithTheOneOfThen(TestDatabase both) throws Exception {
        open(both);
        wiki.database.transaction(tx -> tx.execute("update wiki_revision set organisation = 1"));
        assertThat(xml(wiki.feed.feed(wiki.visit(0)))
                        .getElementsByTagName("name")
                        .item(0)
                        .getTextContent())
                .isEqualTo("Prevention officer 7, City of Nice");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void feed_isWellFormed_andHoldsWhatItsReaderMaySee(TestDatabase both) throws Exception {
        open(both);
        wiki.make("<b>&\uD83D\uDE00 ]]>", "", "Words");
        wiki.caring.changed("guide", wiki.form("least", "MEMBER", "writer", "VISITOR"), wiki.visit(9));
        Element feed = xml(wiki.feed.feed(wiki.visit(0)));
        assertThat(feed.getElementsByTagName("entry").getLength()).isEqualTo(1);
        assertThat(feed.getElementsByTagName("name").item(0).getTextContent()).startsWith("Prevention officer 7, ");
        assertThat(feed.getElementsByTagName("title").item(0).getTextContent()).endsWith(" – Wiki");
        assertThat(feed.getElementsByTagName("summary").item(0).getTextContent())
                .isEqualTo("New page.");
        assertThat(feed.getElementsByTagName("title").item(1).getTextContent()).isEqualTo("<b>&\uD83D\uDE00 ]]>");
        assertThat(xml(wiki.feed.feed(wiki.visit(7)))
                        .getElementsByTagName("entry")
                        .getLength())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void ownFeed_endsWithItsAddress_andWithTheRightToRead(TestDatabase both) throws Exception {
        open(both);
        wiki.writing.make(wiki.form("title", "Inside", "body", "Words"), wiki.visit(7, 2, "en"));
        FeedLinks links = (FeedLinks) wiki.feature.linkPages().iterator().next();
        wiki.following.feed(wiki.form(), wiki.visit(7, 2, "en"));
        String first = token();
        assertThat(xml(links.feed(first, wiki.visit(0, 0, "en"))).getTextContent())
                .contains("Inside");
        wiki.following.feed(wiki.form(), wiki.visit(7, 2, "en"));
        assertThatThrownBy(() -> links.feed(first, wiki.visit(0, 0, "en"))).isInstanceOf(Refusal.class);
        assertThat(xml(links.feed(token(), wiki.visit(0, 0, "en"))).getTextContent())
                .contains("Inside");
        wiki.spaces.off(2, "wiki");
        assertThatThrownBy(() -> links.feed(token(), wiki.visit(0, 0, "en"))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> wiki.following.feed(wiki.form(), wiki.visit(0, 2, "en")))
                .isInstanceOf(Exception.class);
        assertThat(wiki.spaces.roleOf(2, 7)).contains(Role.MEMBER);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void ownFeed_endsWithTheAccount_whateverTheSpaceSays(TestDatabase both) throws Exception {
        open(both);
        wiki.writing.make(wiki.form("title", "Inside", "body", "Words"), wiki.visit(7, 2, "en"));
        FeedLinks links = (FeedLinks) wiki.feature.linkPages().iterator().next();
        wiki.following.feed(wiki.form(), wiki.visit(7, 2, "en"));
        String token = token();
        wiki.stopped.add(7L);
        assertThat(wiki.spaces.roleOf(2, 7)).contains(Role.MEMBER);
        assertThatThrownBy(() -> links.feed(token, wiki.visit(0, 0, "en"))).isInstanceOf(Refusal.class);
    }

    /** The last part of the address that the member is shown. */
    private String token() {
        return html(wiki.following.since("", "", wiki.visit(7, 2, "en")))
                .replaceAll("(?s).*<code>https://network.example/l/wiki/feed/([0-9a-f]{48})</code>.*", "$1");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void feed_tellsNobodyAgain_whatAPageThatIsRenamedSaid(TestDatabase both) throws Exception {
        open(both);
        Set<String> before = ids();
        wiki.save(7, "guide", "Handbook", "Other words");
        Set<String> after = ids();
        assertThat(after).containsAll(before).hasSize(before.size() + 1);
    }

    private Set<String> ids() throws Exception {
        Element feed = xml(wiki.feed.feed(wiki.visit(7)));
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < feed.getElementsByTagName("entry").getLength(); i++) {
            Element entry = (Element) feed.getElementsByTagName("entry").item(i);
            assertThat(ids.add(entry.getElementsByTagName("id").item(0).getTextContent()))
                    .isTrue();
        }
        return ids;
    }
}
