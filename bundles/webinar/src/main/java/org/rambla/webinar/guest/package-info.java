// SPDX-License-Identifier: Apache-2.0
/**
 * Registering without an account. What a guest asks for is kept beside the registrations, for two days, until the guest
 * follows the link in a mail: only then a place is given, so that nobody can be registered by a stranger, and nobody
 * learns who is registered. The link shows what is asked and has a button, because programs that look through mails
 * follow links too.
 */
package org.rambla.webinar.guest;
