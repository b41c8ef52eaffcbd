// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.attendance;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table for spreadsheets: with the mark by which they know UTF-8, the separator that they expect in the reader's
 * language, and nothing that they would take for a formula.
 */
final class Csv {
    private static final String MARK = "\uFEFF";

    /**
     * Where one may begin: at the beginning of a cell, and within it behind what a spreadsheet of another language takes for
     * a separator, with blanks and quotes between them or without.
     */
    private static final Pattern FORMULA =
            Pattern.compile("((?:^|[,;\t\r\n])[\"\\s]*)(?=[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])");

    private final String separator;
    private final StringBuilder out = new StringBuilder(MARK);

    Csv(String language) {
        separator = language.equals("en") ? "," : ";";
    }

    Csv row(List<?> cells) {
        out.append(cells.stream().map(Csv::cell).collect(Collectors.joining(separator)))
                .append("\r\n");
        return this;
    }

    private static String cell(Object value) {
        if (value instanceof Number number) {
            return number.toString();
        }
        String text = FORMULA.matcher(String.valueOf(value)).replaceAll("$1'");
        if (!text.isEmpty() && "\t\r\n".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
