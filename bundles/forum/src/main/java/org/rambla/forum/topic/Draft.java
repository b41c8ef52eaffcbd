// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.topic;

import java.util.List;
import org.rambla.api.content.Files.Stored;

/**
 * What somebody wrote, checked but not yet cleaned.
 *
 * @param title of a topic; "" for an answer
 * @param source text as it came
 * @param format "html" or "text"
 * @param language BCP 47 tag
 * @param files stored, not yet attached
 * @param submission the form's own key, "" for none
 */
public record Draft(
        String title, String source, String format, String language, List<Stored> files, String submission) {}
