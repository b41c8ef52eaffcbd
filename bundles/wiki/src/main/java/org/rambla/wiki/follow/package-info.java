// SPDX-License-Identifier: Apache-2.0
/**
 * Ways to hear of changes: pages that one follows, what changed since one read it, and a feed.
 */
package org.rambla.wiki.follow;
