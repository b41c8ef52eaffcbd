// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.walk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rambla.launcher.system.RunningServer;

/** Every address that a running server answers, asked of the server itself. */
final class ServerRoutes {
    /**
     * An address.
     *
     * @param requires what the resource method declares
     */
    record Address(boolean feature, String method, String template, String requires) {
        String key() {
            return method + " " + template;
        }

        boolean unsafe() {
            return !method.equals("GET");
        }

        boolean inSpace() {
            return template.contains("/s/{space}");
        }

        boolean forPrograms() {
            return template.startsWith("/api/");
        }
    }

    private ServerRoutes() {}

    static List<Address> of(RunningServer server) {
        try {
            Object routes = server.service("org.rambla.api.page.Routes");
            List<Address> addresses = new ArrayList<>();
            for (Object route : (List<?>) routes.getClass().getMethod("all").invoke(routes)) {
                addresses.add(new Address(
                        (Boolean) value(route, "feature"),
                        (String) value(route, "method"),
                        (String) value(route, "template"),
                        (String) value(route, "requires")));
            }
            addresses.sort(Comparator.comparing(Address::template).thenComparing(Address::method));
            return addresses;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(Object route, String component) throws ReflectiveOperationException {
        return route.getClass().getMethod(component).invoke(route);
    }
}
