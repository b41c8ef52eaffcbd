// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.merge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.rambla.api.content.Body;
import org.rambla.api.text.Html;
import org.rambla.wiki.diff.Block;
import org.rambla.wiki.diff.Source;
import org.rambla.wiki.merge.Piece.Joined;
import org.rambla.wiki.merge.Piece.Settled;
import org.rambla.wiki.merge.Piece.Undecided;

/** What comes of two changes of the same body. */
public final class Merge {
    private final List<Piece> pieces;
    private final int sanitiser;
    private final List<Conflict> conflicts = new ArrayList<>();
    private final Map<Undecided, String> keys = new IdentityHashMap<>();

    Merge(List<Piece> pieces, int sanitiser) {
        this.pieces = List.copyOf(pieces);
        this.sanitiser = sanitiser;
        String section = "";
        for (Piece piece : pieces) {
            String under = section;
            piece.eachConflict(undecided -> conflict(undecided, under));
            if (piece.block().kind().matches("h[1-6]")) {
                section = plain(piece.block());
            }
        }
    }

    private void conflict(Undecided undecided, String section) {
        String key = "c" + (conflicts.size() + 1);
        keys.put(undecided, key);
        conflicts.add(
                new Conflict(key, section, html(undecided.base()), html(undecided.theirs()), html(undecided.mine())));
    }

    private static String plain(Block heading) {
        return heading.text()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    // Parts of lists and tables cannot stand alone; ids would stand there three times.
    private static Html html(Block block) {
        if (block == null) {
            return Html.NONE;
        }
        String source = block.source().replaceAll(" data-b=\"[^\"]*\"", "");
        return Html.trusted(
                switch (block.kind()) {
                    case "li" -> "<ul>" + source + "</ul>";
                    case "tr" -> "<table><tbody>" + source + "</tbody></table>";
                    case "td", "th" -> "<table><tbody><tr>" + source + "</tr></tbody></table>";
                    case "caption" -> "<p>" + block.inner() + "</p>";
                    default -> source;
                });
    }

    /** What must be decided, in the order of the page; empty when all is clear. */
    public List<Conflict> conflicts() {
        return List.copyOf(conflicts);
    }

    /** The merged body; both texts wherever there is a conflict. */
    public Body body() {
        return body(Map.of());
    }

    /** The merged body with choices by the keys of conflicts; both texts wherever none was made. */
    public Body body(Map<String, Choice> choices) {
        List<Block> blocks = blocks(pieces, choices);
        return new Body(Source.html(unique(blocks)), sanitiser);
    }

    private List<Block> blocks(List<Piece> parts, Map<String, Choice> choices) {
        List<Block> blocks = new ArrayList<>();
        for (Piece part : parts) {
            if (part instanceof Settled settled) {
                blocks.add(settled.block());
            } else if (part instanceof Joined joined) {
                List<Block> children = blocks(joined.parts(), choices);
                if (joined.block().kind().equals("table")) {
                    children.sort((a, b) -> Boolean.compare(isCaption(b), isCaption(a)));
                }
                // A list without items is none; a cell may be empty.
                if (!children.isEmpty() || joined.block().cell()) {
                    blocks.add(joined.block().withChildren(children));
                }
            } else if (part instanceof Undecided undecided) {
                decided(undecided, choices.getOrDefault(keys.get(undecided), Choice.BOTH), blocks);
            }
        }
        return blocks;
    }

    private static boolean isCaption(Block block) {
        return block.kind().equals("caption");
    }

    private static void decided(Undecided undecided, Choice choice, List<Block> blocks) {
        Block theirs = choice == Choice.MINE ? null : undecided.theirs();
        Block mine = choice == Choice.THEIRS ? null : undecided.mine();
        if (theirs != null && mine != null && isCaption(mine)) {
            // A table has one caption only.
            blocks.add(new Block("caption", theirs.id(), "", theirs.inner() + "<br>" + mine.inner(), false, List.of()));
            return;
        }
        if (theirs != null) {
            blocks.add(theirs);
        }
        if (mine != null) {
            blocks.add(mine);
        }
    }

    /** Each id once: where a block stands twice, the later one gets a new one. */
    private static List<Block> unique(List<Block> blocks) {
        Set<String> known = new HashSet<>();
        blocks.forEach(block -> block.all().forEach(b -> known.add(b.id())));
        Set<String> used = new HashSet<>();
        return blocks.stream().map(block -> unique(block, used, known)).toList();
    }

    private static Block unique(Block block, Set<String> used, Set<String> known) {
        boolean twice = !block.id().isEmpty() && !used.add(block.id());
        List<Block> children = block.children().stream()
                .map(child -> unique(child, used, known))
                .toList();
        String id = twice ? fresh(known) : block.id();
        return new Block(block.kind(), id, block.attributes(), block.inner(), block.head(), children);
    }

    private static String fresh(Set<String> known) {
        while (true) {
            String id = Long.toString(ThreadLocalRandom.current().nextLong(1_679_616L, 60_466_176L), 36);
            if (known.add(id)) {
                return id;
            }
        }
    }
}
