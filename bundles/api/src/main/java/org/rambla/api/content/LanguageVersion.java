// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.content;

/**
 * The text of an item in another language than its own, as people wrote or checked it.
 *
 * @param language BCP 47 tag, never that of the original
 * @param title plain text in that language
 */
public record LanguageVersion(String language, String title, Body body) {}
