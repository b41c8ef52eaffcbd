// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whose places somebody takes: an organisation of the network, or the city that a guest names.
 *
 * @param organisation 0 for one that the network does not know
 * @param key the name, the same however it is written; counts only without an organisation
 */
record City(long organisation, String key) {
    City {
        key = organisation == 0 ? key : "";
    }

    private static final int LENGTH = 200;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[\\p{P}\\s]+");

    static City of(Application application) {
        return new City(application.organisation(), key(application.city()));
    }

    /** The same for "Saint-Étienne" and "saint etienne"; some letters are longer in lower case. */
    static String key(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
        String key = BETWEEN.matcher(Normalizer.normalize(plain, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        // A name of nothing but marks and signs is one too.
        String kept = key.isEmpty() ? name.strip() : key;
        return kept.substring(0, Math.min(LENGTH, kept.length()));
    }

    /** Whether it is known where somebody comes from. */
    boolean known() {
        return organisation != 0 || !key.isEmpty();
    }
}
