// SPDX-License-Identifier: Apache-2.0
/**
 * One question, every feature, both languages. What people wrote is brought into an index as events tell of it
 * ({@code index}), in Lucene by default ({@code lucene}); what somebody types is taken apart ({@code ask}), asked with the
 * rights of that moment, and shown ({@code page}). Managers keep words that mean the same ({@code synonym}) and see what was
 * looked for in vain ({@code missed}).
 */
package org.rambla.search;
