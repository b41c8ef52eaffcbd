// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.edit;

import java.util.List;
import java.util.Map;
import org.rambla.api.content.Body;
import org.rambla.api.page.Refusal;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.diff.Counterparts;
import org.rambla.wiki.merge.BodyMerge;
import org.rambla.wiki.merge.Choice;
import org.rambla.wiki.merge.Merge;
import org.rambla.wiki.page.Draft;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.SavePage;
import org.rambla.wiki.page.SavePage.Outcome;
import org.rambla.wiki.page.Synced;
import org.rambla.wiki.page.Texts;
import org.rambla.wiki.page.VersionRow;

/**
 * Saves what somebody wrote. When somebody else saved meanwhile, both texts are merged block by block; what both changed
 * comes back for a decision, and nothing is saved until then.
 */
public final class SaveMine {
    private static final int TRIES = 5;

    private final Pages pages;
    private final SavePage saving;

    public SaveMine(Pages pages, SavePage saving) {
        this.pages = pages;
        this.saving = saving;
    }

    /**
     * What was written.
     *
     * @param base the text that the writer began with, null when there was none
     * @param detach ids of files to be taken off
     * @param decided the revision against which choices were made, 0 for none
     * @param choices by the keys of conflicts
     * @param synced see {@link SavePage.Change}
     */
    public record Mine(
            PageRow page,
            Draft draft,
            VersionRow base,
            List<Long> detach,
            int decided,
            Map<String, Choice> choices,
            Synced synced) {
        int revision() {
            return base == null ? 0 : base.revision();
        }
    }

    /** What became of it. */
    public sealed interface Result {
        /** Saved, alone or together with what somebody else wrote. */
        record Saved(boolean merged, boolean same) implements Result {}

        /**
         * To be decided.
         *
         * @param theirs what the page says by now
         * @param title whether both changed the title, each in another way
         */
        record Undecided(Merge merge, VersionRow theirs, boolean title) implements Result {}
    }

    /**
     * Saves it.
     *
     * @throws Refusal as {@link SavePage#save}; 409 when others save again and again meanwhile
     */
    public Result save(Mine mine, Visit visit) {
        return save(mine, SavePage.Editor.of(visit), visit);
    }

    /** The same in the name of somebody else. */
    public Result save(Mine mine, SavePage.Editor editor, Visit visit) {
        Outcome outcome = saving.save(mine.page(), change(mine, mine.draft(), mine.revision()), editor, visit);
        for (int i = 0; i < TRIES && outcome == Outcome.MEANWHILE; i++) {
            VersionRow theirs = pages.texts()
                    .said(mine.page().id(), mine.draft().language())
                    .map(Texts.Said::text)
                    .orElseThrow(() -> new Refusal(409, "wiki.refusal.gone"));
            Merge merge = merge(mine, theirs);
            boolean title = titles(mine, theirs);
            boolean decided = mine.decided() == theirs.revision();
            if (!decided && (title || !merge.conflicts().isEmpty())) {
                return new Result.Undecided(merge, theirs, title);
            }
            Draft merged = merged(mine, theirs, merge, decided);
            outcome = saving.save(mine.page(), change(mine, merged, theirs.revision()), editor, visit);
            if (outcome != Outcome.MEANWHILE) {
                return new Result.Saved(true, false);
            }
        }
        if (outcome == Outcome.MEANWHILE) {
            throw new Refusal(409, "wiki.refusal.busy");
        }
        return new Result.Saved(false, outcome == Outcome.SAME);
    }

    /** Of two who begin the same language at once, the second one decides: nobody saw what the other one wrote. */
    private static Merge merge(Mine mine, VersionRow theirs) {
        Body body = mine.draft().body();
        return mine.base() == null
                ? BodyMerge.begun(theirs.body(), Counterparts.of(theirs.body(), body))
                : BodyMerge.of(mine.base().body(), theirs.body(), body);
    }

    private static SavePage.Change change(Mine mine, Draft draft, int base) {
        return new SavePage.Change(draft, base, mine.detach(), mine.synced());
    }

    private static boolean titles(Mine mine, VersionRow theirs) {
        String before = mine.base() == null ? "" : mine.base().title();
        String title = mine.draft().title();
        return !theirs.title().equals(before) && !title.equals(before) && !title.equals(theirs.title());
    }

    private static Draft merged(Mine mine, VersionRow theirs, Merge merge, boolean decided) {
        Draft draft = mine.draft();
        boolean untouched =
                mine.base() != null && draft.title().equals(mine.base().title());
        return new Draft(
                !decided && untouched ? theirs.title() : draft.title(),
                decided ? merge.body(mine.choices()) : merge.body(),
                draft.language(),
                draft.summary(),
                draft.files(),
                draft.submission(),
                draft.facts());
    }
}
