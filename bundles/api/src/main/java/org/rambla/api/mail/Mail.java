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
 * @param calendar what the reader's calendar is told, or null
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
        String replyTo,
        Calendar calendar) {
    /** A mail that a calendar is not told of. */
    public Mail(
            String to,
            String name,
            String language,
            String subject,
            List<String> paragraphs,
            Action action,
            String footer,
            String key,
            String replyTo) {
        this(to, name, language, subject, paragraphs, action, footer, key, replyTo, null);
    }

    /** The one button of a mail; the link is a whole address. */
    public record Action(String label, String link) {}

    /**
     * An iCalendar object (RFC 5545), sent as a part of its own and as a file, so that every mail program takes it.
     *
     * @param method "REQUEST", "CANCEL" or "PUBLISH", as the text says too
     * @param text the whole object, lines folded and ended by CR LF
     */
    public record Calendar(String method, String text) {
        public Calendar {
            if (!method.matches("[A-Z]{1,20}")) {
                throw new IllegalArgumentException("Not a method of a calendar object");
            }
        }
    }
}
