// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.translation;

import org.rambla.api.content.Body;

/**
 * A text as one reader gets it.
 *
 * @param language of the body, and of the title but where {@link #titleLanguage} says otherwise
 * @param title plain text
 * @param origin who made what is shown
 * @param outdated whether the original said something else when this was translated
 * @param awaited whether a translation of the present original is being made
 * @param view what the reader asked for
 */
public record Reading(
        Written original,
        String language,
        String title,
        Body body,
        Origin origin,
        boolean outdated,
        boolean awaited,
        View view) {
    /** Who made a text. */
    public enum Origin {
        /** Its author. */
        ORIGINAL,
        /** A machine translated it. */
        MACHINE,
        /** A machine translated it, and somebody corrected the translation. */
        CORRECTED,
        /** Somebody translated it. */
        PERSON
    }

    /** What is shown. */
    public enum View {
        /** The reader's language where there is a text in it. */
        OWN,
        /** The original, because the reader asked for it, though there is a translation. */
        ORIGINAL,
        /** Both. */
        BESIDE
    }

    /** As its author wrote it. */
    public static Reading original(Written text) {
        return new Reading(text, text.language(), text.title(), text.body(), Origin.ORIGINAL, false, false, View.OWN);
    }

    /** Of the title: a machine that could not translate it left it as it was. */
    public String titleLanguage() {
        return title.equals(original.title()) ? original.language() : language;
    }

    /** Whether what is shown is a translation. */
    public boolean translated() {
        return origin != Origin.ORIGINAL;
    }
}
