// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rambla.api.persistence.RowMapper;
import org.rambla.persistence.source.StatementCount;

/** Runs statements on one connection, counted. */
public final class Jdbc {
    private final Connection connection;

    public Jdbc(Connection connection) {
        this.connection = connection;
    }

    public <T> List<T> list(String sql, RowMapper<T> mapper, Object... arguments) {
        return rows(sql, 0, arguments, result -> {
            var row = new ResultRow(sql, result);
            var list = new ArrayList<T>();
            while (result.next()) {
                list.add(mapper.map(row));
            }
            return list;
        });
    }

    public <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... arguments) {
        return rows(
                sql,
                1,
                arguments,
                result ->
                        result.next() ? Optional.ofNullable(mapper.map(new ResultRow(sql, result))) : Optional.empty());
    }

    public long number(String sql, Object... arguments) {
        return rows(sql, 1, arguments, result -> result.next() ? result.getLong(1) : 0L);
    }

    public int execute(String sql, Object... arguments) {
        var bound = Arguments.of(sql, arguments);
        StatementCount.add();
        try (PreparedStatement statement = connection.prepareStatement(bound.sql())) {
            bound.bind(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw SqlFailure.of(sql, e);
        }
    }

    /** The same statement for each of many; sent together. Arguments are no collections. */
    public void executeAll(String sql, List<Object[]> many) {
        if (many.isEmpty()) {
            return;
        }
        StatementCount.add();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] arguments : many) {
                Arguments.of(sql, arguments).bind(statement);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw SqlFailure.of(sql, e);
        }
    }

    private <T> T rows(String sql, int limit, Object[] arguments, Result<T> result) {
        var bound = Arguments.of(sql, arguments);
        StatementCount.add();
        try (PreparedStatement statement = connection.prepareStatement(bound.sql())) {
            if (limit > 0) {
                statement.setMaxRows(limit);
            }
            bound.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                return result.read(rows);
            }
        } catch (SQLException e) {
            throw SqlFailure.of(sql, e);
        }
    }

    private interface Result<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
