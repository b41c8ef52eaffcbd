// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

/** Where a registration stands. */
public enum RegistrationState {
    CONFIRMED,
    /** For a place that frees. */
    WAITING,
    CANCELLED
}
