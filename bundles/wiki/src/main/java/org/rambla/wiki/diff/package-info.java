// SPDX-License-Identifier: Apache-2.0
/**
 * What changed between two bodies, for people. {@link org.rambla.wiki.diff.Source} takes the stored HTML apart into blocks
 * without changing a letter of it, {@link org.rambla.wiki.diff.Pairing} says which block is which,
 * {@link org.rambla.wiki.diff.BodyDiff} follows the pairs down to the words, and {@link org.rambla.wiki.diff.Difference} shows
 * it as one column:
 *
 * <pre>{@code
 * Html changes = BodyDiff.between(before, after).view(visit.messages(), Difference.Extent.CHANGES);
 * }</pre>
 *
 * <p>Time and memory grow with the length of the bodies only, whatever they hold.
 */
package org.rambla.wiki.diff;
