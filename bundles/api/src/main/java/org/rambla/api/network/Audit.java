// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.network;

import org.osgi.annotation.versioning.ProviderType;
import org.rambla.api.persistence.Transaction;

/** The log of what administrators and managers did. */
@ProviderType
public interface Audit {
    /**
     * Writes an entry in the same transaction.
     *
     * @param actor member, 0 for the server itself
     * @param act message key of the sentence, "space.audit.created"
     * @param subject what it was done to, plain text, at most 300 characters
     * @param detail plain text, at most 1,000 characters, "" for none
     */
    void record(Transaction transaction, long actor, long space, String act, String subject, String detail);

    /**
     * Takes a text out of every entry, in the same transaction: the name or address of somebody who is erased. The
     * entries stay.
     *
     * @param text found where it stands as whole words, letter by letter; blank for nothing
     */
    void forget(Transaction transaction, String text);
}
