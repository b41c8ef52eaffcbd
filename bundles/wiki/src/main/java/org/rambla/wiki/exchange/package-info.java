// SPDX-License-Identifier: Apache-2.0
/**
 * Pages out and in. {@link org.rambla.wiki.exchange.TakeOut} chooses what the reader may see and hands it to
 * {@code exchange.out} and {@code exchange.pdf}; {@link org.rambla.wiki.exchange.BringIn} makes pages of what
 * {@code exchange.in} read, and says page by page what became of it.
 */
package org.rambla.wiki.exchange;
