// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jsoup.nodes.Element;

/** Reads a table: a caption, rows of the head, rows of the body. A row of the head carries the attribute "head". */
final class TableReader {
    static final String HEAD = "head";

    private final Function<Element, List<Block>> cellContent;

    TableReader(Function<Element, List<Block>> cellContent) {
        this.cellContent = cellContent;
    }

    /** The table; without children when no cell holds anything. */
    Block read(Element element) {
        Block table = new Block("table");
        List<Block> rows = new ArrayList<>();
        for (Element child : element.children()) {
            switch (child.normalName()) {
                case "caption" -> caption(child, table);
                case "tr" -> row(child, false, rows);
                default ->
                    child.children().forEach(row -> row(row, child.normalName().equals("thead"), rows));
            }
        }
        boolean empty = rows.stream().flatMap(row -> row.children.stream()).allMatch(cell -> cell.children.isEmpty());
        if (empty) {
            table.children.clear();
            return table;
        }
        head(rows);
        table.children.addAll(rows);
        return table;
    }

    private void caption(Element element, Block table) {
        List<Block> content = cellContent.apply(element);
        if (!content.isEmpty()
                && table.children.isEmpty()
                && !content.get(0).runs.isEmpty()) {
            Block caption = HtmlReader.hinted(new Block("caption"), element);
            caption.runs.addAll(content.get(0).runs);
            table.children.add(caption);
        }
    }

    private void row(Element element, boolean head, List<Block> rows) {
        if (!element.normalName().equals("tr")) {
            return;
        }
        Block row = HtmlReader.hinted(new Block("tr"), element);
        for (Element cell : element.children()) {
            String kind = cell.normalName();
            if (kind.equals("td") || kind.equals("th")) {
                Block block = new Block(kind, cellContent.apply(cell));
                span(block, "colspan", Addresses.number(cell.attr("colspan"), 50));
                span(block, "rowspan", Addresses.number(cell.attr("rowspan"), 500));
                String scope = Addresses.scope(cell.attr("scope"));
                if (kind.equals("th")) {
                    block.attributes.put("scope", scope.isEmpty() ? "" : scope);
                }
                row.children.add(block);
            }
        }
        if (!row.children.isEmpty()) {
            if (head) {
                row.attributes.put(HEAD, "");
            }
            rows.add(row);
        }
    }

    private static void span(Block cell, String attribute, int number) {
        if (number > 1) {
            cell.attributes.put(attribute, String.valueOf(number));
        }
    }

    // A first row of headings alone is the head, however the editor wrote it; every heading says what it is for.
    private static void head(List<Block> rows) {
        Block first = rows.get(0);
        if (rows.size() > 1 && first.children.stream().allMatch(cell -> cell.kind.equals("th"))) {
            first.attributes.put(HEAD, "");
        }
        boolean open = true;
        for (Block row : rows) {
            open &= row.attributes.containsKey(HEAD);
            if (!open) {
                row.attributes.remove(HEAD);
            }
            String scope = open ? "col" : "row";
            row.children.forEach(cell -> cell.attributes.computeIfPresent("scope", (k, v) -> v.isEmpty() ? scope : v));
        }
    }
}
