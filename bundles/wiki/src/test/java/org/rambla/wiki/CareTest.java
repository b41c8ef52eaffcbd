// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.wiki.WikiFixture.html;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.event.Event;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.wiki.care.CareForPage;
import org.rambla.wiki.care.FollowSuccessors;
import org.rambla.wiki.follow.Follows;
import org.rambla.wiki.page.KeepPage;
import org.rambla.wiki.page.MovePage;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Tree;

/** Who looks after a page and who may read it. */
final class CareTest {
    @TempDir
    Path folder;

    private WikiFixture wiki;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "wiki");
    }

    private void open(TestDatabase databases) {
        wiki = new WikiFixture(databases, folder);
        wiki.make("Guide", "", "Words");
    }

    @AfterEach
    void close() {
        wiki.close();
    }

    private int remind(String moment) {
        return wiki.feature.reminders().remind(Instant.parse(moment));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void owner_isRemindedTwice_andNotAgain(TestDatabase databases) {
        open(databases);
        wiki.caring.cared("guide", wiki.form("owner", "8", "day", "2087-03-31"), wiki.visit(9));
        assertThat(wiki.mailed()).containsExactly("8@city.example: Vous veillez d\u00e9sormais dessus : Guide");
        wiki.mails.clear();
        assertThat(wiki.page("guide", 0)).contains("Prevention officer 8", "2087-03-31");
        assertThat(remind("2087-03-01T08:00:00Z")).isZero();
        assertThat(remind("2087-03-20T08:00:00Z")).isEqualTo(1);
        assertThat(remind("2087-03-21T08:00:00Z")).isZero();
        assertThat(remind("2087-04-01T08:00:00Z")).isEqualTo(1);
        assertThat(remind("2087-05-01T08:00:00Z")).isZero();
        assertThat(wiki.mailed())
                .containsExactly(
                        "8@city.example: Bient\u00f4t \u00e0 revoir : Guide",
                        "8@city.example: \u00c0 revoir maintenant : Guide");
        assertThat(wiki.mails.get(0).paragraphs().get(0)).contains("31 mars 2087");
        // Whoever may not read it any more is not told; those who manage are.
        wiki.mails.clear();
        wiki.caring.cared("guide", wiki.form("owner", "8", "day", "2087-09-30"), wiki.visit(9));
        wiki.caring.changed("guide", wiki.form("least", "MODERATOR", "writer", "VISITOR"), wiki.visit(9));
        assertThat(remind("2087-10-01T08:00:00Z")).isEqualTo(1);
        assertThat(wiki.mailed()).containsExactly("3@city.example: Nobody looks after it any more: Guide");
        assertThat(html(wiki.caring.care("guide", "", wiki.visit(9))))
                .contains("value=\"9\"")
                .doesNotContain("value=\"7\"");
        wiki.caring.changed("guide", wiki.form("least", "VISITOR", "writer", "VISITOR"), wiki.visit(9));
        // Another day begins anew; the owner may set it.
        wiki.caring.cared("guide", wiki.form("owner", "8", "day", "2088-03-31"), wiki.visit(8));
        // What falls due while the space is archived is said when it is opened again.
        wiki.spaces.archive(1, true);
        assertThat(remind("2088-03-30T08:00:00Z")).isZero();
        wiki.spaces.archive(1, false);
        // The same while its wiki is switched off.
        wiki.mails.clear();
        wiki.spaces.off(1, "wiki");
        assertThat(remind("2088-03-30T08:00:00Z")).isZero();
        wiki.spaces.on(1, "wiki");
        assertThat(remind("2088-03-30T08:00:00Z")).isEqualTo(1);
        assertThat(wiki.mails).extracting(mail -> mail.to()).containsExactly("8@city.example");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pageOfWhoeverLeft_goesToTheSuccessor_elseItsSpaceIsReminded(TestDatabase databases) {
        open(databases);
        wiki.caring.cared("guide", wiki.form("owner", "8", "day", "2087-03-31"), wiki.visit(9));
        wiki.mails.clear();
        wiki.make("Lamps", "", "Words");
        wiki.following.follow("guide", wiki.form("below", "1"), wiki.visit(8));
        wiki.following.follow("lamps", wiki.form("below", "1"), wiki.visit(8));
        wiki.following.follow("lamps", wiki.form(), wiki.visit(7));
        FollowSuccessors successors = new FollowSuccessors(wiki.database, wiki.reachable);
        assertThat(successors.wants("member.changed")).isTrue();
        successors.on(Event.now("member.changed", 8, 0, 1, 3));
        assertThat(wiki.row("guide").owner()).isEqualTo(8);
        wiki.stopped.add(8L);
        assertThat(remind("2087-03-20T08:00:00Z")).isEqualTo(1);
        assertThat(wiki.mailed()).containsExactly("3@city.example: Nobody looks after it any more: Guide");
        wiki.mails.clear();
        wiki.successors.put(8L, 7L);
        successors.on(Event.now("member.changed", 8, 0, 2, 3));
        successors.on(Event.now("member.changed", 8, 0, 2, 3));
        assertThat(wiki.row("guide").owner()).isEqualTo(7);
        // What those who manage were reminded of, whoever looks after it from now on is reminded of too.
        assertThat(remind("2087-03-21T08:00:00Z")).isEqualTo(1);
        assertThat(wiki.mailed()).containsExactly("7@city.example: To be looked over soon: Guide");
        wiki.mails.clear();
        assertThat(remind("2087-04-01T08:00:00Z")).isEqualTo(1);
        assertThat(wiki.mailed()).containsExactly("7@city.example: To be looked over now: Guide");
        Follows follows = new Follows(wiki.database);
        assertThat(follows.followers(wiki.row("guide"))).containsExactly(7L);
        assertThat(follows.followers(wiki.row("lamps"))).containsExactly(7L);
        assertThat(follows.below(List.of(wiki.row("lamps").id()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pageOfAnErasedMember_isToldToThoseWhoManage_whateverItsOwnerHeardBefore(TestDatabase databases) {
        open(databases);
        wiki.caring.cared("guide", wiki.form("owner", "8", "day", "2087-03-31"), wiki.visit(9));
        assertThat(remind("2087-04-01T08:00:00Z")).isEqualTo(1);
        wiki.mails.clear();
        wiki.content.erase(8);
        assertThat(remind("2087-04-02T08:00:00Z")).isEqualTo(1);
        assertThat(remind("2087-04-03T08:00:00Z")).isZero();
        assertThat(wiki.mailed()).containsExactly("3@city.example: Nobody looks after it any more: Guide");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void ownerIsFound_howeverManyMembersThereAre_whoIsStoppedIsNot(TestDatabase databases) {
        open(databases);
        for (long member = 100; member < 450; member++) {
            wiki.spaces.role(1, member, Role.MEMBER);
        }
        wiki.stopped.add(101L);
        String offered = html(wiki.caring.care("guide", "", wiki.visit(9)));
        assertThat(offered).contains("name=\"q\"", "value=\"100\"").doesNotContain("value=\"101\"", "value=\"449\"");
        wiki.caring.cared("guide", wiki.form("owner", "449", "day", ""), wiki.visit(9));
        assertThat(wiki.row("guide").owner()).isEqualTo(449);
        assertThat(html(wiki.caring.care("guide", "", wiki.visit(9)))).contains("<option value=\"449\" selected>");
        TestForm stopped = wiki.form("owner", "101", "day", "");
        wiki.caring.cared("guide", stopped, wiki.visit(9));
        assertThat(stopped.problems()).containsOnlyKeys("owner");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void secondOfTwoWhoSayWhoLooksAfterIt_isTold_andDecides(TestDatabase databases) {
        open(databases);
        assertThat(html(wiki.caring.care("guide", "", wiki.visit(9)))).contains("name=\"before\" value=\"0/\"");
        wiki.caring.cared("guide", wiki.form("owner", "8", "day", "2087-03-31", "before", "0/"), wiki.visit(9));
        Page refused =
                (Page) wiki.caring.cared("guide", wiki.form("owner", "7", "day", "", "before", "0/"), wiki.visit(3));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(html(refused)).contains("name=\"before\" value=\"8/2087-03-31\"", "<option value=\"7\" selected>");
        assertThat(wiki.row("guide").owner()).isEqualTo(8);
        wiki.caring.cared("guide", wiki.form("owner", "7", "day", "", "before", "8/2087-03-31"), wiki.visit(3));
        assertThat(wiki.row("guide").owner()).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void overduePages_areListed_forThoseWhoSeeToIt(TestDatabase databases) {
        open(databases);
        wiki.make("Later", "", "Text");
        wiki.make("Closed", "", "Text");
        wiki.make("Late", "", "Text");
        for (String slug : new String[] {"guide", "late", "closed", "later"}) {
            wiki.caring.cared(slug, wiki.form("owner", "8", "day", "2087-03-31"), wiki.visit(9));
        }
        wiki.database.transaction(tx -> tx.execute("update wiki_page set review_at = 2 where slug = 'guide'"));
        wiki.database.transaction(
                tx -> tx.execute("update wiki_page set review_at = 1 where slug in ('late', 'closed')"));
        wiki.caring.changed("closed", wiki.form("least", "MANAGER", "writer", "MANAGER"), wiki.visit(3));
        assertThat(html(wiki.overdue.overdue("", wiki.visit(9))))
                .containsSubsequence("/wiki/late\"", "/wiki/guide\"")
                .contains("Prevention officer 8", "/wiki/guide/care")
                .doesNotContain("/wiki/later\"", "/wiki/closed\"");
        assertThat(html(wiki.overdue.overdue("1-" + wiki.row("late").id(), wiki.visit(9))))
                .contains("/wiki/guide\"")
                .doesNotContain("/wiki/late\"");
        assertThat(html(wiki.overdue.overdue("", wiki.visit(3)))).contains("/wiki/closed\"");
        assertThat(html(wiki.reading.home("", "", wiki.visit(9)))).contains("2 pages are to be looked over");
        assertThat(html(wiki.reading.home("", "", wiki.visit(7)))).doesNotContain("looked over");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void ownerWhoMayNotReadItAnyMore_isNotReminded_butThoseWhoManageAre(TestDatabase databases) {
        open(databases);
        wiki.caring.cared("guide", wiki.form("owner", "8", "day", "2087-03-31"), wiki.visit(9));
        wiki.mails.clear();
        wiki.caring.changed("guide", wiki.form("least", "MODERATOR", "writer", "VISITOR"), wiki.visit(9));
        assertThat(remind("2087-04-01T08:00:00Z")).isEqualTo(1);
        assertThat(wiki.mailed()).containsExactly("3@city.example: Nobody looks after it any more: Guide");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void ownerWhoMayNotReadTheWikiAnyMore_isNotReminded_butThoseWhoManageAre(TestDatabase databases) {
        open(databases);
        wiki.caring.cared("guide", wiki.form("owner", "8", "day", "2087-03-31"), wiki.visit(9));
        wiki.mails.clear();
        wiki.spaces.move(1, "wiki.read", Role.MODERATOR);
        assertThat(remind("2087-04-01T08:00:00Z")).isEqualTo(1);
        assertThat(wiki.mailed()).containsExactly("3@city.example: Nobody looks after it any more: Guide");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void care_isSaidByThoseWhoWrite_withAReasonableDay(TestDatabase databases) {
        open(databases);
        assertThatThrownBy(() -> wiki.caring.care("guide", "", wiki.visit(0))).isInstanceOf(Refusal.class);
        TestForm odd = wiki.form("owner", "8", "day", "soon");
        assertThat(((Page) wiki.caring.cared("guide", odd, wiki.visit(9))).status())
                .isEqualTo(422);
        assertThat(odd.problems()).containsOnlyKeys("day");
        TestForm nobody = wiki.form("owner", "", "day", "2087-03-31");
        wiki.caring.cared("guide", nobody, wiki.visit(9));
        assertThat(nobody.problems()).containsOnlyKeys("owner");
        TestForm stranger = wiki.form("owner", "4711", "day", "");
        wiki.caring.cared("guide", stranger, wiki.visit(9));
        assertThat(stranger.problems()).containsOnlyKeys("owner");
        assertThat(wiki.row("guide").owner()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pageForFewerReaders_isGoneForOthers_withAllBelowIt(TestDatabase databases) {
        open(databases);
        wiki.make("Costs", "Guide", "Figures");
        wiki.make("Other", "", "Words");
        long costs = wiki.row("costs").id();
        wiki.caring.changed("guide", wiki.form("least", "MEMBER", "writer", "VISITOR"), wiki.visit(9));
        for (String slug : new String[] {"guide", "costs"}) {
            assertThatThrownBy(() -> wiki.page(slug, 0)).isInstanceOf(Refusal.class);
            assertThat(wiki.page(slug, 7)).isNotEmpty();
        }
        assertThat(html(wiki.reading.home("", "", wiki.visit(0))))
                .contains("Other")
                .doesNotContain("Guide", "Costs");
        // The register tells everybody else.
        assertThat(wiki.register.head(costs).orElseThrow().visible(wiki.spaces.grants(0), 0))
                .isFalse();
        assertThat(wiki.register.head(costs).orElseThrow().visible(wiki.spaces.grants(7), 7))
                .isTrue();
        // Below it nothing is for more readers, neither by choice nor by a move.
        TestForm wider = wiki.form("least", "VISITOR", "writer", "VISITOR");
        assertThat(((Page) wiki.caring.changed("costs", wider, wiki.visit(9))).status())
                .isEqualTo(422);
        wiki.keeping.moved("other", wiki.form("parent", "Guide"), wiki.visit(9));
        assertThatThrownBy(() -> wiki.page("other", 0)).isInstanceOf(Refusal.class);
        assertThat(wiki.register.head(wiki.row("other").id()).orElseThrow().least())
                .isEqualTo(Role.MEMBER);
        // For everybody again: the page alone, for what is below may have been meant to be for few.
        wiki.caring.changed("guide", wiki.form("least", "VISITOR", "writer", "VISITOR"), wiki.visit(9));
        assertThat(wiki.page("guide", 0)).contains("Words");
        assertThatThrownBy(() -> wiki.page("costs", 0)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pagesPutBackOneAfterTheOther_areForNoMoreReadersThanThePageAbove(TestDatabase databases) {
        open(databases);
        wiki.make("Costs", "Guide", "Figures");
        wiki.make("Lamps", "Costs", "Figures");
        for (String slug : new String[] {"lamps", "costs", "guide"}) {
            wiki.keeping.withdrawn(slug, wiki.form("reason", "Out of date"), wiki.visit(9));
        }
        // The page above it is gone, so it comes to the top, and what is below it comes along.
        wiki.keeping.restore("costs", wiki.form(), wiki.visit(9));
        assertThat(wiki.row("lamps").above()).containsExactly(wiki.row("costs").id());
        wiki.caring.changed("costs", wiki.form("least", "MEMBER", "writer", "VISITOR"), wiki.visit(9));
        assertThat(wiki.row("lamps").least()).isEqualTo(Role.MEMBER);
        wiki.keeping.restore("lamps", wiki.form(), wiki.visit(9));
        assertThat(wiki.page("lamps", 7)).contains("Figures");
        assertThatThrownBy(() -> wiki.page("lamps", 0)).isInstanceOf(Refusal.class);
        assertThat(wiki.register.head(wiki.row("lamps").id()).orElseThrow().least())
                .isEqualTo(Role.MEMBER);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pageForFewWriters_isMovedByThoseOnly_andNobodyElseMovesPagesOutOfSight(TestDatabase databases) {
        open(databases);
        wiki.make("Other", "", "Words");
        wiki.caring.changed("other", wiki.form("least", "VISITOR", "writer", "MANAGER"), wiki.visit(3));
        for (long member : new long[] {7, 9}) {
            assertThatThrownBy(() -> wiki.keeping.moved("other", wiki.form("parent", "Guide"), wiki.visit(member)))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.status()).isEqualTo(409));
        }
        assertThat(wiki.row("other").parent()).isZero();
        wiki.keeping.moved("other", wiki.form("parent", "Guide"), wiki.visit(3));
        assertThat(wiki.row("other").parent()).isEqualTo(wiki.row("guide").id());

        wiki.make("Everybody's", "", "Words");
        wiki.caring.changed("guide", wiki.form("least", "MEMBER", "writer", "VISITOR"), wiki.visit(9));
        TestForm narrower = wiki.form("parent", "Guide");
        assertThat(((Page) wiki.keeping.moved("everybody-s", narrower, wiki.visit(7))).status())
                .isEqualTo(422);
        assertThat(narrower.problems()).containsEntry("parent", "wiki.refusal.narrower");
        assertThat(wiki.page("everybody-s", 0)).contains("Words");
        wiki.keeping.moved("everybody-s", wiki.form("parent", "Guide"), wiki.visit(9));
        assertThatThrownBy(() -> wiki.page("everybody-s", 0)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pageThatIsClosedWhileItIsMoved_staysWhereItIs(TestDatabase databases) {
        open(databases);
        wiki.make("Other", "", "Words");
        PageRow seen = wiki.row("other");
        wiki.caring.changed("other", wiki.form("least", "VISITOR", "writer", "MANAGER"), wiki.visit(3));
        MovePage moving = new MovePage(wiki.database, wiki.register, new Tree(wiki.database));
        assertThatThrownBy(() -> moving.move(seen, wiki.row("guide").id(), wiki.visit(9)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(409));
        assertThat(wiki.row("other").parent()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pageForFewWriters_isTakenOutOfSightPutBackAndClosedByThoseOnly(TestDatabase databases) {
        open(databases);
        wiki.keeping.lock("guide", wiki.visit(3));
        wiki.caring.changed("guide", wiki.form("least", "VISITOR", "writer", "MANAGER"), wiki.visit(3));
        assertThat(wiki.page("guide", 9)).doesNotContain("/unlock", "/withdraw");
        assertThat(wiki.page("guide", 3)).contains("/unlock", "/withdraw");
        refused(() -> wiki.keeping.unlock("guide", wiki.visit(9)));
        refused(() -> wiki.keeping.withdraw("guide", wiki.visit(9)));
        TestForm reason = wiki.form("reason", "Out of date");
        assertThat(((Page) wiki.keeping.withdrawn("guide", reason, wiki.visit(9))).status())
                .isEqualTo(409);
        assertThat(wiki.row("guide").published()).isTrue();
        assertThat(wiki.row("guide").locked()).isTrue();
        wiki.keeping.withdrawn("guide", reason, wiki.visit(3));
        refused(() -> wiki.keeping.restore("guide", wiki.form(), wiki.visit(9)));
        wiki.keeping.restore("guide", wiki.form(), wiki.visit(3));
        wiki.keeping.unlock("guide", wiki.visit(3));
        assertThat(wiki.row("guide").published()).isTrue();
        assertThat(wiki.row("guide").locked()).isFalse();
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(409));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pageThatIsNarrowedWhileItIsWithdrawn_staysWhereItIs(TestDatabase databases) {
        open(databases);
        PageRow seen = wiki.row("guide");
        wiki.caring.changed("guide", wiki.form("least", "MANAGER", "writer", "VISITOR"), wiki.visit(3));
        KeepPage keeping = new KeepPage(wiki.database, wiki.register, null);
        assertThatThrownBy(() -> keeping.withdraw(seen, "Out of date", wiki.visit(9)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(404));
        assertThat(wiki.row("guide").published()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void rightsOfAPageForFewWriters_areChangedByThoseOnly(TestDatabase databases) {
        open(databases);
        wiki.caring.changed("guide", wiki.form("least", "VISITOR", "writer", "MANAGER"), wiki.visit(3));
        assertThatThrownBy(() -> wiki.caring.rights("guide", wiki.visit(9)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(403));
        TestForm open = wiki.form("least", "VISITOR", "writer", "VISITOR");
        assertThatThrownBy(() -> wiki.caring.changed("guide", open, wiki.visit(9)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(403));
        // Not even where a manager was faster.
        PageRow seen = wiki.row("guide");
        CareForPage caring = new CareForPage(wiki.database, wiki.register, null, null);
        assertThatThrownBy(() -> caring.rights(seen, Role.VISITOR, Role.VISITOR, wiki.visit(9)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(403));
        assertThat(wiki.row("guide").writer()).isEqualTo(Role.MANAGER);
        wiki.caring.changed("guide", wiki.form("least", "VISITOR", "writer", "VISITOR"), wiki.visit(3));
        assertThat(wiki.row("guide").writer()).isEqualTo(Role.VISITOR);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pageForFewWriters_isClosedToOthers_alsoWhileTheyWrite(TestDatabase databases) {
        open(databases);
        wiki.caring.changed("guide", wiki.form("least", "VISITOR", "writer", "MANAGER"), wiki.visit(3));
        Page refused = (Page) wiki.save(9, "guide", "Guide", "Other words");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(WikiFixture.html(refused)).contains("Other words");
        assertThat(wiki.page("guide", 9)).doesNotContain("/edit", "Other words");
        wiki.save(3, "guide", "Guide", "By a manager");
        assertThat(wiki.page("guide", 0)).contains("By a manager");
        wiki.caring.changed("guide", wiki.form("least", "VISITOR", "writer", "VISITOR"), wiki.visit(3));
        // A moderator cannot choose what only managers may.
        TestForm more = wiki.form("least", "MANAGER", "writer", "MANAGER");
        wiki.caring.changed("guide", more, wiki.visit(9));
        assertThat(more.problems()).containsOnlyKeys("least", "writer");
    }
}
