// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rambla.api.text.Messages;

/**
 * Something that is wrong with an extension, in words for administrators.
 *
 * @param key of the message
 * @param arguments plain text; never longer than 300 characters each
 */
public record Problem(String key, List<String> arguments) {
    private static final int LONGEST = 300;

    public Problem {
        arguments = arguments.stream().map(Problem::cut).toList();
    }

    public static Problem of(String key, Object... arguments) {
        return new Problem(key, Arrays.stream(arguments).map(String::valueOf).toList());
    }

    private static String cut(String text) {
        String line = text.replaceAll("[\\p{Cntrl}]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    public String in(Messages messages) {
        return messages.text(key, arguments.toArray());
    }

    /** For a column: key and arguments, one a line. */
    public String stored() {
        List<String> lines = new ArrayList<>();
        lines.add(key);
        lines.addAll(arguments);
        return String.join("\n", lines);
    }

    /** The reverse; null for "". */
    public static Problem read(String stored) {
        if (stored.isEmpty()) {
            return null;
        }
        List<String> lines = List.of(stored.split("\n", -1));
        return new Problem(lines.get(0), lines.subList(1, lines.size()));
    }
}
