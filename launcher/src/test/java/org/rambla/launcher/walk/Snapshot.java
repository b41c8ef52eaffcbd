// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.walk;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.rambla.launcher.system.Network.Made;

/** Everything in the database that only a change by a person changes, to be compared with later. */
record Snapshot(Map<String, List<String>> rows) {
    /** What moves by itself: the pace of attempts, the delivery of events and mail, who was where when. */
    private static final Set<String> RESTLESS = Set.of(
            "identity_attempt",
            "forum_read",
            "wiki_read",
            "space_visit",
            "content_submission",
            "extension_server",
            "wiki_writer",
            "wiki_pass",
            "search_stamp",
            "search_missed",
            "translation_job",
            "translation_version",
            "translation_passage",
            "translation_segment",
            "translation_use");

    private static final Set<String> RESTLESS_COLUMNS = Set.of("used_at", "last_seen_at");

    /** @param tables see {@link #tables} */
    static Snapshot of(DataSource database, List<String> tables) {
        Map<String, List<String>> all = new TreeMap<>();
        try (Connection connection = database.getConnection()) {
            for (String table : tables) {
                all.put(table, rows(connection, table));
            }
            return new Snapshot(all);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tables of which a snapshot is taken. */
    static List<String> tables(DataSource database) {
        List<String> tables = new ArrayList<>();
        try (Connection connection = database.getConnection();
                ResultSet found = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            while (found.next()) {
                String table = found.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (!table.startsWith("persistence_") && !table.startsWith("mail_") && !RESTLESS.contains(table)) {
                    tables.add(table);
                }
            }
            return tables;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> rows(Connection connection, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select * from " + table)) {
            // Read once: a walk takes hundreds of snapshots.
            String[] columns = columns(result.getMetaData());
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 0; i < columns.length; i++) {
                    if (columns[i] != null) {
                        row.append(columns[i]).append(result.getString(i + 1)).append("; ");
                    }
                }
                rows.add(row.toString());
            }
        }
        Collections.sort(rows);
        return rows;
    }

    /** "name=" of each column, null for one that is left out. */
    private static String[] columns(ResultSetMetaData meta) throws SQLException {
        String[] columns = new String[meta.getColumnCount()];
        for (int i = 0; i < columns.length; i++) {
            String column = meta.getColumnName(i + 1).toLowerCase(Locale.ROOT);
            columns[i] = RESTLESS_COLUMNS.contains(column) ? null : column + "=";
        }
        return columns;
    }

    /** Only what belongs to a space: rows that name it, and those of its items and files. */
    Snapshot about(Made made) {
        String items = made.topic() + "|" + made.reply() + "|" + made.managersReply() + "|" + made.event();
        Pattern ofItem = Pattern.compile(
                "^id=(" + items + ");|\\b(topic|post|item|parent|event)=(" + items + ");|\\bfile=" + made.file() + ";");
        Map<String, List<String>> some = new TreeMap<>();
        rows.forEach((table, all) -> some.put(
                table,
                all.stream()
                        .filter(row -> row.contains("space_id=" + made.space() + ";")
                                || table.matches(
                                                "(content|forum|webinar)_(item|attachment|topic|post|revision|event|registration)")
                                        && ofItem.matcher(row).find())
                        .toList()));
        return new Snapshot(some);
    }

    /** What is there now and was not, or the other way round. */
    List<String> changesUntil(Snapshot later) {
        List<String> changes = new ArrayList<>();
        later.rows.forEach((table, now) -> {
            List<String> before = rows.getOrDefault(table, List.of());
            if (!now.equals(before)) {
                List<String> added = new ArrayList<>(now);
                before.forEach(added::remove);
                List<String> gone = new ArrayList<>(before);
                now.forEach(gone::remove);
                changes.add(table + ": + " + added + " - " + gone);
            }
        });
        return changes;
    }
}
