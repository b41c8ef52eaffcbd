// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.people;

import org.rambla.api.text.Localised;

/**
 * An organisation as shown beside a member.
 *
 * @param name official style, "City of Nice"
 * @param shortName "Nice"
 * @param country ISO 3166 two letters
 */
public record OrganisationCard(long id, Localised name, Localised shortName, OrganisationKind kind, String country) {}
