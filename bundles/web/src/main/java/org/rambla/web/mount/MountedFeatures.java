// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.rambla.api.feature.Feature;
import org.rambla.api.feature.FeatureVersions;
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
@Component(
        service = {Features.class, FeatureVersions.class, Routes.class, MountedFeatures.class},
        immediate = true)
public final class MountedFeatures implements Features, FeatureVersions, Routes {
    private static final Logger LOG = LoggerFactory.getLogger(MountedFeatures.class);
    private static final Comparator<MountedFeature> ORDER =
            Comparator.comparingInt(MountedFeature::order).thenComparing(MountedFeature::name);

    /** Those that answer, by name. */
    private final Map<String, MountedFeature> features = new ConcurrentHashMap<>();

    /** Every version that is there, by bundle. */
    private final Map<Long, MountedFeature> versions = new ConcurrentHashMap<>();

    private final Map<Long, String> refused = new ConcurrentHashMap<>();
    private final ServiceTracker<Feature, MountedFeature> featureTracker;
    private final ServiceTracker<CorePages, CorePages> coreTracker;
    private final Shell shell;
    private final CoreMounts core;

    @Activate
    public MountedFeatures(BundleContext context, @Reference(name = "shell") Shell shell) {
        this.shell = shell;
        shell.features(this);
        core = new CoreMounts(context, shell);
        shell.corePages(core.pages());
        coreTracker = new ServiceTracker<>(context, CorePages.class, core);
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
        Optional<RouteTable.Match> found = core.table().find(method, path);
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
        return core.pages();
    }

    /** Symbolic names of the bundles of the distribution whose pages are not mounted: empty when the server is complete. */
    public List<String> missing() {
        return core.missing();
    }

    /** Runs once, as soon as every page of core is mounted; at once when that is so. */
    public void whenComplete(Runnable told) {
        core.whenComplete(told);
    }

    @Override
    public List<Installed> installed() {
        return features.values().stream()
                .sorted(ORDER)
                .map(MountedFeature::installed)
                .toList();
    }

    @Override
    public List<Route> all() {
        List<Route> all = new ArrayList<>();
        core.table().routes().forEach(r -> all.add(route(r, false)));
        features.values().forEach(f -> f.routes().forEach(r -> all.add(route(r, true))));
        return all;
    }

    private static Route route(org.rambla.web.route.Route r, boolean feature) {
        return new Route(r.mount().name(), feature, r.method(), r.template(), r.requires(), r.item());
    }

    @Override
    public List<Panel> panels(Visit visit) {
        return panels(running(f -> visit.on(f.name())), visit, f -> f.panel(visit));
    }

    @Override
    public List<Panel> networkPanels(Visit visit) {
        return panels(running(f -> true), visit, f -> f.networkPanel(visit));
    }

    /** Rendered on the feature's thread too: its templates are its code. */
    private static List<Panel> panels(List<MountedFeature> asked, Visit visit, Function<Feature, Html> question) {
        return Questions.ask(asked, visit, f -> Html.trusted(question.apply(f).toString())).entrySet().stream()
                .filter(e -> !e.getValue().isEmptyContent() && whole(e.getKey(), e.getValue()))
                .map(e -> new Panel(e.getKey(), e.getValue()))
                .toList();
    }

    /** A panel that opens or closes more than itself would break the page around it. */
    private static boolean whole(String feature, Html panel) {
        boolean holds = Balance.holds(panel.toString());
        if (!holds) {
            LOG.warn("The panel of {} is left out: its HTML does not close what it opens", feature);
        }
        return holds;
    }

    @Override
    public List<Feature.Action> actions(Visit visit) {
        return Questions.ask(running(f -> visit.on(f.name())), visit, f -> List.copyOf(f.actions(visit)))
                .values()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<MountedFeature> running(Predicate<MountedFeature> which) {
        return features.values().stream()
                .filter(f -> f.running() && which.test(f))
                .sorted(ORDER)
                .toList();
    }

    @Override
    public Optional<Installed> of(long bundle) {
        return Optional.ofNullable(versions.get(bundle)).map(MountedFeature::installed);
    }

    @Override
    public Optional<String> refused(long bundle) {
        return Optional.ofNullable(refused.get(bundle));
    }

    @Override
    public boolean makeCurrent(long bundle) {
        MountedFeature version = versions.get(bundle);
        if (version == null || !version.running()) {
            return false;
        }
        features.put(version.name(), version);
        return true;
    }

    @Override
    public void retire(long bundle) {
        MountedFeature version = versions.get(bundle);
        if (version != null) {
            features.remove(version.name(), version);
        }
    }

    @Override
    public boolean idle(long bundle) {
        MountedFeature version = versions.get(bundle);
        return version == null || version.idle();
    }

    @Override
    public boolean blocked(long bundle) {
        MountedFeature version = versions.get(bundle);
        return version != null && version.blocked();
    }

    private final class FeatureCustomizer implements ServiceTrackerCustomizer<Feature, MountedFeature> {
        private final BundleContext context;

        FeatureCustomizer(BundleContext context) {
            this.context = context;
        }

        @Override
        public MountedFeature addingService(ServiceReference<Feature> reference) {
            long bundle = reference.getBundle().getBundleId();
            MountedFeature mounted;
            try {
                mounted = new MountedFeature(reference.getBundle());
                accept(mounted);
            } catch (RouteProblem | RuntimeException e) {
                LOG.error("A feature of {} is refused: {}", reference.getBundle(), e.getMessage());
                refused.put(bundle, String.valueOf(e.getMessage()));
                return null;
            }
            mounted.threads().execute(() -> start(mounted, reference));
            return mounted;
        }

        /** The first of a name answers; a further version of the same bundle waits until it is made the current one. */
        private void accept(MountedFeature mounted) throws RouteProblem {
            MountedFeature current = features.putIfAbsent(mounted.name(), mounted);
            if (current != null && !current.symbolicName().equals(mounted.symbolicName())) {
                throw RouteReader.problem("A feature called " + mounted.name() + " is there already");
            }
            if (versions.putIfAbsent(mounted.bundle(), mounted) != null) {
                throw RouteReader.problem("A bundle brings one feature, not several");
            }
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
            mounted.mount(service, shell);
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
            versions.remove(mounted.bundle(), mounted);
            mounted.threads().shutdownNow();
            context.ungetService(reference);
        }
    }
}
