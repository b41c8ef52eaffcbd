// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.work;

import java.util.List;
import java.util.Optional;
import org.rambla.api.translation.TranslationEngine.Task;
import org.rambla.api.translation.TranslationFailure;

/** The engines that an administrator set up, in their order; a service inside this bundle. */
public interface Machines {
    /**
     * The engine that would translate; empty when none is set up for these languages, or none may. Asked at every page:
     * from memory.
     *
     * @param closed whether the text belongs to a space that only its members see
     */
    Optional<String> able(String from, String to, boolean closed);

    /**
     * Translates, and looks at what came back.
     *
     * @param engine as {@link #able} named it
     * @param space of the text, whose own words count; 0 for none
     * @param closed as {@link #able} was asked: an administrator may have forbidden it since
     * @return one for each sentence, in the same order
     */
    List<Said> translate(String engine, long space, boolean closed, Task task) throws TranslationFailure;

    /**
     * A sentence that came back.
     *
     * @param text "" when it cannot be used
     * @param problem what is wrong with it, in English, for the administrator; "" when nothing is
     */
    record Said(String text, String problem) {
        public boolean usable() {
            return !text.isEmpty();
        }
    }
}
