// SPDX-License-Identifier: Apache-2.0
/** What other programs exchange words and translations with: TBX and CSV for the glossary. */
package org.rambla.translation.exchange;
