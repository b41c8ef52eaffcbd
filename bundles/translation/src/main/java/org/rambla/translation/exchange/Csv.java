// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table for spreadsheets: with the mark by which they know UTF-8, the separator that they expect in the reader's
 * language, and nothing that they would take for a formula. What they write is read again.
 */
public final class Csv {
    private static final String MARK = "\uFEFF";
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final String separator;
    private final StringBuilder out = new StringBuilder(MARK);

    /** @param language of whoever opens it */
    public Csv(String language) {
        separator = language.equals("en") ? "," : ";";
    }

    public Csv row(List<String> cells) {
        out.append(cells.stream().map(Csv::cell).collect(Collectors.joining(separator)))
                .append("\r\n");
        return this;
    }

    private static String cell(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /**
     * Rows of a file with commas, semicolons or tabs, whichever its first line has most of; empty rows left out.
     *
     * @throws Unreadable when a quotation mark is opened and never closed: all that follows would be one cell
     */
    public static List<List<String>> read(String text) throws Unreadable {
        String file = text.startsWith(MARK) ? text.substring(1) : text;
        char separator = separator(file.lines().findFirst().orElse(""));
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int opened = 0;
        for (int i = 0; i < file.length(); i++) {
            char c = file.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < file.length() && file.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.toString().isBlank()) {
                quoted = true;
                opened = i;
                cell.setLength(0);
            } else if (c == separator) {
                row.add(unguarded(cell));
            } else if (c == '\n') {
                row.add(unguarded(cell));
                add(rows, row);
                row = new ArrayList<>();
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (quoted) {
            long line =
                    1 + file.substring(0, opened).chars().filter(c -> c == '\n').count();
            throw new Unreadable("translation.glossary.import.quote", line);
        }
        row.add(unguarded(cell));
        add(rows, row);
        return rows;
    }

    private static void add(List<List<String>> rows, List<String> row) {
        if (row.stream().anyMatch(cell -> !cell.isEmpty())) {
            rows.add(row);
        }
    }

    private static char separator(String line) {
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            long times = line.chars().filter(c -> c == candidate).count();
            if (times > most) {
                most = times;
                best = candidate;
            }
        }
        return best;
    }

    private static String unguarded(StringBuilder cell) {
        String text = cell.toString().strip();
        cell.setLength(0);
        return text.length() > 1 && text.charAt(0) == '\'' && FORMULA.indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }
}
