// SPDX-License-Identifier: Apache-2.0
/**
 * Outgoing mail, queued in the sender's own transaction.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.rambla.api.mail;
