// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A condition of a list on a field: from when to when, from how much to how much. A period or a cost meets it when the two
 * have something in common.
 *
 * @param from a year, an amount, a number or a day as 2027-03-31; "" leaves that end open
 * @param to the same; not both are ""
 */
public record Range(TemplateField field, String from, String to) {
    private static final int NUMBER = 15;

    /** What was typed, as far as it can be read; empty when nothing is left. The wrong way round it is turned. */
    public static Optional<Range> read(TemplateField field, String from, String to) {
        String least = readable(field.kind(), from) ? from : "";
        String most = readable(field.kind(), to) ? to : "";
        if (least.isEmpty() && most.isEmpty()) {
            return Optional.empty();
        }
        Range range = new Range(field, least, most);
        boolean turned = !least.isEmpty() && !most.isEmpty() && range.key(least).compareTo(range.key(most)) > 0;
        return Optional.of(turned ? new Range(field, most, least) : range);
    }

    private static boolean readable(FieldKind kind, String value) {
        return switch (kind) {
            case PERIOD -> value.matches("[0-9]{4}");
            case COST, NUMBER -> value.matches("[0-9]{1,12}");
            case DATE -> kind.reads(value);
            default -> false;
        };
    }

    /** How many digits each end of what is sorted by has; 0 for kinds with one value. */
    private int width() {
        return switch (field.kind()) {
            case PERIOD -> Spans.YEAR;
            case COST -> Spans.AMOUNT;
            default -> 0;
        };
    }

    private String key(String value) {
        return switch (field.kind()) {
            case PERIOD, COST -> Spans.digits(Long.parseLong(value), width());
            case NUMBER -> Spans.digits(Long.parseLong(value), NUMBER);
            default -> value;
        };
    }

    /** The condition on rows of fields, f, of pages, p; along the index by which fields are sorted. */
    String condition(String fact) {
        return fact + ".field = ? and " + fact + ".sort_key >= ? and " + fact + ".sort_key <= ?"
                + (width() == 0 || from.isEmpty()
                        ? ""
                        : " and substr(" + fact + ".sort_key, " + (width() + 1) + ", " + width() + ") >= ?");
    }

    /** The language of what counts: words are those of the original. */
    static String language(TemplateField field, String fact) {
        return fact + ".language = " + (field.kind().worded() ? "p.language" : "''");
    }

    /** What {@link #condition} binds. */
    List<Object> arguments() {
        List<Object> arguments = new ArrayList<>(List.of(field.key()));
        if (width() > 0) {
            arguments.add("0".repeat(2 * width()));
            arguments.add((to.isEmpty() ? "9".repeat(width()) : key(to)) + "9".repeat(width()));
            if (!from.isEmpty()) {
                arguments.add(key(from));
            }
        } else {
            boolean day = field.kind() == FieldKind.DATE;
            arguments.add(from.isEmpty() ? (day ? "0000-01-01" : "0".repeat(NUMBER)) : key(from));
            arguments.add(to.isEmpty() ? (day ? "9999-12-31" : "9".repeat(NUMBER)) : key(to));
        }
        return arguments;
    }
}
