// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What came in. To be closed: until then the files can be read.
 *
 * @param pages parents before their children
 * @param files by key; only those that pages show or link to
 * @param remarks about all of it; those about one page stand with the page
 */
public record Arrived(List<ArrivedPage> pages, Map<String, ArrivedFile> files, List<Remark> remarks, Closeable source)
        implements Closeable {
    @Override
    public void close() throws IOException {
        source.close();
    }
}
