// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.archive;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.rambla.api.persistence.Dialect;
import org.rambla.persistence.archive.Schema.Column;
import org.rambla.persistence.archive.Schema.Table;
import org.rambla.persistence.sql.Jdbc;

/** The next values of sequences (by name) and of identity columns (by "table.column"). */
final class Counters {
    private final Connection connection;
    private final Dialect dialect;
    private final Jdbc jdbc;

    Counters(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
        this.jdbc = new Jdbc(connection);
    }

    Map<String, Long> sequences() throws SQLException {
        var next = new TreeMap<String, Long>();
        if (dialect == Dialect.DERBY) {
            for (String stored : jdbc.list(
                    "select s.sequencename from sys.syssequences s join sys.sysschemas c on c.schemaid = s.schemaid"
                            + " where c.schemaname = ?",
                    row -> row.text("sequencename"),
                    connection.getSchema())) {
                String name = Schema.lower(stored);
                if (ofUnit(name)) {
                    next.put(name, peek("syscs_peek_at_sequence", stored));
                }
            }
            return next;
        }
        for (String name : jdbc.list(
                "select s.relname from pg_class s where s.relkind = 'S' and s.relnamespace = current_schema()::regnamespace"
                        + " and not exists (select 1 from pg_depend d where d.objid = s.oid and d.deptype = 'i')",
                row -> row.text("relname"))) {
            if (ofUnit(name)) {
                next.put(name, next(name));
            }
        }
        return next;
    }

    private boolean ofUnit(String name) {
        return jdbc.list("select distinct unit from persistence_migration", row -> row.text("unit")).stream()
                .anyMatch(unit -> name.startsWith(unit + "_"));
    }

    Map<String, Long> identities(Schema schema) throws SQLException {
        var next = new TreeMap<String, Long>();
        for (Table table : schema.tables()) {
            for (Column column : table.columns()) {
                if (column.identity()) {
                    next.put(table.name() + "." + column.name(), identity(table.name(), column.name()));
                }
            }
        }
        return next;
    }

    private long identity(String table, String column) throws SQLException {
        if (dialect == Dialect.DERBY) {
            return peek("syscs_peek_at_identity", table.toUpperCase(java.util.Locale.ROOT));
        }
        return next(jdbc.first("select pg_get_serial_sequence(?, ?) as name", row -> row.text("name"), table, column)
                .orElseThrow());
    }

    private long peek(String function, String stored) throws SQLException {
        return jdbc.number("values syscs_util." + function + "(?, ?)", connection.getSchema(), stored);
    }

    private long next(String sequence) {
        return jdbc.number("select case when is_called then last_value + (select seqincrement from pg_sequence"
                + " where seqrelid = '" + sequence + "'::regclass) else last_value end from " + sequence);
    }

    void setSequence(String name, long next) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (dialect == Dialect.POSTGRESQL) {
                statement.execute("alter sequence " + name + " restart with " + next);
                return;
            }
            // Derby cannot set one; it is made anew.
            String created = jdbc.first(
                            "select sequencedatatype, increment from sys.syssequences where lower(sequencename) = ?",
                            row -> "create sequence " + name + " as " + row.text("sequencedatatype") + " start with "
                                    + next + " increment by " + row.number("increment"),
                            name)
                    .orElseThrow();
            statement.execute("drop sequence " + name + " restrict");
            statement.execute(created);
        }
    }

    void setIdentity(String tableAndColumn, long next) throws SQLException {
        String[] names = tableAndColumn.split("\\.");
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter table " + names[0] + " alter column " + names[1] + " restart with " + next);
        }
    }
}
