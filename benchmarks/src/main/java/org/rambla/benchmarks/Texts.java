// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the demonstration brought and the load is made of.
 *
 * @param space the space that is measured: public, joined by the member who reads
 * @param others further spaces
 */
record Texts(List<Post> posts, List<String> titles, List<Author> authors, Space space, List<Space> others) {
    /** A text as the forum keeps it. */
    record Post(String body, int sanitiser, String language) {}

    record Author(long member, long organisation) {}

    /** A space with the audience of its forum for every visitor. */
    record Space(long id, String slug, long audience) {}

    private static final String SPACES = "select s.id, s.slug, a.id from space_space s"
            + " join space_feature f on f.space_id = s.id and f.feature = 'forum' and f.state <> 'OFF'"
            + " join space_audience a on a.space_id = s.id and a.feature = 'forum' and a.least = 0"
            + " where s.visibility = 'PUBLIC' and s.archived = false and f.permissions = '{}'"
            + " and %s (select 1 from space_membership m join identity_member i on i.id = m.member"
            + " where m.space_id = s.id and i.email = '%s') order by s.id";

    static Texts read(Connection connection, String reader) throws SQLException {
        List<Space> joined = spaces(connection, SPACES.formatted("exists", reader));
        if (joined.isEmpty()) {
            throw new IllegalStateException(reader + " is in no public space with an open forum");
        }
        List<Space> others = new ArrayList<>(joined.subList(1, joined.size()));
        others.addAll(spaces(connection, SPACES.formatted("not exists", reader)));
        return new Texts(
                rows(
                        connection,
                        "select body, sanitiser, language from forum_post where state = 'PUBLISHED' order by id",
                        row -> new Post(row.getString(1), row.getInt(2), row.getString(3))),
                rows(connection, "select title from forum_topic order by id", row -> row.getString(1)),
                rows(
                        connection,
                        "select id, organisation from identity_member where state = 'ACTIVE' order by id",
                        row -> new Author(row.getLong(1), row.getLong(2))),
                joined.get(0),
                others);
    }

    private static List<Space> spaces(Connection connection, String sql) throws SQLException {
        return rows(connection, sql, row -> new Space(row.getLong(1), row.getString(2), row.getLong(3)));
    }

    /** Of everything that is loaded. */
    Set<Long> audiences() {
        Set<Long> audiences = new HashSet<>(Set.of(space.audience()));
        others.forEach(other -> audiences.add(other.audience()));
        return audiences;
    }

    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static <T> List<T> rows(Connection connection, String sql, Reader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(reader.read(found));
            }
        }
        return rows;
    }
}
