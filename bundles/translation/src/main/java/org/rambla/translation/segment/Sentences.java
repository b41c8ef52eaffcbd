// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.segment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.rambla.translation.segment.Token.Kind;

/** A passage taken apart into sentences, and put together again from their translations. */
public final class Sentences {
    private final String language;
    /** HTML that stays, or a sentence. */
    private final List<Object> parts = new ArrayList<>();

    private final List<Sentence> sentences = new ArrayList<>();

    private Sentences(String language) {
        this.language = language;
    }

    /**
     * Those of a passage.
     *
     * @param html of the one clean form
     * @param language of the text
     * @param names words that are the same in every language; null for none
     */
    public static Sentences of(String html, String language, Pattern names) {
        Sentences made = new Sentences(language);
        List<Token> line = new ArrayList<>();
        for (Token token : Token.of(html, names)) {
            if (token.kind() == Kind.BREAK) {
                made.line(line);
                made.parts.add(token.source());
                line.clear();
            } else {
                line.add(token);
            }
        }
        made.line(line);
        return made;
    }

    /** In order; what has no words is none. */
    public List<Sentence> sentences() {
        return sentences;
    }

    /** The text without tags, with one letter for what stays as it is; the engines' idea of a sentence is made on this. */
    private void line(List<Token> line) {
        StringBuilder plain = new StringBuilder();
        line.forEach(token -> plain.append(
                switch (token.kind()) {
                    case TEXT -> Coded.plain(token.source());
                    case KEPT -> "X";
                    default -> "";
                }));
        Set<Integer> boundaries = Boundaries.of(plain.toString(), language);
        List<Token> sentence = new ArrayList<>();
        int at = 0;
        int depth = 0;
        for (int i = 0; i < line.size(); i++) {
            Token token = line.get(i);
            switch (token.kind()) {
                case OPEN -> depth++;
                case CLOSE -> depth--;
                case KEPT -> at++;
                case TEXT -> {
                    at = text(Coded.plain(token.source()), at, depth, boundaries, sentence);
                    continue;
                }
                default -> {}
            }
            sentence.add(token);
            boolean ends = depth == 0 && boundaries.contains(at) && token.kind() == Kind.CLOSE;
            if (ends) {
                sentence(sentence);
                sentence.clear();
            }
        }
        sentence(sentence);
    }

    /** Adds text, cutting it where sentences end outside of any element. */
    private int text(String text, int from, int depth, Set<Integer> boundaries, List<Token> sentence) {
        int done = 0;
        for (int i = 1; depth == 0 && i <= text.length(); i++) {
            if (boundaries.contains(from + i)) {
                sentence.add(new Token(Kind.TEXT, escaped(text.substring(done, i))));
                done = i;
                sentence(sentence);
                sentence.clear();
            }
        }
        if (done < text.length()) {
            sentence.add(new Token(Kind.TEXT, escaped(text.substring(done))));
        }
        return from + text.length();
    }

    private static String escaped(String text) {
        return Coded.escape(text).replace("\"", "&quot;").replace("'", "&#39;");
    }

    /** One sentence with blanks and what frames the whole of it put beside. */
    private void sentence(List<Token> tokens) {
        List<Token> inside = new ArrayList<>(tokens);
        Deque<String> after = new ArrayDeque<>();
        boolean moved = true;
        while (moved && !inside.isEmpty()) {
            moved = blanks(inside, after) || framed(inside, after);
        }
        boolean words = inside.stream()
                .anyMatch(token ->
                        token.kind() == Kind.TEXT && token.source().codePoints().anyMatch(Character::isLetter));
        if (words) {
            Sentence sentence = coded(inside);
            sentences.add(sentence);
            parts.add(sentence);
        } else {
            inside.forEach(token -> parts.add(token.source()));
        }
        parts.addAll(after);
    }

    private boolean blanks(List<Token> inside, Deque<String> after) {
        Token first = inside.get(0);
        Token last = inside.get(inside.size() - 1);
        if (first.kind() == Kind.TEXT && !first.source().equals(first.source().stripLeading())) {
            String rest = first.source().stripLeading();
            parts.add(first.source().substring(0, first.source().length() - rest.length()));
            replace(inside, 0, rest);
            return true;
        }
        if (last.kind() == Kind.TEXT && !last.source().equals(last.source().stripTrailing())) {
            String rest = last.source().stripTrailing();
            after.push(last.source().substring(rest.length()));
            replace(inside, inside.size() - 1, rest);
            return true;
        }
        return false;
    }

    private static void replace(List<Token> tokens, int place, String rest) {
        if (rest.isEmpty()) {
            tokens.remove(place);
        } else {
            tokens.set(place, new Token(Kind.TEXT, rest));
        }
    }

    private boolean framed(List<Token> inside, Deque<String> after) {
        int last = inside.size() - 1;
        if (last < 1 || inside.get(0).kind() != Kind.OPEN || inside.get(last).kind() != Kind.CLOSE) {
            return false;
        }
        int depth = 0;
        for (int i = 0; i < last; i++) {
            depth += inside.get(i).kind() == Kind.OPEN ? 1 : inside.get(i).kind() == Kind.CLOSE ? -1 : 0;
            if (depth == 0) {
                return false;
            }
        }
        after.push(inside.remove(last).source());
        parts.add(inside.remove(0).source());
        return true;
    }

    private static Sentence coded(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder();
        List<String> marks = new ArrayList<>();
        for (Token token : tokens) {
            html.append(token.source());
            switch (token.kind()) {
                case OPEN -> {
                    marks.add(token.source());
                    text.append("<g id=\"").append(marks.size()).append("\">");
                }
                case CLOSE -> text.append("</g>");
                case KEPT -> {
                    marks.add(token.source());
                    text.append("<x id=\"").append(marks.size()).append("\"/>");
                }
                default -> text.append(Coded.escape(Coded.plain(token.source())));
            }
        }
        return new Sentence(text.toString(), html.toString(), List.copyOf(marks));
    }

    /**
     * The passage in another language.
     *
     * @param translations as HTML, in the order of {@link #sentences}; "" for one that stays as it was, marked as being in
     *     its own language
     */
    public String html(List<String> translations) {
        StringBuilder out = new StringBuilder();
        int next = 0;
        for (Object part : parts) {
            if (part instanceof Sentence sentence) {
                String translation = translations.get(next++);
                if (translation.isEmpty()) {
                    out.append("<span lang=\"")
                            .append(language)
                            .append("\">")
                            .append(sentence.html())
                            .append("</span>");
                } else {
                    out.append(translation);
                }
            } else {
                out.append(part);
            }
        }
        return out.toString();
    }
}
