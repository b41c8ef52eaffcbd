// SPDX-License-Identifier: Apache-2.0
/**
 * Searches that members keep, and the mails that tell them of what is new. What is kept is the question as it was
 * understood for whoever asked ({@link org.rambla.search.saved.Question}); who asks, and what that member may read, is
 * found out each time. The mail queue looks once more when the mail goes out.
 */
package org.rambla.search.saved;
