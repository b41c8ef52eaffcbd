// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

/** How long a body is for who reads it. Reads the stored form as it stands. */
final class Lengths {
    private Lengths() {}

    /** Characters outside of tags; an entity is one. */
    static int of(String html) {
        int count = 0;
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '<' || c == '&') {
                i = html.indexOf(c == '<' ? '>' : ';', i);
            }
            if (c != '<') {
                count++;
            }
        }
        return count;
    }
}
