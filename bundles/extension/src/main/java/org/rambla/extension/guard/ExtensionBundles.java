// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.guard;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Component;

/**
 * Which bundles belong to which version of which extension: their location says so from the moment they are installed.
 * The guards ask at every turn.
 */
@Component(service = ExtensionBundles.class)
public final class ExtensionBundles {
    private static final String LOCATION = "extension:";

    private final AtomicLong count = new AtomicLong();
    private final Map<Long, Owner> owners = new ConcurrentHashMap<>();

    /**
     * Whose a bundle is.
     *
     * @param version of the extension, as it was installed here: the same file installed again is another one
     */
    record Owner(String extension, String version) {}

    /** The beginning of the locations of one version's bundles; never the same again while the server runs. */
    public String location(String extension, String sha256) {
        return LOCATION + extension + "/" + sha256 + "/" + count.incrementAndGet();
    }

    /** The location of one of its bundles. */
    public static String location(String version, int place) {
        return version + "/" + place;
    }

    /** The bundle was uninstalled. */
    public void remove(Bundle bundle) {
        owners.remove(bundle.getBundleId());
    }

    /** Whether a bundle is an extension's. */
    public boolean contains(Bundle bundle) {
        return owner(bundle) != null;
    }

    /** The version that a bundle belongs to; null for core's. */
    Owner owner(Bundle bundle) {
        if (bundle == null) {
            return null;
        }
        Owner known = owners.get(bundle.getBundleId());
        if (known != null) {
            return known;
        }
        String location = bundle.getLocation();
        if (location == null || !location.startsWith(LOCATION)) {
            return null;
        }
        Owner found = new Owner(
                location.substring(LOCATION.length(), location.indexOf('/')),
                location.substring(0, location.lastIndexOf('/')));
        if (bundle.getState() != Bundle.UNINSTALLED) {
            owners.put(bundle.getBundleId(), found);
        }
        return found;
    }
}
