// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the words of a text: letters and digits, without what French elides before them and without the English genitive.
 * Parts joined by a hyphen are words, and what they make together is one more.
 */
final class Words {
    static final int LONGEST = 80;
    private static final Set<String> ELIDED =
            Set.of("l", "d", "j", "c", "s", "n", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu");
    private static final int MOST_PARTS = 6;

    private Words() {}

    /**
     * A word of a text.
     *
     * @param place counts words; a compound has the place of its first part
     * @param compound whether it is several parts as one
     */
    record Word(String text, int start, int end, int place, boolean compound) {}

    static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        int place = 0;
        int compound = -1;
        int length = text.length();
        int i = 0;
        while (i < length) {
            int c = text.codePointAt(i);
            if (!part(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
                i += Character.charCount(c);
                continue;
            }
            int start = i;
            i = end(text, i);
            int before = words.size();
            place = add(words, text, start, i, place);
            if (words.size() == before) {
                compound = -1;
                continue;
            }
            boolean joined = i + 1 < length && hyphen(text.charAt(i)) && part(text.codePointAt(i + 1));
            if (joined) {
                compound = compound < 0 ? before : compound;
                i++;
            } else if (compound >= 0) {
                join(words, compound);
                compound = -1;
            }
        }
        return words;
    }

    /** Letters and digits with apostrophes between them. */
    private static int end(String text, int from) {
        int length = text.length();
        int i = from;
        while (i < length) {
            char c = text.charAt(i);
            if (c < 128 && part(c)) {
                i++;
            } else if (c < 128 && c != '\'') {
                break;
            } else {
                int whole = text.codePointAt(i);
                if (part(whole)) {
                    i += Character.charCount(whole);
                } else if ((unseen(whole) || apostrophe(whole)) && i + 1 < length && part(text.codePointAt(i + 1))) {
                    i++;
                } else {
                    break;
                }
            }
        }
        return i;
    }

    private static int add(List<Word> words, String text, int from, int to, int place) {
        int start = from;
        int end = to;
        for (int i = start; i < end; i++) {
            if (apostrophe(text.charAt(i))) {
                String head = text.substring(start, i).toLowerCase(Locale.ROOT);
                if (ELIDED.contains(head)) {
                    start = i + 1;
                } else if (end - i == 2 && Character.toLowerCase(text.charAt(i + 1)) == 's') {
                    end = i;
                }
            }
        }
        String word = letters(text, start, end);
        if (word.isEmpty()) {
            return place;
        }
        words.add(new Word(word, start, end, place, false));
        return place + 1;
    }

    /** Without the signs within, and no longer than a word is. */
    private static String letters(String text, int start, int end) {
        int i = start;
        while (i < end && !apostrophe(text.charAt(i)) && !unseen(text.charAt(i))) {
            i++;
        }
        if (i == end) {
            return text.substring(start, Math.min(end, start + LONGEST));
        }
        StringBuilder word = new StringBuilder(end - start);
        for (i = start; i < end && word.length() < LONGEST; i++) {
            char c = text.charAt(i);
            if (!apostrophe(c) && !unseen(c)) {
                word.append(c);
            }
        }
        return word.toString();
    }

    private static void join(List<Word> words, int first) {
        int parts = words.size() - first;
        if (parts < 2 || parts > MOST_PARTS) {
            return;
        }
        StringBuilder whole = new StringBuilder();
        for (Word part : words.subList(first, words.size())) {
            whole.append(part.text());
        }
        if (whole.length() <= LONGEST) {
            Word head = words.get(first);
            words.add(
                    first + 1,
                    new Word(
                            whole.toString(),
                            head.start(),
                            words.get(words.size() - 1).end(),
                            head.place(),
                            true));
        }
    }

    private static boolean part(int c) {
        return c < 128
                ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                : Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** Soft hyphens, joiners and the like: documents have them within words. A space of no width is one nevertheless. */
    private static boolean unseen(int c) {
        return c > 128 && c < 0x10000 && c != 0x200b && Character.getType(c) == Character.FORMAT;
    }

    private static boolean apostrophe(int c) {
        return c == '\'' || c == '\u2019' || c == '\u02bc';
    }

    private static boolean hyphen(char c) {
        return c == '-' || c == '\u2010' || c == '\u2011';
    }
}
