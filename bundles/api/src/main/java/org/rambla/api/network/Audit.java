// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.network;

import org.osgi.annotation.versioning.ProviderType;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.text.Localised;

/** The log of what administrators and managers did. */
@ProviderType
public interface Audit {
    /**
     * Writes an entry in the same transaction.
     *
     * @param actor member, 0 for the server itself
     * @param act message key of the sentence, "space.audit.created"; {0} is the subject, {1} the detail
     * @param subject what it was done to
     */
    void record(Transaction transaction, long actor, long space, String act, Words subject, Words detail);

    /**
     * Writes an entry whose texts are the same in every language.
     *
     * @param subject what it was done to, plain text, at most 300 characters
     * @param detail plain text, at most 1,000 characters, "" for none
     */
    default void record(Transaction transaction, long actor, long space, String act, String subject, String detail) {
        record(transaction, actor, space, act, Words.of(subject), Words.of(detail));
    }

    /**
     * Takes a text out of every entry, in the same transaction: the name or address of somebody who is erased. The
     * entries stay.
     *
     * @param text found where it stands as whole words, letter by letter; blank for nothing
     */
    void forget(Transaction transaction, String text);

    /**
     * What an entry names, shown in the language of whoever reads the log.
     *
     * @param plain the text when there is nothing better
     * @param names it in several languages; none when it is the same in all
     * @param key message that names it, "forum.title"; several have spaces between them; "" for none
     */
    record Words(String plain, Localised names, String key) {
        public static final Words NONE = of("");

        /** The same in every language. */
        public static Words of(String text) {
            return new Words(text, Localised.NONE, "");
        }

        /** A name as it is at this moment, in all its languages. */
        public static Words of(Localised names) {
            return new Words(names.in("en"), names, "");
        }

        /** What messages say, for as long as some bundle has them. */
        public static Words message(String key, String otherwise) {
            return new Words(otherwise, Localised.NONE, key);
        }

        /** The title of a feature. */
        public static Words feature(String name) {
            return message(name + ".title", name);
        }
    }
}
