// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.glossary;

import java.util.List;
import org.rambla.api.translation.TranslationEngine.Term;

/**
 * What a concept is called, from one language into another.
 *
 * @param sources what it is called in the language of the original, the preferred form first; never empty
 * @param targets what it may be called in the other language, the preferred form first; may be empty
 * @param forbidden what it must not be called there
 */
public record Rule(List<Form> sources, List<Form> targets, List<Form> forbidden) {

    /** A form and what it is found by. */
    public record Form(String text, Phrase phrase) {
        public static Form of(String text) {
            return new Form(text, Phrase.of(text));
        }
    }

    /** Of plain forms. */
    public static Rule of(List<String> sources, List<String> targets, List<String> forbidden) {
        return new Rule(forms(sources), forms(targets), forms(forbidden));
    }

    private static List<Form> forms(List<String> texts) {
        return texts.stream().map(Form::of).toList();
    }

    public boolean occursIn(Phrase original) {
        return sources.stream().anyMatch(form -> form.phrase().in(original));
    }

    /** The preferred forms of both languages; only where there are any. */
    public Term term() {
        return new Term(sources.get(0).text(), targets.get(0).text());
    }
}
