// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;

/** Sends over one connection, opened with the first message. */
public final class SmtpDelivery implements Delivery {
    private final SmtpServer server;
    private final Session session;
    private Transport transport;

    public SmtpDelivery(SmtpServer server) {
        this.server = server;
        this.session = Session.getInstance(server.properties());
    }

    @Override
    public void send(MimeMessage message, long id) throws MessagingException {
        if (transport == null || !transport.isConnected()) {
            transport = session.getTransport(server.protocol());
            if (server.user().isEmpty()) {
                transport.connect();
            } else {
                transport.connect(server.host(), server.port(), server.user(), server.password());
            }
        }
        transport.sendMessage(message, message.getAllRecipients());
    }

    @Override
    public void close() {
        if (transport != null) {
            try {
                transport.close();
            } catch (MessagingException e) {
                // Whatever was sent is sent; nothing depends on a polite end.
                transport = null;
            }
        }
    }
}
