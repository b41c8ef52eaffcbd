// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

import static org.rambla.api.text.Html.escape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes blocks as the one form of HTML in which bodies are kept. It knows no other names than those of the subset. */
final class BlockWriter {
    private final StringBuilder out = new StringBuilder();

    static String write(List<Block> blocks) {
        BlockWriter writer = new BlockWriter();
        blocks.forEach(writer::block);
        return writer.out.toString();
    }

    private void block(Block block) {
        switch (block.kind) {
            case "hr" -> open(block);
            case "p", "h2", "h3", "h4", "caption" -> element(block, b -> runs(b.runs));
            case "table" -> element(block, this::rows);
            case "ul", "ol", "li", "blockquote", "aside", "tr", "td", "th" ->
                element(block, b -> b.children.forEach(this::block));
            default -> throw new IllegalStateException(block.kind);
        }
    }

    private void element(Block block, Consumer<Block> content) {
        open(block);
        content.accept(block);
        out.append("</").append(block.kind).append('>');
    }

    private void open(Block block) {
        out.append('<').append(block.kind);
        if (!block.id.isEmpty()) {
            attribute("data-b", block.id);
        }
        block.attributes.forEach((name, value) -> {
            if (!value.isEmpty()) {
                attribute(name, value);
            }
        });
        out.append('>');
    }

    private void rows(Block table) {
        String part = "";
        for (Block child : table.children) {
            String next = child.kind.equals("caption")
                    ? ""
                    : child.attributes.containsKey(TableReader.HEAD) ? "thead" : "tbody";
            if (!next.equals(part)) {
                out.append(part.isEmpty() ? "" : "</" + part + ">")
                        .append('<')
                        .append(next)
                        .append('>');
                part = next;
            }
            block(child);
        }
        out.append(part.isEmpty() ? "" : "</" + part + ">");
    }

    private void runs(List<Run> runs) {
        List<String> open = new ArrayList<>();
        for (Run run : runs) {
            List<String> wanted = marks(run);
            int same = 0;
            while (same < open.size() && same < wanted.size() && open.get(same).equals(wanted.get(same))) {
                same++;
            }
            closeTo(open, same);
            for (String mark : wanted.subList(same, wanted.size())) {
                out.append('<').append(mark).append('>');
                open.add(mark);
            }
            run(run);
        }
        closeTo(open, 0);
    }

    private void closeTo(List<String> open, int size) {
        while (open.size() > size) {
            String mark = open.remove(open.size() - 1);
            int end = mark.indexOf(' ');
            out.append("</").append(end < 0 ? mark : mark.substring(0, end)).append('>');
        }
    }

    private static List<String> marks(Run run) {
        List<String> marks = new ArrayList<>(4);
        if (!run.href().isEmpty()) {
            marks.add("a href=\"" + escape(run.href()) + "\""
                    + (run.hreflang().isEmpty() ? "" : " hreflang=\"" + escape(run.hreflang()) + "\"")
                    + (Addresses.outside(run.href()) ? " rel=\"nofollow noopener\"" : ""));
        }
        if (!run.lang().isEmpty()) {
            marks.add("span lang=\"" + escape(run.lang()) + "\"");
        }
        if (run.strong()) {
            marks.add("strong");
        }
        if (run.emphasis()) {
            marks.add("em");
        }
        return marks;
    }

    private void run(Run run) {
        switch (run.kind()) {
            case TEXT -> out.append(escape(run.text()));
            case BREAK -> out.append("<br>");
            case IMAGE, DECORATION -> {
                out.append("<img");
                attribute("src", run.source());
                attribute("alt", run.text());
                if (run.kind() == Run.Kind.DECORATION) {
                    attribute("role", "presentation");
                }
                if (run.width() > 0 && run.height() > 0) {
                    attribute("width", String.valueOf(run.width()));
                    attribute("height", String.valueOf(run.height()));
                }
                out.append('>');
            }
        }
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"").append(escape(value)).append('"');
    }
}
