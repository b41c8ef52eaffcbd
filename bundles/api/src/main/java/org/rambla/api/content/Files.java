// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.content;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.rambla.api.page.Upload;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.visit.Visit;

/** Files that people attach. Who may read the item may fetch its files; served as attachments, images re-encoded. */
@ProviderType
public interface Files {
    long MAX_SIZE = 20L * 1024 * 1024;

    /**
     * Looks at an upload (type by its bytes, size, name; images are re-encoded) and keeps its bytes. Work: before the
     * transaction. What is never attached is swept after a day, unless something unfinished {@linkplain #need needs} it.
     *
     * @throws org.rambla.api.page.Refusal with a plain message when the file is of a kind that is not accepted
     */
    Stored store(Upload upload, long member);

    /** Own uploads that are not attached yet, for a form that came back after it was sent. */
    List<Stored> kept(Collection<Long> files, long member);

    /**
     * The pictures that a body shows and this visitor may show: own uploads, and those of items that the visitor may
     * read. Reads: before the transaction, to be handed to {@link #embed}.
     */
    List<Long> pictures(Body body, Visit visit);

    /** Lets readers of the item fetch the pictures of its text. Repeats do no harm. */
    void embed(Transaction transaction, long item, Collection<Long> pictures);

    /** Attaches stored files to an item. */
    void attach(Transaction transaction, long item, Collection<Stored> files);

    /** Takes a file off an item; whether it was there. */
    boolean detach(Transaction transaction, long item, long file);

    /**
     * Lets those who act for an organisation, with at least a role in the item's space, fetch its files and pictures too,
     * whether it is finished or not: they write it together. Repeats do no harm.
     */
    default void share(Transaction transaction, long item, long organisation, Role least) {
        throw new UnsupportedOperationException();
    }

    /**
     * Until a moment these files of an item are only for those with at least a role in the item's space; then for whoever
     * may read the item. Repeats replace what was said before.
     *
     * @param until null for as long as nothing else is said
     */
    default void hold(Transaction transaction, long item, Collection<Long> files, Instant until, Role least) {
        throw new UnsupportedOperationException();
    }

    /**
     * Lets a member's own uploads stay although no item shows them, for as long as something unfinished needs them: the
     * pictures of its text, and files that were chosen for it. Repeats replace what was said before under the same name.
     *
     * @param holder names what needs them, beginning with the feature's name and a hyphen; at most 80 characters
     * @param body EMPTY, with no files, when it needs none any more
     */
    default void need(Transaction transaction, long member, String holder, Body body, Collection<Long> files) {
        throw new UnsupportedOperationException();
    }

    /** Files of one item, the oldest first, with who attached them and when, in one statement. */
    default List<Filed> filed(long item) {
        throw new UnsupportedOperationException();
    }

    /** Files by item, in one statement; pictures of the text are left out. */
    Map<Long, List<Attachment>> of(Collection<Long> items);

    /**
     * The items that show each file, beside their text or inside it, in one statement; a file that none shows is left out.
     * Whoever may read one of them may fetch the file.
     */
    Map<Long, Set<Long>> items(Collection<Long> files);

    /** What a member uploaded and is still kept, oldest first: for the export of their data. */
    List<Stored> uploadedBy(long member);

    /** The bytes of a file; whoever asks has made sure that they may be read, and closes the stream. */
    InputStream open(Stored file) throws IOException;

    /** What is kept of files, by id, whoever may read them: for core's own work on their bytes. One statement. */
    default Map<Long, Bytes> bytes(Collection<Long> files) {
        throw new UnsupportedOperationException();
    }

    /** Items that have a file with these bytes beside their text, at most 1,000. One statement. */
    default List<Long> showing(String sha256) {
        throw new UnsupportedOperationException();
    }

    /** Those of the digests under which bytes are still kept. One statement. */
    default Set<String> present(Collection<String> sha256) {
        throw new UnsupportedOperationException();
    }

    /**
     * The bytes of a file.
     *
     * @param sha256 their digest in hexadecimal: files with the same bytes share it
     */
    record Bytes(Stored file, String sha256) {}

    /** @param member who brought it */
    record Filed(Attachment file, long member, Instant at) {}

    /** A file whose bytes are kept. */
    record Stored(long id, String name, String type, long size) {}
}
