// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.text;

import java.util.List;

/** How languages count whole things, as the Unicode language data have it: which form a number asks for. */
final class Plurals {
    private static final List<String> ONE = List.of("one", "other");
    private static final List<String> FEW = List.of("one", "few", "other");
    private static final List<String> MANY = List.of("one", "few", "many", "other");

    private Plurals() {}

    /** The forms that a language has, the usual one last. */
    static List<String> forms(String language) {
        return switch (language) {
            case "ja", "ko", "zh", "vi", "th", "id", "ms", "lo", "my" -> List.of("other");
            case "pl", "ru", "uk", "be" -> MANY;
            case "cs", "sk", "hr", "sr", "bs", "ro", "lt" -> FEW;
            case "sl" -> List.of("one", "two", "few", "other");
            case "lv" -> List.of("zero", "one", "other");
            case "he" -> List.of("one", "two", "other");
            case "ga", "mt" -> List.of("one", "two", "few", "many", "other");
            case "ar" -> List.of("zero", "one", "two", "few", "many", "other");
            default -> ONE;
        };
    }

    /** The form for a number of things. */
    static String form(String language, long count) {
        long n = Math.abs(count);
        long ten = n % 10;
        long hundred = n % 100;
        boolean teen = hundred > 10 && hundred < 20;
        boolean few = ten >= 2 && ten <= 4 && !(hundred >= 12 && hundred <= 14);
        return switch (language) {
            case "ja", "ko", "zh", "vi", "th", "id", "ms", "lo", "my" -> "other";
            case "fr", "pt", "hy" -> n < 2 ? "one" : "other";
            case "pl" -> n == 1 ? "one" : few ? "few" : "many";
            case "ru", "uk", "be" -> ten == 1 && hundred != 11 ? "one" : few ? "few" : "many";
            case "hr", "sr", "bs" -> ten == 1 && hundred != 11 ? "one" : few ? "few" : "other";
            case "cs", "sk" -> n == 1 ? "one" : n >= 2 && n <= 4 ? "few" : "other";
            case "ro" -> n == 1 ? "one" : n == 0 || hundred > 0 && hundred < 20 ? "few" : "other";
            case "lt" -> ten == 1 && !teen ? "one" : ten > 1 && !teen ? "few" : "other";
            case "sl" -> hundred == 1 ? "one" : hundred == 2 ? "two" : hundred == 3 || hundred == 4 ? "few" : "other";
            case "lv" -> ten == 0 || teen ? "zero" : ten == 1 ? "one" : "other";
            case "he" -> n == 1 ? "one" : n == 2 ? "two" : "other";
            case "ga" -> n == 1 ? "one" : n == 2 ? "two" : n > 2 && n < 7 ? "few" : n > 6 && n < 11 ? "many" : "other";
            case "mt" ->
                n == 1
                        ? "one"
                        : n == 2 ? "two" : n == 0 || hundred > 2 && hundred < 11 ? "few" : teen ? "many" : "other";
            case "ar" ->
                n == 0
                        ? "zero"
                        : n == 1
                                ? "one"
                                : n == 2
                                        ? "two"
                                        : hundred > 2 && hundred < 11 ? "few" : hundred > 10 ? "many" : "other";
            default -> n == 1 ? "one" : "other";
        };
    }
}
