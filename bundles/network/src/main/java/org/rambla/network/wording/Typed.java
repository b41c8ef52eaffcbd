// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rambla.network.wording.Catalogue.Entry;

/**
 * What becomes of texts that were typed or came in a file.
 *
 * @param kept to be written
 * @param gone keys whose own text is taken back: it was emptied, or is what the server brings
 */
record Typed(List<OwnText> kept, List<String> gone) {
    static Typed of(Catalogue catalogue, Map<String, String> texts) {
        Typed typed = new Typed(new ArrayList<>(), new ArrayList<>());
        texts.forEach(
                (key, text) -> catalogue.entry(key).ifPresent(entry -> typed.take(catalogue.language(), entry, text)));
        return typed;
    }

    private void take(String language, Entry entry, String text) {
        OwnText own = entry.own();
        if (text.isEmpty() || text.equals(entry.brought())) {
            if (own != null) {
                gone.add(entry.key());
            }
        } else if (own == null || !own.text().equals(text)) {
            kept.add(new OwnText(language, entry.key(), text, entry.english()));
        }
    }

    /** An own text that holds for the English one as it is now. */
    void right(Entry entry) {
        OwnText own = entry.own();
        boolean other = kept.stream().anyMatch(text -> text.key().equals(entry.key())) || gone.contains(entry.key());
        if (own != null && !other) {
            kept.add(new OwnText(own.language(), own.key(), own.text(), entry.english()));
        }
    }

    boolean isEmpty() {
        return kept.isEmpty() && gone.isEmpty();
    }
}
