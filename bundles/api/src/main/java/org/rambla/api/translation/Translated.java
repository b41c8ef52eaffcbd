// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.translation;

import org.rambla.api.content.Body;

/**
 * A text in another language than its own, whoever reads: for an index.
 *
 * @param language BCP 47 tag
 * @param title "" when the original has none, and while it is not translated yet
 * @param body EMPTY while it is not translated yet; its blocks have the ids of the original's
 * @param origin never ORIGINAL
 */
public record Translated(String language, String title, Body body, Reading.Origin origin) {}
