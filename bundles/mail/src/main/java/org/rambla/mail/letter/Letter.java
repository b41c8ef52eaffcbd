// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.letter;

import java.util.List;
import org.rambla.api.mail.Mail;

/**
 * What the template shows of a mail.
 *
 * @param network name of the network
 * @param copy the sentence above the button's address
 * @param stop the link that ends such mails, or null
 */
public record Letter(Mail mail, String network, String copy, Mail.Action stop) {
    public boolean hasAction() {
        return mail.action() != null;
    }

    public List<String> paragraphs() {
        return mail.paragraphs();
    }

    /** The same as plain text. */
    public String plain() {
        StringBuilder out = new StringBuilder();
        mail.paragraphs().forEach(paragraph -> out.append(paragraph.strip()).append("\n\n"));
        if (hasAction()) {
            out.append(mail.action().label())
                    .append('\n')
                    .append(mail.action().link())
                    .append("\n\n");
        }
        // The two hyphens and the space are how mail programs know a signature.
        out.append("-- \n").append(network).append('\n').append(mail.footer()).append('\n');
        if (stop != null) {
            out.append(stop.label()).append('\n').append(stop.link()).append('\n');
        }
        return out.toString();
    }
}
