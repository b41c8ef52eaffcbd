// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.pdf;

import java.util.ArrayList;
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
        out.append("<fo:table table-layout=\"fixed\" width=\"100%\" space-before=\"6pt\" space-after=\"8pt\" border-collapse=\"collapse\">");
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

    private static int columns(List<Element> rows) {
        int most = 1;
        for (Element row : rows) {
            int width = 0;
            for (Element cell : row.children()) {
                width += span(cell, "colspan", MAX_COLUMNS);
            }
            most = Math.max(most, width);
        }
        return Math.min(MAX_COLUMNS, most);
    }

    private void part(String name, List<Element> rows, int columns) {
        if (rows.isEmpty()) {
            return;
        }
        out.append("<fo:table-").append(name).append('>');
        // How many rows below are still covered from above, column by column.
        int[] covered = new int[columns];
        for (int r = 0; r < rows.size(); r++) {
            out.append("<fo:table-row>");
            row(rows.get(r), rows.size() - r, covered);
            out.append("</fo:table-row>");
        }
        out.append("</fo:table-").append(name).append('>');
    }

    private void row(Element row, int left, int[] covered) {
        int column = 0;
        for (Element cell : row.children()) {
            column = covered(covered, column);
            if (column >= covered.length) {
                break;
            }
            int width = 1;
            int wanted = span(cell, "colspan", covered.length - column);
            while (width < wanted && covered[column + width] == 0) {
                width++;
            }
            int height = span(cell, "rowspan", left);
            cell(cell, width, height);
            for (int i = column; i < column + width; i++) {
                covered[i] = height - 1;
            }
            column += width;
        }
        for (column = covered(covered, column); column < covered.length; column = covered(covered, column + 1)) {
            out.append("<fo:table-cell border=\".5pt solid #7d786f\"><fo:block/></fo:table-cell>");
        }
    }

    /** The next free column; those that are covered from above are counted down on the way. */
    private static int covered(int[] covered, int from) {
        int column = from;
        while (column < covered.length && covered[column] > 0) {
            covered[column++]--;
        }
        return column;
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
