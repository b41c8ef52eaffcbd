// SPDX-License-Identifier: Apache-2.0
/**
 * Pages, forms and refusals: what a resource method takes and returns.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.rambla.api.page;
