// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;

/** A way out for messages. */
public interface Delivery extends AutoCloseable {
    /**
     * Sends one message.
     *
     * @throws MessagingException when it was not taken
     */
    void send(MimeMessage message, long id) throws MessagingException, IOException;

    /** Ends the connection, if there is one. */
    @Override
    void close();
}
