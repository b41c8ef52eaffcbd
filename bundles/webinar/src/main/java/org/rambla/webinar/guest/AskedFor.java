// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.guest;

import java.time.Instant;
import org.rambla.webinar.registration.Application;

/**
 * What a guest asked for and may confirm.
 *
 * @param application null once it is confirmed
 * @param registration that came of it, 0 before it is confirmed
 */
public record AskedFor(String secret, long event, Application application, Instant at, long registration) {}
