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

    /** All of them in the long run; else each language once, each theme once, desk and phone once. */
    static List<Look> all() {
        if (!DEEP) {
            return List.of(new Look("fr", ColorScheme.LIGHT, DESK), new Look("en", ColorScheme.DARK, PHONE));
        }
        List<Look> looks = new ArrayList<>();
        for (String language : List.of("fr", "en")) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (int width : List.of(DESK, PHONE, NARROW)) {
                    looks.add(new Look(language, scheme, width));
                }
            }
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
