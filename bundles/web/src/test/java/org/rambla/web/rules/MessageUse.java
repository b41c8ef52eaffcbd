// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A literal that a source hands to something that takes message keys.
 *
 * @param counted whether a plural is asked for
 * @param dynamic whether the literal is only the key's beginning
 */
record MessageUse(String key, boolean counted, boolean dynamic) {
    /** Calls, and which of their arguments is the key. */
    private static final Pattern CALL = Pattern.compile(
            "(?:\\b(text|count|reject|done|has|invalid)|new (Refusal|Tab|Feature\\.Tab|Entry|CorePages\\.Entry))\\(");

    private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:\\.[A-Za-z0-9_-]+)+\\.?)\"(\\s*\\+)?");

    static List<MessageUse> in(String source) {
        List<MessageUse> uses = new ArrayList<>();
        Matcher call = CALL.matcher(source);
        while (call.find()) {
            String name = call.group(1) == null ? call.group(2) : call.group(1);
            List<String> arguments = arguments(source, call.end());
            int place = place(name);
            if (arguments.size() <= place) {
                continue;
            }
            Matcher key = KEY.matcher(withoutCalls(arguments.get(place)));
            while (key.find()) {
                uses.add(new MessageUse(
                        key.group(1),
                        name.equals("count"),
                        key.group(2) != null || key.group(1).endsWith(".")));
            }
        }
        return uses;
    }

    private static int place(String name) {
        return switch (name) {
            case "text", "count", "has" -> 0;
            default -> 1;
        };
    }

    /** The arguments of a call, up to the bracket that closes it. */
    private static List<String> arguments(String source, int from) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '"' && source.charAt(i - 1) != '\\') {
                quoted = !quoted;
            }
            if (!quoted && c == ')' && depth == 0) {
                arguments.add(argument.toString());
                return arguments;
            }
            if (!quoted && c == ',' && depth == 0) {
                arguments.add(argument.toString());
                argument.setLength(0);
                continue;
            }
            if (!quoted && (c == '(' || c == '[' || c == '{')) {
                depth++;
            } else if (!quoted && (c == ')' || c == ']' || c == '}')) {
                depth--;
            }
            argument.append(c);
        }
        return List.of();
    }

    /** What stands in nested calls belongs to those. */
    private static String withoutCalls(String argument) {
        StringBuilder out = new StringBuilder();
        int skipped = 0;
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            boolean call = c == '(' && i > 0 && Character.isJavaIdentifierPart(argument.charAt(i - 1));
            if (call || (skipped > 0 && c == '(')) {
                skipped++;
            } else if (skipped > 0 && c == ')') {
                skipped--;
            } else if (skipped == 0) {
                out.append(c);
            }
        }
        return out.toString();
    }
}
