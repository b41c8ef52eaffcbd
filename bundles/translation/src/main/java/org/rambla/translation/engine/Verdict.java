// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import java.util.List;

/**
 * What is to be thought of one sentence that a machine wrote.
 *
 * @param sentence with tidy placeholders, ready to be used; "" when it is not
 * @param doubt why it is not used
 * @param flags what a person should look at although it is used
 */
public record Verdict(String sentence, Doubt doubt, List<Flag> flags) {

    static Verdict refused(Doubt doubt) {
        return new Verdict("", doubt, List.of());
    }

    public boolean usable() {
        return doubt == Doubt.NONE;
    }

    /** Why a sentence counts as not translated. The name of each is part of a message key and is stored. */
    public enum Doubt {
        /** None: it is used. */
        NONE,
        /** Not as many sentences came back as were sent. */
        COUNT,
        EMPTY,
        /** Links, mentions or emphasis are missing, doubled or crossed. */
        PLACEHOLDERS,
        /** Tags that the original does not have. */
        TAGS,
        /** Addresses that the original does not have. */
        LINKS,
        /** Far longer or shorter than the original. */
        LENGTH,
        /** The machine talks about the text instead of translating it. */
        CHATTER,
        /** It is not in the language asked for. */
        LANGUAGE,
        /** Figures or dates were lost or made up. */
        FIGURES
    }

    /**
     * A word of the house that is not as the glossary has it.
     *
     * @param source what stands in the original
     * @param target the form that is missing, or the forbidden one that stands there
     */
    public record Flag(Kind kind, String source, String target) {
        public enum Kind {
            MISSING,
            FORBIDDEN
        }
    }
}
