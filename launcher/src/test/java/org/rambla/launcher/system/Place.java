// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.system;

/**
 * The spaces of the test network. Everything written in one bears its mark, a word found nowhere else: the mark itself
 * is its name, "marksujet" stands in topics, "marktexte" in posts, "markpiece" in files.
 */
public enum Place {
    PUBLIC("Agoravia"),
    NETWORK("Reticulia"),
    PRIVATE("Celadonia"),
    ARCHIVED("Vetustia");

    private final String mark;

    Place(String mark) {
        this.mark = mark;
    }

    public String mark() {
        return mark;
    }

    public String topicMark() {
        return mark + "sujet";
    }

    public String textMark() {
        return mark + "texte";
    }

    public String fileMark() {
        return mark + "piece";
    }

    /** Name in addresses. */
    public String slug() {
        return mark.toLowerCase(java.util.Locale.ROOT);
    }

    public String path(String rest) {
        return "/s/" + slug() + rest;
    }

    /** Whether somebody may read here who is no member of this space. */
    public boolean openTo(Standing standing) {
        return switch (this) {
            case PUBLIC, ARCHIVED -> true;
            case NETWORK -> standing.signedIn();
            case PRIVATE -> false;
        };
    }
}
