// SPDX-License-Identifier: Apache-2.0
/**
 * Outgoing mail. {@code queue} keeps what is on its way in the database, in the transaction of what it tells;
 * {@code letter} makes a message of it, plain text and HTML from one template; {@code delivery} hands it to a mail server,
 * or puts it into files where none is configured; {@code admin} shows administrators how that goes.
 *
 * <p>Several nodes share the queue: a node leases what it sends. A mail goes out at least once, and always under the same
 * Message-ID, so that one sent twice is shown once.
 */
package org.rambla.mail;
