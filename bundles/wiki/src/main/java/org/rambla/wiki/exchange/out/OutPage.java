// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.out;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rambla.api.content.Body;
import org.rambla.wiki.exchange.in.Filled;

/**
 * A page on its way out.
 *
 * @param source where it came from, a whole address; "" when that is not told
 * @param facts what the fields of its template hold, by label, in the reader's words
 * @param filled the same as other wikis read it
 * @param byline who wrote it and when, in the reader's words; "" for nothing
 * @param pictures those that its text shows
 */
public record OutPage(
        OutHead head,
        Body body,
        String source,
        Map<String, String> facts,
        Filled filled,
        String byline,
        List<OutFile> pictures) {
    /** A page in one language. */
    public OutPage(
            String key,
            String parent,
            String title,
            String language,
            Body body,
            Set<String> addresses,
            String source,
            Map<String, String> facts,
            String byline,
            List<OutFile> files) {
        this(
                new OutHead(
                        key,
                        "",
                        parent,
                        title,
                        language,
                        addresses,
                        files.stream().filter(OutFile::attached).toList()),
                body,
                source,
                facts,
                Filled.NONE,
                byline,
                files.stream().filter(file -> !file.attached()).toList());
    }

    /** With a remark before who wrote it; "" for none. */
    public OutPage noting(String remark) {
        return remark.isEmpty()
                ? this
                : new OutPage(head, body, source, facts, filled, (remark + " " + byline).strip(), pictures);
    }

    public String key() {
        return head.key();
    }

    public String parent() {
        return head.parent();
    }

    public String title() {
        return head.title();
    }

    public String language() {
        return head.language();
    }

    public Set<String> addresses() {
        return head.addresses();
    }

    public List<OutFile> attached() {
        return head.attached();
    }

    /** All that its text shows, and all that is attached. */
    public List<OutFile> files() {
        return Stream.concat(pictures.stream(), attached().stream()).toList();
    }
}
