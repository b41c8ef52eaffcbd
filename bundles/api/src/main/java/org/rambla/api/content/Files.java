// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.content;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.rambla.api.page.Upload;
import org.rambla.api.persistence.Transaction;

/** Files that people attach. Who may read the item may fetch its files; served as attachments, images re-encoded. */
@ProviderType
public interface Files {
    long MAX_SIZE = 20L * 1024 * 1024;

    /**
     * Looks at an upload (type by its bytes, size, name; images are re-encoded) and keeps its bytes. Work: before the
     * transaction. What is never attached is swept after a day.
     *
     * @throws org.rambla.api.page.Refusal with a plain message when the file is of a kind that is not accepted
     */
    Stored store(Upload upload, long member);

    /** Attaches stored files to an item. */
    void attach(Transaction transaction, long item, Collection<Stored> files);

    void detach(Transaction transaction, long item, long file);

    /** Files by item, in one statement. */
    Map<Long, List<Attachment>> of(Collection<Long> items);

    /** A file whose bytes are kept. */
    record Stored(long id, String name, String type, long size) {}
}
