// SPDX-License-Identifier: Apache-2.0
/**
 * Pages on their way out: a zip of Markdown files, a zip of web pages that work without a server, a PDF. What goes in are
 * plain {@link org.rambla.wiki.exchange.out.OutPage}s that the caller has chosen: only what the reader may see. What the
 * zips hold, {@link org.rambla.wiki.exchange.in.Intake} reads again.
 */
package org.rambla.wiki.exchange.out;
