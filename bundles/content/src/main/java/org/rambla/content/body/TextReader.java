// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads plain text into blocks: blank lines part paragraphs; lines that begin with &gt; are quoted, or a box when the
 * first of them is its sign; lines that begin with
 * a dash or a number are lists. It reads back what {@link TextWriter} writes.
 */
final class TextReader {
    private static final int MAX_DEPTH = 6;
    private static final Pattern BULLET = Pattern.compile("[-*•–] +(.*)");
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,4})[.)] +(.*)");

    private final List<Block> blocks = new ArrayList<>();
    private final List<String> quoted = new ArrayList<>();
    private final int depth;
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
        return reader.blocks;
    }

    private void line(String source) {
        String line = source.replace('\t', ' ').strip();
        if (line.startsWith(">") && depth < MAX_DEPTH) {
            paragraph = null;
            quoted.add(line.substring(1));
            return;
        }
        endQuotation();
        Matcher bullet = BULLET.matcher(line);
        Matcher number = NUMBER.matcher(line);
        if (line.isEmpty()) {
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
