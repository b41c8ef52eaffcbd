// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleRevision;
import org.rambla.api.page.CorePages;

/**
 * The bundles of the distribution that will bring pages of core: known from their manifests before any of them runs. What
 * is installed later promises nothing.
 */
final class Promised {
    private static final String SERVICE = "osgi.service";

    private final Set<Bundle> all;
    private final Set<Bundle> missing = ConcurrentHashMap.newKeySet();

    Promised(BundleContext context) {
        all = Arrays.stream(context.getBundles()).filter(Promised::promises).collect(Collectors.toUnmodifiableSet());
        missing.addAll(all);
    }

    private static boolean promises(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision != null
                && revision.getDeclaredCapabilities(SERVICE).stream()
                        .map(capability -> capability.getAttributes().get("objectClass"))
                        .anyMatch(
                                types -> types instanceof Collection<?> all && all.contains(CorePages.class.getName()));
    }

    void kept(Bundle bundle) {
        missing.remove(bundle);
    }

    void broken(Bundle bundle) {
        if (all.contains(bundle)) {
            missing.add(bundle);
        }
    }

    /** Symbolic names of those whose pages are not there yet, in alphabetical order. */
    List<String> missing() {
        return missing.stream().map(Bundle::getSymbolicName).sorted().toList();
    }
}
