// SPDX-License-Identifier: Apache-2.0
/**
 * Who touched which block last. {@link org.rambla.wiki.blame.Blame} follows each block through the revisions of a page and
 * can be kept beside the page, so that a new revision costs one comparison.
 */
package org.rambla.wiki.blame;
