// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.text;

import java.util.Locale;

/** Which text of a space it is: each has a language of its own. */
enum Part {
    /** Name and purpose. */
    ABOUT,
    GUIDELINES,
    WELCOME;

    /** Whose the items are: no feature's, so that no grant covers them. */
    static final String CORE = "space";

    /** The type of its items, without what they belong to. */
    String type() {
        return name().toLowerCase(Locale.ROOT);
    }
}
