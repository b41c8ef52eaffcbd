// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.feature;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.text.Localised;

/** Which features are offered to which blueprints, and where they are on. For core alone. */
@ProviderType
public interface FeatureOffers {
    /** The blueprints in use, by id. */
    List<Offered> blueprints(String feature);

    /**
     * Offers a feature to these blueprints and to no other; what was "on" or "always" there stays so.
     *
     * @param transaction of whoever asks: both are done, or neither
     */
    void offer(Transaction transaction, String feature, Set<Long> blueprints, long actor);

    /** Spaces where the feature is on, by name; private ones too. */
    List<SpaceCard> using(String feature);

    /** A blueprint, and whether managers of its spaces may switch the feature on. */
    record Offered(long id, Localised name, boolean offered) {}
}
