// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.page;

/**
 * An expected failure, told to the reader in plain words on a page of its own; what was typed is shown again there.
 * Mapped to an answer once, in {@code web}.
 */
public final class Refusal extends RuntimeException {
    private final int status;
    private final String key;
    private final transient Object[] arguments;

    /**
     * @param status HTTP status, 400 to 599
     * @param key message key of the sentence that says what happened and what to do
     */
    public Refusal(int status, String key, Object... arguments) {
        super(status + " " + key, null, false, false);
        this.status = status;
        this.key = key;
        this.arguments = arguments;
    }

    /** There is nothing here, or nothing that the reader may know of. */
    public static Refusal notFound() {
        return new Refusal(404, "web.refusal.notFound");
    }

    public static Refusal forbidden() {
        return new Refusal(403, "web.refusal.forbidden");
    }

    public int status() {
        return status;
    }

    public String key() {
        return key;
    }

    public Object[] arguments() {
        return arguments == null ? new Object[0] : arguments.clone();
    }
}
