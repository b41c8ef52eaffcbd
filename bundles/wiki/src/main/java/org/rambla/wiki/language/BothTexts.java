// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Bodies.Mark;
import org.rambla.api.content.Body;
import org.rambla.api.text.Html;
import org.rambla.api.text.Messages;
import org.rambla.wiki.blame.Blame;
import org.rambla.wiki.diff.Block;
import org.rambla.wiki.diff.BodyDiff;
import org.rambla.wiki.diff.Difference;
import org.rambla.wiki.diff.Source;
import org.rambla.wiki.edit.Kept;
import org.rambla.wiki.history.Revisions;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.Synced;
import org.rambla.wiki.page.Texts;
import org.rambla.wiki.page.VersionRow;

/**
 * The original of a page beside its text in another language, passage by passage. A passage of one is that of the other
 * when both have the same block id: a text that is written here takes over the ids of the original.
 *
 * @param original the present one
 * @param text null when nothing is written in the other language
 * @param synced what of the original the text says
 * @param before the original's title when the text said the same, "" when it is still called so
 */
public record BothTexts(
        PageRow page, VersionRow original, VersionRow text, Synced synced, List<Passage> passages, String before) {
    /** What became of a passage since the text said the same. */
    public enum State {
        SAME,
        /** The original says something else now. */
        CHANGED,
        /** Not in the text. */
        MISSING,
        /** In the text only, of its own. */
        ALONE,
        /** Taken out of the original since the text said the same. */
        DELETED
    }

    /**
     * A passage.
     *
     * @param original as it stands there, NONE when it is in the text only
     * @param written what the text says, plain; "" when it says nothing
     * @param changes what changed in the original since, NONE when nothing did
     * @param lacks links and pictures that the original has here and the text has not, as they are typed
     * @param heading whether a section begins with it
     * @param length characters of the original; of the text where it stands in that only
     */
    public record Passage(
            String id,
            State state,
            Html original,
            String written,
            Html changes,
            int rows,
            List<String> lacks,
            boolean heading,
            int length) {
        public boolean flagged() {
            return state == State.CHANGED || state == State.MISSING || state == State.DELETED;
        }
    }

    /** Reads both; five statements at most. */
    static BothTexts read(
            PageRow page, String language, Pages pages, Revisions revisions, Bodies bodies, Messages messages) {
        VersionRow original = pages.texts()
                .said(page.id(), page.language())
                .map(Texts.Said::text)
                .orElseThrow();
        Texts.Said said = pages.texts().said(page.id(), language).orElse(null);
        Synced synced = said == null ? Synced.NONE : said.synced();
        VersionRow text = said == null ? null : said.text();
        Blame blame = revisions.blame(page.id(), page.language());
        boolean behind = text != null && synced.origin() > 0 && synced.origin() < original.revision();
        Optional<VersionRow> then =
                behind ? revisions.find(page.id(), page.language(), synced.origin()) : Optional.empty();
        Body body = then.map(VersionRow::body).orElse(null);
        return new BothTexts(
                page,
                original,
                text,
                synced,
                passages(original, text, synced, blame, body, bodies, messages),
                then.map(VersionRow::title)
                        .filter(title -> !title.equals(original.title()))
                        .orElse(""));
    }

    private static List<Passage> passages(
            VersionRow original,
            VersionRow text,
            Synced synced,
            Blame blame,
            Body then,
            Bodies bodies,
            Messages messages) {
        Difference since = then == null ? null : BodyDiff.between(then, original.body());
        Set<String> before = then == null ? Set.of() : bodies.passages(then).keySet();
        Map<String, String> said = bodies.passages(original.body());
        Map<String, String> written = text == null ? Map.of() : new LinkedHashMap<>(bodies.passages(text.body()));
        // Written as a whole, it says all of it as its writer says, if not passage by passage.
        boolean apart = synced.origin() > 0 && Collections.disjoint(said.keySet(), written.keySet());
        Map<String, Block> blocks = new LinkedHashMap<>();
        Source.blocks(original.body().html()).forEach(block -> block.all().forEach(b -> blocks.put(b.id(), b)));
        Map<String, List<String>> lacks = lacks(original.body(), blocks, said, written, bodies);
        List<Passage> passages = new ArrayList<>();
        for (Map.Entry<String, String> passage : said.entrySet()) {
            String id = passage.getKey();
            Block block = blocks.get(id);
            String there = there(id, block, passage.getValue(), written);
            State state = !written.containsKey(id)
                    ? (apart && blame.of(id) <= synced.origin() ? State.SAME : State.MISSING)
                    : blame.of(id) > synced.of(id) ? State.CHANGED : State.SAME;
            Html changes = state == State.CHANGED && since != null
                    ? since.passage(id, messages).orElse(Html.NONE)
                    : Html.NONE;
            passages.add(new Passage(
                    id,
                    state,
                    shown(block),
                    there,
                    changes,
                    rows(passage.getValue()),
                    lacks.getOrDefault(id, List.of()),
                    heading(block),
                    passage.getValue().length()));
        }
        written.forEach((id, there) -> {
            if (!said.containsKey(id)) {
                boolean dropped = before.contains(id) && !synced.blocks().containsKey(Synced.KEPT + id);
                State state = dropped ? State.DELETED : State.ALONE;
                passages.add(new Passage(
                        id, state, Html.NONE, there, Html.NONE, rows(there), List.of(), false, there.length()));
            }
        });
        return passages;
    }

    /** What stands there; of a picture that is not there yet its description, to be put into other words. */
    private static String there(String id, Block block, String original, Map<String, String> written) {
        return written.getOrDefault(id, block.inner().contains("<img") ? original : "");
    }

    private static Map<String, List<String>> lacks(
            Body original,
            Map<String, Block> blocks,
            Map<String, String> said,
            Map<String, String> written,
            Bodies bodies) {
        Map<String, String> asked = new LinkedHashMap<>();
        said.forEach((id, text) -> {
            String inner = blocks.get(id).inner();
            if (inner.contains("<a ") || inner.contains("<img")) {
                asked.put(id, written.getOrDefault(id, ""));
            }
        });
        Map<String, List<String>> lacks = new LinkedHashMap<>();
        bodies.lost(original, asked)
                .forEach((id, marks) -> lacks.put(
                        id,
                        marks.stream()
                                .filter(mark -> mark.kind() != Mark.Kind.STYLE)
                                .map(Mark::written)
                                .toList()));
        return lacks;
    }

    private static boolean heading(Block block) {
        return block.kind().startsWith("h")
                && block.kind().length() == 2
                && !block.kind().equals("hr");
    }

    // Whatever the passage is, a heading or a cell, here it is one among others.
    private static Html shown(Block block) {
        return Html.trusted(
                heading(block) ? "<p><strong>" + block.inner() + "</strong></p>" : "<p>" + block.inner() + "</p>");
    }

    private static int rows(String text) {
        return Math.min(14, 2 + text.length() / 55);
    }

    public long flagged() {
        return passages.stream().filter(Passage::flagged).count() + (before.isEmpty() ? 0 : 1);
    }

    /** The revision of the text, 0 for none. */
    int revision() {
        return text == null ? 0 : text.revision();
    }

    /**
     * What a draft says, passage by passage; empty when it began with another text, or says more than there are passages
     * here: then it can only be shown whole.
     */
    Optional<Map<String, String>> shown(Kept draft, Bodies bodies) {
        Map<String, String> said = bodies.passages(draft.body());
        Map<String, String> here = new LinkedHashMap<>();
        passages.forEach(passage -> here.put(passage.id(), said.getOrDefault(passage.id(), "")));
        return draft.base() == revision() && here.keySet().containsAll(said.keySet())
                ? Optional.of(here)
                : Optional.empty();
    }

    /** The same with another revision of the text: the one with which somebody began, null for none. */
    BothTexts begun(VersionRow base) {
        return new BothTexts(page, original, base, synced, passages, before);
    }

    /** Those passages that somebody changed; the others are as the text has them. */
    Map<String, String> changed(Map<String, String> typed, Bodies bodies) {
        Map<String, String> said = text == null ? Map.of() : bodies.passages(text.body());
        Map<String, String> changed = new LinkedHashMap<>(typed);
        changed.entrySet()
                .removeIf(passage -> passage.getValue()
                        .strip()
                        .equals(said.getOrDefault(passage.getKey(), "").strip()));
        return changed;
    }

    /**
     * The text after somebody wrote in it.
     *
     * @param typed plain texts by passage; what was not sent stays
     */
    Body with(Map<String, String> typed, Bodies bodies) {
        Body before = said();
        Set<String> there = there(bodies);
        Map<String, String> replaced = new LinkedHashMap<>(typed);
        replaced.keySet().retainAll(there);
        Map<String, String> fresh = new LinkedHashMap<>();
        bodies.passages(original.body())
                .keySet()
                .forEach(id -> fresh.put(
                        id, there.contains(id) ? "" : typed.getOrDefault(id, "").strip()));
        boolean more = fresh.values().stream().anyMatch(passage -> !passage.isEmpty());
        Body kept = replaced.isEmpty() ? before : bodies.replace(before, replaced, original.body());
        return more ? Weave.of(kept, original.body(), bodies.replace(original.body(), fresh)) : kept;
    }

    private Body said() {
        return text == null ? Body.EMPTY : text.body();
    }

    private Set<String> there(Bodies bodies) {
        return text == null ? Set.of() : bodies.passages(text.body()).keySet();
    }

    /** Which links, pictures and styles find no place in what was typed; where a passage is emptied none is missed. */
    Set<Mark.Kind> lost(Map<String, String> typed, Bodies bodies) {
        Map<String, String> said = new LinkedHashMap<>(typed);
        said.values().removeIf(String::isBlank);
        Map<String, String> fresh = new LinkedHashMap<>(said);
        said.keySet().retainAll(there(bodies));
        fresh.keySet().removeAll(said.keySet());
        Set<Mark.Kind> lost = EnumSet.noneOf(Mark.Kind.class);
        Stream.of(bodies.lost(said(), said), bodies.lost(original.body(), fresh))
                .flatMap(passages -> passages.values().stream())
                .flatMap(List::stream)
                .forEach(mark -> lost.add(mark.kind()));
        return lost;
    }

    /**
     * What of the original the text says then.
     *
     * @param seen the revision of the original that the writer saw
     * @param typed plain texts by passage
     * @param same passages that need no change
     */
    Synced after(int seen, Map<String, String> typed, Set<String> same) {
        Map<String, Integer> blocks = new LinkedHashMap<>(synced.blocks());
        boolean all = true;
        for (Passage passage : passages) {
            if (!passage.flagged()) {
                continue;
            }
            String now = typed.getOrDefault(passage.id(), passage.written());
            boolean changed = passage.state() == State.MISSING
                    ? !now.isBlank()
                    : !now.strip().equals(passage.written().strip());
            if (changed || same.contains(passage.id())) {
                boolean kept = passage.state() == State.DELETED && !now.isBlank();
                blocks.put(kept ? Synced.KEPT + passage.id() : passage.id(), seen);
            } else {
                all = false;
            }
        }
        return all
                ? new Synced(Math.max(seen, synced.origin()), Map.of(), synced.worded(), synced.fields())
                : new Synced(synced.origin(), blocks, synced.worded(), synced.fields());
    }
}
