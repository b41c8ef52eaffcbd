// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.wiki.WikiFixture.html;
import static org.rambla.wiki.WikiFixture.place;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.persistence.TestDatabase;
import org.rambla.wiki.exchange.ImportPages;
import org.rambla.wiki.exchange.in.Zips;
import org.rambla.wiki.exchange.job.ProgressPages;

/** Many pages, brought in while nobody waits. */
final class ImportJobTest {
    private static final int PAGES = 330;

    @TempDir
    Path folder;

    private WikiFixture wiki;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "wiki");
    }

    @AfterEach
    void close() {
        wiki.close();
    }

    private <T> T find(Class<T> type) {
        return wiki.feature.pages().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] zip(int pages) throws IOException {
        StringBuilder dump = new StringBuilder("<?xml version=\"1.0\"?><mediawiki><siteinfo/>");
        for (int i = 0; i < pages; i++) {
            String text = i == 0
                    ? "The start. [[Page 7]] [[Old name]] [[File:Lamp.png|A lamp]]"
                    : "Page %d [[Start]] {{Box %d}} [[Category:Night]]".formatted(i, i);
            dump.append("<page><title>")
                    .append(i == 0 ? "Start" : i % 3 == 0 ? "Start/Page " + i : "Page " + i)
                    .append("</title><ns>0</ns><revision><text>")
                    .append(text)
                    .append("</text></revision></page>");
        }
        dump.append("<page><title>Old name</title><ns>0</ns><redirect title=\"Page 7\"/></page>");
        dump.append("<page><title>Page 8b</title><ns>0</ns><redirect title=\"Nowhere\"/></page>");
        return Zips.zip()
                .with("dump.xml", dump.append("</mediawiki>").toString().getBytes(StandardCharsets.UTF_8))
                .with("images/Lamp.png", Zips.png(4, 4))
                .bytes();
    }

    private String bring(int pages) throws IOException {
        Object answer =
                find(ImportPages.class).bring(wiki.form().with(Zips.upload("dump.zip", zip(pages))), wiki.visit(9));
        return place(answer).replaceAll(".*/import/([0-9]+).*", "$1");
    }

    /** One that no server works at yet. */
    private String waiting(TestDatabase databases) throws IOException {
        wiki = new WikiFixture(databases, folder);
        wiki.feature.stop();
        return bring(PAGES);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String shown(String id, String after) {
        return html(find(ProgressPages.class).show(id, after, wiki.visit(9)));
    }

    /** "" for a moment: Derby may read it from an index in which the row is just moving on with its lease. */
    private String state() {
        return wiki.database.list("select state from wiki_import order by id desc", row -> row.text("state")).stream()
                .findFirst()
                .orElse("");
    }

    private long number(String sql) {
        return wiki.database.number(sql);
    }

    private void until(String state) throws InterruptedException {
        for (int i = 0; i < 4_800 && !state().equals(state); i++) {
            Thread.sleep(50);
        }
        assertThat(state()).isEqualTo(state);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void manyPages_comeInByThemselves_withAReportPageByPage(TestDatabase databases) throws Exception {
        wiki = new WikiFixture(databases, folder);
        wiki.make("Page 9b", "", "Words");
        String id = bring(PAGES);
        until("DONE");
        assertThat(number("select count(*) from wiki_page")).isEqualTo(PAGES + 1);
        assertThat(wiki.row("old-name").slug()).isEqualTo("page-7");
        assertThat(wiki.row("page-3").parent()).isEqualTo(wiki.row("start").id());
        String start = wiki.page("start", 0);
        assertThat(Jsoup.parse(start)
                        .select(".prose a[href=/s/night/wiki/page-7]")
                        .eachText())
                .containsExactly("Page 7", "Old name");
        assertThat(start).contains("<img src=\"/files/");
        String shown = shown(id, "");
        assertThat(Jsoup.parse(shown).select("h3 a")).hasSize(100);
        assertThat(shown).contains("import/" + id + "?after=99", "330 of 330");
        String last = shown(id, "299");
        assertThat(Jsoup.parse(last).select("h3 a")).hasSize(30);
        assertThat(last)
                .contains("The template “Box 329”", "of the category “Night”")
                .doesNotContain("?after=");
        assertThat(shown).contains("here too: 1.", "no page that came along: 1.");
        assertThat(number("select count(*) from wiki_import_part")).isZero();
        assertThat(html(find(ImportPages.class).show("", wiki.visit(9)))).contains("import/" + id, "dump.zip");
        assertThatThrownBy(() -> find(ProgressPages.class).show(id, "", wiki.visit(3)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> find(ProgressPages.class).show(id, "", wiki.visit(9, 2, "en")))
                .isInstanceOf(Refusal.class);
        wiki.content.erase(9);
        assertThat(number("select count(*) from wiki_import_page")).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void restart_losesNothing_andMakesNothingTwice(TestDatabase databases) throws Exception {
        String id = waiting(databases);
        AtomicInteger checks = new AtomicInteger();
        wiki = new WikiFixture(databases, folder);
        // In the middle of the work: rights are looked at when it begins, and before every fiftieth page.
        wiki.mailboxesAsked.set(() -> {
            if (checks.incrementAndGet() == 3) {
                wiki.feature.stop();
            }
        });
        wiki.feature.imports().round(Instant.now());
        long done = number("select done from wiki_import");
        assertThat(done).isEqualTo(51);
        assertThat(state()).isEqualTo("WAITING");
        // A server that died between a page and the note of it.
        wiki.database.transaction(tx -> {
            tx.execute("delete from wiki_import_page where place = ?", done - 1);
            return tx.execute("update wiki_import set done = done - 1, made = made - 1");
        });
        wiki = new WikiFixture(databases, folder);
        wiki.feature.imports().round(Instant.now());
        assertThat(state()).isEqualTo("DONE");
        assertThat(number("select count(*) from wiki_page")).isEqualTo(PAGES);
        assertThat(number("select count(*) from wiki_import_page")).isEqualTo(PAGES);
        assertThat(number("select made from wiki_import")).isEqualTo(PAGES);
        assertThat(Jsoup.parse(wiki.page("start", 0)).select(".prose a[href=/s/night/wiki/page-7]"))
                .hasSize(2);
        assertThat(shown(id, "")).contains("330 of 330");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void itStops_whenAsked_andWhenRightsAreGone_andGoesOn(TestDatabase databases) throws Exception {
        wiki = new WikiFixture(databases, folder);
        CountDownLatch asked = new CountDownLatch(1);
        wiki.mailboxesAsked.set(() -> waitFor(asked));
        String id = bring(PAGES);
        find(ProgressPages.class).stop(id, wiki.visit(9));
        // It may have begun before it was asked to stop, and has its first page in hand.
        asked.countDown();
        assertThat(state()).isEqualTo("STOPPED");
        assertThat(shown(id, "")).contains("import/" + id + "/go-on").doesNotContain("/stop\"");
        wiki.spaces.role(1, 9, Role.MEMBER);
        find(ProgressPages.class).goOn(id, wiki.visit(9));
        until("STOPPED");
        assertThat(shown(id, "")).contains("may not bring pages into this space");
        long begun = number("select count(*) from wiki_page");
        assertThat(begun).isLessThanOrEqualTo(1);
        wiki.spaces.role(1, 9, Role.MODERATOR);
        // Stopped by an administrator, a member keeps the role.
        wiki.stopped.add(9L);
        find(ProgressPages.class).goOn(id, wiki.visit(9));
        until("STOPPED");
        assertThat(number("select count(*) from wiki_page")).isEqualTo(begun);
        wiki.stopped.clear();
        find(ProgressPages.class).goOn(id, wiki.visit(9));
        until("DONE");
        assertThat(number("select count(*) from wiki_page")).isEqualTo(PAGES);
        assertThat(number("select count(distinct page) from wiki_import_page")).isEqualTo(PAGES);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void noServerTakesWhatAnotherWorksAt_untilThatHasEnded(TestDatabase databases) throws Exception {
        waiting(databases);
        Instant now = Instant.now();
        wiki.database.transaction(tx -> tx.execute(
                "update wiki_import set worker = 'other', leased_until = ?",
                now.plus(Duration.ofHours(1)).plusSeconds(60)));
        wiki = new WikiFixture(databases, folder);
        wiki.feature.imports().round(now.plus(Duration.ofHours(1)));
        assertThat(number("select done from wiki_import")).isZero();
        wiki.feature.imports().round(now.plus(Duration.ofHours(1)).plusSeconds(61));
        assertThat(state()).isEqualTo("DONE");
        assertThat(number("select done from wiki_import")).isEqualTo(PAGES);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aFewAtATime_andNoneIntoAReview(TestDatabase databases) throws Exception {
        wiki = new WikiFixture(databases, folder);
        wiki.feature.stop();
        bring(PAGES);
        bring(PAGES);
        Page third = (Page) find(ImportPages.class)
                .bring(wiki.form().with(Zips.upload("dump.zip", zip(PAGES))), wiki.visit(9));
        assertThat(third.status()).isEqualTo(409);
        assertThat(html(third)).contains("wiki.import.busy");
        assertThat(number("select count(*) from wiki_import")).isEqualTo(2);
    }
}
