// SPDX-License-Identifier: Apache-2.0
/**
 * Filling an empty server with the demonstration network.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.rambla.api.demo;
