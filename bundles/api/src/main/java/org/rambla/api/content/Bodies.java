// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.content;

import org.osgi.annotation.versioning.ProviderType;

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
     */
    Body clean(String source, String format, Body before);

    /** From the database; cleaned again when the rules are newer. */
    Body stored(String html, int sanitiser);

    /** Plain text with paragraphs as blank lines: for editing without JavaScript, mail, excerpts. */
    String text(Body body);

    /** The first sentence or so, plain text. */
    String excerpt(Body body, int length);
}
