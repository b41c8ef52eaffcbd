// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.attendance;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table as spreadsheets and meeting tools write it: with commas, semicolons or tabs, in any of the usual encodings. */
final class Table {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Table() {}

    /**
     * Rows of cells; empty rows are left out.
     *
     * @param most rows; what follows is not read
     */
    static List<List<String>> read(byte[] bytes, int most) {
        String text = text(bytes);
        char separator = separator(text);
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i <= text.length() && rows.size() < most; i++) {
            char c = i == text.length() ? '\n' : text.charAt(i);
            if (quoted && i < text.length()) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == separator) {
                end(row, cell);
            } else if (c == '\n' || c == '\r') {
                end(row, cell);
                if (row.stream().anyMatch(filled -> !filled.isEmpty())) {
                    rows.add(List.copyOf(row));
                }
                row.clear();
            } else {
                cell.append(c);
            }
        }
        return rows;
    }

    private static void end(List<String> row, StringBuilder cell) {
        row.add(cell.toString().strip());
        cell.setLength(0);
    }

    /** The one that most of the text is separated by. */
    private static char separator(String text) {
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            long found = text.chars().limit(20_000).filter(c -> c == candidate).count();
            if (found > most) {
                most = found;
                best = candidate;
            }
        }
        return best;
    }

    private static String text(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (bytes.length > 1 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, WINDOWS);
        }
    }
}
