// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.demo;

import org.osgi.annotation.versioning.ConsumerType;

/** A bundle's part in filling an empty server with the demonstration network; a service, run once in order. */
@ConsumerType
public interface DemoSeeder {
    /** Smaller ones first: 10 network, 20 identity, 30 space, 100 and up features. */
    int order();

    void seed(Demo demo) throws Exception;
}
