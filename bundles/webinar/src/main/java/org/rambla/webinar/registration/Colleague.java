// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

/**
 * Somebody for whom a member asked, as the member wrote it.
 *
 * @param office function, "" when it was not said
 */
public record Colleague(String name, String office) {}
