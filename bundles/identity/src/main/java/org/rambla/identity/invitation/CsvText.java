// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.invitation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as spreadsheets write it: separated by semicolons, commas or tabs, cells in quotes where they hold one, any line
 * ends, with or without a byte order mark, in UTF-8 or else in the Western Windows code page.
 */
final class CsvText {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char[] SEPARATORS = {';', ',', '\t'};

    private CsvText() {}

    /**
     * A row.
     *
     * @param number line of the file where it begins, from 1
     * @param open a quote was opened and never closed
     */
    record Row(int number, List<String> cells, boolean open) {}

    static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, WINDOWS);
        }
    }

    /** Rows that are not blank, at most so many. */
    static List<Row> rows(String table, int most) {
        String text = table.startsWith("\ufeff") ? table.substring(1) : table;
        return new Reader(text, separator(text)).rows(most);
    }

    /** The one that stands most often in the first line, outside quotes. */
    private static char separator(String text) {
        int[] counts = new int[SEPARATORS.length];
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                break;
            }
            for (int s = 0; s < SEPARATORS.length && !quoted; s++) {
                counts[s] += c == SEPARATORS[s] ? 1 : 0;
            }
        }
        int best = 0;
        for (int s = 1; s < SEPARATORS.length; s++) {
            best = counts[s] > counts[best] ? s : best;
        }
        return SEPARATORS[best];
    }

    private static final class Reader {
        private final String text;
        private final char separator;
        private final List<Row> rows = new ArrayList<>();
        private List<String> cells = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private int line = 1;
        private int begin = 1;
        private boolean quoted;

        Reader(String text, char separator) {
            this.text = text;
            this.separator = separator;
        }

        List<Row> rows(int most) {
            for (int i = 0; i < text.length() && rows.size() < most; i++) {
                char c = text.charAt(i);
                boolean twin = i + 1 < text.length() && text.charAt(i + 1) == c;
                if (c == '"') {
                    if (quoted && twin) {
                        cell.append(c);
                        i++;
                    } else if (quoted || cell.toString().isBlank()) {
                        quoted = !quoted;
                    } else {
                        // A quote in the middle of a cell is a quote.
                        cell.append(c);
                    }
                } else if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    continue;
                } else if (c == '\n' || c == '\r') {
                    line++;
                    if (quoted) {
                        cell.append(' ');
                    } else {
                        endRow();
                    }
                } else if (c == separator && !quoted) {
                    endCell();
                } else {
                    cell.append(c);
                }
            }
            if (rows.size() < most) {
                endRow();
            }
            return rows;
        }

        private void endCell() {
            cells.add(cell.toString().strip());
            cell.setLength(0);
        }

        private void endRow() {
            endCell();
            if (cells.stream().anyMatch(c -> !c.isEmpty())) {
                rows.add(new Row(begin, List.copyOf(cells), quoted));
            }
            cells = new ArrayList<>();
            quoted = false;
            begin = line;
        }
    }
}
