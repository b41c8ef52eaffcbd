// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.letter;

import org.rambla.api.mail.Mail;

/**
 * A mail as it goes out.
 *
 * @param stop label and whole address of the link that ends mails of this kind, or null
 */
public record Written(Mail mail, Mail.Action stop) {
    public static Written of(Mail mail) {
        return new Written(mail, null);
    }
}
