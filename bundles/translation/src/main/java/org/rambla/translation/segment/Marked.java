// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.segment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rambla.api.text.Html;
import org.rambla.translation.segment.Token.Kind;

/**
 * A passage as somebody corrects it, in a field for plain text: what frames words is {1}…{/1}, what stays as it is {2}.
 *
 * @param marks what they stand for, in order: the HTML of the original passage
 * @param before the number before the first mark's: 0, but where the text itself has numbers in braces
 */
public record Marked(List<String> marks, int before) {
    private static final Pattern MARK = Pattern.compile("\\{(/?)(\\d{1,6})}");
    /** Numbers in braces that are larger than that are no marks to anybody. */
    private static final int LARGEST = 99_999;

    /** The marks of an original. */
    public static Marked of(String original) {
        List<String> marks = new ArrayList<>();
        for (Token token : Token.of(original, null)) {
            if (token.kind() == Kind.OPEN || stays(token)) {
                marks.add(token.source());
            }
        }
        return new Marked(marks, marks.isEmpty() ? 0 : largest(Coded.plain(original)));
    }

    /** The largest number in braces that a text has of itself. */
    private static int largest(String text) {
        int largest = 0;
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            int number = Integer.parseInt(mark.group(2));
            largest = number <= LARGEST ? Math.max(largest, number) : largest;
        }
        return largest;
    }

    /** An address is typed as it is read, and becomes a link by itself; only other things need a mark. */
    private static boolean stays(Token token) {
        return token.kind() == Kind.KEPT && token.source().startsWith("<") && !Token.isAddress(token.source());
    }

    /** A passage, the original or a translation, as text with marks. */
    public String text(String html) {
        StringBuilder out = new StringBuilder();
        boolean[] used = new boolean[marks.size()];
        Deque<Integer> open = new ArrayDeque<>();
        for (Token token : Token.of(html, null)) {
            if (token.kind() == Kind.BREAK) {
                out.append('\n');
            } else if (token.kind() == Kind.OPEN || stays(token)) {
                int number = number(token.source(), used);
                if (number > 0) {
                    out.append('{').append(number).append('}');
                }
                if (token.kind() == Kind.OPEN) {
                    open.push(number);
                }
            } else if (token.kind() == Kind.CLOSE) {
                int number = open.isEmpty() ? 0 : open.pop();
                if (number > 0) {
                    out.append("{/").append(number).append('}');
                }
            } else {
                out.append(Coded.plain(token.source().replaceAll("<[^>]*>", "")));
            }
        }
        return out.toString();
    }

    /** 0 for one that the original has not. */
    private int number(String source, boolean[] used) {
        for (int i = 0; i < used.length; i++) {
            if (!used[i] && marks.get(i).equals(source)) {
                used[i] = true;
                return before + i + 1;
            }
        }
        return 0;
    }

    /** What somebody typed as HTML; empty when a mark is missing, there twice, or closed before it is opened. */
    public Optional<String> html(String typed) {
        StringBuilder out = new StringBuilder();
        boolean[] seen = new boolean[marks.size()];
        Deque<Integer> open = new ArrayDeque<>();
        Matcher mark = MARK.matcher(typed);
        int done = 0;
        while (mark.find()) {
            int number = Integer.parseInt(mark.group(2)) - before - 1;
            if (number < 0 || number >= marks.size()) {
                continue;
            }
            out.append(lines(typed.substring(done, mark.start())));
            done = mark.end();
            boolean frames = Sentence.frames(marks.get(number));
            if (mark.group(1).isEmpty()) {
                if (seen[number]) {
                    return Optional.empty();
                }
                seen[number] = true;
                out.append(marks.get(number));
                if (frames) {
                    open.push(number);
                }
            } else {
                if (!frames || open.isEmpty() || open.pop() != number) {
                    return Optional.empty();
                }
                out.append("</").append(Sentence.name(marks.get(number))).append('>');
            }
        }
        out.append(lines(typed.substring(done)));
        for (boolean one : seen) {
            if (!one) {
                return Optional.empty();
            }
        }
        return open.isEmpty() ? Optional.of(out.toString()) : Optional.empty();
    }

    private static String lines(String text) {
        return Html.escape(text).replace("\n", "<br>");
    }
}
