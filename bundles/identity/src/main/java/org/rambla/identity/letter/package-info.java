// SPDX-License-Identifier: Apache-2.0
/** The mails about accounts, each in its reader's language. */
package org.rambla.identity.letter;
