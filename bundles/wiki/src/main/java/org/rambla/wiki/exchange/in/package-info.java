// SPDX-License-Identifier: Apache-2.0
/**
 * Pages that come from elsewhere: a zip of Markdown or HTML files, a dump of MediaWiki (alone or in a zip with its
 * pictures), a Word document, one Markdown or HTML file. {@link org.rambla.wiki.exchange.in.Intake} looks at the bytes and
 * gives {@link org.rambla.wiki.exchange.in.Arrived}: pages as HTML that the sanitiser still has to clean, files that
 * {@code Files.store} still has to look at, and {@link org.rambla.wiki.exchange.in.Remark}s in plain words about whatever was
 * left out. Nothing is ever fetched, nothing is written but one temporary file, and every size is bounded.
 */
package org.rambla.wiki.exchange.in;
