// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.unit;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.ClassTransformer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Dialect;
import org.rambla.persistence.migration.Migrator;
import org.rambla.persistence.source.CountedSource;
import org.rambla.persistence.source.Pool;

/** A unit whose tables are up to date and whose entities are ready. */
public final class OpenUnit implements AutoCloseable {
    private static final AtomicLong NUMBER = new AtomicLong();

    /** Null when the unit has no entities: then there is nothing for EclipseLink to do. */
    private final EntityManagerFactory entities;

    private final UnitDatabase database;

    private OpenUnit(EntityManagerFactory entities, UnitDatabase database) {
        this.entities = entities;
        this.database = database;
    }

    /**
     * @param temporary makes loaders through which EclipseLink looks at classes before they are woven
     * @param transformers takes what weaves at load; null when nothing will
     * @param committed told after a commit that recorded events
     */
    public static OpenUnit open(
            Unit unit,
            Pool pool,
            Migrator migrator,
            Supplier<ClassLoader> temporary,
            Consumer<ClassTransformer> transformers,
            Runnable committed) {
        migrator.migrate(unit.name(), unit.migrations());
        if (unit.classes().isEmpty()) {
            return new OpenUnit(null, new UnitDatabase(pool, null, committed));
        }
        EntityManagerFactory entities =
                deploy(unit, new CountedSource(pool.source()), pool.dialect(), temporary, transformers);
        return new OpenUnit(entities, new UnitDatabase(pool, entities, committed));
    }

    /** Makes the entities ready: not at the first request. */
    static EntityManagerFactory deploy(
            Unit unit,
            DataSource source,
            Dialect dialect,
            Supplier<ClassLoader> temporary,
            Consumer<ClassTransformer> transformers) {
        String weaving = unit.woven() ? "static" : String.valueOf(transformers != null);
        var info = new UnitInfo(unit, source, temporary, transformer -> {
            if (transformers != null) {
                transformers.accept(transformer);
            }
        });
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(unit.loader());
        try {
            var entities = new PersistenceProvider()
                    .createContainerEntityManagerFactory(info, properties(unit, dialect, weaving));
            entities.createEntityManager().close();
            return entities;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Map<String, Object> properties(Unit unit, Dialect dialect, String weaving) {
        var properties = new HashMap<String, Object>();
        properties.put("eclipselink.classloader", unit.loader());
        properties.put("eclipselink.session-name", "rambla-" + unit.name() + "-" + NUMBER.incrementAndGet());
        properties.put("eclipselink.weaving", weaving);
        properties.put("eclipselink.logging.logger", EntityLog.class.getName());
        properties.put("eclipselink.logging.level", "WARNING");
        properties.put("eclipselink.jdbc.batch-writing", "JDBC");
        properties.put(
                "eclipselink.target-database",
                (dialect == Dialect.DERBY ? DerbyEntities.class : PostgresqlEntities.class).getName());
        return properties;
    }

    public Database database() {
        return database;
    }

    @Override
    public void close() {
        if (entities != null) {
            entities.close();
        }
    }
}
