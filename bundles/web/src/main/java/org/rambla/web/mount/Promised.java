// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.ComponentConstants;
import org.rambla.api.page.CorePages;

/**
 * The bundles of the distribution that will bring pages of core, and how many services each: known from their manifests
 * and component descriptions before any of them runs. What is installed later promises nothing.
 */
final class Promised {
    private static final String SERVICE = "osgi.service";
    private static final String PAGES = CorePages.class.getName();

    private final Map<Bundle, Integer> missing;

    Promised(BundleContext context) {
        missing = new ConcurrentHashMap<>(Arrays.stream(context.getBundles())
                .filter(Promised::promises)
                .collect(Collectors.toMap(bundle -> bundle, Promised::services)));
    }

    private static boolean promises(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision != null
                && revision.getDeclaredCapabilities(SERVICE).stream()
                        .map(capability -> capability.getAttributes().get("objectClass"))
                        .anyMatch(types -> types instanceof Collection<?> all && all.contains(PAGES));
    }

    /** The manifest names a type once, however many components offer it. */
    private static int services(Bundle bundle) {
        String components = bundle.getHeaders("").get(ComponentConstants.SERVICE_COMPONENT);
        long offering = components == null
                ? 0
                : Arrays.stream(components.split(","))
                        .filter(component -> offers(bundle.getEntry(component.strip())))
                        .count();
        return Math.max(1, (int) offering);
    }

    private static boolean offers(URL component) {
        if (component == null) {
            return false;
        }
        try (InputStream text = component.openStream()) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).contains("interface=\"" + PAGES + "\"");
        } catch (IOException e) {
            return false;
        }
    }

    void kept(Bundle bundle) {
        missing.computeIfPresent(bundle, (b, count) -> count - 1);
    }

    void broken(Bundle bundle) {
        missing.computeIfPresent(bundle, (b, count) -> count + 1);
    }

    /** Symbolic names of those whose pages are not all there yet, in alphabetical order. */
    List<String> missing() {
        return missing.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getKey().getSymbolicName())
                .sorted()
                .toList();
    }
}
