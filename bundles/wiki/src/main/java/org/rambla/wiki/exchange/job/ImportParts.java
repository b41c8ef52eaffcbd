// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.job;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import org.rambla.api.page.Upload;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;

/** Files that were brought, in the database: part by part, so that none is ever held whole. */
final class ImportParts {
    private static final int PART = 1024 * 1024;

    private final Database database;

    ImportParts(Database database) {
        this.database = database;
    }

    /** Keeps a file, each part in a transaction of its own. */
    void keep(long id, Upload upload) throws IOException {
        try (InputStream in = upload.open()) {
            byte[] part = in.readNBytes(PART);
            for (int place = 0; part.length > 0; place++) {
                keep(id, place, part);
                part = in.readNBytes(PART);
            }
        }
    }

    private void keep(long id, int place, byte[] bytes) {
        database.transaction(tx ->
                tx.execute("insert into wiki_import_part (import_id, place, bytes) values (?,?,?)", id, place, bytes));
    }

    static void remove(Transaction tx, Collection<Long> ids) {
        tx.execute("delete from wiki_import_part where import_id in (?)", ids);
    }

    /** The file as it came; its size is not known. */
    Upload file(ImportJob job) {
        return new Upload() {
            @Override
            public String name() {
                return job.name();
            }

            @Override
            public long size() {
                return 0;
            }

            @Override
            public InputStream open() {
                return new Parts(job.id());
            }
        };
    }

    private final class Parts extends InputStream {
        private final long id;
        private byte[] part = new byte[0];
        private int place;
        private int at;

        Parts(long id) {
            this.id = id;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (at == part.length) {
                at = 0;
                part = database.first(
                                "select bytes from wiki_import_part where import_id = ? and place = ?",
                                row -> row.bytes("bytes"),
                                id,
                                place++)
                        .orElse(new byte[0]);
            }
            int read = Math.min(length, part.length - at);
            System.arraycopy(part, at, buffer, offset, read);
            at += read;
            return read == 0 ? -1 : read;
        }
    }
}
