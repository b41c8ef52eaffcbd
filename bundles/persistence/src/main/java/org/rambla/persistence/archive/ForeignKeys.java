// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.archive;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rambla.api.persistence.Dialect;
import org.rambla.persistence.archive.Schema.Table;

/** References between tables: taken off while rows come in, whatever their order, and put back afterwards. */
record ForeignKeys(List<Key> keys) {
    static ForeignKeys read(Connection connection, Dialect dialect, Schema schema) throws SQLException {
        var keys = new ArrayList<Key>();
        for (Table table : schema.tables()) {
            String stored = dialect == Dialect.DERBY ? table.name().toUpperCase(Locale.ROOT) : table.name();
            Map<String, Key> found = new LinkedHashMap<>();
            try (ResultSet row = connection.getMetaData().getImportedKeys(null, connection.getSchema(), stored)) {
                while (row.next()) {
                    Key key = found.get(row.getString("FK_NAME"));
                    if (key == null) {
                        key = new Key(
                                row.getString("FK_NAME"),
                                table.name(),
                                new ArrayList<>(),
                                row.getString("PKTABLE_NAME"),
                                new ArrayList<>(),
                                row.getInt("DELETE_RULE"));
                        found.put(key.name, key);
                    }
                    key.columns.add(row.getString("FKCOLUMN_NAME"));
                    key.targetColumns.add(row.getString("PKCOLUMN_NAME"));
                }
            }
            keys.addAll(found.values());
        }
        return new ForeignKeys(keys);
    }

    void drop(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Key key : keys) {
                statement.execute("alter table " + key.table + " drop constraint \"" + key.name + "\"");
            }
        }
    }

    void add(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Key key : keys) {
                statement.execute("alter table " + key.table + " add constraint \"" + key.name + "\" foreign key ("
                        + String.join(", ", key.columns) + ") references " + key.target + " ("
                        + String.join(", ", key.targetColumns) + ")" + key.onDelete());
            }
        }
    }

    private record Key(
            String name,
            String table,
            List<String> columns,
            String target,
            List<String> targetColumns,
            int deleteRule) {
        String onDelete() {
            return switch (deleteRule) {
                case DatabaseMetaData.importedKeyCascade -> " on delete cascade";
                case DatabaseMetaData.importedKeySetNull -> " on delete set null";
                default -> "";
            };
        }
    }
}
