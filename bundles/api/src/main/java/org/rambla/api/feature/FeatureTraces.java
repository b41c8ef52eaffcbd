// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.feature;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.rambla.api.text.Messages;

/** What a bundle of core keeps for a feature: shown before it is erased, then erased. A service per bundle of core. */
@ConsumerType
public interface FeatureTraces {
    /** Sentences with figures: "312 contributions"; none when there is nothing. */
    List<String> count(String feature, Messages messages);

    /** Erases it. Nobody uses the feature any more. */
    void erase(String feature);
}
