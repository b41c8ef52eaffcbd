// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.Map;
import org.rambla.api.space.Role;
import org.rambla.web.route.Kind;

/** One bundle's resources of one kind, with a Jersey application of their own: what breaks in it breaks nothing else. */
public final class Mount {
    private final String name;
    private final Kind kind;
    private final Map<String, Role> permissions;
    private final Places places;
    private volatile JerseyApplication application;

    /**
     * @param permissions permissions that the feature declares, in full, with their default role
     * @param places how many requests may be in the bundle's code at once; its mounts share them
     */
    Mount(String name, Kind kind, Map<String, Role> permissions, Places places) {
        this.name = name;
        this.kind = kind;
        this.permissions = permissions;
        this.places = places;
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    public Map<String, Role> permissions() {
        return permissions;
    }

    void start(Collection<Object> resources, Rendering rendering) {
        application = new JerseyApplication(resources, kind == Kind.CORE, rendering);
    }

    /** Hands the request to the bundle; false when it has too many already. */
    public boolean answer(HttpServletRequest request, HttpServletResponse response, Call call) throws Exception {
        if (!places.enter()) {
            return false;
        }
        try {
            application.handle(request, response, call, places::sending);
            return true;
        } finally {
            places.leave();
        }
    }
}
