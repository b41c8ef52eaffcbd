// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine.apertium;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.translation.TranslationEngine.Pair;
import org.rambla.translation.engine.Reply;

/**
 * The pairs that are installed, and the ways through them.
 *
 * @param installed in Apertium's codes
 */
record Pairs(List<Pair> installed) {
    /** From the answer to /listPairs. */
    static Pairs read(JsonObject answer) {
        return new Pairs(Reply.objects(answer.get("responseData")).stream()
                .map(pair -> new Pair(Reply.text(pair, "sourceLanguage"), Reply.text(pair, "targetLanguage")))
                // Variants ("oci_aran") are not what a language without region asks for.
                .filter(pair -> pair.from().matches("[a-z]{2,3}") && pair.to().matches("[a-z]{2,3}"))
                .toList());
    }

    /** What can be translated directly or through one other language, as tags of the house. */
    Set<Pair> reachable() {
        Set<Pair> pairs = new HashSet<>();
        for (Pair first : installed) {
            pairs.add(new Pair(Codes.tag(first.from()), Codes.tag(first.to())));
            for (Pair second : installed) {
                if (first.to().equals(second.from()) && !first.from().equals(second.to())) {
                    pairs.add(new Pair(Codes.tag(first.from()), Codes.tag(second.to())));
                }
            }
        }
        return pairs;
    }

    /** The pairs to go through one after the other, in Apertium's codes; the direct one when there is one. */
    Optional<List<Pair>> way(String from, String to) {
        List<Pair> begun = new ArrayList<>();
        for (Pair pair : installed) {
            if (Codes.tag(pair.from()).equals(from)) {
                if (Codes.tag(pair.to()).equals(to)) {
                    return Optional.of(List.of(pair));
                }
                begun.add(pair);
            }
        }
        for (Pair first : begun) {
            for (Pair second : installed) {
                if (second.from().equals(first.to()) && Codes.tag(second.to()).equals(to)) {
                    return Optional.of(List.of(first, second));
                }
            }
        }
        return Optional.empty();
    }
}
