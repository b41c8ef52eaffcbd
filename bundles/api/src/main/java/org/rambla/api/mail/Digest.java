// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.mail;

import java.util.Map;

/**
 * A mail to a member that tells of items. Whether the reader may read them is asked when it is sent: what may no longer be
 * read is left out then, and a mail that would tell of nothing does not go out.
 *
 * @param mail its subject tells of no item
 * @param reader the member
 * @param items by the paragraph that tells of each, counted from 0; the other paragraphs stay
 * @param stop label and whole address of the link that ends mails of this kind, without signing in
 */
public record Digest(Mail mail, long reader, Map<Integer, Long> items, Mail.Action stop) {
    public Digest {
        items = Map.copyOf(items);
        if (items.isEmpty()
                || items.keySet().stream()
                        .anyMatch(i -> i < 0 || i >= mail.paragraphs().size())) {
            throw new IllegalArgumentException("Each item needs a paragraph, and there must be one");
        }
    }
}
