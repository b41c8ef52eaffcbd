// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.language;

import java.util.Map;
import java.util.Set;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.wiki.edit.Drafts.Kept;
import org.rambla.wiki.edit.Same;

/**
 * The form in which a text is written beside its original.
 *
 * @param language of the text
 * @param form what was sent, null when it is shown for the first time
 * @param typed texts of passages by id, where they are others than those of the page
 * @param same ids of passages that are said to need no change
 * @param draft the one that is shown, null for none
 * @param elsewhere whether there is a draft that cannot be shown here
 */
public record Beside(
        BothTexts both,
        String language,
        Fields fields,
        Form form,
        Map<String, String> typed,
        Set<String> same,
        Kept draft,
        boolean elsewhere) {
    /** One that comes back. */
    static Beside back(BothTexts both, String language, Fields fields, Form form, Map<String, String> typed) {
        return new Beside(both, language, fields, form, typed, Same.of(form).passages(), null, false);
    }

    /** The revision with which the writer began; what comes back still began with the one that it says. */
    public String base() {
        return form == null ? String.valueOf(both.revision()) : form.value("base");
    }

    /** Names the draft for the next one that is sent. */
    public String known() {
        if (form != null) {
            return form.value("draft");
        }
        return draft == null ? "" : String.valueOf(draft.savedAt().toEpochMilli());
    }
}
