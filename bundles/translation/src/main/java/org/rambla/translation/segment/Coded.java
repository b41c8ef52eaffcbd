// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.segment;

/** Text between tags: its five entities and the signs that they stand for. */
public final class Coded {
    private Coded() {}

    /** As in a sentence: the three signs that could be taken for markup are entities. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Plain text. */
    public static String plain(String html) {
        return html.indexOf('&') < 0
                ? html
                : html.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&");
    }
}
