// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.work;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.text.Localised;
import org.rambla.api.translation.TranslationEngine.Task;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.translation.engine.Price;

/** The engines that an administrator set up, in their order; a service inside this bundle. */
public interface Machines {
    /** {@link Said#problem} of a sentence that nothing was said to. */
    String EMPTY = "EMPTY";

    /**
     * An engine that is in use.
     *
     * @param since when it was set up like this: what was known of it before says nothing of it now
     */
    record Machine(String name, Instant since) {}

    /** All of them. */
    Set<Machine> inUse();

    /** What those cost whose price is known, by name. */
    default Map<String, Price> prices() {
        return Map.of();
    }

    /** What those call themselves that are there, by name. */
    default Map<String, Localised> titles() {
        return Map.of();
    }

    /**
     * The engines that would translate, the first to be asked first; none when none is set up for these languages, or none
     * may. Asked at every page: from memory.
     *
     * @param closed whether the text belongs to a space that only its members see
     */
    List<Machine> able(String from, String to, boolean closed);

    /**
     * Translates, and looks at what came back.
     *
     * @param engine by its name
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
