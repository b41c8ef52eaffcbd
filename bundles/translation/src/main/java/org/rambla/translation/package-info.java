// SPDX-License-Identifier: Apache-2.0
/**
 * Write in your language, read in yours.
 *
 * <p>{@code reading} answers pages: versions that are ready, in one statement, and notes what is missing. What is missing or
 * outdated waits in the {@code queue}, what somebody is looking at first; {@code work} takes one item after the other: its
 * passages become sentences ({@code segment}), those come from the {@code memory} where somebody or some machine translated
 * them before, the others from an engine. A passage that did not change is not translated again.
 */
package org.rambla.translation;
