// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.archive;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rambla.persistence.sql.Jdbc;

/** The tables of all units as the database describes them; names in lower case. */
record Schema(List<Table> tables) {
    private static final Set<String> OWN_HISTORY = Set.of("persistence_migration", "persistence_migration_lock");

    /** @param columns in the order of their names, so that a row is written alike wherever it comes from */
    record Table(String name, List<Column> columns, List<String> key) {
        String columnNames() {
            return columns.stream().map(Column::name).collect(Collectors.joining(", "));
        }
    }

    record Column(String name, Kind kind, boolean identity) {}

    /** What a column holds, whatever the database calls it. */
    enum Kind {
        NUMBER,
        DECIMAL,
        REAL,
        FLAG,
        TEXT,
        BYTES
    }

    static Schema read(Connection connection) throws SQLException {
        Set<String> units = Set.copyOf(
                new Jdbc(connection).list("select distinct unit from persistence_migration", row -> row.text("unit")));
        DatabaseMetaData meta = connection.getMetaData();
        var tables = new ArrayList<Table>();
        try (ResultSet found = meta.getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (found.next()) {
                String stored = found.getString("TABLE_NAME");
                String name = lower(stored);
                if (units.stream().anyMatch(unit -> name.startsWith(unit + "_")) && !OWN_HISTORY.contains(name)) {
                    tables.add(new Table(
                            name, columns(meta, connection.getSchema(), stored), key(meta, connection, stored)));
                }
            }
        }
        tables.sort(Comparator.comparing(Table::name));
        return new Schema(tables);
    }

    private static List<Column> columns(DatabaseMetaData meta, String schema, String table) throws SQLException {
        var columns = new TreeMap<String, Column>();
        try (ResultSet found = meta.getColumns(null, schema, table, "%")) {
            while (found.next()) {
                boolean computed = "YES".equals(found.getString("IS_GENERATEDCOLUMN"))
                        && !"YES".equals(found.getString("IS_AUTOINCREMENT"));
                if (table.equals(found.getString("TABLE_NAME")) && !computed) {
                    String name = lower(found.getString("COLUMN_NAME"));
                    Kind kind = kind(found.getInt("DATA_TYPE"), table + "." + name);
                    columns.put(name, new Column(name, kind, "YES".equals(found.getString("IS_AUTOINCREMENT"))));
                }
            }
        }
        return List.copyOf(columns.values());
    }

    private static Kind kind(int type, String column) {
        return switch (type) {
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Kind.NUMBER;
            case Types.DECIMAL, Types.NUMERIC -> Kind.DECIMAL;
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> Kind.REAL;
            case Types.BOOLEAN, Types.BIT -> Kind.FLAG;
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> Kind.TEXT;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Kind.BYTES;
            default ->
                throw new IllegalStateException("The column " + column + " is of a type that cannot be kept: " + type);
        };
    }

    private static List<String> key(DatabaseMetaData meta, Connection connection, String table) throws SQLException {
        var columns = new TreeMap<Integer, String>();
        try (ResultSet found = meta.getPrimaryKeys(null, connection.getSchema(), table)) {
            while (found.next()) {
                columns.put(found.getInt("KEY_SEQ"), lower(found.getString("COLUMN_NAME")));
            }
        }
        return List.copyOf(columns.values());
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
