// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.unit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.rambla.api.persistence.Database;
import org.rambla.persistence.migration.Migrator;
import org.rambla.persistence.source.Pool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every bundle with a header Meta-Persistence its {@link Database}, one per unit, registered in the bundle's own
 * name. Each bundle's units are opened on a thread of their own; one that fails or takes forever harms its bundle only.
 */
public final class UnitExtender implements BundleTrackerCustomizer<UnitExtender.Opening>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UnitExtender.class);

    /** Where bundles of extensions say they come from, which whoever installs them decides. */
    private static final String EXTENSION = "extension:";

    private static final long PATIENCE_SECONDS = 30;

    private final BundleContext context;
    private final Pool pool;
    private final Migrator migrator;
    private final Runnable committed;
    /** How long an extension may keep a connection. */
    private final Duration longest;

    private final BundleTracker<Opening> tracker;

    /** @param committed told after a commit that recorded events */
    public UnitExtender(BundleContext context, Pool pool, Migrator migrator, Runnable committed) {
        this.context = context;
        this.pool = pool;
        this.migrator = migrator;
        this.committed = committed;
        String patience = context.getProperty("rambla.extension.patience");
        long whole = patience == null ? PATIENCE_SECONDS : Long.parseLong(patience);
        // A statement that goes on for ever ends before its extension is given up as a whole.
        this.longest = Duration.ofSeconds(whole - Math.max(1, whole / 10));
        this.tracker = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, this);
    }

    boolean opening(long bundle) {
        Opening opening = opening(find(bundle));
        return opening != null && opening.running;
    }

    Optional<String> problem(long bundle) {
        Opening opening = opening(find(bundle));
        return opening == null ? Optional.empty() : Optional.ofNullable(opening.problem);
    }

    private Bundle find(long bundle) {
        return context.getBundle(bundle);
    }

    private Opening opening(Bundle bundle) {
        return bundle == null ? null : tracker.getObject(bundle);
    }

    /** Looks at the bundles that are there and at those to come. */
    public void open() {
        tracker.open();
    }

    @Override
    public Opening addingBundle(Bundle bundle, BundleEvent event) {
        if (!BundleUnits.has(bundle)) {
            return null;
        }
        var opening = new Opening(bundle);
        var thread = new Thread(opening, "persistence of " + bundle.getSymbolicName());
        thread.setDaemon(true);
        thread.start();
        return opening;
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, Opening opening) {
        // From starting to active; its units stay.
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, Opening opening) {
        opening.close();
    }

    @Override
    public void close() {
        tracker.close();
    }

    /** The units of one bundle on their way, then open, then closed. */
    final class Opening implements Runnable {
        private final Bundle bundle;
        private final Weaver weaver;
        private final ServiceRegistration<WeavingHook> hook;
        private final List<OpenUnit> units = new ArrayList<>();
        private final List<ServiceRegistration<Database>> services = new ArrayList<>();
        private boolean closed;
        private volatile boolean running = true;
        private volatile String problem;

        Opening(Bundle bundle) {
            this.bundle = bundle;
            this.weaver = new Weaver(bundle);
            this.hook = context.registerService(WeavingHook.class, weaver, null);
        }

        @Override
        public void run() {
            // Whatever an extension does with its connections, most are left for the others.
            boolean extension = bundle.getLocation().startsWith(EXTENSION);
            Pool given = extension ? pool.share(Math.max(2, pool.size() / 4), longest) : pool;
            Migrator tables = extension ? migrator.within(given, longest) : migrator;
            try {
                for (Unit unit : BundleUnits.read(bundle)) {
                    long start = System.nanoTime();
                    publish(
                            unit,
                            OpenUnit.open(
                                    unit,
                                    given,
                                    tables,
                                    () -> new BundleLoader(bundle, true),
                                    unit.woven() ? null : weaver::add,
                                    committed));
                    LOG.debug("Opened {} in {} ms", unit.name(), (System.nanoTime() - start) / 1_000_000);
                }
            } catch (Exception | LinkageError e) {
                problem = String.valueOf(e.getMessage());
                if (!isClosed()) {
                    LOG.error("{} has no database: {}", bundle.getSymbolicName(), e.getMessage(), e);
                }
            } finally {
                running = false;
            }
        }

        private synchronized boolean isClosed() {
            return closed;
        }

        private synchronized void publish(Unit unit, OpenUnit open) {
            BundleContext owner = bundle.getBundleContext();
            if (closed || owner == null) {
                open.close();
                return;
            }
            units.add(open);
            services.add(owner.registerService(
                    Database.class, open.database(), new Hashtable<>(Map.of("unit", unit.name()))));
        }

        synchronized void close() {
            closed = true;
            for (ServiceRegistration<Database> service : services) {
                try {
                    service.unregister();
                } catch (IllegalStateException gone) {
                    // The framework took it back with the bundle.
                }
            }
            units.forEach(OpenUnit::close);
            hook.unregister();
        }
    }
}
