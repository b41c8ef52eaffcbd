// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.util.function.Consumer;
import org.rambla.api.persistence.Transaction;
import org.rambla.webinar.event.EventRow;

/** Says to people that their registration ends, because its event, or what replaces it, was without a date for too long. */
public interface Farewell {
    /** What queues the mail, in the transaction in which the registration ends; nothing to whom no mail may go. */
    Consumer<Transaction> to(RegistrationRow row, EventRow event);

    /** The same where a series replaces the event, and not all of its sessions had a date in time. */
    Consumer<Transaction> instead(RegistrationRow row, EventRow event);
}
