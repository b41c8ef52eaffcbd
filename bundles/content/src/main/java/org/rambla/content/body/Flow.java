// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

import java.util.ArrayList;
import java.util.List;

/** Collects runs into a line and lines into blocks. Blanks between words become one, those at both ends go. */
final class Flow {
    final List<Block> blocks = new ArrayList<>();
    private final List<Run> line = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Run style = Run.PLAIN;
    private boolean blank = true;
    private String kind = "p";
    private String hint = "";

    /** What follows is a block of that kind. */
    void open(String newKind, String newHint) {
        end();
        kind = newKind;
        hint = newHint;
    }

    /** The block is over; what follows is a paragraph. */
    void close() {
        end();
        kind = "p";
        hint = "";
    }

    void add(Run run) {
        if (run.isText()) {
            Run newStyle = run.withText("");
            if (!newStyle.equals(style)) {
                keepText();
                style = newStyle;
            }
            append(run.text());
        } else if (run.kind() == Run.Kind.BREAK) {
            keepText();
            trimEnd();
            line.add(run);
            blank = true;
        } else {
            keepText();
            line.add(run);
            blank = false;
        }
    }

    void add(Block block) {
        end();
        blocks.add(block);
    }

    /** Ends the line; an empty one leaves nothing. */
    void end() {
        keepText();
        trimEnd();
        while (!line.isEmpty() && last().kind() == Run.Kind.BREAK) {
            line.remove(line.size() - 1);
            trimEnd();
        }
        int first = 0;
        while (first < line.size() && line.get(first).kind() == Run.Kind.BREAK) {
            first++;
        }
        if (first < line.size()) {
            Block block = new Block(kind);
            block.hint = hint;
            block.runs.addAll(line.subList(first, line.size()));
            blocks.add(block);
            hint = "";
        }
        line.clear();
        blank = true;
    }

    private void append(String more) {
        for (int i = 0; i < more.length(); i++) {
            char c = more.charAt(i);
            boolean white = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
            if (!white) {
                text.append(c);
            } else if (!blank) {
                text.append(' ');
            }
            blank = white;
        }
    }

    private void keepText() {
        if (text.length() > 0) {
            line.add(style.withText(text.toString()));
            text.setLength(0);
        }
    }

    private Run last() {
        return line.get(line.size() - 1);
    }

    private void trimEnd() {
        if (!line.isEmpty() && last().isText() && last().text().endsWith(" ")) {
            Run run = line.remove(line.size() - 1);
            if (run.text().length() > 1) {
                line.add(run.withText(run.text().substring(0, run.text().length() - 1)));
            }
        }
    }
}
