// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.merge;

import org.rambla.api.text.Html;

/**
 * A block that both sides changed, each in another way, or that one side changed and the other took out.
 *
 * @param key names it within one merge: the same three bodies give the same keys
 * @param section the heading under which it stands, plain text; "" above the first one
 * @param base what stood there; NONE when both added it
 * @param theirs what the page says by now; NONE when it was taken out
 * @param mine what this person wrote; NONE when they took it out
 */
public record Conflict(String key, String section, Html base, Html theirs, Html mine) {}
