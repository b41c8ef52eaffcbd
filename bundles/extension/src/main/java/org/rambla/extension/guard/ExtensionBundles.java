// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.guard;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Component;

/** Which bundles belong to which extension; the guards ask it at every turn. */
@Component(service = ExtensionBundles.class)
public final class ExtensionBundles {
    static final String LOCATION = "extension:";

    private final Map<Long, String> owners = new ConcurrentHashMap<>();

    /** Where a bundle of an extension says it comes from: the framework shows this before it has an id. */
    public static String location(String extension, String sha256, int place) {
        return LOCATION + extension + "/" + sha256 + "/" + place;
    }

    public void add(Bundle bundle, String extension) {
        owners.put(bundle.getBundleId(), extension);
    }

    public void remove(Bundle bundle) {
        owners.remove(bundle.getBundleId());
    }

    /** Whether a bundle is an extension's. */
    public boolean contains(Bundle bundle) {
        return owner(bundle) != null;
    }

    /** The extension that a bundle belongs to; null for core's. */
    String owner(Bundle bundle) {
        return bundle == null ? null : owners.get(bundle.getBundleId());
    }
}
