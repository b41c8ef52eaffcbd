// SPDX-License-Identifier: Apache-2.0
/**
 * Names of topics in languages in which no administrator wrote them. Each is an item of the register that belongs to no
 * space, so that what translates gets it as it gets a post; what it made of them is kept in memory.
 */
package org.rambla.network.topic;
