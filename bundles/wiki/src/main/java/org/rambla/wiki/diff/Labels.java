// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.diff;

import static org.rambla.api.text.Html.escape;

import org.rambla.api.page.Parts;
import org.rambla.api.text.Messages;

/** What is said in words about a block that changed. */
final class Labels {
    private static final int EXCERPT = 60;

    private final Messages messages;

    Labels(Messages messages) {
        this.messages = messages;
    }

    /** A word that only those hear who do not see the marks. */
    String hidden(String key) {
        return "<span class=\"visually-hidden\">" + escape(messages.text(key)) + " </span>";
    }

    /**
     * What became of a block, as badges; "" for nothing.
     *
     * @param quiet whether what is around it says already that all of it came or went
     */
    String badge(Node node, boolean quiet) {
        boolean all = node.before == null || node.after == null;
        if (quiet && !node.moved || all && node.block().cell()) {
            return "";
        }
        boolean form = node.before != null && node.after != null && !node.before.sameForm(node.after);
        String moved = node.moved ? badge("info", "move", "wiki.diff.moved") : "";
        return switch (node.fate()) {
            case ADDED -> badge("ok", "plus", "wiki.diff.added");
            case REMOVED -> badge("bad", "minus", "wiki.diff.removed");
            case CHANGED -> moved + (form ? badge("warn", "pencil", "wiki.diff.form") : "");
            case SAME, LEFT -> moved;
        };
    }

    private String badge(String kind, String icon, String key) {
        return Parts.badge(kind, icon, messages.text(key)) + " ";
    }

    /** What stands at the place that a block left, plain. */
    String left(Block block) {
        StringBuilder text = new StringBuilder();
        block.text(text, EXCERPT);
        String words = text.toString().strip();
        int entity = words.lastIndexOf('&');
        words = entity >= 0 && words.indexOf(';', entity) < 0 ? words.substring(0, entity) : words;
        return messages.text("wiki.diff.left", unescaped(words));
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "’")
                .replace("&amp;", "&");
    }
}
