// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.mail;

import org.osgi.annotation.versioning.ProviderType;
import org.rambla.api.persistence.Transaction;

/** Queues mail in the sender's own transaction: none goes out for what was rolled back, none is lost that was confirmed. */
@ProviderType
public interface Mailer {
    void send(Transaction transaction, Mail mail);

    /** As {@link #send(Transaction, Mail)}; what the reader may no longer read when it is sent is left out. */
    default void send(Transaction transaction, Digest digest) {
        throw new UnsupportedOperationException();
    }

    /** Absolute address of a path of this server, for links in mails. */
    String link(String path);

    /** The address that mails are from: an invitation names it as its organiser. */
    default String sender() {
        throw new UnsupportedOperationException();
    }
}
