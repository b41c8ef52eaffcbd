// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A passage as {@link TextWriter} writes it, word by word, with what plain text does not say of each: its style, the link
 * and the picture that it stands for.
 */
final class Marked {
    /** A word; or one sign that is no part of a word. */
    static final Pattern PIECE = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|.", Pattern.DOTALL);

    enum Kind {
        WORD,
        OTHER,
        BREAK,
        PICTURE,
        /** Of a link: in brackets behind its words, or its words where they are the address. */
        ADDRESS
    }

    /**
     * A piece of the text.
     *
     * @param text of words and other signs
     * @param of number of the picture or link, -1 for other pieces
     */
    record Piece(Kind kind, String text, int of) {
        static Piece of(String text) {
            int first = text.codePointAt(0);
            return new Piece(Character.isLetterOrDigit(first) ? Kind.WORD : Kind.OTHER, text, -1);
        }

        boolean blank() {
            return kind == Kind.OTHER && (text.isBlank() || text.equals("\u00a0") || text.equals("\u202f"));
        }

        /** Whether it is looked for in other texts. */
        boolean unit() {
            return kind != Kind.OTHER && kind != Kind.BREAK;
        }
    }

    /**
     * A link.
     *
     * @param style a run with its address
     * @param first number of the first of its pieces
     * @param last number of its address's piece
     * @param written whether the address stands in brackets behind the words
     */
    record Link(Run style, String words, int first, int last, boolean written, boolean pictured) {
        boolean lent() {
            return written && first == last;
        }

        boolean same(Link other) {
            return style.href().equals(other.style.href());
        }

        String text() {
            return written ? words.strip() + " (" + style.href() + ")" : words;
        }
    }

    final List<Piece> pieces = new ArrayList<>();
    /** Of each piece, without its link. */
    final List<Run> styles = new ArrayList<>();

    final List<Link> links = new ArrayList<>();
    final List<Run> pictures = new ArrayList<>();

    private int ownLinks;
    private int ownPictures;

    Marked(List<Run> runs) {
        for (int i = 0; i < runs.size(); ) {
            int end = i + 1;
            while (end < runs.size() && runs.get(end).href().equals(runs.get(i).href())) {
                end++;
            }
            stretch(runs.subList(i, end));
            i = end;
        }
        ownLinks = links.size();
        ownPictures = pictures.size();
    }

    /** With the links and pictures of another text, which may be named too. */
    Marked(List<Run> runs, List<Run> beside) {
        this(runs);
        Marked other = new Marked(beside);
        int none = pieces.size();
        other.links.stream()
                .filter(link -> link.written() && links.stream().noneMatch(link::same))
                .map(link -> new Link(link.style(), link.words(), none, none, true, link.pictured()))
                .forEach(links::add);
        other.pictures.stream()
                .filter(picture ->
                        pictures.stream().noneMatch(own -> own.source().equals(picture.source())))
                .forEach(pictures::add);
    }

    /** Those links that are the text's own; the others behind them are lent. */
    List<Link> ownLinks() {
        return links.subList(0, ownLinks);
    }

    List<Run> ownPictures() {
        return pictures.subList(0, ownPictures);
    }

    /** Whether the words of a link are its address, which is not written twice then. */
    static boolean address(String words, String href) {
        return words.isBlank()
                || href.equals(words)
                || href.endsWith("//" + words)
                || href.equals("mailto:" + words)
                || href.equals("tel:" + words);
    }

    private void stretch(List<Run> runs) {
        Run first = runs.get(0);
        StringBuilder words = new StringBuilder();
        runs.forEach(run -> words.append(
                run.kind() == Run.Kind.TEXT || run.kind() == Run.Kind.BREAK ? run.text() : "[" + run.text() + "]"));
        String said = words.toString();
        if (first.href().isEmpty() || said.isBlank()) {
            runs.forEach(this::pieces);
        } else if (address(said, first.href())) {
            links.add(new Link(first, said, pieces.size(), pieces.size(), false, false));
            add(new Piece(Kind.ADDRESS, "", links.size() - 1), first);
        } else {
            int begun = pieces.size();
            runs.forEach(this::pieces);
            boolean pictured = runs.stream().anyMatch(run -> run.kind() == Run.Kind.IMAGE);
            links.add(new Link(first, said, begun, pieces.size(), true, pictured));
            add(new Piece(Kind.ADDRESS, "", links.size() - 1), first);
        }
    }

    private void pieces(Run run) {
        switch (run.kind()) {
            case BREAK -> add(new Piece(Kind.BREAK, "", -1), run);
            case IMAGE, DECORATION -> {
                pictures.add(run);
                add(new Piece(Kind.PICTURE, "", pictures.size() - 1), run);
            }
            case TEXT -> {
                Matcher matcher = PIECE.matcher(run.text());
                while (matcher.find()) {
                    add(Piece.of(matcher.group()), run);
                }
            }
        }
    }

    private void add(Piece piece, Run run) {
        pieces.add(piece);
        styles.add(style(run));
    }

    /** The style alone. */
    static Run style(Run run) {
        Run style = run.strong() ? Run.PLAIN.withStrong() : Run.PLAIN;
        return (run.emphasis() ? style.withEmphasis() : style).withLang(run.lang());
    }

    /** The plain words between marks: what stands there in square brackets is no picture. */
    String words() {
        StringBuilder out = new StringBuilder();
        pieces.forEach(piece -> out.append(piece.text()));
        return out.toString();
    }
}
