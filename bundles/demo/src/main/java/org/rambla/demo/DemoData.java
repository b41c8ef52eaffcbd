// SPDX-License-Identifier: Apache-2.0
package org.rambla.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.rambla.api.demo.Demo;

/** The data files of this bundle, and the ids that they became. */
final class DemoData implements Demo {
    private static final long SEED = 1987;

    private final Bundle bundle;
    private final Map<String, Long> ids = new ConcurrentHashMap<>();
    private final Random random = new Random(SEED);
    private final Instant now = Instant.now();

    DemoData(Bundle bundle) {
        this.bundle = bundle;
    }

    @Override
    public InputStream open(String file) {
        URL entry = bundle.getEntry("demo/" + file);
        if (entry == null) {
            throw new IllegalArgumentException("The demonstration has no " + file);
        }
        try {
            return entry.openStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void put(String kind, String key, long id) {
        ids.put(kind + ":" + key, id);
    }

    @Override
    public long id(String kind, String key) {
        Long id = ids.get(kind + ":" + key);
        if (id == null) {
            throw new IllegalArgumentException("The demonstration has no " + kind + " " + key);
        }
        return id;
    }

    @Override
    public Random random() {
        return random;
    }

    @Override
    public Instant now() {
        return now;
    }
}
