// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.demo.Demo;
import org.rambla.api.text.Html;

/**
 * A page of the demonstration: texts in one language or in both, block by block. Files are read line by line:
 *
 * <pre>
 * @ key | key of the page above | language of the original
 * = title || titre
 * ## heading || intertitre
 * - item || élément            1 numbered item || élément      &gt; quotation || citation
 * ! caution what stands in a box || contenu          note, caution or example
 * | cell ; cell || cellule ; cellule        the first line of a table is its head
 * paragraph || paragraphe
 * + what was changed | a paragraph that was added to the original later
 * % practice-sheet                            the template; then its fields, words in both languages
 * % city nice          % topics night drugs          % cost 9 500 euros a year || 9 500 euros par an
 * </pre>
 *
 * @param parent "" at the top
 * @param original "en" or "fr"
 * @param titles by language
 * @param blocks of the original's shape
 * @param facts key of a template, then its fields with their values; none for a page without one
 */
record DemoPage(
        String key,
        String parent,
        String original,
        Map<String, String> titles,
        List<Block> blocks,
        List<Addition> additions,
        List<String> facts) {
    /**
     * A block or the line of one.
     *
     * @param kind "h2", "p", "ul", "ol", "blockquote", "table" or, for a box, what it is
     * @param texts by language
     */
    record Block(String kind, Map<String, String> texts) {}

    /** A paragraph that came later. */
    record Addition(String summary, String text) {}

    static List<DemoPage> read(Demo demo, String space) throws IOException {
        List<DemoPage> pages = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(demo.open("wiki/" + space + ".txt"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("@ ")) {
                    String[] parts = line.substring(2).split("\\|");
                    pages.add(new DemoPage(
                            parts[0].strip(),
                            parts[1].strip(),
                            parts[2].strip(),
                            new LinkedHashMap<>(),
                            new ArrayList<>(),
                            new ArrayList<>(),
                            new ArrayList<>()));
                } else if (!line.isBlank()) {
                    pages.get(pages.size() - 1).add(line);
                }
            }
        }
        return pages;
    }

    private void add(String line) {
        switch (line.substring(0, Math.min(2, line.length()))) {
            case "= " -> titles.putAll(texts(line.substring(2)));
            case "##" -> block("h2", line.substring(3));
            case "- " -> block("ul", line.substring(2));
            case "1 " -> block("ol", line.substring(2));
            case "> " -> block("blockquote", line.substring(2));
            case "! " -> {
                String[] parts = line.substring(2).split(" ", 2);
                block(parts[0], parts[1]);
            }
            case "| " -> block("table", line.substring(2));
            case "% " -> facts.add(line.substring(2).strip());
            case "+ " -> {
                String[] parts = line.substring(2).split(" \\| ", 2);
                additions.add(new Addition(parts[0], parts[1]));
            }
            default -> block("p", line);
        }
    }

    private void block(String kind, String line) {
        blocks.add(new Block(kind, texts(line)));
    }

    /** A line with one language is the original's; of two the English one comes first. */
    private Map<String, String> texts(String line) {
        String[] parts = line.split(" \\|\\| ");
        return parts.length == 1
                ? Map.of(original, parts[0].strip())
                : Map.of("en", parts[0].strip(), "fr", parts[1].strip());
    }

    /** The language of its second text, "" when there is none. */
    String second() {
        String other = original.equals("en") ? "fr" : "en";
        return titles.containsKey(other) ? other : "";
    }

    /** Its paragraphs in a language, one on each line. */
    String plain(String language) {
        return blocks.stream()
                .map(block -> block.texts().getOrDefault(language, ""))
                .collect(Collectors.joining("\n"));
    }

    /** Key of its template, "" for none. */
    String template() {
        return facts.isEmpty() ? "" : facts.get(0);
    }

    /** What a field holds in a language, "" for nothing. */
    String fact(String field, String language) {
        return facts.stream()
                .skip(1)
                .filter(line -> line.startsWith(field + " "))
                .map(line -> texts(line.substring(field.length() + 1)).getOrDefault(language, ""))
                .findFirst()
                .orElse("");
    }

    /** The text in a language as HTML, with what was added to it. */
    String html(String language, int added) {
        StringBuilder html = new StringBuilder();
        String open = "";
        for (Block block : blocks) {
            String group = group(block.kind());
            if (!group.equals(open)) {
                html.append(open.isEmpty() ? "" : "</" + open + ">");
                html.append(group.isEmpty() ? "" : "<" + group + ">");
            }
            html.append(line(block, language, !group.equals(open)));
            open = group;
        }
        html.append(open.isEmpty() ? "" : "</" + open + ">");
        additions
                .subList(0, added)
                .forEach(addition ->
                        html.append("<p>").append(Html.escape(addition.text())).append("</p>"));
        return html.toString();
    }

    private static String group(String kind) {
        return kind.matches("ul|ol|blockquote|table") ? kind : "";
    }

    private static String line(Block block, String language, boolean first) {
        String text = Html.escape(block.texts().get(language));
        return switch (block.kind()) {
            case "ul", "ol" -> "<li><p>" + text + "</p></li>";
            case "blockquote" -> "<p>" + text + "</p>";
            case "note", "caution", "example" -> "<aside data-box=\"" + block.kind() + "\"><p>" + text + "</p></aside>";
            case "table" -> row(text, first);
            default -> "<" + block.kind() + ">" + text + "</" + block.kind() + ">";
        };
    }

    private static String row(String cells, boolean head) {
        String cell = head ? "th" : "td";
        StringBuilder row = new StringBuilder(head ? "<thead><tr>" : "<tr>");
        for (String text : cells.split(" ; ")) {
            row.append('<').append(cell).append(head ? " scope=\"col\">" : ">");
            row.append(text).append("</").append(cell).append('>');
        }
        return row.append(head ? "</tr></thead>" : "</tr>").toString();
    }
}
