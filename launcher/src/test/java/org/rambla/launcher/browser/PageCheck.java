// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What holds at every page, whoever made it. */
final class PageCheck {
    /** Style, scripts and the font of a page, as they travel. */
    private static final int BUDGET = 60 * 1024;
    /** Fonts for what only some texts hold: slanted words, letters such as ł and ő. */
    private static final int MORE_FONTS = 48 * 1024;
    /** What the editor may weigh on top, where people write. */
    private static final int EDITOR = 100 * 1024;

    private static final String AXE = resource("/axe.min.js");
    private static final String JUDGE = resource("axe.js");
    private static final String LOOK = resource("look.js");

    private final Words words = new Words();
    private final Markup markup = new Markup();
    private List<String> links = List.of();

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(PageCheck.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Addresses that the page last looked at links to. */
    List<String> links() {
        return links;
    }

    /** Everything that is wrong with the page shown. */
    List<String> problems(Opened opened, Look look, int status) {
        Page page = opened.page();
        List<String> problems = new ArrayList<>();
        if (opened.answer().status() != status) {
            problems.add("answered " + opened.answer().status() + " instead of " + status);
        }
        problems.addAll(read(page, look));
        problems.addAll(markup.problems(opened.answer().text()));
        problems.addAll(judged(page, "html"));
        problems.addAll(tooWide(page, look));
        problems.addAll(opened.complaints());
        return problems;
    }

    /** What is wrong with the page shown when it is looked at otherwise, without loading it again. */
    static List<String> problems(Page page, Look besides) {
        show(page, besides);
        return judged(page, "html").stream()
                .map(problem -> besides + ": " + problem)
                .toList();
    }

    static void show(Page page, Look look) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme()));
        page.setViewportSize(look.width(), page.viewportSize().height);
    }

    /** What axe says of a part of the page; where scripts are off it would wait for ever. */
    @SuppressWarnings("unchecked")
    static List<String> judged(Page page, String part) {
        if (!Boolean.TRUE.equals(page.evaluate("typeof axe !== 'undefined'"))) {
            page.evaluate(AXE + "; undefined");
        }
        return (List<String>) page.evaluate(JUDGE, part);
    }

    /** What axe says of an open dialog; it looks through it at the page behind, which is therefore not shown meanwhile. */
    static List<String> judgedDialog(Page page) {
        String behind = "document.querySelectorAll('body > :not(dialog)').forEach(e => e.style.visibility = ";
        page.evaluate(behind + "'hidden')");
        List<String> problems = judged(page, "dialog");
        page.evaluate(behind + "'')");
        return problems;
    }

    @SuppressWarnings("unchecked")
    private List<String> read(Page page, Look look) {
        Map<String, Object> seen = (Map<String, Object>) page.evaluate(LOOK);
        links = (List<String>) seen.get("links");
        List<String> problems = new ArrayList<>();
        if (!look.language().equals(seen.get("language"))) {
            problems.add("is said to be in " + seen.get("language"));
        }
        if (!Integer.valueOf(1).equals(seen.get("headings"))) {
            problems.add("has " + seen.get("headings") + " first headings");
        }
        List<String> said = new ArrayList<>((List<String>) seen.get("words"));
        said.add((String) seen.get("title"));
        problems.addAll(words.problems(said, look));
        problems.addAll(weight((List<Map<String, Object>>) seen.get("loaded")));
        return problems;
    }

    private static List<String> weight(List<Map<String, Object>> loaded) {
        int page = 0;
        int editor = 0;
        int moreFonts = 0;
        for (Map<String, Object> file : loaded) {
            String path = (String) file.get("path");
            int bytes = ((Number) file.get("bytes")).intValue();
            if (path.contains("editor")) {
                editor += bytes;
            } else if (path.matches(".*(italic|latin-ext).*")) {
                moreFonts += bytes;
            } else if (path.matches(".*\\.(css|js|woff2)$")) {
                page += bytes;
            }
        }
        List<String> problems = new ArrayList<>();
        if (page == 0 || page > BUDGET) {
            problems.add("style, scripts and font weigh " + page + " bytes of " + BUDGET);
        }
        if (moreFonts > MORE_FONTS) {
            problems.add("further fonts weigh " + moreFonts + " bytes of " + MORE_FONTS);
        }
        if (editor > EDITOR) {
            problems.add("the editor weighs " + editor + " bytes of " + EDITOR);
        }
        return problems;
    }

    private static List<String> tooWide(Page page, Look look) {
        List<String> problems = new ArrayList<>();
        int height = page.viewportSize().height;
        // Each width costs a layout: the one that is shown comes first.
        List<Integer> widths = Stream.concat(Stream.of(look.width()), Stream.of(Look.NARROW, Look.PHONE, Look.DESK))
                .distinct()
                .toList();
        for (int width : widths) {
            page.setViewportSize(width, height);
            int wide = (int) page.evaluate("document.scrollingElement.scrollWidth");
            if (wide > width) {
                problems.add("is " + wide + " px wide in a window of " + width);
            }
        }
        page.setViewportSize(look.width(), height);
        return problems;
    }
}
