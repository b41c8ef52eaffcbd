// SPDX-License-Identifier: Apache-2.0
/**
 * Who is asking, where, in which language and with which rights.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.rambla.api.visit;
