// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import java.util.Locale;

/** Who looks at a page: an account of the demonstration network, or nobody in particular. */
enum Account {
    GUEST,
    NEWCOMER,
    MEMBER,
    MODERATOR,
    MANAGER,
    ADMINISTRATOR;

    static final String PASSWORD = "rambla-demo-2026";

    String address() {
        return name().toLowerCase(Locale.ROOT) + "@demo.example";
    }
}
