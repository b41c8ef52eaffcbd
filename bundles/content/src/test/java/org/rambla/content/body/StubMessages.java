// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

import org.rambla.api.text.Messages;

/** Messages that say their key. */
final class StubMessages implements Messages {
    @Override
    public String language() {
        return "en";
    }

    @Override
    public String text(String key, Object... arguments) {
        return key;
    }

    @Override
    public String count(String key, long count, Object... arguments) {
        return key;
    }

    @Override
    public boolean has(String key) {
        return true;
    }
}
