// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.segment;

/** Whether a text has words at all: signs, pictures and figures are read in every language. */
public final class Letters {
    private Letters() {}

    /**
     * Whether there is a letter.
     *
     * @param title plain text
     * @param html a body
     */
    public static boolean in(String title, String html) {
        return in(title) || in(Coded.plain(html.replaceAll("<[^>]*+>", " ")));
    }

    private static boolean in(String text) {
        return text.codePoints().anyMatch(Character::isLetter);
    }
}
