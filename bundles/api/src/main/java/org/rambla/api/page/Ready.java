// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.page;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A service that is there once every page of core is: for whoever tells people an address. It has nothing to say but that
 * it is there.
 */
@ProviderType
public interface Ready {}
