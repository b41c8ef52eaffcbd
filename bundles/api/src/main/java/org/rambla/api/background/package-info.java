// SPDX-License-Identifier: Apache-2.0
/**
 * Work that nobody waits for.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.rambla.api.background;
