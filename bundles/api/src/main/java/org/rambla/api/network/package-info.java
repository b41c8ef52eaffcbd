// SPDX-License-Identifier: Apache-2.0
/**
 * The installation itself: its name and languages, and the log of what its administrators did.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.rambla.api.network;
