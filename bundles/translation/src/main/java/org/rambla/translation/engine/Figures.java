// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The figures of a text, however a language writes them: "9 500,50" and "9,500.50" are the same, so are "14 h 30" and
 * "2:30 pm", "19th" and "XIXe", "3" and "three".
 */
final class Figures {
    /** Possessive: a repeated group that may go back costs a stack frame each time. */
    private static final Pattern NUMBER = Pattern.compile(
            "\\p{Nd}++(?:[\\u00A0\\u202F\\u2009 ](?=\\p{Nd}{3}(?!\\p{Nd}))\\p{Nd}{3}|[.,'\u2019]\\p{Nd}++)*+");
    /** Behind them stands an hour of the afternoon. */
    private static final Pattern AFTERNOON =
            Pattern.compile("(?i)\\b(1[0-2]|0?[1-9])(?:[:.][0-5][0-9])?\\s?p\\.?\\s?m\\b");
    /** What small numbers are called, so that they may be written out. */
    private static final Map<String, List<String>> NAMES = Map.of(
            "en",
            List.of(
                    "zero|no",
                    "one|once|first|a|an|single",
                    "two|twice|second|both",
                    "three|third",
                    "four|fourth",
                    "five|fifth",
                    "six|sixth",
                    "seven|seventh",
                    "eight|eighth",
                    "nine|ninth",
                    "ten|tenth",
                    "eleven|eleventh",
                    "twelve|twelfth|dozen"),
            "fr",
            List.of(
                    "zéro|aucun|aucune",
                    "un|une|premier|première",
                    "deux|second|seconde|deuxième",
                    "trois|troisième",
                    "quatre|quatrième",
                    "cinq|cinquième",
                    "six|sixième",
                    "sept|septième",
                    "huit|huitième",
                    "neuf|neuvième",
                    "dix|dixième",
                    "onze|onzième",
                    "douze|douzième|douzaine"));

    private static final int NAMED = 12;
    private static final int ROMAN = 39;

    private Figures() {}

    /** Whether a translation has the figures of its original, and none that are new. */
    static boolean kept(String original, String translation, String language) {
        List<String> wanted = of(original);
        List<String> there = of(translation);
        List<String> left = new ArrayList<>(there);
        for (String number : wanted) {
            if (!left.remove(number) && !otherwise(number, original, translation, language, left)) {
                return false;
            }
        }
        // A word may have become a figure, and an hour may have got its minutes.
        return left.stream()
                .allMatch(number -> number.matches("0+") || small(number) <= NAMED || romanIn(small(number), original));
    }

    private static boolean otherwise(
            String number, String original, String translation, String language, List<String> left) {
        int value = small(number);
        if (number.matches("0{1,2}") || value <= NAMED && named(value, translation, language)) {
            return true;
        }
        // The nineties have two figures or four.
        if (romanIn(value, translation) || value >= 20 && value < 100 && left.remove("19" + number)) {
            return true;
        }
        if (value > 12 && value < 24 && afternoon(translation, value - 12)) {
            return left.remove(Integer.toString(value - 12));
        }
        return value <= 12 && afternoon(original, value) && left.remove(Integer.toString(value % 12 + 12));
    }

    private static boolean romanIn(int value, String text) {
        return value <= ROMAN
                && Pattern.compile("(?<!\\p{L})" + roman(value) + "(?!\\p{Lu})")
                        .matcher(text)
                        .find();
    }

    private static boolean afternoon(String text, int hour) {
        Matcher found = AFTERNOON.matcher(text);
        while (found.find()) {
            if (Integer.parseInt(found.group(1)) == hour) {
                return true;
            }
        }
        return false;
    }

    private static boolean named(int value, String text, String language) {
        List<String> names = NAMES.get(language);
        // A language whose numbers are not known here is not doubted.
        return names == null
                || Pattern.compile("(?<!\\p{L})(?:" + names.get(value) + ")(?!\\p{L})")
                        .matcher(text.toLowerCase(Locale.ROOT))
                        .find();
    }

    /** Numbers as their digits alone, without zeros in front. */
    static List<String> of(String text) {
        List<String> numbers = new ArrayList<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            StringBuilder digits = new StringBuilder();
            number.group()
                    .codePoints()
                    .filter(Character::isDigit)
                    .forEach(digit -> digits.append(Character.digit(digit, 10)));
            numbers.add(digits.toString().replaceFirst("^0+(?=.)", ""));
        }
        return numbers;
    }

    private static int small(String number) {
        return number.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(number);
    }

    private static String roman(int value) {
        String[] ones = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
        return value < 1 ? "-" : "X".repeat(value / 10) + ones[value % 10];
    }
}
