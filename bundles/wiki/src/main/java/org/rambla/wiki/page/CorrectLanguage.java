// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.CorrectDrafts;
import org.rambla.wiki.history.Touches;
import org.rambla.wiki.page.SavePage.Editor;
import org.rambla.wiki.review.Proposals;
import org.rambla.wiki.template.FactRevisions;

/**
 * Says that what a page says is in another language than was noted when it was written: its revisions, drafts and what waits
 * for review come along, and its history tells which language was noted before.
 */
public final class CorrectLanguage {
    private final Database database;
    private final ContentRegister register;
    private final Tree tree;
    private final CorrectDrafts drafts;

    public CorrectLanguage(Database database, ContentRegister register, Tree tree, CorrectDrafts drafts) {
        this.drafts = drafts;
        this.database = database;
        this.register = register;
        this.tree = tree;
    }

    /** Whether the visitor may: who made the page, and whoever may close it. */
    public static boolean may(PageRow page, Visit visit) {
        return page.writable(visit) && (page.author() == visit.memberId() || visit.can("wiki.lock"));
    }

    /** Languages that a text may be in, by name: those in which the page says nothing yet. */
    public static Map<String, String> others(PageRow page, Visit visit) {
        Map<String, String> others = PageForm.languages(visit);
        others.keySet().removeAll(page.titles().texts().keySet());
        return others;
    }

    /**
     * Corrects it.
     *
     * @throws Refusal 409 when the page says something in that language by now, or was closed, or somebody has a text in review
     *     in either language; 422 when another page has the title there
     */
    public void correct(PageRow row, String from, String to, Visit visit) {
        Editor editor = Editor.of(visit);
        String why = visit.text("wiki.tongue.was", PageForm.word(from, visit), PageForm.word(to, visit));
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        tree.prepare(row.space());
        database.transaction(tx -> {
            tree.lock(tx, row.space());
            PageEntity page = tx.lock(PageEntity.class, row.id())
                    .filter(found -> found.space() == row.space())
                    .orElseThrow(Refusal::notFound);
            editor.check(page);
            Map<String, String> titles = page.titles().texts();
            if (!titles.containsKey(from) || titles.containsKey(to)) {
                throw new Refusal(409, "wiki.refusal.tongueThere", PageForm.word(to, visit));
            }
            Names.free(tx, page.space(), page.id(), to, titles.get(from));
            Proposals.speak(tx, page.id(), from, to, PageForm.word(to, visit));
            carry(tx, page.id(), from, to);
            boolean original = page.language().equals(from);
            page.speak(from, to);
            page.changed(editor.member(), at);
            Draft note = new Draft("", Body.EMPTY, visit.language(), why, List.of(), "");
            Touches.keep(tx, page.id(), page.space(), note, editor.author(), at);
            register.change(tx, page.id(), null, original ? to : null, editor.member());
            return null;
        });
    }

    private void carry(Transaction tx, long page, String from, String to) {
        for (String table : List.of("wiki_version", "wiki_revision")) {
            tx.execute("update " + table + " set language = ? where page = ? and language = ?", to, page, from);
        }
        for (String table : List.of("wiki_link", "wiki_fact", "wiki_read")) {
            tx.execute("delete from " + table + " where page = ? and language = ?", page, to);
            tx.execute("update " + table + " set language = ? where page = ? and language = ?", to, page, from);
        }
        tx.execute("delete from wiki_writer where page = ?", page);
        FactRevisions.speak(tx, page, from, to);
        drafts.speak(tx, page, from, to);
    }
}
