// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.rambla.api.content.Body;
import org.rambla.content.body.CleanBodies;

/** A page of random paragraphs, headings, lists and a table, and random edits of it. Each text is unique unless it is a short answer. */
public final class RandomBody {
    private static final String[] WORDS =
            ("city night bus light square park station young people council police prevention"
                            + " culture street market school partner project funding evening safety")
                    .split(" ");
    private static int counter;

    private final Random random;
    private final CleanBodies bodies;
    private final List<List<String>> parts;
    private final Body body;

    private RandomBody(Random random, CleanBodies bodies, List<List<String>> parts, Body before) {
        this.random = random;
        this.bodies = bodies;
        this.parts = parts;
        this.body = bodies.clean(html(parts), "html", before);
    }

    /** A new page. */
    public static RandomBody fresh(Random random, CleanBodies bodies) {
        List<List<String>> parts = new ArrayList<>();
        int size = 2 + random.nextInt(7);
        for (int i = 0; i < size; i++) {
            parts.add(part(random));
        }
        return new RandomBody(random, bodies, parts, Body.EMPTY);
    }

    public Body body() {
        return body;
    }

    /** The same page after a few edits, its ids kept as the server keeps them. */
    public RandomBody edited() {
        List<List<String>> copy = new ArrayList<>();
        parts.forEach(part -> copy.add(new ArrayList<>(part)));
        int edits = 1 + random.nextInt(4);
        for (int i = 0; i < edits && !copy.isEmpty(); i++) {
            edit(copy);
        }
        return new RandomBody(random, bodies, copy, body);
    }

    private void edit(List<List<String>> copy) {
        int at = random.nextInt(copy.size());
        List<String> part = copy.get(at);
        int line = 1 + random.nextInt(part.size() - 1);
        switch (random.nextInt(7)) {
            case 0 -> copy.add(at, part(random));
            case 1 -> {
                if (copy.size() > 1) {
                    copy.remove(at);
                }
            }
            case 2 -> part.add(line, text(random));
            case 3 -> {
                if (part.size() > 2) {
                    part.remove(line);
                }
            }
            case 4 -> part.set(0, otherBox(part.get(0)));
            default -> part.set(line, part.get(line).replaceFirst(" ", " w" + counter++ + " "));
        }
    }

    /** The other kind of a box; what is none stays what it is. */
    private static String otherBox(String kind) {
        return kind.equals("note") ? "caution" : kind.equals("caution") ? "note" : kind;
    }

    private static List<String> part(Random random) {
        List<String> part = new ArrayList<>();
        part.add(List.of("p", "p", "h2", "ul", "ol", "blockquote", "table", "note", "caution")
                .get(random.nextInt(9)));
        int lines = 1 + random.nextInt(4);
        for (int i = 0; i < lines; i++) {
            part.add(text(random));
        }
        return part;
    }

    private static String text(Random random) {
        StringBuilder out = new StringBuilder("n" + counter++);
        int words = 2 + random.nextInt(8);
        for (int i = 0; i < words; i++) {
            out.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
        }
        return out.toString();
    }

    private static String html(List<List<String>> parts) {
        StringBuilder out = new StringBuilder();
        for (List<String> part : parts) {
            String kind = part.get(0);
            switch (kind) {
                case "p", "h2" -> part.subList(1, part.size()).forEach(t -> out.append(element(kind, t)));
                case "table" -> {
                    out.append("<table>");
                    part.subList(1, part.size())
                            .forEach(t -> out.append("<tr><td>")
                                    .append(t)
                                    .append("</td><td>yes</td><td><strong>")
                                    .append(t.substring(0, t.indexOf(' ')))
                                    .append("</strong></td></tr>"));
                    out.append("</table>");
                }
                case "note", "caution" -> {
                    out.append("<aside data-box=\"").append(kind).append("\">");
                    part.subList(1, part.size()).forEach(t -> out.append(element("p", t)));
                    out.append("</aside>");
                }
                default -> {
                    String item = kind.equals("blockquote") ? "p" : "li";
                    out.append('<').append(kind).append('>');
                    part.subList(1, part.size()).forEach(t -> out.append(element(item, t)));
                    out.append("</").append(kind).append('>');
                }
            }
        }
        return out.toString();
    }

    private static String element(String kind, String text) {
        return "<" + kind + ">" + text + "</" + kind + ">";
    }
}
