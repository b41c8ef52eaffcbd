// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.feature;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Which version of a feature answers requests. Two versions of a feature may be there at once, each in a bundle of its own:
 * the first to come answers until another one is made the current one. For core alone: extensions do not see this service.
 */
@ProviderType
public interface FeatureVersions {
    /** The feature that a bundle brings, current or not; empty while it has not come, and when it was refused unseen. */
    Optional<Features.Installed> of(long bundle);

    /** Why the feature of a bundle was refused before it was looked at closer; empty when it was not. */
    Optional<String> refused(long bundle);

    /** From now on requests go to the version that this bundle brings. False when that one is not running. */
    boolean makeCurrent(long bundle);

    /** The version that this bundle brings answers nobody any more; requests in its code go on. */
    void retire(long bundle);

    /** Whether no request and no question of a page is in the code of the version that this bundle brings. */
    boolean idle(long bundle);

    /**
     * Whether requests that do not come back take up all the room that the feature has. It answers nobody from then on.
     */
    boolean blocked(long bundle);
}
