// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.link;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.page.Parts;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.page.Headings;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.Titles;
import org.rambla.wiki.page.VersionRow;

/**
 * A text as readers see it: headings with anchors, links to pages that are not written yet marked as such, and other pages
 * where the text shows them, or what other features made. What the reader may not read looks as if it were not there. Two
 * statements at most for pages, none where a text leads to none.
 */
public final class ShownText {
    private static final int MOST_SHOWN = 10;

    private final Pages pages;
    private final Bodies bodies;
    private final ShownItems items;

    public ShownText(Database database, Bodies bodies, ShownItems items) {
        this.pages = new Pages(database, bodies);
        this.bodies = bodies;
        this.items = items;
    }

    public Html of(Body body, Visit visit) {
        String plain = Headings.anchored(bodies.view(body, visit.messages()).toString())
                .toString();
        return Html.trusted(items.of(pages(body, plain, visit), visit));
    }

    private String pages(Body body, String plain, Visit visit) {
        String space = visit.space().slug();
        Set<String> names = Marks.names(body.html(), space);
        if (names.isEmpty()) {
            return plain;
        }
        Map<String, PageRow> there = new HashMap<>();
        pages.byName(visit.space().id(), names).forEach((name, page) -> {
            if (page.readable(visit) && page.published()) {
                there.put(name, page);
            }
        });
        String html = Marks.relink(
                plain, space, name -> there.containsKey(name) ? null : words -> missing(name, words, visit));
        Set<String> shown = new LinkedHashSet<>(Marks.shown(body.html(), space));
        if (!shown.isEmpty()) {
            Map<String, String> parts = parts(shown, there, visit);
            html = Marks.show(html, parts::get);
        }
        return html;
    }

    private static String missing(String name, String words, Visit visit) {
        String said = Marks.plain(words.replaceAll("<[^>]*>", ""));
        String title = Titles.slug(said).equals(name) ? said : name.replace('-', ' ');
        String note = "<span class=\"visually-hidden\"> " + Html.escape(visit.text("wiki.link.missing")) + "</span>";
        if (!visit.can("wiki.write")) {
            return words + note;
        }
        String address = visit.space().path("wiki", "new?title=" + URLEncoder.encode(title, StandardCharsets.UTF_8));
        return "<a class=\"missing\" rel=\"nofollow\" href=\"" + Html.escape(address) + "\">" + words
                + Parts.icon("file-plus") + note + "</a>";
    }

    /** The pages that are shown, each in the reader's language; what they show themselves is a link there. */
    private Map<String, String> parts(Set<String> shown, Map<String, PageRow> there, Visit visit) {
        Map<Long, PageRow> wanted = new HashMap<>();
        shown.stream()
                .filter(there::containsKey)
                .limit(MOST_SHOWN)
                .forEach(name -> wanted.put(there.get(name).id(), there.get(name)));
        Map<Long, VersionRow> texts = new HashMap<>();
        for (VersionRow text : pages.texts().of(wanted.keySet())) {
            PageRow page = wanted.get(text.page());
            if (text.language().equals(page.languageFor(visit.language()))) {
                texts.put(page.id(), text);
            }
        }
        Map<String, String> parts = new HashMap<>();
        for (String name : shown) {
            PageRow page = there.get(name);
            VersionRow text = page == null ? null : texts.get(page.id());
            if (text != null) {
                parts.put(name, part(page, text, visit));
            }
        }
        return parts;
    }

    // Ids would stand there twice when a page is shown in two places.
    private String part(PageRow page, VersionRow text, Visit visit) {
        String html = ShownItems.asLinks(
                        Marks.show(bodies.view(text.body(), visit.messages()).toString(), name -> null))
                .replaceAll(" data-b=\"[a-z0-9]+\"", "");
        return "<div class=\"card\" lang=\"" + Html.escape(text.language()) + "\"><p class=\"meta\"><a href=\""
                + Html.escape(page.address(visit.space())) + "\">" + Html.escape(text.title()) + "</a></p>" + html
                + "</div>";
    }
}
