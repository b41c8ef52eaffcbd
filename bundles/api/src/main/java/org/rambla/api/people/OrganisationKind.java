// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.people;

/** What an organisation is. */
public enum OrganisationKind {
    CITY,
    REGION,
    FORUM,
    PARTNER,
    INSTITUTION
}
