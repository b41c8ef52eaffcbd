// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.invitation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.rambla.identity.text.Folded;

/** The columns of a file of invitations, whatever their order. */
final class InvitationFile {
    /** Longest file, in characters. */
    static final int MOST_CHARACTERS = 1_000_000;
    /** Most lines in one file: they are all done in one go, or none. */
    static final int MOST_LINES = 1_000;

    private static final int SHOWN = 200;

    private InvitationFile() {}

    /** A column, and the names by which it is known. */
    enum Column {
        EMAIL(
                "email",
                "e mail",
                "mail",
                "adresse",
                "courriel",
                "adresse electronique",
                "e mail address",
                "email address"),
        NAME("name", "nom"),
        FUNCTION("function", "fonction"),
        ORGANISATION("organisation", "organization", "city", "ville"),
        LANGUAGE("language", "langue");

        private final List<String> names;

        Column(String... names) {
            this.names = List.of(names);
        }

        boolean required() {
            return this == EMAIL || this == NAME || this == ORGANISATION;
        }
    }

    /**
     * A line, unchecked.
     *
     * @param number in the file, from 1
     * @param broken a quote was opened and never closed, or a cell is longer than any could be
     */
    record Line(int number, Map<Column, String> cells, boolean broken) {
        String cell(Column column) {
            return cells.getOrDefault(column, "");
        }
    }

    /**
     * A file.
     *
     * @param missing columns that must be there and are not; then there are no lines
     * @param tooLong more than can be done in one go
     */
    record Content(List<Line> lines, List<Column> missing, boolean tooLong) {}

    static Content read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return new Content(List.of(), List.of(), true);
        }
        List<CsvText.Row> rows = CsvText.rows(text, MOST_LINES + 2);
        Map<Column, Integer> places =
                rows.isEmpty() ? Map.of() : places(rows.get(0).cells());
        List<Column> missing = new ArrayList<>();
        for (Column column : Column.values()) {
            if (column.required() && !places.containsKey(column)) {
                missing.add(column);
            }
        }
        if (!missing.isEmpty()) {
            return new Content(List.of(), missing, false);
        }
        if (rows.size() > MOST_LINES + 1) {
            return new Content(List.of(), List.of(), true);
        }
        return new Content(rows.stream().skip(1).map(row -> line(row, places)).toList(), List.of(), false);
    }

    private static Map<Column, Integer> places(List<String> header) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        for (int i = 0; i < header.size(); i++) {
            String name = Folded.key(header.get(i), 60);
            for (Column column : Column.values()) {
                if (column.names.contains(name)) {
                    places.putIfAbsent(column, i);
                }
            }
        }
        return places;
    }

    private static Line line(CsvText.Row row, Map<Column, Integer> places) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        boolean broken = row.open();
        for (Map.Entry<Column, Integer> place : places.entrySet()) {
            String cell = place.getValue() < row.cells().size() ? row.cells().get(place.getValue()) : "";
            broken |= cell.length() > SHOWN + 100;
            cells.put(place.getKey(), cell.length() > SHOWN + 100 ? Folded.cut(cell, SHOWN) + "…" : cell);
        }
        return new Line(row.number(), cells, broken);
    }
}
