// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.archive;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Base64;
import java.util.List;
import org.rambla.persistence.archive.Schema.Column;
import org.rambla.persistence.archive.Schema.Table;

/** Rows of one table as lines, each a JSON array; the same row gives the same line on every database. */
final class Rows {
    private static final int FETCH = 200;

    private final Table table;
    private final JsonProvider json;

    Rows(Table table, JsonProvider json) {
        this.table = table;
        this.json = json;
    }

    /** All rows, by their key, one at a time. The connection is in a transaction. */
    void each(Connection connection, Line line) throws Exception {
        String order = table.key().isEmpty() ? "" : " order by " + String.join(", ", table.key());
        try (PreparedStatement statement =
                connection.prepareStatement("select " + table.columnNames() + " from " + table.name() + order)) {
            statement.setFetchSize(FETCH);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    line.take(write(result));
                }
            }
        }
    }

    private String write(ResultSet result) throws SQLException {
        var line = new StringBuilder("[");
        for (int i = 1; i <= table.columns().size(); i++) {
            line.append(i == 1 ? "" : ",");
            write(line, result, i, table.columns().get(i - 1));
        }
        return line.append(']').toString();
    }

    private static void write(StringBuilder line, ResultSet result, int i, Column column) throws SQLException {
        int start = line.length();
        switch (column.kind()) {
            case NUMBER -> line.append(result.getLong(i));
            case REAL -> line.append('"').append(result.getDouble(i)).append('"');
            case FLAG -> line.append(result.getBoolean(i));
            case DECIMAL -> {
                BigDecimal decimal = result.getBigDecimal(i);
                String plain =
                        decimal == null ? "" : decimal.stripTrailingZeros().toPlainString();
                line.append('"').append(plain).append('"');
            }
            case TEXT -> quote(line, result.getString(i));
            case BYTES -> {
                byte[] bytes = result.getBytes(i);
                line.append('"')
                        .append(bytes == null ? "" : Base64.getEncoder().encodeToString(bytes))
                        .append('"');
            }
        }
        if (result.wasNull()) {
            line.setLength(start);
            line.append("null");
        }
    }

    private static void quote(StringBuilder line, String text) {
        line.append('"');
        for (int i = 0; text != null && i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c < ' ' || c == '\u2028' || c == '\u2029' || c == '\u0085' || Character.isSurrogate(c)) {
                line.append(String.format("\\u%04x", (int) c));
            } else {
                line.append(c);
            }
        }
        line.append('"');
    }

    String insert() {
        return "insert into " + table.name() + " (" + table.columnNames() + ") values (?"
                + ", ?".repeat(table.columns().size() - 1) + ")";
    }

    /** @param columns of the line, in its order */
    void bind(PreparedStatement statement, String line) throws SQLException {
        JsonArray values;
        try (var reader = json.createReader(new StringReader(line))) {
            values = reader.readArray();
        }
        List<Column> columns = table.columns();
        for (int i = 0; i < columns.size(); i++) {
            bind(statement, i + 1, columns.get(i), values.get(i));
        }
    }

    private static void bind(PreparedStatement statement, int i, Column column, JsonValue value) throws SQLException {
        boolean none = value == JsonValue.NULL;
        String text = value instanceof JsonString string ? string.getString() : null;
        switch (column.kind()) {
            case NUMBER -> {
                if (none) {
                    statement.setNull(i, Types.BIGINT);
                } else {
                    statement.setLong(i, ((JsonNumber) value).longValueExact());
                }
            }
            case REAL -> statement.setObject(i, none ? null : Double.valueOf(text), Types.DOUBLE);
            case DECIMAL -> statement.setBigDecimal(i, none ? null : new BigDecimal(text));
            case FLAG -> statement.setObject(i, none ? null : value == JsonValue.TRUE, Types.BOOLEAN);
            case TEXT -> statement.setString(i, none ? null : text);
            case BYTES ->
                statement.setBytes(i, none ? null : Base64.getDecoder().decode(text));
        }
    }

    /** Takes a line. */
    interface Line {
        void take(String line) throws Exception;
    }
}
