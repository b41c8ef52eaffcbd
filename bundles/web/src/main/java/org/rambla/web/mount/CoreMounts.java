// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.rambla.api.page.CorePages;
import org.rambla.web.route.Kind;
import org.rambla.web.route.Route;
import org.rambla.web.route.RouteProblem;
import org.rambla.web.route.RouteReader;
import org.rambla.web.route.RouteTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages of core's bundles: each mounted once, when its bundle brings it. */
final class CoreMounts implements ServiceTrackerCustomizer<CorePages, CorePages> {
    private static final Logger LOG = LoggerFactory.getLogger(CoreMounts.class);
    private static final int PLACES = 1_000;
    /** Nobody would be there to cut off core's own pages. */
    private static final Duration FOREVER = Duration.ofDays(10_000);

    private final BundleContext context;
    private final Rendering rendering;
    private final List<CorePages> pages = new CopyOnWriteArrayList<>();
    private final Map<CorePages, List<Route>> mounted = new LinkedHashMap<>();
    private final Promised promised;
    private final List<Runnable> waiting = new ArrayList<>();
    private volatile RouteTable table = RouteTable.EMPTY;

    CoreMounts(BundleContext context, Rendering rendering) {
        this.context = context;
        this.rendering = rendering;
        this.promised = new Promised(context);
    }

    /** Symbolic names of the bundles of the distribution whose pages are not mounted. */
    List<String> missing() {
        return promised.missing();
    }

    /** Runs once, as soon as nothing is missing; at once when that is so. */
    void whenComplete(Runnable told) {
        synchronized (waiting) {
            waiting.add(told);
        }
        tellIfComplete();
    }

    private void tellIfComplete() {
        List<Runnable> told;
        synchronized (waiting) {
            told = missing().isEmpty() ? List.copyOf(waiting) : List.of();
            waiting.removeAll(told);
        }
        told.forEach(Runnable::run);
    }

    RouteTable table() {
        return table;
    }

    /** Those that are there, in the order in which they came; follows what comes and goes. */
    List<CorePages> pages() {
        return pages;
    }

    @Override
    public CorePages addingService(ServiceReference<CorePages> reference) {
        CorePages added = context.getService(reference);
        if (added == null) {
            return null;
        }
        try {
            add(added);
            promised.kept(reference.getBundle());
            tellIfComplete();
        } catch (RouteProblem e) {
            LOG.error("Pages of {} cannot be mounted: {}", added.name(), e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            LOG.error("Pages of {} cannot be mounted", added.name(), e);
        }
        return added;
    }

    private void add(CorePages added) throws RouteProblem {
        Mount mount = new Mount(added.name(), Kind.CORE, Map.of(), new Places(PLACES, FOREVER));
        Set<Object> resources = added.resources();
        List<Route> routes = new ArrayList<>();
        for (Object resource : resources) {
            routes.addAll(RouteReader.read(resource, mount));
        }
        synchronized (this) {
            List<Route> all = routes();
            all.addAll(routes);
            RouteTable grown = RouteTable.of(all);
            mount.start(resources, rendering);
            mounted.put(added, routes);
            pages.add(added);
            table = grown;
        }
    }

    private List<Route> routes() {
        List<Route> all = new ArrayList<>();
        mounted.values().forEach(all::addAll);
        return all;
    }

    @Override
    public void modifiedService(ServiceReference<CorePages> reference, CorePages service) {}

    @Override
    public void removedService(ServiceReference<CorePages> reference, CorePages removed) {
        synchronized (this) {
            pages.remove(removed);
            if (mounted.remove(removed) != null) {
                promised.broken(reference.getBundle());
            }
            try {
                table = RouteTable.of(routes());
            } catch (RouteProblem e) {
                throw new IllegalStateException(e);
            }
        }
        context.ungetService(reference);
    }
}
