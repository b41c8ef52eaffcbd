// SPDX-License-Identifier: Apache-2.0
/**
 * Links between pages. What somebody writes as {@code [[Title]]} becomes an ordinary link when it is saved, also when no page
 * has that title yet; {@code {{Title}}} in a paragraph of its own shows the other page there. Which page leads to which
 * name is kept beside the texts, so that what is missing and what nothing leads to can be listed.
 */
package org.rambla.wiki.link;
