// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.util.List;
import org.rambla.api.content.Body;
import org.rambla.api.content.Files.Stored;

/**
 * What somebody wrote, checked and cleaned.
 *
 * @param language BCP 47 tag
 * @param summary what was changed, "" for nothing said
 * @param files stored, not yet attached
 * @param submission the form's own key, "" for none
 */
public record Draft(String title, Body body, String language, String summary, List<Stored> files, String submission) {
    /** The same with another text. */
    public Draft with(Body other) {
        return new Draft(title, other, language, summary, files, submission);
    }
}
