// SPDX-License-Identifier: Apache-2.0
/** Words and phrases that mean the same, in one language or across languages: those of the house, and those managers keep. */
package org.rambla.search.synonym;
