// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import java.io.IOException;
import java.io.InputStream;
import org.rambla.api.page.Upload;

/** A picture or another file that came with pages; unchecked, as any upload. */
public final class ArrivedFile implements Upload {
    /** Where the bytes are. */
    interface Bytes {
        InputStream open() throws IOException;
    }

    private final String key;
    private final String name;
    private final long size;
    private final Bytes bytes;

    ArrivedFile(String key, String name, long size, Bytes bytes) {
        this.key = key;
        this.name = name;
        this.size = size;
        this.bytes = bytes;
    }

    /** Names it within what arrived. */
    public String key() {
        return key;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return size;
    }

    /** Its bytes; readable until {@link Arrived} is closed. */
    @Override
    public InputStream open() throws IOException {
        return bytes.open();
    }
}
