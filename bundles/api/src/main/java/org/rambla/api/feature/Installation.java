// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.feature;

import org.osgi.annotation.versioning.ProviderType;

/** The extensions of this server as a whole. For core alone. */
@ProviderType
public interface Installation {
    /** Whether every extension that should run on this server has been started, or has failed to. */
    boolean settled();
}
