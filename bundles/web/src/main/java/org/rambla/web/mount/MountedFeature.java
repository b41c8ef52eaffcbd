// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.rambla.api.feature.Feature;
import org.rambla.api.feature.FeatureInfo;
import org.rambla.api.feature.Features.Installed;
import org.rambla.api.feature.Features.State;
import org.rambla.api.space.Role;
import org.rambla.web.route.Kind;
import org.rambla.web.route.Route;
import org.rambla.web.route.RouteProblem;
import org.rambla.web.route.RouteReader;
import org.rambla.web.route.RouteTable;

/** One feature as it stands: what its manifest says, its routes when it is running, its own threads. */
final class MountedFeature {
    /** A quarter of the threads that answer requests (config/http.json). */
    private static final int PLACES = 25;

    private static final int THREADS = 4;
    /** Questions that may wait for a thread; they are given up with the page that asked. */
    private static final int WAITING = 32;

    private static final Set<String> RESERVED =
            Set.of("members", "settings", "write", "follow", "join", "leave", "request", "guidelines", "activity");

    private final long bundle;
    private final String symbolicName;
    private final String name;
    private final int order;
    private final String version;
    private final Map<String, Role> permissions = new HashMap<>();
    private final Places places;
    private final Places questions;
    private final ThreadPoolExecutor threads;
    private final Map<Kind, RouteTable> tables = new EnumMap<>(Kind.class);
    private volatile State state = State.STARTING;
    private volatile String problem = "";
    private volatile List<Feature.Tab> tabs = List.of();
    private volatile List<Feature.Tab> networkTabs = List.of();
    private volatile List<Feature.Tab> accountTabs = List.of();
    private volatile List<Feature.Tab> adminTabs = List.of();
    private volatile Feature feature;

    /**
     * Reads the manifest; throws when the bundle does not say which feature it is.
     *
     * @param patience after which a request or question counts as one that does not come back
     */
    MountedFeature(Bundle bundle, Duration patience) throws RouteProblem {
        places = new Places(PLACES, patience);
        questions = new Places(THREADS, patience);
        List<BundleCapability> said = bundle.adapt(BundleRevision.class).getDeclaredCapabilities(FeatureInfo.NAMESPACE);
        if (said.size() != 1) {
            throw RouteReader.problem(bundle.getSymbolicName() + " does not say which feature it is (@FeatureInfo)");
        }
        this.bundle = bundle.getBundleId();
        symbolicName = bundle.getSymbolicName();
        Map<String, Object> attributes = said.get(0).getAttributes();
        name = String.valueOf(attributes.get("name"));
        if (!name.matches("[a-z][a-z0-9-]{0,29}") || RESERVED.contains(name)) {
            throw RouteReader.problem("A feature cannot be called " + name);
        }
        order = attributes.get("order") instanceof Number number ? number.intValue() : 100;
        version = bundle.getVersion().toString();
        for (String permission : strings(attributes.get("permissions"))) {
            String[] parts = permission.split("=");
            if (parts.length != 2 || !parts[0].startsWith(name + ".")) {
                throw RouteReader.problem("Not a permission of " + name + ": " + permission);
            }
            permissions.put(parts[0], Role.valueOf(parts[1].toUpperCase(Locale.ROOT)));
        }
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        ClassLoader loader = wiring == null ? null : wiring.getClassLoader();
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> {
                    Thread thread = new Thread(task, "feature-" + name);
                    thread.setDaemon(true);
                    // Threads that the feature starts inherit it, and so are known for the feature's.
                    thread.setContextClassLoader(loader);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    private static List<String> strings(Object value) {
        if (value instanceof String[] array) {
            return List.of(array);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(String.valueOf(value));
    }

    /** Asks the feature for its resources and mounts them; on the feature's own thread. */
    void mount(Feature service, Rendering rendering) {
        try {
            Map<Kind, Set<Object>> resources = new EnumMap<>(Kind.class);
            resources.put(Kind.SPACE, service.pages());
            resources.put(Kind.SPACE_API, service.api());
            resources.put(Kind.NETWORK, service.networkPages());
            resources.put(Kind.NETWORK_API, service.networkApi());
            resources.put(Kind.ADMIN, service.adminPages());
            resources.put(Kind.ACCOUNT, service.accountPages());
            resources.put(Kind.LINK, service.linkPages());
            Map<Kind, RouteTable> made = new EnumMap<>(Kind.class);
            for (Map.Entry<Kind, Set<Object>> entry : resources.entrySet()) {
                if (!entry.getValue().isEmpty()) {
                    made.put(entry.getKey(), table(entry.getKey(), entry.getValue(), rendering));
                }
            }
            tabs = List.copyOf(service.tabs());
            networkTabs = List.copyOf(service.networkTabs());
            accountTabs = List.copyOf(service.accountTabs());
            adminTabs = List.copyOf(service.adminTabs());
            synchronized (tables) {
                tables.putAll(made);
            }
            feature = service;
            state = State.RUNNING;
        } catch (RouteProblem e) {
            fail(State.REFUSED, e.getMessage());
        } catch (Exception | LinkageError | StackOverflowError e) {
            fail(State.FAILED, e.toString());
        }
    }

    private RouteTable table(Kind kind, Set<Object> resources, Rendering rendering) throws RouteProblem {
        Mount mount = new Mount(name, kind, permissions, places);
        List<Route> routes = new ArrayList<>();
        for (Object resource : resources) {
            routes.addAll(RouteReader.read(resource, mount));
        }
        RouteTable table = RouteTable.of(routes);
        mount.start(resources, rendering);
        return table;
    }

    void fail(State failed, String why) {
        problem = why;
        state = failed;
    }

    RouteTable table(Kind kind) {
        synchronized (tables) {
            return tables.get(kind);
        }
    }

    List<Route> routes() {
        synchronized (tables) {
            return tables.values().stream().flatMap(t -> t.routes().stream()).toList();
        }
    }

    long bundle() {
        return bundle;
    }

    String symbolicName() {
        return symbolicName;
    }

    String name() {
        return name;
    }

    int order() {
        return order;
    }

    boolean running() {
        return state == State.RUNNING;
    }

    Role defaultRole(String permission) {
        return permissions.get(permission);
    }

    /** The service; only to be called on {@link #threads}. */
    Feature service() {
        return feature;
    }

    ThreadPoolExecutor threads() {
        return threads;
    }

    /** Which of the {@link #threads} are answering a question of a page. */
    Places questions() {
        return questions;
    }

    /**
     * Nothing new is done; what is under way ends by itself. Not interrupted: an interrupted thread makes Derby close its
     * connection.
     */
    void end() {
        threads.getQueue().clear();
        threads.shutdown();
    }

    boolean idle() {
        return places.idle()
                && threads.getActiveCount() == 0
                && threads.getQueue().isEmpty();
    }

    boolean blocked() {
        return places.blocked() || questions.blocked();
    }

    Installed installed() {
        return new Installed(
                name,
                order,
                version,
                state,
                Map.copyOf(permissions),
                tabs,
                networkTabs,
                accountTabs,
                adminTabs,
                problem);
    }
}
