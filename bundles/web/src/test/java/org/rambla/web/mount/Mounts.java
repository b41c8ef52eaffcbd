// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.rambla.api.space.Role;
import org.rambla.web.route.Kind;

/** Mounts for tests of other packages. */
public final class Mounts {
    private Mounts() {}

    public static Mount mount(String name, Kind kind, Map<String, Role> permissions) {
        return new Mount(name, kind, permissions, new Places(10, Duration.ofSeconds(30)));
    }

    public static void start(Mount mount, Collection<Object> resources, Rendering rendering) {
        mount.start(resources, rendering);
    }

    public static boolean answer(Mount mount, HttpServletRequest request, HttpServletResponse response, Call call)
            throws Exception {
        return mount.answer(request, response, call);
    }
}
