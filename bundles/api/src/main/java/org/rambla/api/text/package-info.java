// SPDX-License-Identifier: Apache-2.0
/**
 * What people read: HTML that is safe to write, texts in several languages, times as people say them.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.rambla.api.text;
