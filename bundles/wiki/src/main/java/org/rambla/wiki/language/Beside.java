// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.language;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.wiki.edit.Kept;
import org.rambla.wiki.edit.Same;
import org.rambla.wiki.edit.Sent;
import org.rambla.wiki.page.PageForm;
import org.rambla.wiki.review.Proposal;

/**
 * The form in which a text is written beside its original.
 *
 * @param part the passages that are shown
 * @param words fields of the page's template in both languages
 * @param language of the text
 * @param facts the save of the fields with which the writer began
 * @param form what was sent, null when it is shown for the first time
 * @param typed texts of passages by id, where they are others than those of the page
 * @param same ids of passages that are said to need no change
 * @param draft the one that is shown, null for none
 * @param elsewhere whether there is a draft that cannot be shown here
 * @param waiting what the member sent for review before and is still open, or null
 * @param sent the version of that which the form takes the place of, 0 for none
 * @param goesOn whether the form was begun with that
 */
public record Beside(
        BothTexts both,
        Part part,
        BothFields words,
        String language,
        Fields fields,
        Form form,
        int facts,
        Map<String, String> typed,
        Set<String> same,
        Kept draft,
        boolean elsewhere,
        Proposal waiting,
        int sent,
        boolean goesOn) {
    /** One that comes back. */
    static Beside back(
            BothTexts both,
            BothFields words,
            String language,
            Fields fields,
            Form form,
            int facts,
            Map<String, String> typed) {
        return new Beside(
                both,
                Part.of(both.passages(), Sent.number(form, "part")).with(typed.keySet()),
                words,
                language,
                fields,
                form,
                facts,
                typed,
                Same.of(form).passages(),
                null,
                false,
                null,
                Sent.number(form, "sent"),
                false);
    }

    /** The same, whose writer is told of another text in review: sent again, it is decided that it takes its place. */
    Beside told(Proposal open) {
        return new Beside(
                both,
                part,
                words,
                language,
                fields,
                form,
                facts,
                typed,
                same,
                draft,
                elsewhere,
                open,
                open.version(),
                false);
    }

    /** Under which name the browser keeps its own copy. */
    public String local() {
        return local(part.number());
    }

    /** The same for the part before. */
    String localBefore() {
        return local(part.number() - 1);
    }

    private String local(int number) {
        String base = "wiki-translate-" + both.page().id() + "-" + language;
        return number <= 1 ? base : base + "-" + number;
    }

    /** Passages and fields that wait. */
    public long flagged() {
        return both.flagged() + words.flagged();
    }

    /** Passages that the original no longer has. */
    public long deleted() {
        return both.passages().stream()
                .filter(passage -> passage.state() == BothTexts.State.DELETED)
                .count();
    }

    /** Whether a passage that the original no longer has is to go here too. */
    public boolean dropped(BothTexts.Passage passage) {
        return passage.state() == BothTexts.State.DELETED
                && (form != null && form.values("drop").contains(passage.id())
                        || typed.getOrDefault(passage.id(), passage.written()).isBlank());
    }

    /** What the field of a passage holds; of one that is to go what it said, in case it stays after all. */
    public String text(BothTexts.Passage passage) {
        String text = typed.getOrDefault(passage.id(), passage.written());
        return passage.state() == BothTexts.State.DELETED && text.isBlank() ? passage.written() : text;
    }

    /** Whether a field is said to need no change. */
    public boolean same(BothFields.Pair pair) {
        return same.contains(BothFields.SAME + pair.field().key());
    }

    /** The revision with which the writer began; what comes back still began with the one that it says. */
    public String base() {
        return form == null ? String.valueOf(both.revision()) : form.value("base");
    }

    /** Files that were chosen for it in the form for the whole text. */
    public List<Long> files() {
        if (form != null) {
            return PageForm.keptBefore(form);
        }
        return draft == null ? List.of() : draft.files();
    }

    /** Names the draft for the next one that is sent. */
    public String known() {
        if (form != null) {
            return form.value("draft");
        }
        return draft == null ? "" : String.valueOf(draft.savedAt().toEpochMilli());
    }
}
