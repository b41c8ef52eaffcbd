// SPDX-License-Identifier: Apache-2.0
/**
 * What a feature is: a capability that managers switch on in a space. Third parties read this first.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.rambla.api.feature;
