// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.space;

import java.util.Map;

/**
 * A space as one visitor finds it.
 *
 * @param features the features switched on there, with the least role for each permission that a manager moved
 * @param member whether the visitor is a member of the space
 * @param following whether the visitor follows the space
 */
public record SpaceAccess(
        SpaceCard space, Role role, boolean member, boolean following, Map<String, Map<String, Role>> features) {}
