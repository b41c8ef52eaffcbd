// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.segment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence of a passage as engines and the memory get it.
 *
 * @param text as {@link org.rambla.api.translation.TranslationEngine.Task} describes it
 * @param html as it stands in the passage
 * @param marks what the placeholders stand for, by id - 1: a tag that frames words, or HTML that stays as it is
 */
public record Sentence(String text, String html, List<String> marks) {
    private static final Pattern PLACE = Pattern.compile("<g id=\"(\\d{1,4})\">|</g>|<x id=\"(\\d{1,4})\"/>");

    /** What the memory knows it by. */
    public long hash() {
        return Stamp.of(text);
    }

    /** A translation as HTML; empty when its placeholders are not those of this sentence, each once and nested. */
    public Optional<String> html(String translation) {
        StringBuilder out = new StringBuilder(html.length() * 5 / 4);
        Deque<Integer> open = new ArrayDeque<>();
        boolean[] seen = new boolean[marks.size()];
        int done = 0;
        Matcher place = PLACE.matcher(translation);
        while (place.find()) {
            out.append(safe(translation.substring(done, place.start())));
            done = place.end();
            if (place.group().equals("</g>")) {
                if (open.isEmpty()) {
                    return Optional.empty();
                }
                out.append("</").append(name(marks.get(open.pop()))).append('>');
                continue;
            }
            boolean frames = place.group(1) != null;
            int id = Integer.parseInt(frames ? place.group(1) : place.group(2)) - 1;
            if (id < 0 || id >= marks.size() || seen[id] || frames != frames(marks.get(id))) {
                return Optional.empty();
            }
            seen[id] = true;
            out.append(marks.get(id));
            if (frames) {
                open.push(id);
            }
        }
        out.append(safe(translation.substring(done)));
        for (boolean one : seen) {
            if (!one) {
                return Optional.empty();
            }
        }
        return open.isEmpty() ? Optional.of(out.toString()) : Optional.empty();
    }

    /** This translation with the numbers of its original's placeholders; empty when they are not the same. */
    public Optional<String> numberedAs(Sentence original) {
        if (marks.size() != original.marks().size()) {
            return Optional.empty();
        }
        int[] numbers = new int[marks.size()];
        boolean[] used = new boolean[marks.size()];
        for (int i = 0; i < numbers.length; i++) {
            for (int j = 0; j < used.length && numbers[i] == 0; j++) {
                if (!used[j] && same(original.marks().get(j), marks.get(i))) {
                    used[j] = true;
                    numbers[i] = j + 1;
                }
            }
            if (numbers[i] == 0) {
                return Optional.empty();
            }
        }
        return Optional.of(PLACE.matcher(text).replaceAll(place -> {
            String id = place.group(1) != null ? place.group(1) : place.group(2);
            return id == null
                    ? place.group()
                    : place.group().replace("\"" + id + "\"", "\"" + numbers[Integer.parseInt(id) - 1] + "\"");
        }));
    }

    /** A link that shows its address is the same as the address. */
    private static boolean same(String one, String other) {
        return one.equals(other)
                || Token.isAddress(one) && one.replaceAll("<[^>]*>", "").equals(other.replaceAll("<[^>]*>", ""));
    }

    /** Text in which every sign that could begin a tag is written as an entity, once. */
    private static String safe(String text) {
        return Coded.escape(Coded.plain(text));
    }

    /** Whether a mark is the beginning of an element rather than HTML as a whole. */
    static boolean frames(String mark) {
        return mark.startsWith("<") && mark.indexOf('>') == mark.length() - 1 && !mark.startsWith("<img");
    }

    static String name(String tag) {
        int blank = tag.indexOf(' ');
        return tag.substring(1, blank < 0 ? tag.length() - 1 : blank);
    }
}
