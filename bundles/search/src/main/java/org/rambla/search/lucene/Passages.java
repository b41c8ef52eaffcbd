// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rambla.api.search.SearchAnswer.Hit;
import org.rambla.api.search.SearchAnswer.Piece;
import org.rambla.api.search.SearchAnswer.Title;
import org.rambla.api.search.SearchDocument.Block;
import org.rambla.api.search.SearchDocument.Text;
import org.rambla.api.search.SearchQuestion.Reader;
import org.rambla.api.translation.Reading.Origin;

/** What a hit shows: the version that fits best, its title and its best passages with the words marked. */
final class Passages {
    private static final int LENGTH = 240;
    private static final int BEFORE = 80;
    private static final int MOST = 2;
    /** Characters of a document that are looked through, and further ones while there is nothing to show. */
    private static final int LONGEST = 30_000;

    private static final int LONGEST_WORD = 40;

    private final Marks marks;
    private final Reader reader;

    Passages(Marks marks, Reader reader) {
        this.marks = marks;
        this.reader = reader;
    }

    private record Found(Words.Word word, String as) {}

    private record Marked(Block block, List<Found> found) {
        int score() {
            Set<String> different = new HashSet<>();
            found.forEach(f -> different.add(f.as()));
            return 100 * different.size() + Math.min(found.size(), 20);
        }
    }

    private record Version(Text text, List<Found> title, List<Marked> blocks) {
        int score() {
            Set<String> different = new HashSet<>();
            title.forEach(f -> different.add(f.as()));
            blocks.forEach(block -> block.found().forEach(f -> different.add(f.as())));
            return different.size();
        }
    }

    Hit of(Stored document) {
        Version best = null;
        for (Text text : document.texts()) {
            if (!reader.reads(text, document.space(), document.source())) {
                continue;
            }
            Version version = version(text);
            boolean mine = text.language().equals(reader.language());
            if (best == null || version.score() > best.score() || mine && version.score() == best.score()) {
                best = version;
            }
        }
        Version shown = best == null ? version(new Text("", "", List.of(), document.path())) : best;
        List<Marked> chosen = chosen(shown);
        List<List<Piece>> passages = new ArrayList<>();
        chosen.forEach(block -> passages.add(passage(block.block().text(), block.found())));
        String path =
                shown.text().path().isEmpty() ? document.path() : shown.text().path();
        String anchor = chosen.stream()
                .filter(block -> !block.found().isEmpty())
                .map(block -> block.block().anchor())
                .findFirst()
                .orElse("");
        return new Hit(
                document.key(),
                document.kind(),
                document.item(),
                document.space(),
                document.author(),
                document.organisation(),
                document.at(),
                document.held(),
                document.files(),
                shown.text().language(),
                document.texts().stream()
                        .filter(text -> text.origin() == Origin.ORIGINAL)
                        .map(Text::language)
                        .toList(),
                title(document, shown),
                passages,
                anchor.isEmpty() || path.indexOf('#') >= 0 ? path : path + "#" + anchor,
                shown.text().origin(),
                document.source());
    }

    /** What has passages in another language and no title there keeps that of the original. */
    private Title title(Stored document, Version shown) {
        boolean none = shown.text().title().isEmpty() && !document.texts().isEmpty();
        Version titled = none ? version(document.texts().get(0)) : shown;
        String title = titled.text().title();
        boolean own = document.titleOf() == 0;
        return new Title(
                pieces(title, 0, title.length(), titled.title()),
                document.titleOf(),
                own ? titled.text().language() : "",
                own ? titled.text().origin() : Origin.ORIGINAL,
                document.source());
    }

    private Version version(Text text) {
        List<Marked> blocks = new ArrayList<>();
        int left = LONGEST;
        boolean any = false;
        for (Block block : text.blocks()) {
            if (left <= 0 && any) {
                break;
            }
            List<Found> found = found(block.text());
            blocks.add(new Marked(block, found));
            any |= !found.isEmpty();
            left -= block.text().length();
        }
        return new Version(text, found(text.title()), blocks);
    }

    private List<Found> found(String text) {
        if (marks.none()) {
            return List.of();
        }
        List<Found> found = new ArrayList<>();
        for (Words.Word word : Words.of(text)) {
            String as = marks.of(word.text());
            if (!as.isEmpty()) {
                // A compound covers its parts.
                if (!found.isEmpty() && found.get(found.size() - 1).word().end() > word.start()) {
                    if (word.compound()) {
                        found.remove(found.size() - 1);
                    } else {
                        continue;
                    }
                }
                found.add(new Found(word, as));
            }
        }
        return found;
    }

    private static List<Marked> chosen(Version version) {
        List<Marked> fitting = version.blocks().stream()
                .filter(block -> !block.found().isEmpty())
                .toList();
        if (fitting.isEmpty()) {
            return version.blocks().stream()
                    .filter(block -> !block.block().text().isBlank())
                    .limit(1)
                    .toList();
        }
        List<Marked> best = fitting.stream()
                .sorted(Comparator.comparingInt(Marked::score).reversed())
                .limit(MOST)
                .toList();
        return fitting.stream().filter(best::contains).limit(MOST).toList();
    }

    /** Some two lines around the first word that was found. */
    private static List<Piece> passage(String text, List<Found> found) {
        if (text.length() <= LENGTH) {
            return pieces(text, 0, text.length(), found);
        }
        int from = found.isEmpty() ? 0 : Math.max(0, found.get(0).word().start() - BEFORE);
        from = Math.max(0, Math.min(from, text.length() - LENGTH));
        int earliest = Math.max(0, from - LONGEST_WORD);
        while (from > earliest && !Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        if (from > 0 && Character.isLowSurrogate(text.charAt(from))) {
            from++;
        }
        int needed = found.isEmpty() ? 0 : found.get(0).word().end();
        int to = Math.min(text.length(), Math.max(needed, from + LENGTH));
        while (to < text.length()
                && to > Math.max(needed, from + LENGTH / 2)
                && !Character.isWhitespace(text.charAt(to))) {
            to--;
        }
        if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
            to--;
        }
        List<Piece> pieces = new ArrayList<>();
        if (from > 0) {
            pieces.add(new Piece("… ", false));
        }
        pieces.addAll(pieces(text, from, to, found));
        if (to < text.length()) {
            pieces.add(new Piece(" …", false));
        }
        return pieces;
    }

    private static List<Piece> pieces(String text, int from, int to, List<Found> found) {
        List<Piece> pieces = new ArrayList<>();
        int at = from;
        for (Found f : found) {
            int start = f.word().start();
            int end = f.word().end();
            if (start < at || end > to) {
                continue;
            }
            if (start > at) {
                pieces.add(new Piece(text.substring(at, start), false));
            }
            pieces.add(new Piece(text.substring(start, end), true));
            at = end;
        }
        if (at < to) {
            pieces.add(new Piece(text.substring(at, to), false));
        }
        return pieces;
    }
}
