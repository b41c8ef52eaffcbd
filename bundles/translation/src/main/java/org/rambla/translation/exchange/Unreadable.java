// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.exchange;

/** A file that came in cannot be taken; says why as a key of the messages. */
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient Object[] arguments;

    public Unreadable(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = arguments;
    }

    public String key() {
        return key;
    }

    public Object[] arguments() {
        return arguments == null ? new Object[0] : arguments.clone();
    }
}
