// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.translation;

import org.rambla.api.content.Body;

/**
 * A text in another language than its own, whoever reads: for an index.
 *
 * @param language BCP 47 tag
 * @param title "" when the original has none, and while it is not translated yet
 * @param body EMPTY while it is not translated yet; its blocks have the ids of the original's
 * @param origin never ORIGINAL
 * @param behind whether the text had another title when this one was made of it
 */
public record Translated(String language, String title, Body body, Reading.Origin origin, boolean behind) {
    /** One of what the text says now. */
    public Translated(String language, String title, Body body, Reading.Origin origin) {
        this(language, title, body, origin, false);
    }
}
