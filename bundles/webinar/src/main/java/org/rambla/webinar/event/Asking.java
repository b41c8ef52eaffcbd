// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Instant;

/**
 * Whether those who have a place are asked, when the date is another one, if they can still come.
 *
 * @param until after that the place of whoever has not answered goes to the line; null to leave it to them
 */
public record Asking(boolean wanted, Instant until) {
    public static final Asking NOBODY = new Asking(false, null);
}
