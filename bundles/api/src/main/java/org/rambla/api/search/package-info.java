// SPDX-License-Identifier: Apache-2.0
/**
 * What an index of everything that people may find takes, and what it answers. The bundle {@code search} feeds it and asks
 * it; an engine keeps it. Lucene is the default, and nothing here speaks of it.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.rambla.api.search;
