// SPDX-License-Identifier: Apache-2.0
/** From a queued mail to a message that mail programs show well. */
package org.rambla.mail.letter;
