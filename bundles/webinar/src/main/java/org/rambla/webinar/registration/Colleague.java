// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

/**
 * Somebody for whom a member asked, as the member wrote it.
 *
 * @param number among those for whom that member asked at the event
 * @param office function, "" when it was not said
 */
public record Colleague(int number, String name, String office) {}
