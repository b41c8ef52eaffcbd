// SPDX-License-Identifier: Apache-2.0
/**
 * Texts as one PDF that can be read aloud: a structure with headings, lists and tables, languages, alternative texts, a
 * title, bookmarks. {@link org.rambla.pdf.FoWriter} says what stands where (XSL-FO), Apache FOP makes pages of it with the
 * fonts that lie beside it ({@link org.rambla.pdf.TaggedPdf}). Nothing is fetched: every address but those of the fonts and
 * of the texts' own pictures is refused.
 */
package org.rambla.pdf;
