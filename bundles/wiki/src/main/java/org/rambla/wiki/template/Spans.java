// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rambla.wiki.page.Titles;

/**
 * Reads the years of a period and the amounts of a cost out of the words in which people say them, so that lists can
 * compare them: "spring 2021 to 2023", "since 2022", "9 500 euros a year". The words stay as they are.
 */
final class Spans {
    /** Digits of a year, of an amount. */
    static final int YEAR = 4;

    static final int AMOUNT = 12;

    private static final Pattern YEARS = Pattern.compile("(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])");
    private static final Pattern SHORT =
            Pattern.compile("(?<![0-9])((?:19|20)[0-9]{2})\\s*[-/\u2013]\\s*([0-9]{2})(?![0-9-])");
    private static final Pattern OPEN =
            Pattern.compile("\\b(since|from|ongoing|today|depuis|des|a partir|en cours|aujourd)\\b");
    private static final Pattern ENDLESS = Pattern.compile("[0-9]{4}\\s*[-\u2013]\\s*$");
    private static final Pattern MONEY = Pattern.compile(
            "(?:(\u20ac|\\beur)\\s*)?"
                    + "(?<![0-9])([0-9]{1,3}(?:[ \u00a0\u202f.,'\u2019][0-9]{3}){1,3}(?![0-9])|[0-9]{1,12})(?:[.,]([0-9]{1,2})(?![0-9]))?"
                    + "\\s*(millions?(?:\\s+d[e'\u2019])?|thousand|mille|k|m)?\\s*(\u20ac|euros?\\b|eur\\b|d[e'\u2019]\\s*euros?\\b)?");
    private static final Pattern FREE = Pattern.compile(
            "^(free|gratuit|nothing|none|rien|no (money|costs?)|(aucun|sans) (couts?|frais)|gratuitement)\\b.*");

    private Spans() {}

    /** The first and the last year as eight digits, 9999 for one that goes on; "" when it names none. */
    static String years(String words) {
        int first = 0;
        int last = 0;
        int named = 0;
        for (Matcher year = YEARS.matcher(words); year.find(); named++) {
            int found = Integer.parseInt(year.group(1));
            first = first == 0 ? found : Math.min(first, found);
            last = Math.max(last, found);
        }
        for (Matcher pair = SHORT.matcher(words); pair.find(); ) {
            int began = Integer.parseInt(pair.group(1));
            int ended = began / 100 * 100 + Integer.parseInt(pair.group(2));
            if (ended > began) {
                last = Math.max(last, ended);
                named++;
            }
        }
        if (named == 0) {
            return "";
        }
        boolean open = named == 1
                && (OPEN.matcher(Titles.key(words)).find()
                        || ENDLESS.matcher(words).find());
        return digits(first, YEAR) + (open ? "9999" : digits(last, YEAR));
    }

    /** The least and the largest amount in euros as 24 digits; "" when it names none. */
    static String euros(String words) {
        long least = -1;
        long most = -1;
        String text = words.strip().toLowerCase(Locale.ROOT);
        for (Matcher money = MONEY.matcher(text); money.find(); ) {
            boolean alone = money.start() == 0 && money.end() == text.length();
            if (alone || money.group(1) != null || money.group(5) != null) {
                long amount = amount(money);
                least = least < 0 ? amount : Math.min(least, amount);
                most = Math.max(most, amount);
            }
        }
        if (least < 0 && FREE.matcher(Titles.key(words)).matches()) {
            least = 0;
            most = 0;
        }
        return least < 0 ? "" : digits(least, AMOUNT) + digits(most, AMOUNT);
    }

    private static long amount(Matcher money) {
        long whole = Long.parseLong(money.group(2).replaceAll("[^0-9]", ""));
        String times = money.group(4) == null ? "" : money.group(4);
        long factor = times.isEmpty()
                ? 1
                : times.startsWith("k") || times.startsWith("t") || times.equals("mille") ? 1_000 : 1_000_000;
        long parts = 0;
        if (money.group(3) != null) {
            long fraction = Long.parseLong(money.group(3));
            parts = fraction * factor / (money.group(3).length() == 1 ? 10 : 100);
        }
        return Math.min(whole * factor + parts, 999_999_999_999L);
    }

    /** A number as so many digits, at most that many nines. */
    static String digits(long number, int width) {
        String digits = String.valueOf(number);
        return digits.length() > width ? "9".repeat(width) : "0".repeat(width - digits.length()) + digits;
    }
}
