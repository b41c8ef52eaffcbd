// SPDX-License-Identifier: Apache-2.0
/**
 * Mails that the wiki writes, each in its reader's language.
 */
package org.rambla.wiki.letter;
