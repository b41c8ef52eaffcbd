// SPDX-License-Identifier: Apache-2.0
/** What readers say about a page, where there is no forum for it. */
package org.rambla.wiki.comment;
