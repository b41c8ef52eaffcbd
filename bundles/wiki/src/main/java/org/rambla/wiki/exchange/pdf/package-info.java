// SPDX-License-Identifier: Apache-2.0
/** Pages of the wiki as a document for {@link org.rambla.api.pdf.Pdf}. */
package org.rambla.wiki.exchange.pdf;
