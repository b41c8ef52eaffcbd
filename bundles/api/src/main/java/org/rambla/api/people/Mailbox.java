// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.people;

/** Where a member gets mail. */
public record Mailbox(long member, String name, String address, String language, String zone) {}
