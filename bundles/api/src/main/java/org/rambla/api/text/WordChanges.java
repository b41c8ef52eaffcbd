// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two texts word by word, with their style: a word that became bold has changed. */
public final class WordChanges {
    /** Below this share of common words a text counts as replaced. */
    private static final double LEAST = 0.2;

    /** Shorter stretches between two changes are shown with them, so that a sentence does not fall to pieces. */
    private static final int ISLAND = 3;

    /**
     * A word, a sign, a picture or a line end.
     *
     * @param source as it is written
     * @param style the tags that are open around it
     * @param blank what follows it before the next, "" or " "
     */
    private record Word(String source, String style, String blank) {
        @Override
        public boolean equals(Object object) {
            return object instanceof Word word && source.equals(word.source) && style.equals(word.style);
        }

        @Override
        public int hashCode() {
            return source.hashCode() * 31 + style.hashCode();
        }
    }

    private final List<Word> before;
    private final List<Word> after;
    private final boolean[] goes;
    private final boolean[] comes;

    private WordChanges(String before, String after) {
        this.before = words(before);
        this.after = words(after);
        this.goes = new boolean[this.before.size()];
        this.comes = new boolean[this.after.size()];
        compare();
    }

    /** How what went and what came is marked: HTML around it, with words for those who do not see it. */
    public record Marks(String gone, String goneEnd, String come, String comeEnd) {}

    /**
     * Both texts as one.
     *
     * @param before clean HTML of one passage, without blocks
     * @param after the same
     */
    public static String between(String before, String after, Marks marks) {
        StringBuilder out = new StringBuilder(before.length() + after.length());
        write(before, after, marks, out);
        return out.toString();
    }

    private static void write(String before, String after, Marks marks, StringBuilder out) {
        WordChanges words = new WordChanges(before, after);
        int i = 0;
        int j = 0;
        while (i < words.goes.length || j < words.comes.length) {
            int gone = i;
            while (gone < words.goes.length && words.goes[gone]) {
                gone++;
            }
            int come = j;
            while (come < words.comes.length && words.comes[come]) {
                come++;
            }
            marked(words.before, i, gone, marks.gone(), marks.goneEnd(), out);
            if (gone > i && (come > j || gone == words.goes.length) && !blank(out)) {
                out.append(' ');
            }
            marked(words.after, j, come, marks.come(), marks.comeEnd(), out);
            i = gone;
            j = come;
            int from = j;
            while (i < words.goes.length && !words.goes[i] && j < words.comes.length && !words.comes[j]) {
                i++;
                j++;
            }
            styled(words.after, from, j, out);
            if (j > from && !words.after.get(j - 1).blank().isEmpty()) {
                out.append(' ');
            }
        }
    }

    private static boolean blank(StringBuilder out) {
        return out.length() > 0 && out.charAt(out.length() - 1) == ' ';
    }

    private static void marked(List<Word> words, int from, int to, String start, String end, StringBuilder out) {
        if (from < to) {
            out.append(start);
            styled(words, from, to, out);
            out.append(end);
            if (!words.get(to - 1).blank().isEmpty()) {
                out.append(' ');
            }
        }
    }

    private static void styled(List<Word> words, int from, int to, StringBuilder out) {
        String style = "";
        for (int i = from; i < to; i++) {
            Word word = words.get(i);
            boolean change = !word.style().equals(style);
            if (change) {
                close(style, out);
            }
            if (i > from && !words.get(i - 1).blank().isEmpty()) {
                out.append(' ');
            }
            if (change) {
                style = word.style();
                out.append(style);
            }
            out.append(word.source());
        }
        close(style, out);
    }

    private static void close(String style, StringBuilder out) {
        int end = style.length();
        while (end > 0) {
            int start = style.lastIndexOf('<', end - 1);
            int name = start + 1;
            while (name < end && Character.isLetterOrDigit(style.charAt(name))) {
                name++;
            }
            out.append("</").append(style, start + 1, name).append('>');
            end = start;
        }
    }

    private void compare() {
        Map<Word, Integer> numbers = new HashMap<>();
        int[] mates = InCommon.of(numbered(before, numbers), numbered(after, numbers));
        Arrays.fill(goes, true);
        Arrays.fill(comes, true);
        int common = 0;
        for (int j = 0; j < mates.length; j++) {
            if (mates[j] != InCommon.NONE) {
                goes[mates[j]] = false;
                comes[j] = false;
                common++;
            }
        }
        if (common < LEAST * Math.min(before.size(), after.size())) {
            Arrays.fill(goes, true);
            Arrays.fill(comes, true);
        } else {
            islands(mates);
        }
    }

    private void islands(int[] mates) {
        for (int j = 1; j < mates.length; j++) {
            if (comes[j] || !comes[j - 1] && mates[j] - 1 == mates[j - 1]) {
                continue;
            }
            int end = j;
            int length = 0;
            while (end < mates.length && !comes[end] && (end == j || mates[end] == mates[end - 1] + 1)) {
                length += after.get(end).source().length()
                        + after.get(end).blank().length();
                end++;
            }
            boolean change = end < mates.length || mates[end - 1] + 1 < before.size();
            if (length <= ISLAND && change && mates[j] > 0) {
                for (int k = j; k < end; k++) {
                    comes[k] = true;
                    goes[mates[k]] = true;
                }
            }
            j = end - 1;
        }
    }

    private static int[] numbered(List<Word> words, Map<Word, Integer> numbers) {
        int[] out = new int[words.size()];
        for (int i = 0; i < out.length; i++) {
            Integer number = numbers.putIfAbsent(words.get(i), numbers.size());
            out[i] = number == null ? numbers.size() - 1 : number;
        }
        return out;
    }

    private static List<Word> words(String source) {
        List<Word> words = new ArrayList<>();
        StringBuilder style = new StringBuilder();
        String styled = "";
        int i = 0;
        while (i < source.length()) {
            char c = source.charAt(i);
            int end;
            if (c == '<') {
                end = tagEnd(source, i);
                if (source.startsWith("<br", i) || source.startsWith("<img", i)) {
                    words.add(new Word(source.substring(i, end), styled, ""));
                } else if (source.startsWith("</", i)) {
                    style.setLength(Math.max(0, style.lastIndexOf("<")));
                } else {
                    style.append(source, i, end);
                }
                styled = style.toString();
            } else if (Character.isWhitespace(c)) {
                end = i + 1;
                if (words.isEmpty()) {
                    words.add(new Word("", styled, " "));
                } else {
                    Word last = words.get(words.size() - 1);
                    words.set(words.size() - 1, new Word(last.source(), last.style(), " "));
                }
            } else {
                end = wordEnd(source, i);
                words.add(new Word(source.substring(i, end), styled, ""));
            }
            i = end;
        }
        return words;
    }

    private static int tagEnd(String source, int from) {
        int end = source.indexOf('>', from);
        return end < 0 ? source.length() : end + 1;
    }

    private static int wordEnd(String source, int from) {
        int c = source.codePointAt(from);
        if (c == '&') {
            int end = source.indexOf(';', from);
            return end < 0 ? source.length() : end + 1;
        }
        int i = from + Character.charCount(c);
        if (!part(c)) {
            return i;
        }
        while (i < source.length() && part(source.codePointAt(i))) {
            i += Character.charCount(source.codePointAt(i));
        }
        return i;
    }

    // Scripts without blanks between words are compared sign by sign.
    private static boolean part(int c) {
        int type = Character.getType(c);
        boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        return (Character.isLetterOrDigit(c) || mark) && !Character.isIdeographic(c);
    }
}
