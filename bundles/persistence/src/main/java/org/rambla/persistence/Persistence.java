// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.rambla.api.persistence.Statements;
import org.rambla.persistence.migration.Migrator;
import org.rambla.persistence.migration.OwnTables;
import org.rambla.persistence.source.Pool;
import org.rambla.persistence.source.StatementCount;
import org.rambla.persistence.unit.UnitExtender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the database beside the start of everything else, then everything that lives on it. */
@Component(immediate = true, service = {}, configurationPid = "org.rambla.persistence")
public final class Persistence {
    private static final Logger LOG = LoggerFactory.getLogger(Persistence.class);

    private final BundleContext context;
    private final Connecting connecting;
    private final Thread starting;
    private Pool pool;
    private UnitExtender units;
    private ServiceRegistration<?> statements;

    /** Configuration {@code org.rambla.persistence}. */
    public @interface Settings {
        /** JDBC address of PostgreSQL or Derby; empty: Derby in the home folder. */
        String url() default "";

        String user() default "";

        String password() default "";

        /** Most connections at a time. */
        int poolSize() default 10;
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
                TimeUnit.SECONDS.toMillis(60));
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
        statements = context.registerService(Statements.class, new StatementCount(), null);
        units = new UnitExtender(context, pool, migrator, () -> {});
        units.open();
    }

    @Deactivate
    void stop() throws InterruptedException {
        starting.interrupt();
        starting.join(TimeUnit.SECONDS.toMillis(15));
        synchronized (this) {
            if (units != null) {
                statements.unregister();
                units.close();
            }
            if (pool != null) {
                connecting.disconnect(pool);
            }
        }
    }
}
