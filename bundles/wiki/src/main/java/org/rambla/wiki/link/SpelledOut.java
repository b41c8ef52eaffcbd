// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.link;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.LanguageVersion;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.VersionRow;

/**
 * Texts on their way out, with what they show of other pages and of other features spelled out as a quotation: outside of
 * the wiki nothing stands behind double braces. What the reader may not read is a link, as on the page itself.
 */
public final class SpelledOut {
    /** Of one text. */
    private static final int MOST = 10;

    /** Characters of source that are added to all texts of an export together; what is beyond stays a link. */
    public static final int ALL = 4_000_000;

    private final Pages pages;
    private final ShownItems items;

    public SpelledOut(Pages pages, ShownItems items) {
        this.pages = pages;
        this.items = items;
    }

    /**
     * The texts, by page; four statements at most, none where they show nothing.
     *
     * @param language in which pages are shown; each in the nearest that it has
     * @param left characters that may still be added, of {@link #ALL}
     */
    public Map<Long, Body> of(Collection<VersionRow> texts, String language, AtomicLong left, Visit visit) {
        Map<Long, Body> bodies = new HashMap<>();
        texts.forEach(text -> bodies.put(text.page(), text.body()));
        Map<String, VersionRow> shown = shown(bodies.values(), language, visit);
        Map<Long, ContentItem> others =
                items.shown(bodies.values().stream().map(Body::html).toList(), visit);
        bodies.replaceAll((page, body) -> {
            if (!body.html().contains("{{")) {
                return body;
            }
            String html = Marks.show(body.html(), name -> {
                VersionRow text = shown.get(name);
                return text == null
                        ? null
                        : part(text.title(), visit.space().path("wiki", name), text.language(), text.body(), left);
            });
            html = ShownItems.show(html, id -> {
                ContentItem item = others.get(id);
                if (item == null) {
                    return null;
                }
                LanguageVersion text = ShownItems.in(language, item, "");
                return part(text.title(), item.path(), text.language(), text.body(), left);
            });
            return new Body(html, body.sanitiser());
        });
        return bodies;
    }

    private Map<String, VersionRow> shown(Collection<Body> bodies, String language, Visit visit) {
        Set<String> names = new LinkedHashSet<>();
        bodies.forEach(body -> Marks.shown(body.html(), visit.space().slug()).stream()
                .limit(MOST)
                .forEach(names::add));
        if (names.isEmpty()) {
            return Map.of();
        }
        Map<String, PageRow> there = new HashMap<>();
        pages.byName(visit.space().id(), names).forEach((name, page) -> {
            if (page.readable(visit) && page.published()) {
                there.put(name, page);
            }
        });
        Map<Long, VersionRow> texts = new HashMap<>();
        Map<Long, PageRow> rows = new HashMap<>();
        there.values().forEach(page -> rows.put(page.id(), page));
        pages.texts().of(rows.keySet()).stream()
                .filter(text -> text.language().equals(rows.get(text.page()).languageFor(language)))
                .forEach(text -> texts.put(text.page(), text));
        Map<String, VersionRow> shown = new HashMap<>();
        there.forEach((name, page) -> shown.put(name, texts.get(page.id())));
        return shown;
    }

    // What it shows itself is a link there; ids would stand there twice.
    private static String part(String title, String path, String language, Body body, AtomicLong left) {
        if (left.addAndGet(-body.html().length()) < 0) {
            return null;
        }
        String html = ShownItems.asLinks(Marks.show(body.html(), name -> null)).replaceAll(" data-b=\"[a-z0-9]+\"", "");
        String said = Html.escape(title);
        return "<blockquote><p><a href=\"" + Html.escape(path) + "\">"
                + (language.isEmpty() ? said : "<span lang=\"" + Html.escape(language) + "\">" + said + "</span>")
                + "</a></p>" + html + "</blockquote>";
    }
}
