// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.rambla.api.feature.Feature;
import org.rambla.api.feature.Features;
import org.rambla.api.page.CorePages;
import org.rambla.api.page.Routes;
import org.rambla.api.space.Role;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.web.route.Kind;
import org.rambla.web.route.RouteProblem;
import org.rambla.web.route.RouteReader;
import org.rambla.web.route.RouteTable;
import org.rambla.web.shell.Shell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is mounted: the pages of core's bundles, and each feature that is installed, on threads of its own. */
@Component(service = {Features.class, Routes.class, MountedFeatures.class}, immediate = true)
public final class MountedFeatures implements Features, Routes {
    private static final Logger LOG = LoggerFactory.getLogger(MountedFeatures.class);
    private static final long PANEL_MILLISECONDS = 300;
    private static final int PLACES = 16;
    private static final int CORE_PLACES = 1_000;

    private final Map<String, MountedFeature> features = new ConcurrentHashMap<>();
    private final List<CorePages> corePages = new CopyOnWriteArrayList<>();
    private final ServiceTracker<Feature, MountedFeature> featureTracker;
    private final ServiceTracker<CorePages, CorePages> coreTracker;
    private final Shell shell;
    private volatile RouteTable core = RouteTable.of(List.of());

    @Activate
    public MountedFeatures(BundleContext context, @Reference(name = "shell") Shell shell) {
        this.shell = shell;
        shell.features(this);
        coreTracker = new ServiceTracker<>(context, CorePages.class, new CoreCustomizer(context));
        featureTracker = new ServiceTracker<>(context, Feature.class, new FeatureCustomizer(context));
        coreTracker.open();
        featureTracker.open();
    }

    @Deactivate
    void close() {
        featureTracker.close();
        coreTracker.close();
    }

    /** The route of a path: core's own first, then those of the feature that the path names. */
    public Optional<RouteTable.Match> find(String method, List<String> path) {
        Optional<RouteTable.Match> found = core.find(method, path);
        if (found.isPresent()) {
            return found;
        }
        String first = path.isEmpty() ? "" : path.get(0);
        return switch (first) {
            case "s" -> ofFeature(Kind.SPACE, 2, method, path);
            case "api" -> ofFeature(Kind.SPACE_API, 3, method, path);
            case "n" -> ofFeature(Kind.NETWORK, 1, method, path);
            case "admin" -> ofFeature(Kind.ADMIN, 2, method, path);
            case "account" -> ofFeature(Kind.ACCOUNT, 2, method, path);
            case "l" -> ofFeature(Kind.LINK, 1, method, path);
            default -> Optional.empty();
        };
    }

    private Optional<RouteTable.Match> ofFeature(Kind kind, int place, String method, List<String> path) {
        MountedFeature feature = path.size() > place ? features.get(path.get(place)) : null;
        RouteTable table = feature == null || !feature.running() ? null : feature.table(kind);
        return table == null ? Optional.empty() : table.find(method, path);
    }

    public boolean running(String name) {
        MountedFeature feature = features.get(name);
        return feature != null && feature.running();
    }

    /** The least role that holds a permission unless a manager moved it; null when it is not declared. */
    public Role defaultRole(String name, String permission) {
        MountedFeature feature = features.get(name);
        return feature == null ? null : feature.defaultRole(permission);
    }

    public List<CorePages> corePages() {
        return corePages;
    }

    @Override
    public List<Installed> installed() {
        return features.values().stream()
                .sorted(Comparator.comparingInt(MountedFeature::order).thenComparing(MountedFeature::name))
                .map(MountedFeature::installed)
                .toList();
    }

    @Override
    public List<Route> all() {
        List<Route> all = new ArrayList<>();
        core.routes().forEach(r -> all.add(route(r, false)));
        features.values().forEach(f -> f.routes().forEach(r -> all.add(route(r, true))));
        return all;
    }

    private static Route route(org.rambla.web.route.Route r, boolean feature) {
        return new Route(r.mount().name(), feature, r.method(), r.template(), r.requires(), r.item());
    }

    @Override
    public List<Panel> panels(Visit visit) {
        return gather(visit, true, f -> Html.trusted(f.panel(visit).toString())).entrySet().stream()
                .filter(e -> !e.getValue().isEmptyContent())
                .map(e -> new Panel(e.getKey(), e.getValue()))
                .toList();
    }

    @Override
    public List<Panel> networkPanels(Visit visit) {
        return gather(visit, false, f -> Html.trusted(f.networkPanel(visit).toString())).entrySet().stream()
                .filter(e -> !e.getValue().isEmptyContent())
                .map(e -> new Panel(e.getKey(), e.getValue()))
                .toList();
    }

    @Override
    public List<Feature.Action> actions(Visit visit) {
        return gather(visit, true, f -> List.copyOf(f.actions(visit))).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Asks each feature on its own thread; what fails or is late is left out. */
    private <T> Map<String, T> gather(Visit visit, boolean inSpace, Function<Feature, T> question) {
        visit.grants();
        Map<String, Future<T>> asked = new java.util.LinkedHashMap<>();
        features.values().stream()
                .filter(f -> f.running() && (!inSpace || visit.on(f.name())))
                .sorted(Comparator.comparingInt(MountedFeature::order))
                .forEach(f -> {
                    try {
                        asked.put(f.name(), f.threads().submit(() -> question.apply(f.service())));
                    } catch (RejectedExecutionException e) {
                        LOG.warn("Feature {} is busy and was left out of a page", f.name());
                    }
                });
        Map<String, T> answers = new java.util.LinkedHashMap<>();
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PANEL_MILLISECONDS);
        asked.forEach((name, future) -> {
            try {
                answers.put(name, future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
            } catch (TimeoutException e) {
                future.cancel(true);
                LOG.warn("Feature {} took too long and was left out of a page", name);
            } catch (ExecutionException e) {
                LOG.warn("Feature {} failed and was left out of a page", name, e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return answers;
    }

    private void rebuildCore() {
        List<org.rambla.web.route.Route> routes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (CorePages pages : corePages) {
            Mount mount = new Mount(pages.name(), Kind.CORE, Map.of(), CORE_PLACES);
            Set<Object> resources = pages.resources();
            try {
                for (Object resource : resources) {
                    for (org.rambla.web.route.Route route : RouteReader.read(resource, mount)) {
                        if (!seen.add(route.method() + " " + route.template().replaceAll("\\{[^}]*}", "{}"))) {
                            throw RouteReader.problem("Two core pages at " + route.template());
                        }
                        routes.add(route);
                    }
                }
                mount.start(resources, shell);
            } catch (RouteProblem e) {
                LOG.error("Pages of {} cannot be mounted: {}", pages.name(), e.getMessage());
            }
        }
        core = RouteTable.of(routes);
    }

    private final class CoreCustomizer implements ServiceTrackerCustomizer<CorePages, CorePages> {
        private final BundleContext context;

        CoreCustomizer(BundleContext context) {
            this.context = context;
        }

        @Override
        public CorePages addingService(ServiceReference<CorePages> reference) {
            CorePages pages = context.getService(reference);
            synchronized (MountedFeatures.this) {
                corePages.add(pages);
                shell.corePages(corePages);
                rebuildCore();
            }
            return pages;
        }

        @Override
        public void modifiedService(ServiceReference<CorePages> reference, CorePages pages) {}

        @Override
        public void removedService(ServiceReference<CorePages> reference, CorePages pages) {
            synchronized (MountedFeatures.this) {
                corePages.remove(pages);
                rebuildCore();
            }
            context.ungetService(reference);
        }
    }

    private final class FeatureCustomizer implements ServiceTrackerCustomizer<Feature, MountedFeature> {
        private final BundleContext context;

        FeatureCustomizer(BundleContext context) {
            this.context = context;
        }

        @Override
        public MountedFeature addingService(ServiceReference<Feature> reference) {
            MountedFeature mounted;
            try {
                mounted = new MountedFeature(reference.getBundle());
            } catch (RouteProblem | RuntimeException e) {
                LOG.error("A feature of {} is refused: {}", reference.getBundle(), e.getMessage());
                return null;
            }
            if (features.putIfAbsent(mounted.name(), mounted) != null) {
                LOG.error("A second feature called {} is refused: {}", mounted.name(), reference.getBundle());
                return null;
            }
            mounted.threads().execute(() -> start(mounted, reference));
            return mounted;
        }

        private void start(MountedFeature mounted, ServiceReference<Feature> reference) {
            Feature service = null;
            try {
                service = context.getService(reference);
            } catch (RuntimeException | LinkageError e) {
                LOG.error("Feature {} cannot start", mounted.name(), e);
            }
            if (service == null) {
                mounted.fail(State.FAILED, "");
                return;
            }
            mounted.mount(service, PLACES, shell);
            Installed installed = mounted.installed();
            if (installed.running()) {
                LOG.info("Feature {} {} is running", installed.name(), installed.version());
            } else {
                LOG.error("Feature {} is not running: {}", installed.name(), installed.problem());
            }
        }

        @Override
        public void modifiedService(ServiceReference<Feature> reference, MountedFeature mounted) {}

        @Override
        public void removedService(ServiceReference<Feature> reference, MountedFeature mounted) {
            features.remove(mounted.name(), mounted);
            mounted.threads().shutdownNow();
            context.ungetService(reference);
        }
    }
}
