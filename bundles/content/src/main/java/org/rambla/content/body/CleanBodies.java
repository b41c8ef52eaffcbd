// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Component;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.page.Refusal;
import org.rambla.api.text.Html;
import org.rambla.api.text.Messages;

/** Bodies in the one form in which they are kept. */
@Component
public final class CleanBodies implements Bodies {
    /** Version of the rules; a body of an older one is cleaned again when it is read. */
    static final int RULES = 1;

    /** Characters of HTML for each that is read: addresses of links and the like may not fill a page unseen. */
    private static final int MOST_MARKUP = 8;

    /** Blocks of one body, so that a million empty tags do not become a million ids. */
    private static final int MAX_BLOCKS = 20_000;

    @Override
    public Body clean(String source, String format, Body before) {
        if (source.length() > MAX_LENGTH) {
            throw new Refusal(422, "content.body.tooLong", MAX_LENGTH);
        }
        List<Block> blocks = format.equals("html") ? HtmlReader.read(source) : TextReader.read(source);
        return finish(blocks, before.isEmpty() ? List.of() : read(before));
    }

    @Override
    public Body within(Body body, int most) {
        if (body.html().length() > most) {
            int length = Lengths.of(body.html());
            if (length > most) {
                throw new Refusal(422, "content.body.longerThan", most, length);
            }
            if (body.html().length() > MOST_MARKUP * most) {
                throw new Refusal(422, "content.body.markup");
            }
        }
        return body;
    }

    @Override
    public Body stored(String html, int sanitiser) {
        if (sanitiser == RULES || html.isEmpty()) {
            return new Body(html, RULES);
        }
        return finish(HtmlReader.read(html), read(new Body(html, sanitiser)));
    }

    private static Body finish(List<Block> blocks, List<Block> before) {
        int[] count = {0};
        blocks.forEach(root -> root.eachUpward(block -> {
            count[0]++;
            Links.recognise(block);
        }));
        if (count[0] > MAX_BLOCKS) {
            throw new Refusal(422, "content.body.manyBlocks", count[0], MAX_BLOCKS);
        }
        BlockIds.assign(blocks, before);
        return new Body(BlockWriter.write(blocks), RULES);
    }

    /** The blocks of a body with their ids. */
    private static List<Block> read(Body body) {
        List<Block> blocks = HtmlReader.clean(body.html());
        blocks.forEach(root -> root.eachUpward(block -> block.id = block.hint));
        return blocks;
    }

    @Override
    public String text(Body body) {
        return TextWriter.write(read(body));
    }

    @Override
    public String excerpt(Body body, int length) {
        return Excerpts.of(body.html(), length);
    }

    @Override
    public Html view(Body body, Messages messages) {
        return TableScroll.view(body.html(), messages);
    }

    @Override
    public Map<String, String> passages(Body body) {
        Map<String, String> out = new LinkedHashMap<>();
        leaves(body, block -> {
            if (!block.runs.isEmpty()) {
                out.put(block.id, TextWriter.text(block));
            }
        });
        return out;
    }

    @Override
    public Body replace(Body body, Map<String, String> passages, Body beside) {
        int length = passages.values().stream().mapToInt(String::length).sum();
        if (length > MAX_LENGTH) {
            throw new Refusal(422, "content.body.tooLong", MAX_LENGTH);
        }
        Map<String, List<Run>> others = new HashMap<>();
        leaves(beside, block -> others.put(block.id, block.runs));
        List<Block> blocks = new ArrayList<>(read(body));
        blocks.forEach(root -> root.eachUpward(block -> {
            if (changes(block, passages)) {
                List<Run> runs = new Retyped(
                                block.runs, others.getOrDefault(block.id, List.of()), passages.get(block.id))
                        .runs();
                block.runs.clear();
                block.runs.addAll(runs);
            }
            block.children.removeIf(
                    child -> child.leaf() ? child.runs.isEmpty() && !child.kind.equals("hr") : emptied(child));
        }));
        blocks.removeIf(block -> block.leaf() ? block.runs.isEmpty() && !block.kind.equals("hr") : emptied(block));
        return finish(blocks, read(body));
    }

    @Override
    public Map<String, List<Mark>> lost(Body body, Map<String, String> passages) {
        Map<String, List<Mark>> lost = new LinkedHashMap<>();
        leaves(body, block -> {
            if (changes(block, passages)) {
                List<Mark> marks = new Retyped(block.runs, List.of(), passages.get(block.id)).lost();
                if (!marks.isEmpty()) {
                    lost.put(block.id, marks);
                }
            }
        });
        return lost;
    }

    private static void leaves(Body body, Consumer<Block> visitor) {
        read(body)
                .forEach(root -> root.eachUpward(block -> {
                    if (block.leaf()) {
                        visitor.accept(block);
                    }
                }));
    }

    private static boolean changes(Block block, Map<String, String> passages) {
        String text = passages.get(block.id);
        return block.leaf()
                && text != null
                && !text.strip().equals(TextWriter.text(block).strip());
    }

    private static boolean emptied(Block block) {
        return block.children.isEmpty() && !Block.WITHOUT_ID.contains(block.kind);
    }
}
