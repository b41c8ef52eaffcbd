// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.text;

import java.util.Locale;
import org.rambla.api.space.Role;

/** Which text of a space it is: each has a language of its own. */
enum Part {
    /** Name and purpose; where no language has both, the name. */
    ABOUT,
    /** The purpose where it is in other languages than the name. */
    PURPOSE,
    GUIDELINES,
    WELCOME;

    /** Whose the items are: no feature's, so that no grant covers them. */
    static final String CORE = "space";

    /** Who may read it, of those who may enter: newcomers are welcomed, visitors are not. */
    Role least() {
        return this == WELCOME ? Role.MEMBER : Role.VISITOR;
    }

    /** The type of its items, without what they belong to. */
    String type() {
        return name().toLowerCase(Locale.ROOT);
    }
}
