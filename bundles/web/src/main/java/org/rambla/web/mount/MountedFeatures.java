// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;
import org.rambla.api.feature.Feature;
import org.rambla.api.feature.FeatureVersions;
import org.rambla.api.feature.Features;
import org.rambla.api.page.CorePages;
import org.rambla.api.page.Routes;
import org.rambla.api.space.Role;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.web.route.Kind;
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

    private static final long LIMIT_MS = 300;

    private final Questions questions;
    private final FeatureMounts features;
    private final ServiceTracker<Feature, MountedFeature> featureTracker;
    private final ServiceTracker<CorePages, CorePages> coreTracker;
    private final CoreMounts core;

    @Activate
    public MountedFeatures(BundleContext context, @Reference(name = "shell") Shell shell) {
        this(context, shell, () -> LIMIT_MS);
    }

    /** @param limitMs how long a page waits for what features bring to it, in milliseconds */
    public MountedFeatures(BundleContext context, Shell shell, LongSupplier limitMs) {
        questions = new Questions(limitMs);
        features = new FeatureMounts(context, shell);
        shell.features(this);
        core = new CoreMounts(context, shell);
        shell.corePages(core.pages());
        coreTracker = new ServiceTracker<>(context, CorePages.class, core);
        featureTracker = new ServiceTracker<>(context, Feature.class, features);
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
            case "api" ->
                path.size() > 1 && path.get(1).equals("n")
                        ? ofFeature(Kind.NETWORK_API, 2, method, path)
                        : ofFeature(Kind.SPACE_API, 3, method, path);
            case "n" -> ofFeature(Kind.NETWORK, 1, method, path);
            case "admin" -> ofFeature(Kind.ADMIN, 2, method, path);
            case "account" -> ofFeature(Kind.ACCOUNT, 2, method, path);
            case "l" -> ofFeature(Kind.LINK, 1, method, path);
            default -> Optional.empty();
        };
    }

    private Optional<RouteTable.Match> ofFeature(Kind kind, int place, String method, List<String> path) {
        MountedFeature feature = path.size() > place ? features.current(path.get(place)) : null;
        RouteTable table = feature == null || !feature.running() ? null : feature.table(kind);
        return table == null ? Optional.empty() : table.find(method, path);
    }

    public boolean running(String name) {
        MountedFeature feature = features.current(name);
        return feature != null && feature.running();
    }

    /** The least role that holds a permission unless a manager moved it; null when it is not declared. */
    public Role defaultRole(String name, String permission) {
        MountedFeature feature = features.current(name);
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
        return features.current().stream()
                .sorted(ORDER)
                .map(MountedFeature::installed)
                .toList();
    }

    @Override
    public List<Route> all() {
        List<Route> all = new ArrayList<>();
        core.table().routes().forEach(r -> all.add(route(r, false)));
        features.current().forEach(f -> f.routes().forEach(r -> all.add(route(r, true))));
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
    private List<Panel> panels(List<MountedFeature> asked, Visit visit, Function<Feature, Html> question) {
        List<MountedFeature> left = new ArrayList<>();
        Map<String, Html> answers =
                questions.ask(asked, visit, f -> Html.trusted(question.apply(f).toString()), left);
        List<Panel> panels = new ArrayList<>();
        answers.forEach((feature, html) -> {
            if (!html.isEmptyContent() && whole(feature, html)) {
                panels.add(new Panel(feature, html));
            }
        });
        if (!left.isEmpty()) {
            panels.add(new Panel("", Missing.of(left, visit)));
        }
        return panels;
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
        return questions
                .ask(running(f -> visit.on(f.name())), visit, f -> List.copyOf(f.actions(visit)))
                .values()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<MountedFeature> running(Predicate<MountedFeature> which) {
        return features.current().stream()
                .filter(f -> f.running() && which.test(f))
                .sorted(ORDER)
                .toList();
    }

    @Override
    public Optional<Installed> of(long bundle) {
        return features.of(bundle).map(MountedFeature::installed);
    }

    @Override
    public Optional<String> refused(long bundle) {
        return features.refused(bundle);
    }

    @Override
    public boolean makeCurrent(long bundle) {
        return features.makeCurrent(bundle);
    }

    @Override
    public void retire(long bundle) {
        features.retire(bundle);
    }

    @Override
    public boolean idle(long bundle) {
        return features.of(bundle).map(MountedFeature::idle).orElse(true);
    }

    @Override
    public boolean blocked(long bundle) {
        return features.of(bundle).map(MountedFeature::blocked).orElse(false);
    }
}
