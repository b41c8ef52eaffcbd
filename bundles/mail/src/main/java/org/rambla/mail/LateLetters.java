// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail;

import java.util.Optional;
import org.rambla.api.mail.Digest;
import org.rambla.mail.letter.Written;
import org.rambla.mail.queue.Unwritten;

/** Writes a mail at the moment when it is sent. */
@FunctionalInterface
public interface LateLetters {
    /** The mail; empty when there is nothing left that the reader may be told, or nobody to tell it. */
    Optional<Written> write(Unwritten mail);

    /** The mail with what the reader may read now; empty when that is nothing. */
    default Optional<Written> sift(Digest digest) {
        throw new IllegalStateException("Nobody is there to look it through");
    }

    /** Nobody is there at the moment: the server has just started, or ends. */
    final class Nobody extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Nobody() {
            super("Nobody is there yet to write it");
        }
    }
}
