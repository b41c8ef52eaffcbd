// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.translation;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;
import org.rambla.api.people.Mailbox;
import org.rambla.api.space.Grants;
import org.rambla.api.text.Html;
import org.rambla.api.text.Messages;
import org.rambla.api.visit.Visit;

/**
 * What others wrote, in the reader's language: a service of core. A page asks once for everything on it, for texts that
 * its reader may see. Where nothing translates, where translation is off in the space, where the reader wants originals,
 * and whatever goes wrong: the original.
 *
 * <p>Which text is shown as it was written, or beside its original, is part of the address: {@code ?original=ID} and
 * {@code ?beside=ID}, which a feature need not look at.
 */
@ProviderType
public interface Readings {
    /** The feature that must be on in the space of a text. */
    String FEATURE = "translation";

    /** Kind of the event that a translation of an item was made, changed or went, or is shown again; its subject is the item. */
    String TRANSLATED = "content.translated";

    /**
     * One reading for each text, by id. Titles alone when no text has a body. At most one statement.
     */
    Map<Long, Reading> of(Collection<Written> texts, Visit visit);

    /**
     * The same for a file that is made before it is sent: an answer is waited for longer than a page can wait.
     *
     * @throws IllegalStateException when there was none all the same
     */
    default Map<Long, Reading> forFile(Collection<Written> texts, Visit visit) {
        return of(texts, visit);
    }

    /**
     * The body in its language, below a line that says what it is and leads to the original.
     *
     * @param address of the page that shows it, with its query, for the links to the original and back
     */
    Html body(Reading reading, String address, Visit visit);

    /** The line alone, for a page that shows the body in its own way; NONE for an original that nobody translates. */
    Html label(Reading reading, String address, Visit visit);

    /** A few words behind a title in a list: that it is a translation, and from which language; NONE for an original. */
    Html mark(Reading reading, Visit visit);

    /**
     * The same outside of a page, in a mail for one: for texts that its reader may see now.
     *
     * @param grants of the reader, of this moment
     */
    default Map<Long, Reading> of(Collection<Written> texts, String language, long member, Grants grants) {
        Map<Long, Reading> originals = new HashMap<>();
        texts.forEach(text -> originals.put(text.id(), Reading.original(text)));
        return originals;
    }

    /**
     * One text for all to whom a mail goes, by reader: asked for once for each language, and once who of them reads
     * originals. Where that was not answered, the original.
     *
     * @param text as it stands for a reader of a language
     * @param grants of all of them: where it is translated
     */
    default Map<Mailbox, Reading> toEach(Function<String, Written> text, Collection<Mailbox> readers, Grants grants) {
        Map<String, Written> written = new HashMap<>();
        Set<Long> asking = new HashSet<>();
        for (Mailbox reader : readers) {
            Written one = written.computeIfAbsent(reader.language(), text);
            if (reader.member() != 0 && !Written.readable(one.language(), reader.language())) {
                asking.add(reader.member());
            }
        }
        Map<Long, Set<String>> originals = asking.isEmpty() || !translating() ? Map.of() : originals(asking);
        Map<String, Reading> read = new HashMap<>();
        Map<Mailbox, Reading> all = new HashMap<>();
        for (Mailbox reader : readers) {
            Written one = written.get(reader.language());
            Set<String> own =
                    asking.contains(reader.member()) ? originals.getOrDefault(reader.member(), Set.of("*")) : Set.of();
            // Asked for as a guest would: the choice of one is not that of the others.
            all.put(
                    reader,
                    own.contains("*") || own.contains(one.language())
                            ? Reading.original(one)
                            : read.computeIfAbsent(
                                    reader.language(),
                                    language -> of(List.of(one), language, 0, grants)
                                            .get(one.id())));
        }
        return all;
    }

    /** Whether there is anybody who translates. */
    default boolean translating() {
        return false;
    }

    /**
     * All that there is of some texts in other languages, by id, where translation is on: for an index, which shows it to
     * readers of {@link #originals} as it was written. {@link #TRANSLATED} tells of changes.
     *
     * @throws IllegalStateException when there was no answer; ask again later
     */
    default Map<Long, List<Translated>> all(Collection<Written> texts) {
        return Map.of();
    }

    /** The languages whose originals a member reads, "*" for all; what comes without an answer is none. */
    default Set<String> originals(long member) {
        return Set.of();
    }

    /** The same for some members; left out are those for whom there is no answer. */
    default Map<Long, Set<String>> originals(Collection<Long> members) {
        Map<Long, Set<String>> originals = new HashMap<>();
        members.forEach(member -> originals.put(member, originals(member)));
        return originals;
    }

    /** What a translation is and from which language, as plain text for a mail; "" for an original. */
    default String words(Reading reading, Messages messages) {
        return "";
    }
}
