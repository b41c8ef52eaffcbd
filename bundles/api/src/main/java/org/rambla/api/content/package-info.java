// SPDX-License-Identifier: Apache-2.0
/**
 * The register of everything people made. A feature keeps the matter; core keeps one row about each item, and from it
 * come visibility, counts, activity, permanent links and the rights on files.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.rambla.api.content;
