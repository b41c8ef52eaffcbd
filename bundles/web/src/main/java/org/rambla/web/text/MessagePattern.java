// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.text;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A message ready to be written. Patterns are {@link MessageFormat}'s; the usual ones (plain places such as {0}) are
 * taken apart once, because formatting through MessageFormat costs more than the rest of a line of a page.
 */
final class MessagePattern {
    private final Locale locale;
    private final List<String> literals = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private final MessageFormat whole;

    MessagePattern(String pattern, Locale locale) {
        this.locale = locale;
        this.whole = takeApart(pattern) ? null : new MessageFormat(pattern, locale);
    }

    private boolean takeApart(String pattern) {
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\'') {
                if (i + 1 < pattern.length() && pattern.charAt(i + 1) == '\'') {
                    i++;
                } else {
                    return false;
                }
            }
            if (c == '{') {
                int end = pattern.indexOf('}', i);
                if (end < 0 || !pattern.substring(i + 1, end).chars().allMatch(Character::isDigit) || end == i + 1) {
                    return false;
                }
                literals.add(literal.toString());
                literal.setLength(0);
                places.add(Integer.parseInt(pattern.substring(i + 1, end)));
                i = end;
            } else {
                literal.append(c);
            }
        }
        literals.add(literal.toString());
        return true;
    }

    String format(Object... arguments) {
        if (whole != null) {
            return ((MessageFormat) whole.clone())
                    .format(Arrays.stream(arguments)
                            .map(a -> a instanceof String text ? Isolates.around(text) : a)
                            .toArray());
        }
        if (places.isEmpty()) {
            return literals.get(0);
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < places.size(); i++) {
            out.append(literals.get(i));
            int place = places.get(i);
            if (place < arguments.length) {
                Object value = arguments[place];
                out.append(value instanceof Number number ? number(number) : Isolates.around(String.valueOf(value)));
            }
        }
        return out.append(literals.get(places.size())).toString();
    }

    private String number(Number number) {
        long value = number.longValue();
        boolean small = (number instanceof Long || number instanceof Integer) && value > -1000 && value < 1000;
        return small ? Long.toString(value) : NumberFormat.getInstance(locale).format(number);
    }
}
