// SPDX-License-Identifier: Apache-2.0
/**
 * Changes that wait for somebody who may review them, in spaces that want it: readers see what is published.
 */
package org.rambla.wiki.review;
