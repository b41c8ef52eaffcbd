// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How somebody looks at a page.
 *
 * @param language tag, "fr" or "en"
 * @param width of the window in CSS pixels
 */
record Look(String language, ColorScheme scheme, int width) {
    static final int DESK = 1280;
    static final int PHONE = 390;
    static final int NARROW = 320;
    static final boolean DEEP = Boolean.getBoolean("rambla.deep");

    /**
     * Those with which pages are opened. In the long run each language at the desk and on the phone, and the opened page is
     * then seen {@linkplain #besides() otherwise} too; else each language once, each theme once, desk and phone once.
     */
    static List<Look> all() {
        if (!DEEP) {
            return List.of(new Look("fr", ColorScheme.LIGHT, DESK), new Look("en", ColorScheme.DARK, PHONE));
        }
        List<Look> looks = new ArrayList<>();
        for (String language : List.of("fr", "en")) {
            for (int width : List.of(DESK, PHONE)) {
                looks.add(new Look(language, ColorScheme.LIGHT, width));
            }
        }
        return looks;
    }

    /** In the long run what else becomes of the open page: the other theme, and on the phone the narrowest width. */
    List<Look> besides() {
        List<Look> looks = new ArrayList<>();
        if (DEEP) {
            for (ColorScheme other : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (int narrower : width == DESK ? List.of(DESK) : List.of(PHONE, NARROW)) {
                    looks.add(new Look(language, other, narrower));
                }
            }
            looks.remove(this);
        }
        return looks;
    }

    String other() {
        return language.equals("fr") ? "en" : "fr";
    }

    @Override
    public String toString() {
        return language + " " + scheme.name().toLowerCase(Locale.ROOT) + " " + width;
    }
}
