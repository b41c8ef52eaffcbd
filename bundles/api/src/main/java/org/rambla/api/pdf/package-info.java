// SPDX-License-Identifier: Apache-2.0
/**
 * PDF of what is HTML. An optional service: without it, features offer their pages for printing and no file.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.rambla.api.pdf;
