// SPDX-License-Identifier: Apache-2.0
/**
 * The index in Lucene. A document has its texts three times: every word as it stands but for case and accents, French
 * stems, English stems. A question asks all three, so that the language of the question does not matter, and the word
 * itself comes before its relatives. Who may find a document is a number in it, and the reader's numbers are part of every
 * question. Only what people see is stored, block by block, so that passages need no database.
 */
package org.rambla.search.lucene;
