// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.rambla.api.event.Events;
import org.rambla.api.persistence.Archive;
import org.rambla.api.persistence.Statements;
import org.rambla.api.persistence.Units;
import org.rambla.persistence.archive.Remains;
import org.rambla.persistence.archive.WholeArchive;
import org.rambla.persistence.event.Delivery;
import org.rambla.persistence.event.DeliverySettings;
import org.rambla.persistence.event.SubscriberTracker;
import org.rambla.persistence.migration.Migrator;
import org.rambla.persistence.migration.OwnTables;
import org.rambla.persistence.source.Pool;
import org.rambla.persistence.source.StatementCount;
import org.rambla.persistence.sql.Transactions;
import org.rambla.persistence.unit.InstalledUnits;
import org.rambla.persistence.unit.UnitExtender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the database beside the start of everything else, then everything that lives on it. */
@Component(
        immediate = true,
        service = {},
        configurationPid = "org.rambla.persistence")
public final class Persistence {
    private static final Logger LOG = LoggerFactory.getLogger(Persistence.class);

    private final BundleContext context;
    private final Connecting connecting;
    private final Thread starting;
    private Pool pool;
    private UnitExtender units;
    private Delivery delivery;
    private SubscriberTracker subscribers;
    private final List<ServiceRegistration<?>> services = new ArrayList<>();

    /** Configuration {@code org.rambla.persistence}. */
    public @interface Settings {
        /** JDBC address of PostgreSQL or Derby; empty: Derby in the home folder. */
        String url() default "";

        String user() default "";

        String password() default "";

        /** Most connections at a time. */
        int poolSize() default 16;

        /** Seconds to go on trying while the database does not answer. */
        int patience() default 60;
    }

    @Activate
    public Persistence(BundleContext context, Settings settings) {
        this.context = context;
        String home = context.getProperty("rambla.home");
        this.connecting = new Connecting(
                settings.url(),
                settings.user(),
                settings.password(),
                settings.poolSize(),
                Path.of(home == null ? "home" : home),
                TimeUnit.SECONDS.toMillis(settings.patience()));
        this.starting = new Thread(this::start, "persistence");
        starting.start();
    }

    private void start() {
        try {
            Pool connected = connecting.connect();
            LOG.info("The database answers: {}", connected.dialect());
            var migrator = new Migrator(connected);
            migrator.migrate(OwnTables.UNIT, OwnTables.migrations());
            open(connected, migrator);
        } catch (StartFailure e) {
            e.stop(context);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            new StartFailure(StartFailure.NO_DATABASE, "The database cannot be prepared: " + e.getMessage(), e)
                    .stop(context);
        }
    }

    private synchronized void open(Pool connected, Migrator migrator) {
        pool = connected;
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        String node = NodeId.of(context.getProperty("rambla.node"), connecting.home());
        delivery = new Delivery(new Transactions(pool), DeliverySettings.of(node));
        delivery.start();
        services.add(context.registerService(Statements.class, new StatementCount(), null));
        services.add(context.registerService(Events.class, delivery, null));
        services.add(
                context.registerService(Archive.class, new WholeArchive(pool, migrator, files(), this::quiet), null));
        units = new UnitExtender(context, pool, migrator, delivery::wake);
        units.open();
        services.add(context.registerService(Units.class, new InstalledUnits(node, units, new Remains(pool)), null));
        subscribers = new SubscriberTracker(context, delivery);
    }

    private Path files() {
        String files = context.getProperty("rambla.files");
        return files == null || files.isBlank() ? connecting.home().resolve("files") : Path.of(files);
    }

    /** Nothing reads or writes any more but who asked for it. */
    private synchronized void quiet() {
        subscribers.close();
        delivery.close();
        units.close();
    }

    @Deactivate
    void stop() throws InterruptedException {
        starting.interrupt();
        starting.join(TimeUnit.SECONDS.toMillis(15));
        synchronized (this) {
            if (delivery != null) {
                services.forEach(ServiceRegistration::unregister);
                quiet();
            }
            if (pool != null) {
                connecting.disconnect(pool);
            }
        }
    }
}
