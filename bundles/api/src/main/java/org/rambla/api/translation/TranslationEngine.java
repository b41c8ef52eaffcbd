// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.translation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import org.rambla.api.text.Localised;

/**
 * A machine that translates; a service, one for each kind of machine. An administrator gives it its settings in the browser
 * and may try it there. Stateless and thread-safe: what it needs comes with each call. It is never called on a thread that
 * answers a reader. What it returns is not trusted: tags, language and glossary are checked afterwards.
 */
@ConsumerType
public interface TranslationEngine {
    /** Stable name: small letters, digits and hyphens, for example "apertium". */
    String name();

    /** As administrators read it, for example "Apertium (on your own server)". */
    Localised title();

    /** What an administrator fills in, in the order of the page. */
    List<Setting> settings();

    /**
     * What it translates directly or through other languages.
     *
     * @param settings by name of setting, as the administrator saved them; a missing one is absent
     * @throws TranslationFailure when the machine does not answer as it should
     */
    Set<Pair> pairs(Map<String, String> settings) throws TranslationFailure;

    /**
     * Translates; may take as long as the machine takes, but ends with a failure rather than waiting more than a minute.
     *
     * @return as many sentences as asked for, in the same order; "" for one that it did not translate, while others were
     * @throws TranslationFailure when none of them could be translated
     */
    List<String> translate(Map<String, String> settings, Task task) throws TranslationFailure;

    /** One field of an engine's page. */
    record Setting(String name, Localised label, Localised hint, Kind kind, boolean required) {
        /** How it is asked for. A secret is never shown again once it is saved. */
        public enum Kind {
            TEXT,
            ADDRESS,
            SECRET,
            LONG_TEXT
        }
    }

    /** From one language into another, as BCP 47 tags without region. */
    record Pair(String from, String to) {}

    /**
     * Sentences to translate, from one text and in its order.
     *
     * @param sentences plain text, never empty; what has to stay as it is (links, mentions, code, names) is an empty
     *     element {@code <x id="1"/>}, what only frames words (bold, a link's text) a pair {@code <g id="2">…</g>}; any other
     *     "&lt;", "&gt;" and "&amp;" is written as an entity
     * @param terms of the house that occur in the sentences, for machines that are told with each text
     * @param glossary all terms of the network, the same at each call until somebody changes one, for machines that keep a
     *     glossary of their own
     */
    record Task(String from, String to, List<String> sentences, List<Term> terms, List<Term> glossary) {
        /** Without a glossary of the whole network. */
        public Task(String from, String to, List<String> sentences, List<Term> terms) {
            this(from, to, sentences, terms, List.of());
        }
    }

    /** One word of the house in both languages. */
    record Term(String source, String target) {}
}
