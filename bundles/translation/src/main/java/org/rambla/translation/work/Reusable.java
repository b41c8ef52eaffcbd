// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.work;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.space.Spaces;

/**
 * Texts whose sentences may be used for another text, as things are now: what was open once may have been hidden or narrowed
 * since, and its space may have become private.
 */
final class Reusable {
    private final ContentRegister register;
    private final Spaces spaces;
    private final Secrecy secrecy;

    Reusable(ContentRegister register, Spaces spaces) {
        this.register = register;
        this.spaces = spaces;
        this.secrecy = new Secrecy(spaces);
    }

    private record Shelf(long space, String feature, String least) {}

    /** Those of some texts that everybody may read, or at least whoever may read this one; a few statements for each space. */
    Set<Long> of(Set<Long> contents, ContentHead text) {
        Map<Shelf, Boolean> open = new HashMap<>();
        return register.heads(contents).values().stream()
                .filter(head -> head.id() == text.id()
                        || head.state() == ContentState.PUBLISHED
                                && (sameReaders(head, text)
                                        || open.computeIfAbsent(
                                                new Shelf(
                                                        head.space(),
                                                        head.feature(),
                                                        head.least().name()),
                                                shelf -> open(head))))
                .map(ContentHead::id)
                .collect(Collectors.toSet());
    }

    private static boolean sameReaders(ContentHead head, ContentHead text) {
        return head.space() == text.space()
                && head.feature().equals(text.feature())
                && text.least().atLeast(head.least());
    }

    private boolean open(ContentHead head) {
        return (CoreTexts.core(head) || spaces.features(head.space()).contains(head.feature()))
                && !secrecy.closed(head);
    }
}
