// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.text;

import java.net.IDN;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts without case and accents: computed keys, because the two databases compare differently. */
public final class Folded {
    private static final int MOST_WORDS = 6;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{P}&&[^%_!]]+");

    private Folded() {}

    /** "Düsseldorf, Łódź" is "dusseldorf lodz"; at most max characters. */
    public static String key(String text, int max) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        StringBuilder out = new StringBuilder(plain.length());
        plain.toLowerCase(Locale.ROOT).codePoints().forEach(c -> append(out, c));
        String key = SPACES.matcher(out).replaceAll(" ").strip();
        return cut(key, max);
    }

    private static void append(StringBuilder out, int c) {
        switch (c) {
            case 'ß' -> out.append("ss");
            case 'æ' -> out.append("ae");
            case 'œ' -> out.append("oe");
            case 'ø' -> out.append('o');
            case 'ł' -> out.append('l');
            case 'đ', 'ð' -> out.append('d');
            case 'þ' -> out.append("th");
            case 'ı' -> out.append('i');
            default -> out.appendCodePoint(c);
        }
    }

    /** The first max characters, no half of a pair. */
    public static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }

    /** Patterns for {@code like ? escape '!'}, one per word of what was looked for; the wildcards in it are letters. */
    public static List<String> patterns(String looked) {
        return patterns(looked, "%");
    }

    /** The same for words that begin so, of a key with a blank before it. */
    public static List<String> beginnings(String looked) {
        return patterns(looked, "% ");
    }

    private static List<String> patterns(String looked, String before) {
        List<String> patterns = new ArrayList<>();
        for (String word : key(looked, 200).split(" ")) {
            if (!word.isEmpty() && patterns.size() < MOST_WORDS) {
                String literal = word.replace("!", "!!").replace("%", "!%").replace("_", "!_");
                patterns.add(before + literal + "%");
            }
        }
        return patterns;
    }

    /** The key under which an e-mail address is unique. */
    public static String email(String address) {
        String plain =
                Normalizer.normalize(address.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        int at = plain.lastIndexOf('@');
        if (at < 0) {
            return plain;
        }
        try {
            return plain.substring(0, at + 1) + IDN.toASCII(plain.substring(at + 1));
        } catch (IllegalArgumentException e) {
            return plain;
        }
    }
}
