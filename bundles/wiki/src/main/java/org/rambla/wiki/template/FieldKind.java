// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** What a field of a template holds. Lists can be narrowed and sorted by all but lines and texts. */
public enum FieldKind {
    /** A line of text. */
    LINE,
    /** Some lines of text. */
    TEXT,
    /** An organisation of the network. */
    CITY,
    COUNTRY,
    /** Topics of the network's taxonomy. */
    TOPICS,
    /** From when to when, in words that name years. */
    PERIOD,
    /** What something costs, in words that name an amount in euros. */
    COST,
    /** A day. */
    DATE,
    /** A whole number, not below 0. */
    NUMBER,
    /** One of the field's own options. */
    CHOICE;

    /** Whether its values belong to one language. */
    public boolean worded() {
        return this == LINE || this == TEXT || this == PERIOD || this == COST;
    }

    /** Whether this is one of its values: drafts keep what was typed, and fields that changed their kind what they held. */
    public boolean reads(String value) {
        return switch (this) {
            case CITY, NUMBER -> value.matches("\\d{1,15}");
            case DATE -> {
                try {
                    LocalDate.parse(value);
                    yield true;
                } catch (DateTimeParseException notADay) {
                    yield false;
                }
            }
            case COUNTRY -> value.matches("[A-Z]{2}");
            case LINE, TEXT, PERIOD, COST, TOPICS, CHOICE -> true;
        };
    }

    /** Whether lists can be narrowed to one of its values. */
    public boolean filtered() {
        return this == CITY || this == COUNTRY || this == TOPICS || this == CHOICE;
    }

    /** Whether lists can be narrowed to a range of its values. */
    public boolean ranged() {
        return this == PERIOD || this == COST || this == DATE || this == NUMBER;
    }

    /** Whether lists can be sorted by it. */
    public boolean sorted() {
        return this != LINE && this != TEXT;
    }
}
