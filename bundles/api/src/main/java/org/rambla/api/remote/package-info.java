// SPDX-License-Identifier: Apache-2.0
/**
 * Calls of servers that are not ours.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.rambla.api.remote;
