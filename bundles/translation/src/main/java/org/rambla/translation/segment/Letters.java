// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.segment;

/** Whether a text has words at all: signs, pictures and figures are read in every language. */
public final class Letters {
    private Letters() {}

    /**
     * Whether there is a letter; looks no further than the first one, for pages ask it of every text.
     *
     * @param title plain text
     * @param html a body in its one clean form
     */
    public static boolean in(String title, String html) {
        return title.codePoints().anyMatch(Character::isLetter) || inHtml(html);
    }

    private static boolean inHtml(String html) {
        int at = 0;
        while (at < html.length()) {
            int sign = html.codePointAt(at);
            if (sign == '<') {
                at = after(html, '>', at);
            } else if (sign == '&') {
                at = after(html, ';', at);
            } else if (Character.isLetter(sign)) {
                return true;
            } else {
                at += Character.charCount(sign);
            }
        }
        return false;
    }

    private static int after(String html, char end, int from) {
        int at = html.indexOf(end, from);
        return at < 0 ? html.length() : at + 1;
    }
}
