// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A block of a stored body. It keeps its source, so that what is put together again is the same to the letter. Two blocks
 * are equal when they say the same in the same form, whatever their ids.
 */
public final class Block {
    /** Blocks that hold text, not blocks. Text that stands in no block has the kind "". */
    static final Set<String> LEAVES =
            Set.of("", "p", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "figcaption", "hr", "pre");

    private static final long SEED = ThreadLocalRandom.current().nextLong();
    private static final long PRIME = 0x100000001B3L;

    private final String kind;
    private final String id;
    private final String attributes;
    private final String inner;
    private final boolean head;
    private final List<Block> children;
    private final long hash;

    /**
     * A block.
     *
     * @param kind name of its element
     * @param id its id, "" when it has none (cells have none)
     * @param attributes source of its other attributes, with a blank before each
     * @param inner source of what a leaf holds, "" for others
     * @param head whether it is a row of a table's head
     */
    public Block(String kind, String id, String attributes, String inner, boolean head, List<Block> children) {
        this.kind = kind;
        this.id = id;
        this.attributes = attributes;
        this.inner = inner;
        this.head = head;
        this.children = List.copyOf(children);
        this.hash = hashed();
    }

    public String kind() {
        return kind;
    }

    public String id() {
        return id;
    }

    public String attributes() {
        return attributes;
    }

    public String inner() {
        return inner;
    }

    public boolean head() {
        return head;
    }

    public List<Block> children() {
        return children;
    }

    public boolean leaf() {
        return LEAVES.contains(kind);
    }

    public boolean cell() {
        return kind.equals("td") || kind.equals("th");
    }

    public Block withId(String newId) {
        return new Block(kind, newId, attributes, inner, head, children);
    }

    public Block withChildren(List<Block> newChildren) {
        return new Block(kind, id, attributes, inner, head, newChildren);
    }

    /** Whether both are the same apart from what they hold. */
    public boolean sameForm(Block other) {
        return kind.equals(other.kind) && attributes.equals(other.attributes) && head == other.head;
    }

    /** The source, as bodies are stored. */
    public String source() {
        StringBuilder out = new StringBuilder();
        write(out);
        return out.toString();
    }

    /** Appends the source. */
    public void write(StringBuilder out) {
        if (kind.isEmpty()) {
            out.append(inner);
            return;
        }
        out.append('<').append(kind);
        if (!id.isEmpty()) {
            out.append(" data-b=\"").append(id).append('"');
        }
        out.append(attributes).append('>').append(inner);
        if (kind.equals("table")) {
            rows(out);
        } else {
            children.forEach(child -> child.write(out));
        }
        if (!kind.equals("hr")) {
            out.append("</").append(kind).append('>');
        }
    }

    private void rows(StringBuilder out) {
        String open = "";
        for (Block child : children) {
            String part = part(child, open);
            if (!part.equals(open)) {
                out.append(open.isEmpty() ? "" : "</" + open + ">");
                out.append(part.isEmpty() ? "" : "<" + part + ">");
                open = part;
            }
            child.write(out);
        }
        out.append(open.isEmpty() ? "" : "</" + open + ">");
    }

    /** The part of the table in which a row stands: after the first row of the body, no other is of the head. */
    static String part(Block child, String open) {
        if (!child.kind.equals("tr")) {
            return "";
        }
        return child.head && !open.equals("tbody") ? "thead" : "tbody";
    }

    /** What it says as plain text: words, with blanks for everything between. */
    public String text() {
        StringBuilder out = new StringBuilder();
        text(out, Integer.MAX_VALUE);
        return out.toString().strip();
    }

    void text(StringBuilder out, int most) {
        boolean tag = false;
        for (int i = 0; i < inner.length() && out.length() < most; i++) {
            char c = inner.charAt(i);
            if (c == '<') {
                tag = true;
                if (inner.startsWith("<br", i)) {
                    out.append(' ');
                }
            } else if (c == '>' && tag) {
                tag = false;
            } else if (!tag) {
                out.append(c);
            }
        }
        for (Block child : children) {
            if (out.length() >= most) {
                return;
            }
            out.append(' ');
            child.text(out, most);
        }
    }

    /** This block and all below it, from the top. */
    public List<Block> all() {
        List<Block> all = new ArrayList<>();
        collect(all);
        return all;
    }

    private void collect(List<Block> all) {
        all.add(this);
        children.forEach(child -> child.collect(all));
    }

    // Seeded, so that nobody can write texts that share it.
    private long hashed() {
        long h = mix(mix(mix(SEED, kind), attributes), inner);
        h = (h ^ (head ? 3 : 5)) * PRIME;
        for (Block child : children) {
            h = (h ^ child.hash) * PRIME;
            h ^= h >>> 29;
        }
        return h;
    }

    private static long mix(long start, String text) {
        long h = start ^ text.length();
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * PRIME;
        }
        return h ^ h >>> 31;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Block other
                && hash == other.hash
                && sameForm(other)
                && inner.equals(other.inner)
                && children.equals(other.children);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(hash);
    }

    @Override
    public String toString() {
        return source();
    }
}
