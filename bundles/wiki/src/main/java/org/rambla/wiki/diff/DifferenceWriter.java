// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.diff;

import static org.rambla.api.text.Html.escape;

import java.util.List;
import java.util.function.Consumer;
import org.rambla.api.text.Html;
import org.rambla.api.text.Messages;
import org.rambla.api.text.WordChanges;
import org.rambla.wiki.diff.Difference.Extent;

/** Writes what changed as HTML. Ids are left out: the same block may stand there twice. */
final class DifferenceWriter {
    /** What is longer, in characters, is not shown to its end. */
    private static final int MAX = 3_000_000;

    private final Messages messages;
    private final Extent extent;
    private final Labels labels;
    private final WordChanges.Marks marks;
    private final StringBuilder out = new StringBuilder();
    private boolean cut;
    private String rowLabel = "";

    DifferenceWriter(Messages messages, Extent extent) {
        this.messages = messages;
        this.extent = extent;
        this.labels = new Labels(messages);
        this.marks = new WordChanges.Marks(
                "<del>" + labels.hidden("wiki.diff.gone"),
                "</del>",
                "<ins>" + labels.hidden("wiki.diff.come"),
                "</ins>");
    }

    Html write(List<Node> nodes) {
        nodes(nodes, null, false);
        return Html.trusted(out.toString());
    }

    /**
     * The blocks of one parent.
     *
     * @param quiet whether what is around them says already that all of it came or went
     */
    private void nodes(List<Node> nodes, Block parent, boolean quiet) {
        String part = "";
        for (int i = 0; i < nodes.size() && !cut; ) {
            Node node = nodes.get(i);
            int hidden = quiet || extent == Extent.WHOLE ? 0 : Unchanged.from(nodes, i, parent);
            if (parent != null && parent.kind().equals("table")) {
                part = part(node.block(), part);
            }
            if (hidden > 0) {
                hiddenNote(hidden, parent, node.block());
                i += hidden;
            } else {
                node(node, parent, quiet);
                i++;
            }
            if (out.length() > MAX && !cut) {
                cut = true;
                note("p", messages.text("wiki.diff.more"));
            }
        }
        out.append(part.isEmpty() ? "" : "</" + part + ">");
    }

    private String part(Block block, String open) {
        String next = Block.part(block, open);
        if (!next.equals(open)) {
            out.append(open.isEmpty() ? "" : "</" + open + ">").append(next.isEmpty() ? "" : "<" + next + ">");
        }
        return next;
    }

    private void hiddenNote(int count, Block parent, Block block) {
        String text = messages.count("wiki.diff.hidden", count);
        if (block.kind().equals("tr")) {
            row(parent, text);
        } else {
            note(block.kind().equals("li") ? "li" : "p", text);
        }
    }

    private void note(String kind, String text) {
        out.append('<')
                .append(kind)
                .append(" class=\"meta\">")
                .append(escape(text))
                .append("</")
                .append(kind)
                .append('>');
    }

    private void row(Block table, String text) {
        int width = table.children().stream()
                .mapToInt(row -> row.children().size())
                .max()
                .orElse(1);
        out.append("<tr><td class=\"meta\" colspan=\"")
                .append(Math.min(50, width))
                .append("\">");
        out.append(escape(text)).append("</td></tr>");
    }

    private void node(Node node, Block parent, boolean quiet) {
        Block block = node.block();
        switch (node.fate()) {
            case LEFT -> leftPlace(block, parent);
            case SAME -> {
                if (node.moved) {
                    whole(node, labels.badge(node, quiet), "", "");
                } else {
                    plain(block);
                }
            }
            case CHANGED -> {
                if (block.leaf() && node.before.inner().equals(block.inner())) {
                    whole(node, labels.badge(node, quiet), "", "");
                } else {
                    changed(node, labels.badge(node, quiet));
                }
            }
            case ADDED ->
                whole(node, labels.badge(node, quiet), "<ins>" + word(block, quiet, "wiki.diff.come"), "</ins>");
            case REMOVED ->
                whole(node, labels.badge(node, quiet), "<del>" + word(block, quiet, "wiki.diff.gone"), "</del>");
        }
    }

    private String word(Block block, boolean quiet, String key) {
        return quiet && block.leaf() ? labels.hidden(key) : "";
    }

    private void leftPlace(Block block, Block parent) {
        String note = labels.left(block);
        switch (block.kind()) {
            case "tr" -> row(parent, note);
            case "td", "th" -> {}
            default -> note(block.kind().equals("li") ? "li" : "p", note);
        }
    }

    private void plain(Block block) {
        scroll(block, true);
        open(block);
        out.append(block.inner());
        parts(block.children(), block, this::plain);
        close(block);
        scroll(block, false);
    }

    private void parts(List<Block> children, Block parent, Consumer<Block> each) {
        String part = "";
        for (Block child : children) {
            if (parent.kind().equals("table")) {
                part = part(child, part);
            }
            each.accept(child);
        }
        out.append(part.isEmpty() ? "" : "</" + part + ">");
    }

    /** A passage in which words changed, or a block in which blocks did. */
    private void changed(Node node, String badge) {
        Block block = node.after;
        boolean before = labelBefore(block);
        out.append(before && !badge.isEmpty() ? "<p>" + badge + "</p>" : "");
        scroll(block, true);
        open(block);
        label(block, before ? "" : badge);
        if (block.leaf()) {
            out.append(WordChanges.between(node.before.inner(), block.inner(), marks));
        } else {
            boolean quiet = block.cell() && node.children.size() < 2;
            nodes(node.children, block, quiet);
        }
        close(block);
        scroll(block, false);
    }

    /** A block that came, went or moved as a whole. */
    private void whole(Node node, String badge, String start, String end) {
        Block block = node.block();
        boolean before = labelBefore(block);
        out.append(before && !badge.isEmpty() ? "<p>" + badge + "</p>" : "");
        scroll(block, true);
        open(block);
        String inside = before ? "" : badge;
        if (block.leaf()) {
            out.append(inside);
            out.append(block.inner().isEmpty() ? "" : start + block.inner() + end);
        } else {
            label(block, inside);
            if (node.children.isEmpty()) {
                parts(block.children(), block, this::plain);
            } else {
                nodes(node.children, block, true);
            }
        }
        close(block);
        scroll(block, false);
    }

    /** Lists, tables and lines can hold no label of their own. */
    private static boolean labelBefore(Block block) {
        return switch (block.kind()) {
            case "ul", "ol", "table", "hr" -> true;
            default -> false;
        };
    }

    // A row says it in its first cell.
    private void label(Block block, String label) {
        if (block.kind().equals("tr")) {
            rowLabel = label;
        } else {
            out.append(label);
        }
    }

    private void scroll(Block block, boolean start) {
        if (block.kind().equals("table")) {
            out.append(
                    start
                            ? "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\""
                                    + escape(messages.text("wiki.diff.table")) + "\">"
                            : "</div>");
        }
    }

    private void open(Block block) {
        if (!block.kind().isEmpty()) {
            out.append('<').append(block.kind()).append(block.attributes()).append('>');
        }
        if (block.cell()) {
            out.append(rowLabel);
            rowLabel = "";
        }
    }

    private void close(Block block) {
        if (!block.kind().isEmpty() && !block.kind().equals("hr")) {
            out.append("</").append(block.kind()).append('>');
        }
    }
}
