// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.sql;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A statement with its arguments, collections spread out. They are padded to 1, 2, 4, 8 ... by repeating the last value,
 * so that few different statements reach the database's cache; an empty one becomes null, which is in no list.
 */
public record Arguments(String sql, List<Object> values) {
    public static Arguments of(String sql, Object... arguments) {
        for (Object argument : arguments) {
            if (argument instanceof Collection) {
                return spread(sql, arguments);
            }
        }
        return new Arguments(sql, Arrays.asList(arguments));
    }

    private static Arguments spread(String sql, Object[] arguments) {
        var text = new StringBuilder(sql.length() + 64);
        var values = new ArrayList<>(arguments.length + 16);
        int argument = 0;
        char quote = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '?' && argument < arguments.length) {
                Object value = arguments[argument++];
                if (value instanceof Collection<?> many) {
                    pad(many, text, values);
                    continue;
                }
                values.add(value);
            }
            text.append(c);
        }
        if (argument < arguments.length) {
            throw new IllegalArgumentException(arguments.length + " arguments for: " + sql);
        }
        return new Arguments(text.toString(), values);
    }

    private static void pad(Collection<?> many, StringBuilder text, List<Object> values) {
        int size = 1;
        while (size < many.size()) {
            size *= 2;
        }
        Object last = null;
        for (Object value : many) {
            values.add(last = value);
        }
        for (int i = many.size(); i < size; i++) {
            values.add(last);
        }
        text.append("?, ".repeat(size - 1)).append('?');
    }

    public void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            bind(statement, i + 1, values.get(i));
        }
    }

    private static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value instanceof String text) {
            statement.setString(index, clean(text));
        } else if (value instanceof Long number) {
            statement.setLong(index, number);
        } else if (value instanceof Integer number) {
            statement.setInt(index, number);
        } else if (value instanceof Boolean flag) {
            statement.setBoolean(index, flag);
        } else if (value instanceof Instant instant) {
            statement.setLong(index, instant.toEpochMilli());
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else if (value == null) {
            statement.setObject(index, null);
        } else if (value instanceof Enum<?> constant) {
            statement.setString(index, constant.name());
        } else if (value instanceof Short || value instanceof Double || value instanceof BigDecimal) {
            statement.setObject(index, value);
        } else {
            throw new IllegalArgumentException("Not an argument for a statement: " + value.getClass());
        }
    }

    /** Without NUL, which PostgreSQL does not keep. */
    public static String clean(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }
}
