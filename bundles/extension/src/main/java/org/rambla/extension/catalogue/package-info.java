// SPDX-License-Identifier: Apache-2.0
/**
 * A list of extensions that somebody keeps: a JSON index at the one address that an administrator configured. Nothing else
 * is ever fetched than that index and files beside it, and nothing is fetched while a page is read.
 *
 * <pre>{@code
 * {"entries": [{"name": "budget", "version": "2.1.0", "title": {"en": "Budget"}, "description": {"en": "..."},
 *               "file": "budget-2.1.0.jar", "sha256": "...", "size": 48213}]}
 * }</pre>
 */
package org.rambla.extension.catalogue;
