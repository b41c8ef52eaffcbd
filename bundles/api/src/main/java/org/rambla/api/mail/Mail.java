// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.mail;

import java.util.List;

/**
 * One mail to one person, in the reader's language. The mail bundle makes the plain text and the HTML of it.
 *
 * @param to address
 * @param name shown beside the address, "" for none
 * @param language of the mail
 * @param subject plain text, one line
 * @param paragraphs plain text each
 * @param action label and link of the one button, or null
 * @param footer small print: why the reader gets this, how to stop it
 * @param key unique key so that the same mail is queued once, "" for none
 * @param replyTo address for answers, "" for none
 */
public record Mail(
        String to,
        String name,
        String language,
        String subject,
        List<String> paragraphs,
        Action action,
        String footer,
        String key,
        String replyTo) {
    /** The one button of a mail; the link is a whole address. */
    public record Action(String label, String link) {}
}
