// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.content;

import org.rambla.api.text.Html;

/**
 * A text that people wrote: HTML of the small subset (nested blocks with ids in {@code data-b}), cleaned on its way in.
 *
 * @param html the source
 * @param sanitiser version of the rules that cleaned it; older ones are cleaned again on reading
 */
public record Body(String html, int sanitiser) {
    public static final Body EMPTY = new Body("", 0);

    public Html view() {
        return Html.trusted(html);
    }

    public boolean isEmpty() {
        return html.isEmpty();
    }
}
