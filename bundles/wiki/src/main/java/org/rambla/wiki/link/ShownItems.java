// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.link;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.content.LanguageVersion;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;

/**
 * What other features made, where a text shows it: a permanent link in double braces, alone in its paragraph. What the
 * reader may not see, or what does not answer, stays a link. No statement where a text shows nothing of the kind.
 */
public final class ShownItems {
    private static final int MOST = 10;
    private static final Pattern SHOWN =
            Pattern.compile("<p data-b=\"[a-z0-9]+\">\\{\\{<a href=\"/c/([0-9]{1,18})\">([^<]*)</a>}}</p>");

    private final ContentRegister register;
    private final ContentSources sources;
    private final Bodies bodies;

    public ShownItems(ContentRegister register, ContentSources sources, Bodies bodies) {
        this.register = register;
        this.sources = sources;
        this.bodies = bodies;
    }

    /** The HTML of a text, as it is shown otherwise, with what it shows of others. */
    String of(String html, Visit visit) {
        Set<Long> wanted = new LinkedHashSet<>();
        for (Matcher matcher = SHOWN.matcher(html); matcher.find() && wanted.size() < MOST; ) {
            wanted.add(Long.parseLong(matcher.group(1)));
        }
        if (wanted.isEmpty()) {
            return html;
        }
        Map<Long, ContentHead> heads = register.heads(wanted);
        Map<Long, ContentItem> items = readable(wanted, heads, visit);
        return SHOWN.matcher(html).replaceAll(found -> {
            long id = Long.parseLong(found.group(1));
            ContentItem item = items.get(id);
            String shown = item == null
                    ? "<p><a href=\"/c/" + id + "\">" + found.group(2) + "</a></p>"
                    : part(item, heads.get(id), visit);
            return Matcher.quoteReplacement(shown);
        });
    }

    private Map<Long, ContentItem> readable(Set<Long> wanted, Map<Long, ContentHead> heads, Visit visit) {
        wanted.removeIf(id -> !heads.containsKey(id) || !heads.get(id).visible(visit.grants(), visit.memberId()));
        return wanted.isEmpty() ? Map.of() : sources.items(wanted);
    }

    /** What texts show of others, as far as the reader may see it, by id; two statements at most. */
    Map<Long, ContentItem> shown(Collection<String> texts, Visit visit) {
        Set<Long> wanted = new LinkedHashSet<>();
        for (String html : texts) {
            int here = 0;
            for (Matcher matcher = SHOWN.matcher(html); matcher.find() && here < MOST; here++) {
                wanted.add(Long.parseLong(matcher.group(1)));
            }
        }
        return wanted.isEmpty() ? Map.of() : readable(wanted, register.heads(wanted), visit);
    }

    /** Puts something in the place of each item that is shown; null leaves a link. */
    static String show(String html, LongFunction<String> instead) {
        return SHOWN.matcher(html).replaceAll(found -> {
            String there = instead.apply(Long.parseLong(found.group(1)));
            String link = "<p><a href=\"/c/" + found.group(1) + "\">" + found.group(2) + "</a></p>";
            return Matcher.quoteReplacement(there == null ? link : there);
        });
    }

    /** A text that is shown in another one: what it shows itself is a link there. */
    static String asLinks(String html) {
        return show(html, id -> null);
    }

    // Ids would stand there twice when it is shown in two places.
    private String part(ContentItem item, ContentHead head, Visit visit) {
        LanguageVersion text = in(visit.language(), item, head.language());
        return "<div class=\"card\" lang=\"" + Html.escape(text.language()) + "\"><p class=\"meta\"><a href=\""
                + Html.escape(item.path()) + "\">" + Html.escape(text.title()) + "</a></p>"
                + bodies.view(text.body(), visit.messages()).toString().replaceAll(" data-b=\"[a-z0-9]+\"", "")
                + "</div>";
    }

    /** What an item says in a language, else in its own. */
    static LanguageVersion in(String language, ContentItem item, String own) {
        return item.versions().stream()
                .filter(version -> version.language().equals(language))
                .findFirst()
                .orElseGet(() -> new LanguageVersion(own, item.title(), item.body()));
    }
}
