// SPDX-License-Identifier: Apache-2.0
/** Handing messages to a mail server, or to files. */
package org.rambla.mail.delivery;
