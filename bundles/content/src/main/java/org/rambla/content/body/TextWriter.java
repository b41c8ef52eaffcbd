// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes blocks as plain text, in the form that {@link TextReader} reads. */
final class TextWriter {
    private TextWriter() {}

    static String write(List<Block> blocks) {
        return String.join("\n", lines(blocks));
    }

    private static List<String> lines(List<Block> blocks) {
        List<String> out = new ArrayList<>();
        for (Block block : blocks) {
            if (!out.isEmpty()) {
                out.add("");
            }
            out.addAll(lines(block));
        }
        return out;
    }

    private static List<String> lines(Block block) {
        return switch (block.kind) {
            case "ul", "ol" -> items(block);
            case "blockquote" -> quoted(lines(block.children));
            case "aside" -> {
                List<String> lines = new ArrayList<>(List.of(Boxes.sign(block)));
                lines.addAll(lines(block.children));
                yield quoted(lines);
            }
            case "table" -> block.children.stream().map(TextWriter::row).toList();
            case "hr" -> List.of("---");
            default -> List.of(text(block).split("\n", -1));
        };
    }

    private static List<String> quoted(List<String> lines) {
        return lines.stream().map(line -> line.isEmpty() ? ">" : "> " + line).toList();
    }

    private static List<String> items(Block list) {
        List<String> out = new ArrayList<>();
        int number = Integer.parseInt(list.attributes.getOrDefault("start", "1"));
        for (Block item : list.children) {
            String mark = list.kind.equals("ul") ? "- " : number++ + ". ";
            String indent = mark;
            for (Block child : item.children) {
                for (String line : lines(child)) {
                    out.add(indent + line);
                    indent = "  ";
                }
            }
        }
        return out;
    }

    private static String row(Block row) {
        if (row.kind.equals("caption")) {
            return text(row);
        }
        return row.children.stream()
                .map(cell -> String.join(" ", lines(cell.children)))
                .collect(Collectors.joining(" | "));
    }

    /** A block's own text, as {@link Retyped} reads it; a link that says something else than its address has that behind it. */
    static String text(Block block) {
        StringBuilder out = new StringBuilder();
        int begun = 0;
        for (int i = 0; i < block.runs.size(); i++) {
            Run run = block.runs.get(i);
            if (i > 0 && !block.runs.get(i - 1).href().equals(run.href())) {
                begun = out.length();
            }
            switch (run.kind()) {
                case TEXT -> out.append(run.text());
                case BREAK -> out.append('\n');
                case IMAGE, DECORATION -> out.append('[').append(run.text()).append(']');
            }
            boolean last =
                    i + 1 == block.runs.size() || !block.runs.get(i + 1).href().equals(run.href());
            if (!run.href().isEmpty() && last && !Marked.address(out.substring(begun), run.href())) {
                out.append(" (").append(run.href()).append(')');
            }
        }
        return out.toString();
    }
}
