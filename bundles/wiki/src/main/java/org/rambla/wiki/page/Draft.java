// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.util.List;
import org.rambla.api.content.Body;
import org.rambla.api.content.Files.Stored;
import org.rambla.wiki.template.Facts;

/**
 * What somebody wrote, checked and cleaned.
 *
 * @param language BCP 47 tag
 * @param summary what was changed, "" for nothing said
 * @param files stored, not yet attached
 * @param submission the form's own key, "" for none
 * @param facts what the fields of a template hold; null leaves them as they are
 */
public record Draft(
        String title, Body body, String language, String summary, List<Stored> files, String submission, Facts facts) {
    /** One that leaves the fields of a template as they are. */
    public Draft(String title, Body body, String language, String summary, List<Stored> files, String submission) {
        this(title, body, language, summary, files, submission, null);
    }

    /** The same with what the fields of a template hold. */
    public Draft with(Facts other) {
        return new Draft(title, body, language, summary, files, submission, other);
    }

    /** The same under another title. */
    public Draft titled(String other) {
        return new Draft(other, body, language, summary, files, submission, facts);
    }

    /** The same with another text. */
    public Draft with(Body other) {
        return new Draft(title, other, language, summary, files, submission, facts);
    }
}
