// SPDX-License-Identifier: Apache-2.0
/**
 * Pages as one PDF that can be read aloud: a structure with headings, lists and tables, languages, alternative texts, a
 * title, bookmarks. {@link org.rambla.wiki.exchange.pdf.FoWriter} says what stands where (XSL-FO), Apache FOP makes pages of
 * it with the fonts that lie beside it. Nothing is fetched: every address but those of the fonts and of the pages' own
 * pictures is refused.
 */
package org.rambla.wiki.exchange.pdf;
