// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.archive;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.rambla.api.persistence.Dialect;
import org.rambla.api.persistence.Units;
import org.rambla.persistence.archive.Schema.Table;
import org.rambla.persistence.source.Pool;
import org.rambla.persistence.sql.Jdbc;
import org.rambla.persistence.sql.SqlFailure;

/** What a unit left in the database. */
public final class Remains {
    private final Pool pool;

    public Remains(Pool pool) {
        this.pool = pool;
    }

    public Set<String> known() {
        return with(connection -> units(connection));
    }

    public List<String> applied(String unit) {
        return with(connection -> new Jdbc(connection)
                .list(
                        "select file_name from persistence_migration where unit = ? order by place",
                        row -> row.text("file_name"),
                        unit));
    }

    public List<Units.Table> tables(String unit) {
        return with(connection -> of(connection, unit).tables().stream()
                .map(table -> new Units.Table(
                        table.name(), new Jdbc(connection).number("select count(*) from " + table.name())))
                .toList());
    }

    /** In one transaction: both databases take back the dropping of tables. */
    public void erase(String unit) {
        with(connection -> {
            connection.setAutoCommit(false);
            try {
                drop(connection, unit);
                connection.commit();
            } finally {
                connection.rollback();
            }
            return unit;
        });
    }

    private void drop(Connection connection, String unit) throws SQLException {
        Schema schema = of(connection, unit);
        ForeignKeys.read(connection, pool.dialect(), schema).drop(connection);
        try (Statement statement = connection.createStatement()) {
            for (Table table : schema.tables()) {
                statement.execute("drop table " + table.name());
            }
            Set<String> units = units(connection);
            String restrict = pool.dialect() == Dialect.DERBY ? " restrict" : "";
            for (String sequence :
                    new Counters(connection, pool.dialect()).sequences().keySet()) {
                if (belongs(sequence, unit, units)) {
                    statement.execute("drop sequence " + sequence + restrict);
                }
            }
        }
        new Jdbc(connection).execute("delete from persistence_migration where unit = ?", unit);
    }

    private static Schema of(Connection connection, String unit) throws SQLException {
        Set<String> units = units(connection);
        return new Schema(Schema.read(connection).tables().stream()
                .filter(table -> belongs(table.name(), unit, units))
                .toList());
    }

    /** A unit called "poll" does not own what begins with "poll_card_" when there is a unit "poll_card". */
    private static boolean belongs(String name, String unit, Set<String> units) {
        return name.startsWith(unit + "_")
                && units.stream()
                        .noneMatch(other -> other.length() > unit.length()
                                && other.startsWith(unit + "_")
                                && name.startsWith(other + "_"));
    }

    private static Set<String> units(Connection connection) {
        return Set.copyOf(
                new Jdbc(connection).list("select distinct unit from persistence_migration", row -> row.text("unit")));
    }

    private <T> T with(Work<T> work) {
        try (Connection connection = pool.connection()) {
            return work.run(connection);
        } catch (SQLException e) {
            throw SqlFailure.of("what a unit left", e);
        }
    }

    private interface Work<T> {
        T run(Connection connection) throws SQLException;
    }
}
