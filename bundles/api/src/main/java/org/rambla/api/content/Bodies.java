// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.content;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.rambla.api.text.Html;
import org.rambla.api.text.Messages;

/** Makes and reads bodies. Cleaning is work: do it before a transaction, never inside. */
@ProviderType
public interface Bodies {
    /** Longest text accepted, in characters of source. */
    int MAX_LENGTH = 1_000_000;

    /**
     * Cleans what an editor sent.
     *
     * @param source HTML or plain text, at most {@link #MAX_LENGTH}
     * @param format "html" or "text"
     * @param before the body that is replaced, whose block ids are kept where blocks are the same or alike; EMPTY for a new one
     * @throws org.rambla.api.page.Refusal 422 with a plain message when it is longer
     */
    Body clean(String source, String format, Body before);

    /** From the database; cleaned again when the rules are newer. */
    Body stored(String html, int sanitiser);

    /** As shown to a reader: wide tables get a region that scrolls, named in the reader's language. */
    Html view(Body body, Messages messages);

    /** Plain text with paragraphs as blank lines: for editing without JavaScript, mail, excerpts. */
    String text(Body body);

    /** The first sentence or so, plain text. */
    String excerpt(Body body, int length);

    /** The passages of a body as plain text by block id, in order: for editing a rich text without JavaScript. */
    Map<String, String> passages(Body body);

    /** The body with passages replaced; those that stay keep their style, an emptied one goes. */
    Body replace(Body body, Map<String, String> passages);
}
