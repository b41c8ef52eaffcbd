// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.space;

import java.util.Set;

/**
 * What one reader may read in one space.
 *
 * @param features the features switched on there
 */
public record Grant(long space, Role role, Set<String> features) {}
