// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import java.util.List;
import org.rambla.api.page.Refusal;
import org.rambla.api.text.Messages;

/**
 * Something that was not understood or left out, for the report.
 *
 * @param key message key
 * @param arguments what stands in its place; texts or numbers
 */
public record Remark(String key, List<Object> arguments) {
    public Remark(String key, Object... arguments) {
        this(key, List.of(arguments));
    }

    /** Why a file was refused. */
    public static Remark of(Refusal refusal) {
        return new Remark(refusal.key(), refusal.arguments());
    }

    /** The sentence. */
    public String in(Messages messages) {
        return messages.text(key, arguments.toArray());
    }
}
