// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.rambla.api.persistence.Row;

/** The current row of a result; labels are looked up once, then by number. */
final class ResultRow implements Row {
    private final String sql;
    private final ResultSet result;
    private final Map<String, Integer> columns;

    ResultRow(String sql, ResultSet result) throws SQLException {
        this.sql = sql;
        this.result = result;
        var meta = result.getMetaData();
        this.columns = new HashMap<>();
        for (int i = meta.getColumnCount(); i > 0; i--) {
            columns.put(meta.getColumnLabel(i).toLowerCase(Locale.ROOT), i);
        }
    }

    private int column(String label) {
        Integer column = columns.get(label);
        if (column == null) {
            column = columns.get(label.toLowerCase(Locale.ROOT));
        }
        if (column == null) {
            throw new IllegalArgumentException("No column " + label + " in: " + sql);
        }
        return column;
    }

    @Override
    public String text(String label) {
        return read(label, ResultSet::getString);
    }

    @Override
    public long number(String label) {
        return read(label, ResultSet::getLong);
    }

    @Override
    public int integer(String label) {
        return read(label, ResultSet::getInt);
    }

    @Override
    public Long numberOrNull(String label) {
        long number = number(label);
        return number == 0 && read(label, (r, c) -> r.wasNull()) ? null : Long.valueOf(number);
    }

    @Override
    public boolean flag(String label) {
        return read(label, ResultSet::getBoolean);
    }

    @Override
    public Instant instant(String label) {
        Long millis = numberOrNull(label);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    @Override
    public byte[] bytes(String label) {
        return read(label, ResultSet::getBytes);
    }

    private <T> T read(String label, Column<T> value) {
        try {
            return value.read(result, column(label));
        } catch (SQLException e) {
            throw SqlFailure.of(sql, e);
        }
    }

    private interface Column<T> {
        T read(ResultSet result, int column) throws SQLException;
    }
}
