// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.topic;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.persistence.Database;

/** Makes one item of a form however often it is sent, also at the same moment. */
final class Once {
    private Once() {}

    static long of(ContentRegister register, String submission, long member, LongSupplier make) {
        Optional<Long> made = register.submitted(submission, member);
        if (made.isPresent()) {
            return made.get();
        }
        try {
            return make.getAsLong();
        } catch (Database.Conflict conflict) {
            return register.submitted(submission, member).orElseThrow(() -> conflict);
        }
    }
}
