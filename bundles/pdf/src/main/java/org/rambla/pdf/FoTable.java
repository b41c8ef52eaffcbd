// SPDX-License-Identifier: Apache-2.0
package org.rambla.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;

/** Writes a table as XSL-FO. Cells that reach over the edge of their table are cut to fit. */
final class FoTable {
    private static final int MAX_COLUMNS = 60;

    private final StringBuilder out;
    private final Consumer<Element> inlines;
    private final Consumer<Element> blocks;

    FoTable(StringBuilder out, Consumer<Element> inlines, Consumer<Element> blocks) {
        this.out = out;
        this.inlines = inlines;
        this.blocks = blocks;
    }

    void write(Element table) {
        Element caption = table.selectFirst("> caption");
        if (caption != null) {
            out.append("<fo:block font-weight=\"bold\" space-before=\"8pt\" keep-with-next.within-page=\"always\">");
            inlines.accept(caption);
            out.append("</fo:block>");
        }
        List<Element> head = new ArrayList<>();
        List<Element> body = new ArrayList<>();
        for (Element row : table.select("> thead > tr, > tbody > tr, > tr")) {
            boolean inHead = row.parent().normalName().equals("thead");
            (inHead ? head : body).add(row);
        }
        if (body.isEmpty()) {
            body.addAll(head);
            head.clear();
        }
        if (body.isEmpty()) {
            return;
        }
        int columns = Math.max(columns(head), columns(body));
        out.append(
                "<fo:table table-layout=\"fixed\" width=\"100%\" space-before=\"6pt\" space-after=\"8pt\" border-collapse=\"collapse\">");
        for (int i = 0; i < columns; i++) {
            out.append("<fo:table-column column-width=\"proportional-column-width(1)\"/>");
        }
        part("header", head, columns);
        part("body", body, columns);
        out.append("</fo:table>");
    }

    private static int span(Element cell, String name, int most) {
        String number = cell.attr(name);
        return number.matches("[1-9][0-9]{0,3}") ? Math.max(1, Math.min(most, Integer.parseInt(number))) : 1;
    }

    /** How wide the table is, with what reaches down from rows above. */
    private static int columns(List<Element> rows) {
        int most = 1;
        int[] covered = new int[MAX_COLUMNS];
        for (int r = 0; r < rows.size(); r++) {
            for (Place place : places(rows.get(r), rows.size() - r, covered)) {
                most = Math.max(most, place.column() + place.width());
            }
        }
        return most;
    }

    private record Place(Element cell, int column, int width, int height) {}

    private void part(String name, List<Element> rows, int columns) {
        if (rows.isEmpty()) {
            return;
        }
        out.append("<fo:table-").append(name).append('>');
        int[] covered = new int[columns];
        for (int r = 0; r < rows.size(); r++) {
            boolean[] above = new boolean[columns];
            for (int i = 0; i < columns; i++) {
                above[i] = covered[i] > 0;
            }
            row(places(rows.get(r), rows.size() - r, covered), above);
        }
        out.append("</fo:table-").append(name).append('>');
    }

    private void row(List<Place> places, boolean[] above) {
        out.append("<fo:table-row>");
        int column = 0;
        for (Place place : places) {
            gap(column, place.column(), above);
            cell(place.cell(), place.width(), place.height());
            column = place.column() + place.width();
        }
        gap(column, above.length, above);
        out.append("</fo:table-row>");
    }

    private void gap(int from, int to, boolean[] above) {
        for (int i = from; i < to; i++) {
            out.append(above[i] ? "" : "<fo:table-cell border=\".5pt solid #7d786f\"><fo:block/></fo:table-cell>");
        }
    }

    /**
     * Where the cells of a row stand.
     *
     * @param left rows up to the end, this one with them
     * @param covered how many rows, from this one on, are covered from above in each column; brought forward to the next row
     */
    private static List<Place> places(Element row, int left, int[] covered) {
        List<Place> places = new ArrayList<>();
        int[] next = new int[covered.length];
        int column = 0;
        for (Element cell : row.children()) {
            while (column < covered.length && covered[column] > 0) {
                column++;
            }
            if (column == covered.length) {
                break;
            }
            int wanted = span(cell, "colspan", covered.length - column);
            int width = 1;
            while (width < wanted && covered[column + width] == 0) {
                width++;
            }
            places.add(new Place(cell, column, width, span(cell, "rowspan", left)));
            column += width;
        }
        for (Place place : places) {
            Arrays.fill(next, place.column(), place.column() + place.width(), place.height() - 1);
        }
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < covered.length; i++) {
            next[i] = Math.max(next[i], covered[i] - 1);
            least = Math.min(least, next[i]);
        }
        return least > 0 ? shortened(places, least, next, covered) : keep(places, next, covered);
    }

    private static List<Place> keep(List<Place> places, int[] next, int[] covered) {
        System.arraycopy(next, 0, covered, 0, covered.length);
        return places;
    }

    // Where nothing would be left for the next row, the cells of this one end earlier.
    private static List<Place> shortened(List<Place> places, int by, int[] next, int[] covered) {
        List<Place> shorter = new ArrayList<>();
        for (Place place : places) {
            int height = Math.max(1, place.height() - by);
            shorter.add(new Place(place.cell(), place.column(), place.width(), height));
            Arrays.fill(next, place.column(), place.column() + place.width(), height - 1);
        }
        return keep(shorter, next, covered);
    }

    private void cell(Element cell, int width, int height) {
        boolean head = cell.normalName().equals("th");
        out.append("<fo:table-cell padding=\"1.2mm\" border=\".5pt solid #7d786f\"");
        out.append(width > 1 ? " number-columns-spanned=\"" + width + "\"" : "");
        out.append(height > 1 ? " number-rows-spanned=\"" + height + "\"" : "");
        out.append(head ? " role=\"TH\" font-weight=\"bold\" background-color=\"#f2f0eb\">" : ">");
        if (cell.childrenSize() == 0) {
            out.append("<fo:block/>");
        }
        blocks.accept(cell);
        out.append("</fo:table-cell>");
    }
}
