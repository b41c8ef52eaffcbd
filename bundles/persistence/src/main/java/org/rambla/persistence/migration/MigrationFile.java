// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.migration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.rambla.api.persistence.Dialect;

/**
 * One file of statements, {@code V001__name.sql}. A statement ends with a semicolon at the end of a line. {@code ${text}}
 * and {@code ${bytes}} stand for the database's types of unlimited size; lines between {@code --derby} or
 * {@code --postgresql} and {@code --end} are for that database only.
 */
public record MigrationFile(String name, String text) implements Comparable<MigrationFile> {
    private static final Pattern NAME = Pattern.compile("V\\d{3,}__[a-z0-9_]+\\.sql");
    private static final Pattern MADE =
            Pattern.compile("(?:create|alter|drop)\\s+(?:table|sequence)\\s+([a-z0-9_.\"]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEQUENCE =
            Pattern.compile("(create\\s+sequence\\s+[a-z0-9_]+)(\\s+as\\s)?", Pattern.CASE_INSENSITIVE);

    public MigrationFile {
        if (!NAME.matcher(name).matches()) {
            throw new MigrationFailure("A migration is called V001__name.sql, in lower-case letters; not " + name);
        }
        text = text.replace("\r\n", "\n");
    }

    /** SHA-256 of the text, whatever its line ends. */
    public String checksum() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** @param unit whose name and a low line begin the names of all tables and sequences */
    public List<String> statements(String unit, Dialect dialect) {
        var statements = new ArrayList<String>();
        var statement = new StringBuilder();
        Dialect only = null;
        for (String line : (text + "\n;").split("\n")) {
            String marker = line.strip();
            if (marker.equals("--derby")) {
                only = Dialect.DERBY;
            } else if (marker.equals("--postgresql")) {
                only = Dialect.POSTGRESQL;
            } else if (marker.equals("--end")) {
                only = null;
            } else if (!marker.startsWith("--") && (only == null || only == dialect)) {
                statement.append(types(line, dialect)).append('\n');
                if (marker.endsWith(";")) {
                    add(statement, unit, statements);
                }
            }
        }
        return statements;
    }

    private void add(StringBuilder collected, String unit, List<String> statements) {
        String sql = collected.toString().strip();
        collected.setLength(0);
        sql = sql.substring(0, sql.length() - 1).strip();
        var made = MADE.matcher(sql);
        while (made.find()) {
            if (!made.group(1).toLowerCase(Locale.ROOT).startsWith(unit + "_")) {
                throw new MigrationFailure(
                        name + ": " + made.group(1) + " is not of this unit, whose names begin with " + unit + "_");
            }
        }
        if (!sql.isEmpty()) {
            statements.add(sequence(sql));
        }
    }

    /** Derby's sequences are integers from the lowest one up unless one says otherwise. */
    private String sequence(String sql) {
        var created = SEQUENCE.matcher(sql);
        if (!created.lookingAt()) {
            return sql;
        }
        if (!sql.toLowerCase(Locale.ROOT).contains("start with")) {
            throw new MigrationFailure(name + ": " + sql + " needs \"start with\", the databases differ without");
        }
        return created.group(2) == null ? created.group(1) + " as bigint" + sql.substring(created.end(1)) : sql;
    }

    private static String types(String line, Dialect dialect) {
        boolean derby = dialect == Dialect.DERBY;
        return line.replace("${text}", derby ? "clob" : "text").replace("${bytes}", derby ? "blob" : "bytea");
    }

    @Override
    public int compareTo(MigrationFile other) {
        return name.compareTo(other.name);
    }
}
