// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rambla.api.content.Bodies.Mark;
import org.rambla.content.body.Marked.Kind;
import org.rambla.content.body.Marked.Link;
import org.rambla.content.body.Marked.Piece;

/**
 * The new words of a passage, typed as plain text, with the links, pictures and styles of what stood there: a link where its
 * address stands in brackets, a picture where its description, or another one in its place, stands in square brackets; words
 * that stay keep their style, and those that took the place of words in one style have it too.
 */
final class Retyped {
    private final Marked before;
    private final Typed typed;
    private final Run[] styles;
    private final int[] link;
    private final boolean[] gone;
    private final List<String> unstyled = new ArrayList<>();

    /**
     * Reads it.
     *
     * @param before what stood there, or in the text that is translated
     * @param beside what stands there in another language, whose links and pictures may be named too
     */
    Retyped(List<Run> before, List<Run> beside, String text) {
        this.before = new Marked(before, beside);
        typed = new Typed(this.before, text);
        styles = new Run[typed.pieces.size()];
        link = new int[typed.pieces.size()];
        gone = new boolean[typed.pieces.size()];
        style();
        link();
    }

    /** What is to stand there; empty when nothing was typed. */
    List<Run> runs() {
        Flow flow = new Flow();
        for (int i = 0; i < styles.length; i++) {
            if (!gone[i]) {
                flow.add(run(i));
            }
        }
        flow.end();
        return flow.blocks.isEmpty() ? List.of() : flow.blocks.get(0).runs;
    }

    private Run run(int i) {
        Piece piece = typed.pieces.get(i);
        Run run = switch (piece.kind()) {
            case BREAK -> styles[i].lineEnd();
            case PICTURE -> typed.picture(piece.of()).withLink("", "");
            case ADDRESS -> styles[i].withText(alone(piece));
            case WORD, OTHER -> styles[i].withText(piece.text());
        };
        return link[i] < 0 ? run : typed.linked(run, link[i]);
    }

    /** An address without words before it. */
    private String alone(Piece piece) {
        Link found = before.links.get(piece.of());
        return found.written() ? typed.href(piece.of()) : found.words();
    }

    /** What finds no place. */
    List<Mark> lost() {
        List<Mark> lost = new ArrayList<>();
        for (int i = 0; i < before.ownLinks().size(); i++) {
            if (before.links.get(i).written() && !typed.holds(Kind.ADDRESS, i)) {
                lost.add(new Mark(Mark.Kind.LINK, before.links.get(i).text()));
            }
        }
        for (int i = 0; i < before.ownPictures().size(); i++) {
            Run picture = before.pictures.get(i);
            if (picture.kind() == Run.Kind.IMAGE && !typed.holds(Kind.PICTURE, i)) {
                lost.add(new Mark(Mark.Kind.PICTURE, "[" + picture.text() + "]"));
            }
        }
        unstyled.forEach(words -> lost.add(new Mark(Mark.Kind.STYLE, words)));
        return lost;
    }

    private void style() {
        List<Integer> old = units(before.pieces);
        List<Integer> now = units(typed.pieces);
        int[] mates = Alignment.of(
                old.stream().map(before.pieces::get).toList(),
                now.stream().map(typed.pieces::get).toList());
        Run base = base(mates);
        boolean[] placed = new boolean[old.size()];
        Run[] units = new Run[now.size()];
        // Up to which of the old pieces a new word and what follows it correspond.
        int[] ends = new int[now.size()];
        for (int i = 0, last = -1; i < now.size(); ) {
            int end = i;
            while (end < now.size() && mates[end] < 0) {
                end++;
            }
            int next = end < now.size() ? mates[end] : old.size();
            boolean whole = last < 0 && next == old.size();
            Run between = whole ? base : between(old, last, next, base);
            boolean replaces = !whole && next - last > 1 && end > i && styled(old, last, next, between);
            for (int j = i; j < end; j++) {
                units[j] = between;
                ends[j] = replaces && j == end - 1 ? old.get(next - 1) + 1 : -1;
            }
            for (int k = last + 1; k < next; k++) {
                placed[k] = replaces;
            }
            if (end < now.size()) {
                units[end] = before.styles.get(old.get(next));
                ends[end] = old.get(next) + 1;
                placed[next] = true;
                last = next;
            }
            i = end + 1;
        }
        spread(now, units, ends, base);
        unstyled(old, placed, base);
    }

    /** The style of new words between two that stayed. */
    private Run between(List<Integer> old, int last, int next, Run base) {
        List<Run> there = new ArrayList<>();
        for (int k = last + 1; k < next; k++) {
            if (before.pieces.get(old.get(k)).kind() == Kind.WORD) {
                there.add(before.styles.get(old.get(k)));
            }
        }
        if (there.isEmpty() && last >= 0 && next < old.size()) {
            there.add(before.styles.get(old.get(last)));
            there.add(before.styles.get(old.get(next)));
        }
        return there.stream().distinct().count() == 1 ? there.get(0) : base;
    }

    private boolean styled(List<Integer> old, int last, int next, Run style) {
        for (int k = last + 1; k < next; k++) {
            if (before.pieces.get(old.get(k)).kind() == Kind.WORD
                    && !before.styles.get(old.get(k)).equals(style)) {
                return false;
            }
        }
        return true;
    }

    /** Signs and line ends between words have the style that they had there, or that of the words on both sides. */
    private void spread(List<Integer> now, Run[] units, int[] ends, Run base) {
        int unit = -1;
        int pointer = 0;
        for (int i = 0; i < styles.length; i++) {
            if (unit + 1 < now.size() && now.get(unit + 1) == i) {
                unit++;
                styles[i] = units[unit];
                pointer = ends[unit];
                continue;
            }
            if (pointer >= 0
                    && pointer < before.pieces.size()
                    && alike(before.pieces.get(pointer), typed.pieces.get(i))) {
                styles[i] = before.styles.get(pointer++);
                continue;
            }
            pointer = -1;
            Run left = unit < 0 ? base : units[unit];
            Run right = unit + 1 < now.size() ? units[unit + 1] : base;
            styles[i] = left.equals(right) ? left : base;
        }
    }

    private static boolean alike(Piece a, Piece b) {
        return !a.unit() && (a.equals(b) || a.blank() && b.blank());
    }

    private void unstyled(List<Integer> old, boolean[] placed, Run base) {
        for (int k = 0; k < placed.length; ) {
            Run style = before.styles.get(old.get(k));
            int end = k;
            boolean found = false;
            while (end < placed.length && before.styles.get(old.get(end)).equals(style)) {
                found |= placed[end] || before.pieces.get(old.get(end)).kind() != Kind.WORD;
                end++;
            }
            boolean stronger = style.strong() && !base.strong() || style.emphasis() && !base.emphasis();
            if (stronger && !found) {
                StringBuilder words = new StringBuilder();
                before.pieces.subList(old.get(k), old.get(end - 1) + 1).forEach(piece -> words.append(piece.text()));
                unstyled.add(words.toString().strip());
            }
            k = end;
        }
    }

    /** What all of it was written in; its language only where most of it is still there. */
    private Run base(int[] mates) {
        List<Run> words = new ArrayList<>();
        for (int i = 0; i < before.pieces.size(); i++) {
            if (before.pieces.get(i).kind() == Kind.WORD) {
                words.add(before.styles.get(i));
            }
        }
        Run base = Run.PLAIN;
        if (words.isEmpty()) {
            return base;
        }
        base = words.stream().allMatch(Run::strong) ? base.withStrong() : base;
        base = words.stream().allMatch(Run::emphasis) ? base.withEmphasis() : base;
        long kept = Arrays.stream(mates).filter(mate -> mate >= 0).count();
        String lang = words.get(0).lang();
        boolean one = words.stream().allMatch(run -> run.lang().equals(lang));
        return one && 2 * kept >= mates.length ? base.withLang(lang) : base;
    }

    private static List<Integer> units(List<Piece> pieces) {
        List<Integer> units = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).unit()) {
                units.add(i);
            }
        }
        return units;
    }

    private void link() {
        Arrays.fill(link, -1);
        LinkWords words = new LinkWords(before, typed.pieces);
        int from = 0;
        for (int i = 0; i < link.length; i++) {
            Piece piece = typed.pieces.get(i);
            if (piece.kind() == Kind.BREAK) {
                from = i + 1;
            } else if (piece.kind() == Kind.ADDRESS) {
                int first = typed.begun.getOrDefault(i, -1);
                link(i, words.first(piece.of(), first < 0 ? from : first, i, first >= 0));
                from = i + 1;
            }
        }
    }

    private void link(int address, int first) {
        int of = typed.pieces.get(address).of();
        int end = address;
        while (end > first && typed.pieces.get(end - 1).blank()) {
            end--;
        }
        if (first == end || !before.links.get(of).written()) {
            link[address] = of;
            return;
        }
        for (int i = first; i < address; i++) {
            gone[i] = i >= end;
            link[i] = i < end ? of : -1;
        }
        gone[address] = true;
    }
}
