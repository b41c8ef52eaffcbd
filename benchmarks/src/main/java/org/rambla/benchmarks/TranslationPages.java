// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.util.List;

/**
 * Topics with the same texts, of which one half is in the reader's language and the other is read in translation.
 *
 * @param reader language of the reader
 * @param other the other one
 */
record TranslationPages(List<String> written, List<String> translated, String reader, String other)
        implements Measured {
    @Override
    public String first() {
        return written.get(0);
    }

    @Override
    public List<Page> of(Connection guest, Connection member) {
        return List.of(
                Page.read("topic page of 20 posts, as they were written, signed in", member, written),
                Page.read("topic page of 20 posts, all in translation, signed in", member, translated));
    }
}
