// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.feature;

import org.osgi.annotation.versioning.ProviderType;
import org.rambla.api.text.Messages;

/** The extensions of this server as a whole. For core alone. */
@ProviderType
public interface Installation {
    /** Whether every extension that should run on this server has been started, or has failed to. */
    boolean settled();

    /** What is wrong with an extension that is being developed on this machine, for every page; "" for nothing. */
    String trouble(Messages messages);
}
