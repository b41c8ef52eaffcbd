// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads plain text into blocks: blank lines part paragraphs; lines that begin with &gt; are quoted, or a box when the
 * first of them is its sign; lines that begin with
 * a dash or a number are lists. It reads back what {@link TextWriter} writes. Whoever types without an editor also gets
 * headings (two to four # and a blank before the words) and tables (lines that begin and end with |, the first with the
 * headings of the columns).
 */
final class TextReader {
    private static final int MAX_DEPTH = 6;
    private static final Pattern BULLET = Pattern.compile("[-*•–] +(.*)");
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,4})[.)] +(.*)");
    private static final Pattern HEADING = Pattern.compile("(#{2,4}) ++(.+)");
    /** What Markdown has below the headings of columns. */
    private static final Pattern RULE = Pattern.compile("(?: *+:?+-{3,}+:?+ *+\\|?+)++");

    /** Short rows are filled up to the longest one in tables of at most so many cells. */
    private static final int MOST_FILLED = 5_000;

    private final List<Block> blocks = new ArrayList<>();
    private final List<String> quoted = new ArrayList<>();
    private final int depth;
    private final List<String> rows = new ArrayList<>();
    private List<Run> paragraph;

    private TextReader(int depth) {
        this.depth = depth;
    }

    static List<Block> read(String text) {
        return read(
                List.of(Characters.clean(text.replace("\r\n", "\n").replace('\r', '\n'))
                        .split("\n", -1)),
                0);
    }

    private static List<Block> read(List<String> lines, int depth) {
        TextReader reader = new TextReader(depth);
        lines.forEach(reader::line);
        reader.endQuotation();
        reader.endTable();
        return reader.blocks;
    }

    private void line(String source) {
        String line = source.replace('\t', ' ').strip();
        if (line.length() > 2 && line.startsWith("|") && line.endsWith("|")) {
            endQuotation();
            paragraph = null;
            rows.add(line.substring(1, line.length() - 1));
            return;
        }
        endTable();
        if (line.startsWith(">") && depth < MAX_DEPTH) {
            paragraph = null;
            quoted.add(line.substring(1));
            return;
        }
        endQuotation();
        Matcher bullet = BULLET.matcher(line);
        Matcher number = NUMBER.matcher(line);
        Matcher heading = HEADING.matcher(line);
        if (line.isEmpty()) {
            paragraph = null;
        } else if (heading.matches()) {
            Block block = new Block("h" + heading.group(1).length());
            block.runs.add(Run.PLAIN.withText(heading.group(2)));
            blocks.add(block);
            paragraph = null;
        } else if (bullet.matches()) {
            item("ul", bullet.group(1), "");
        } else if (number.matches()) {
            item("ol", number.group(2), number.group(1));
        } else if (paragraph != null) {
            paragraph.add(Run.PLAIN.lineEnd());
            paragraph.add(Run.PLAIN.withText(line));
        } else {
            blocks.add(paragraph(line));
        }
    }

    private Block paragraph(String line) {
        Block block = new Block("p");
        block.runs.add(Run.PLAIN.withText(line));
        paragraph = block.runs;
        return block;
    }

    private void item(String kind, String text, String number) {
        if (text.isBlank()) {
            return;
        }
        Block last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
        if (last == null || !last.kind.equals(kind)) {
            last = new Block(kind);
            if (kind.equals("ol") && Integer.parseInt(number) > 1) {
                last.attributes.put("start", String.valueOf(Integer.parseInt(number)));
            }
            blocks.add(last);
        }
        last.children.add(new Block("li", List.of(paragraph(text.strip()))));
    }

    /** A single line between two | is a sentence with two signs, not a table. */
    private void endTable() {
        if (rows.size() > 1 && RULE.matcher(rows.get(1)).matches()) {
            rows.remove(1);
        }
        if (rows.size() == 1) {
            blocks.add(paragraph("|" + rows.get(0) + "|"));
        } else if (!rows.isEmpty()) {
            List<String[]> cells =
                    rows.stream().map(row -> row.split("\\|", -1)).toList();
            int most = cells.stream().mapToInt(row -> row.length).max().orElse(0);
            int columns = (long) most * rows.size() > MOST_FILLED ? 0 : most;
            Block table = new Block("table");
            cells.forEach(row -> table.children.add(row(row, columns, table.children.isEmpty())));
            paragraph = null;
            if (table.children.stream()
                    .flatMap(row -> row.children.stream())
                    .anyMatch(cell -> !cell.children.isEmpty())) {
                blocks.add(table);
            }
        }
        rows.clear();
    }

    private Block row(String[] texts, int columns, boolean head) {
        Block row = new Block("tr");
        for (int i = 0; i < Math.max(columns, texts.length); i++) {
            String text = i < texts.length ? texts[i].strip() : "";
            Block cell = new Block(head ? "th" : "td", text.isEmpty() ? List.of() : List.of(paragraph(text)));
            if (head) {
                cell.attributes.put("scope", "col");
            }
            row.children.add(cell);
        }
        if (head) {
            row.attributes.put(TableReader.HEAD, "");
        }
        return row;
    }

    private void endQuotation() {
        if (!quoted.isEmpty()) {
            Block around = Boxes.quoted(quoted);
            boolean sign = !around.kind.equals("blockquote");
            around.children.addAll(read(List.copyOf(quoted.subList(sign ? 1 : 0, quoted.size())), depth + 1));
            quoted.clear();
            if (!around.children.isEmpty()) {
                blocks.add(around);
            }
        }
    }
}
