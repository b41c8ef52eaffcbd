// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.demo;

import java.io.InputStream;
import java.time.Instant;
import java.util.Random;
import org.osgi.annotation.versioning.ProviderType;

/** The demonstration's data, and what earlier parts made of it. */
@ProviderType
public interface Demo {
    /** Opens a file of the demonstration, for example "organisations.json". */
    InputStream open(String file);

    /** Remembers the id that a key of the data became: {@code put("organisation", "nice", 12)}. */
    void put(String kind, String key, long id);

    /** The id that a key became; fails when no part made it. */
    long id(String kind, String key);

    /** Chance that is the same at each run. */
    Random random();

    /** The moment that counts as now. */
    Instant now();
}
