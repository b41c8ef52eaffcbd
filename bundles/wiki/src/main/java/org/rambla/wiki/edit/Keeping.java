// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.edit;

/** What became of a draft that was to be kept. */
public enum Keeping {
    KEPT(""),
    /** There is another one, which its writer was not shown. */
    ANOTHER("wiki.draft.another"),
    /** What the form holds was saved meanwhile. */
    SAVED("wiki.draft.saved");

    private final String message;

    Keeping(String message) {
        this.message = message;
    }

    public boolean done() {
        return this == KEPT;
    }

    /** Why it was not kept. */
    public String message() {
        return message;
    }
}
