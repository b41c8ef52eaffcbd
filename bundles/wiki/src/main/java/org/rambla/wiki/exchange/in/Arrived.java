// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What came in. To be closed: until then pages and files can be read.
 *
 * @param heads of the pages, parents before their children
 * @param pages in the same order; of very many, each is read anew whenever it is asked for
 * @param files by key; only those that pages show or link to, of very many pages those that were read
 * @param remarks about all of it; those about one page stand with the page
 * @param redirects further titles of pages, with the key of the page
 */
public record Arrived(
        List<ArrivedHead> heads,
        List<ArrivedPage> pages,
        Map<String, ArrivedFile> files,
        List<Remark> remarks,
        Map<String, String> redirects,
        Closeable source)
        implements Closeable {
    /** Some pages, read already. */
    Arrived(List<ArrivedPage> pages, Map<String, ArrivedFile> files, List<Remark> remarks, Closeable source) {
        this(
                pages.stream()
                        .map(page -> new ArrivedHead(page.key(), page.parent(), page.title()))
                        .toList(),
                pages,
                files,
                remarks,
                Map.of(),
                source);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
