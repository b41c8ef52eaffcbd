// SPDX-License-Identifier: Apache-2.0
/**
 * The demonstration network: its data, and the run that hands it to each bundle's {@link org.rambla.api.demo.DemoSeeder}.
 * Installed by {@code rambla --demo} only.
 */
package org.rambla.demo;
