// SPDX-License-Identifier: Apache-2.0
/**
 * Puts together what two people made of the same page. {@link org.rambla.wiki.merge.BodyMerge} goes through the blocks of
 * three bodies: what only one side changed is taken, what both changed alike is taken once, what both added stays twice.
 * What is left are {@link org.rambla.wiki.merge.Conflict}s, which people decide; undecided ones keep both texts.
 *
 * <pre>{@code
 * Merge merge = BodyMerge.of(base, theirs, mine);
 * Body saved = merge.conflicts().isEmpty() ? merge.body() : merge.body(choicesOfTheForm);
 * }</pre>
 *
 * <p>The same three bodies always give the same conflicts with the same keys, so that a form needs to carry choices only.
 */
package org.rambla.wiki.merge;
