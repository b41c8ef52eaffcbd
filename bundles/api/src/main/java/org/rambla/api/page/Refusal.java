// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An expected failure, told to the reader in plain words on a page of its own; what was typed is shown again there.
 * Mapped to an answer once, in {@code web}.
 */
public final class Refusal extends RuntimeException {
    private final int status;
    private final String key;
    private final transient Object[] arguments;
    private final transient List<Wrong> fields = new ArrayList<>();

    /**
     * A field that is not as it should be, for programs.
     *
     * @param field name of the field, as it was sent
     * @param key message key of what is wrong with it
     */
    public record Wrong(String field, String key, Object... arguments) {}

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

    /** The same, saying what is wrong with a field; any number of fields may be named. */
    public Refusal at(String field, String problem, Object... about) {
        fields.add(new Wrong(field, problem, about));
        return this;
    }

    /** Fields that were named, in that order. */
    public List<Wrong> fields() {
        return Collections.unmodifiableList(fields);
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
