// SPDX-License-Identifier: Apache-2.0
/** From what somebody types to a question for the index: words, phrases, exclusions, conditions in both languages. */
package org.rambla.search.ask;
