// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.rambla.api.feature.Feature;
import org.rambla.api.feature.Features.Installed;
import org.rambla.api.feature.Features.State;
import org.rambla.web.route.RouteProblem;
import org.rambla.web.route.RouteReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The versions of features that are there, and which of each feature answers; follows what comes and goes. */
final class FeatureMounts implements ServiceTrackerCustomizer<Feature, MountedFeature> {
    private static final Logger LOG = LoggerFactory.getLogger(FeatureMounts.class);
    private static final long PATIENCE_SECONDS = 30;

    private final BundleContext context;
    private final Rendering rendering;
    private final Duration patience;

    /** Those that answer, by name. */
    private final Map<String, MountedFeature> current = new ConcurrentHashMap<>();

    /** Every version that is there, by bundle. */
    private final Map<Long, MountedFeature> versions = new ConcurrentHashMap<>();

    private final Map<Long, String> refused = new ConcurrentHashMap<>();

    FeatureMounts(BundleContext context, Rendering rendering) {
        this.context = context;
        this.rendering = rendering;
        this.patience = patience(context);
        context.addBundleListener((SynchronousBundleListener) this::forget);
    }

    /** Seconds after which what does not come back from a feature counts as blocked: 30, unless a property says otherwise. */
    private static Duration patience(BundleContext context) {
        String said = context.getProperty("rambla.extension.patience");
        return Duration.ofSeconds(said == null ? PATIENCE_SECONDS : Long.parseLong(said));
    }

    /** Ids of bundles are never given again. */
    private void forget(BundleEvent event) {
        if (event.getType() == BundleEvent.UNINSTALLED) {
            refused.remove(event.getBundle().getBundleId());
        }
    }

    /** The version of a feature that answers, or is the first of its name to come; null for none. */
    MountedFeature current(String name) {
        return current.get(name);
    }

    Collection<MountedFeature> current() {
        return current.values();
    }

    Optional<MountedFeature> of(long bundle) {
        return Optional.ofNullable(versions.get(bundle));
    }

    /** Why the feature of a bundle that is there was refused before it was looked at closer. */
    Optional<String> refused(long bundle) {
        return Optional.ofNullable(refused.get(bundle));
    }

    /** False when it is not running. */
    boolean makeCurrent(long bundle) {
        MountedFeature version = versions.get(bundle);
        if (version == null || !version.running()) {
            return false;
        }
        current.put(version.name(), version);
        return true;
    }

    void retire(long bundle) {
        MountedFeature version = versions.get(bundle);
        if (version != null) {
            current.remove(version.name(), version);
        }
    }

    @Override
    public MountedFeature addingService(ServiceReference<Feature> reference) {
        long bundle = reference.getBundle().getBundleId();
        MountedFeature mounted;
        try {
            mounted = new MountedFeature(reference.getBundle(), patience);
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
        MountedFeature first = current.putIfAbsent(mounted.name(), mounted);
        if (first != null && !first.symbolicName().equals(mounted.symbolicName())) {
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
            if (mounted.threads().isShutdown()) {
                LOG.debug("A feature went before it could start", e);
            } else {
                LOG.error("Feature {} cannot start", mounted.name(), e);
            }
        }
        if (service == null) {
            mounted.fail(State.FAILED, "");
            return;
        }
        mounted.mount(service, rendering);
        Installed installed = mounted.installed();
        if (installed.running()) {
            LOG.info("Feature {} {} is running", installed.name(), installed.version());
        } else if (mounted.threads().isShutdown()) {
            LOG.debug("Feature {} went before it could start: {}", installed.name(), installed.problem());
        } else {
            LOG.error("Feature {} is not running: {}", installed.name(), installed.problem());
        }
    }

    @Override
    public void modifiedService(ServiceReference<Feature> reference, MountedFeature mounted) {}

    @Override
    public void removedService(ServiceReference<Feature> reference, MountedFeature mounted) {
        current.remove(mounted.name(), mounted);
        versions.remove(mounted.bundle(), mounted);
        mounted.end();
        context.ungetService(reference);
    }
}
