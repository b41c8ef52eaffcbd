// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What somebody typed, taken apart. There is nothing that it does not understand: what is no condition is words.
 *
 * @param words words and phrases, in order
 * @param conditions such as {@code city:Nice}
 * @param cut whether it was longer, or had more words and conditions, than what is looked for
 */
public record Typed(List<Word> words, List<Condition> conditions, boolean cut) {
    public static final int LONGEST = 500;
    private static final int LONGEST_WORD = 80;
    private static final int MOST = 50;
    /** Conditions of one name: each further one would be looked up too. */
    public static final int ALIKE = 5;

    /** Conditions by their names in both languages, folded. */
    private static final Map<String, Operator> OPERATORS = Map.ofEntries(
            Map.entry("espace", Operator.SPACE),
            Map.entry("space", Operator.SPACE),
            Map.entry("type", Operator.KIND),
            Map.entry("kind", Operator.KIND),
            Map.entry("genre", Operator.KIND),
            Map.entry("ville", Operator.CITY),
            Map.entry("city", Operator.CITY),
            Map.entry("pays", Operator.COUNTRY),
            Map.entry("country", Operator.COUNTRY),
            Map.entry("sujet", Operator.TOPIC),
            Map.entry("topic", Operator.TOPIC),
            Map.entry("theme", Operator.TOPIC),
            Map.entry("auteur", Operator.AUTHOR),
            Map.entry("author", Operator.AUTHOR),
            Map.entry("langue", Operator.LANGUAGE),
            Map.entry("language", Operator.LANGUAGE),
            Map.entry("depuis", Operator.AFTER),
            Map.entry("apres", Operator.AFTER),
            Map.entry("after", Operator.AFTER),
            Map.entry("since", Operator.AFTER),
            Map.entry("avant", Operator.BEFORE),
            Map.entry("before", Operator.BEFORE),
            Map.entry("avec", Operator.WITH),
            Map.entry("has", Operator.WITH),
            Map.entry("with", Operator.WITH));

    /** What a condition is about. */
    public enum Operator {
        SPACE,
        KIND,
        CITY,
        COUNTRY,
        TOPIC,
        AUTHOR,
        LANGUAGE,
        AFTER,
        BEFORE,
        WITH
    }

    /** A word or a phrase. */
    public record Word(String text, boolean phrase, boolean excluded) {}

    /**
     * A condition as it was typed.
     *
     * @param excluded whether what fulfils it is left out
     */
    public record Condition(Operator operator, String value, boolean excluded, String typed) {
        /** Whether its value has to be a day, a month or a year. */
        public boolean ofTime() {
            return operator == Operator.AFTER || operator == Operator.BEFORE;
        }
    }

    /** Takes anything apart. */
    public static Typed of(String text) {
        String plain = clean(text == null ? "" : text);
        boolean cut = plain.length() > LONGEST;
        if (cut) {
            plain = plain.substring(0, end(plain));
        }
        Parsing parsing = new Parsing(plain);
        parsing.run();
        return new Typed(parsing.words, parsing.conditions, cut || parsing.more);
    }

    /** Half a word is not looked for, unless it is longer than words are. */
    private static int end(String plain) {
        int blank = plain.lastIndexOf(' ', LONGEST);
        if (blank > LONGEST - LONGEST_WORD) {
            return blank;
        }
        return Character.isHighSurrogate(plain.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    }

    /**
     * Without control characters, and without what is not seen: marks that turn the direction of a line, and those that
     * tell where a word may be parted.
     */
    private static String clean(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), LONGEST + 100));
        for (int i = 0; i < text.length() && out.length() <= LONGEST + 1; i++) {
            char c = text.charAt(i);
            if (Character.getType(c) == Character.FORMAT && c != '\u200b') {
                continue;
            }
            boolean blank = Character.isWhitespace(c) || Character.isISOControl(c) || c == '\u200b';
            boolean broken = Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)))
                    || Character.isHighSurrogate(c)
                            && (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1)));
            if (blank || broken) {
                if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
                    out.append(' ');
                }
            } else {
                out.append(c);
            }
        }
        return out.toString().strip();
    }

    private static final class Parsing {
        private final String text;
        private final List<Word> words = new ArrayList<>();
        private final List<Condition> conditions = new ArrayList<>();
        private boolean more;
        private int at;

        Parsing(String text) {
            this.text = text;
        }

        void run() {
            while (at < text.length()) {
                if (text.charAt(at) == ' ') {
                    at++;
                } else {
                    piece();
                }
            }
        }

        private void piece() {
            boolean excluded = text.charAt(at) == '-'
                    && at + 1 < text.length()
                    && text.charAt(at + 1) != ' '
                    && text.charAt(at + 1) != '-';
            if (excluded) {
                at++;
            }
            int start = at;
            if (opens(text.charAt(at))) {
                String phrase = quoted();
                add(new Word(phrase, true, excluded), phrase);
                return;
            }
            while (at < text.length() && text.charAt(at) != ' ' && !opens(text.charAt(at))) {
                if (text.charAt(at) == ':' && condition(start, excluded)) {
                    return;
                }
                at++;
            }
            String word = text.substring(start, at);
            add(new Word(word, false, excluded), word);
        }

        private boolean condition(int start, boolean excluded) {
            Operator operator = OPERATORS.get(Folded.of(text.substring(start, at)));
            if (operator == null || at + 1 >= text.length() || text.charAt(at + 1) == ' ') {
                return false;
            }
            at++;
            int from = at;
            String value;
            if (opens(text.charAt(at))) {
                value = quoted();
            } else {
                while (at < text.length() && text.charAt(at) != ' ') {
                    at++;
                }
                value = text.substring(from, at);
            }
            if (value.isBlank()) {
                return true;
            }
            if (conditions.stream()
                            .filter(known -> known.operator() == operator)
                            .count()
                    >= ALIKE) {
                more = true;
            } else {
                conditions.add(new Condition(
                        operator, value.strip(), excluded, text.substring(excluded ? start - 1 : start, at)));
            }
            return true;
        }

        private static boolean opens(char c) {
            return c == '"' || c == '\u201c' || c == '\u201d' || c == '\u201e' || c == '\u00ab';
        }

        /** To the next quotation mark, or to the end. */
        private String quoted() {
            int from = ++at;
            while (at < text.length() && !opens(text.charAt(at)) && text.charAt(at) != '\u00bb') {
                at++;
            }
            String quoted = text.substring(from, at);
            at = Math.min(text.length(), at + 1);
            return quoted.strip();
        }

        private void add(Word word, String text) {
            if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
                return;
            }
            if (words.contains(word)) {
                return;
            }
            if (words.size() < MOST) {
                words.add(word);
            } else {
                more = true;
            }
        }
    }

    /** The words without conditions, as they would be typed. */
    public String plain() {
        StringBuilder plain = new StringBuilder();
        for (Word word : words) {
            plain.append(plain.length() == 0 ? "" : " ")
                    .append(word.excluded() ? "-" : "")
                    .append(word.phrase() ? '"' + word.text() + '"' : word.text());
        }
        return plain.toString();
    }

    /** All that was understood, with the conditions as they were typed. */
    public String said() {
        StringBuilder said = new StringBuilder(plain());
        conditions.forEach(
                condition -> said.append(said.length() == 0 ? "" : " ").append(condition.typed()));
        return said.toString();
    }

    /** The same in lower case, words alone: for counting what was asked. */
    public String key() {
        StringBuilder key = new StringBuilder();
        for (Word word : words) {
            if (!word.excluded()) {
                key.append(key.length() == 0 ? "" : " ").append(word.text().toLowerCase(Locale.ROOT));
            }
        }
        return key.toString();
    }
}
