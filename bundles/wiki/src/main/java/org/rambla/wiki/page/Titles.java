// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.rambla.api.page.Form;
import org.rambla.api.page.OneLine;
import org.rambla.api.text.Localised;

/** Titles stand in lists and mails beside other texts, so what reaches beyond their own letters is taken out. */
public final class Titles {
    /** Longest title, in characters. */
    public static final int MAX = 200;

    private static final Pattern HEAPS = Pattern.compile("\\p{M}+");
    /** Without the zeros before them, which make no number another one. */
    private static final Pattern NUMBERS = Pattern.compile("0*([0-9]+)");
    /** Digits of numbers that are too long for their length to be said in one. */
    private static final int LONG = 9;

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    /** Longest name in addresses. */
    public static final int MAX_NAME = 100;

    private static final int MAX_SLUG = 80;
    /** Before names of titles without a letter from a to z; then so many digits in base 36. */
    private static final String UNREADABLE = "p-";

    private static final int DIGITS = 8;
    private static final long NAMES = 2_821_109_907_456L;

    /** Addresses of the wiki's own pages, which no page gets. */
    private static final Set<String> OWN = Set.of(
            "new",
            "recent",
            "all",
            "withdrawn",
            "find",
            "awaits",
            "reports",
            "templates",
            "settings",
            "feed",
            "follow",
            "calls",
            "lists",
            "import",
            "export",
            "drafts",
            "pages",
            "missing",
            "reviews",
            "targets",
            "since");

    private Titles() {}

    /** What a field says in several languages, each with its own message. */
    public static Localised read(Form form, String field, Set<String> languages, int most) {
        Map<String, String> clean = new LinkedHashMap<>();
        form.localised(field, languages, most, false)
                .texts()
                .forEach((language, text) ->
                        clean.put(language, within(form, field + "." + language, OneLine.of(text), most)));
        return new Localised(clean);
    }

    private static String within(Form form, String field, String clean, int most) {
        if (clean.length() > most) {
            form.reject(field, "web.problem.tooLong", most, clean.length());
        }
        return clean;
    }

    /** By what titles are told apart and found: no case, no accents; at most 200 characters. */
    public static String key(String title) {
        String bare = HEAPS.matcher(Normalizer.normalize(title, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String folded = BLANKS.matcher(bare).replaceAll(" ").strip();
        return folded.length() <= MAX ? folded : folded.substring(0, MAX);
    }

    /**
     * By what titles are sorted: as they are told apart, and numbers as numbers, so that "Meeting 9" stands before "Meeting
     * 10". How many digits a number has is put before it. At most 200 characters.
     */
    public static String order(String title) {
        String order = NUMBERS.matcher(key(title)).replaceAll(found -> {
            String digits = found.group(1);
            int many = digits.length();
            return many < LONG ? many + digits : LONG + String.format(Locale.ROOT, "%03d", many) + digits;
        });
        return order.length() <= MAX ? order : order.substring(0, MAX);
    }

    /** A title as part of an address: letters a to z, digits and hyphens, never empty. */
    public static String slug(String title) {
        String words = key(title.replace("œ", "oe").replace("Œ", "oe").replace("ß", "ss"))
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        if (words.length() > MAX_SLUG) {
            int hyphen = words.lastIndexOf('-', MAX_SLUG);
            words = words.substring(0, hyphen > MAX_SLUG / 2 ? hyphen : MAX_SLUG);
        }
        // Of titles in other letters each has a name of its own, the same each time: links to it lead nowhere else.
        return words.isEmpty() ? unreadable(title) : OWN.contains(words) ? words + "-2" : words;
    }

    private static String unreadable(String title) {
        long number = 0;
        for (int c : key(title).codePoints().toArray()) {
            number = (number * 131 + c) % NAMES;
        }
        String digits = Long.toString(number, Character.MAX_RADIX);
        return UNREADABLE + "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** Whether a name in an address does not tell the title. */
    static boolean isUnreadable(String slug) {
        return slug.matches(UNREADABLE + "[0-9a-z]{" + DIGITS + "}(-[0-9]+)?");
    }

    /**
     * What is looked for where a title is to contain some words, for {@code like ? escape '!'}: as they are typed, with "oe"
     * for the letter that is both, and the other way round.
     */
    public static List<String> patterns(String words) {
        String like = "%" + key(words).replaceAll("[!%_]", "!$0") + "%";
        return List.of(like.replace("\u0153", "oe"), like.replace("oe", "\u0153"));
    }

    /** A title short enough for the way to a page. */
    public static String crumb(String title) {
        if (title.length() <= 45) {
            return title;
        }
        int space = title.lastIndexOf(' ', 44);
        int end = title.offsetByCodePoints(0, Math.min(40, title.codePointCount(0, title.length())));
        return title.substring(0, space > 20 ? space : end) + "…";
    }
}
