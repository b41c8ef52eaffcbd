// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.link;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rambla.api.page.OneLine;
import org.rambla.api.text.Html;
import org.rambla.wiki.page.Titles;

/** Finds links to pages in the one form of HTML in which bodies are kept, and what will become one. */
final class Marks {
    /** Links and shown pages of one text that are looked at. */
    static final int MOST = 500;

    /** What stands for the title: no brackets, no tags. */
    private static final Pattern TITLE = Pattern.compile("\\[\\[([^\\[\\]<>|]{1,400})(?:\\|([^\\[\\]<>|]{1,400}))?]]");

    private static final Pattern SHOWN = Pattern.compile("(<p data-b=\"[a-z0-9]+\">)\\{\\{([^{}<>]{1,400})}}</p>");
    private static final Pattern SHOWN_LINK = Pattern.compile(
            "<p data-b=\"[a-z0-9]+\">\\{\\{<a href=\"(/s/[a-z0-9-]+/wiki/([a-z0-9-]+))\">([^<]*)</a>}}</p>");
    private static final Pattern LINK = Pattern.compile("<a href=\"/s/([a-z0-9-]+)/wiki/([a-z0-9-]+)(?:[?#][^\"]*)?\"");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private Marks() {}

    /** Whether there is anything to be made a link. */
    static boolean any(String html) {
        return html.contains("[[") || html.contains("{{");
    }

    /** The titles that are meant, by their keys. */
    static Map<String, String> titles(String html) {
        Map<String, String> titles = new LinkedHashMap<>();
        for (Pattern pattern : new Pattern[] {TITLE, SHOWN}) {
            Matcher matcher = pattern.matcher(html);
            int group = pattern == TITLE ? 1 : 2;
            while (matcher.find() && titles.size() < MOST) {
                String title = OneLine.of(plain(matcher.group(group)));
                titles.putIfAbsent(Titles.key(title), title);
            }
        }
        titles.remove("");
        return titles;
    }

    /**
     * Makes the links.
     *
     * @param address of a page by the key of its title; null leaves the text as it is
     */
    static String linked(String html, Function<String, String> address) {
        String shown = SHOWN.matcher(html).replaceAll(found -> {
            String title = OneLine.of(plain(found.group(2)));
            String to = address.apply(Titles.key(title));
            return Matcher.quoteReplacement(
                    to == null ? found.group() : found.group(1) + "{{" + link(to, title) + "}}</p>");
        });
        StringBuilder out = new StringBuilder(shown.length() + 200);
        int done = 0;
        boolean inLink = false;
        // Text between tags; inside a link nothing is made one.
        Matcher tags = TAG.matcher(shown);
        while (tags.find()) {
            String text = shown.substring(done, tags.start());
            out.append(inLink ? text : titled(text, address));
            out.append(tags.group());
            inLink = tags.group().startsWith("<a ") || inLink && !tags.group().equals("</a>");
            done = tags.end();
        }
        return out.append(shown.substring(done)).toString();
    }

    private static String titled(String text, Function<String, String> address) {
        return text.contains("[[")
                ? TITLE.matcher(text).replaceAll(found -> {
                    String title = OneLine.of(plain(found.group(1)));
                    String to = address.apply(Titles.key(title));
                    String words = found.group(2) == null
                            ? title
                            : plain(found.group(2)).strip();
                    return Matcher.quoteReplacement(to == null || words.isEmpty() ? found.group() : link(to, words));
                })
                : text;
    }

    private static String link(String address, String words) {
        return "<a href=\"" + Html.escape(address) + "\">" + Html.escape(words) + "</a>";
    }

    /** Names of the pages of a space to which a text leads. */
    static Set<String> names(String html, String space) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = LINK.matcher(html);
        while (matcher.find() && names.size() < MOST) {
            if (matcher.group(1).equals(space) && matcher.group(2).length() <= Titles.MAX_NAME) {
                names.add(matcher.group(2));
            }
        }
        return names;
    }

    /** Names of the pages of a space that a text shows. */
    static Set<String> shown(String html, String space) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = SHOWN_LINK.matcher(html);
        while (matcher.find() && names.size() < MOST) {
            if (matcher.group(1).startsWith("/s/" + space + "/")
                    && matcher.group(2).length() <= Titles.MAX_NAME) {
                names.add(matcher.group(2));
            }
        }
        return names;
    }

    /** Puts something in the place of each page that is shown; by its name in addresses, null leaves the link. */
    static String show(String html, Function<String, String> page) {
        return SHOWN_LINK.matcher(html).replaceAll(found -> {
            String there = page.apply(found.group(2));
            String link = "<p><a href=\"" + found.group(1) + "\">" + found.group(3) + "</a></p>";
            return Matcher.quoteReplacement(there == null ? link : there);
        });
    }

    /** Puts something else in the place of each link to a page of a space; null leaves it. */
    static String relink(String html, String space, Function<String, Function<String, String>> instead) {
        Pattern whole = Pattern.compile(
                "<a href=\"/s/" + Pattern.quote(space) + "/wiki/([a-z0-9-]+)(?:[?#][^\"]*)?\"[^>]*>(.*?)</a>",
                Pattern.DOTALL);
        return whole.matcher(html).replaceAll(found -> {
            Function<String, String> other = instead.apply(found.group(1));
            return Matcher.quoteReplacement(other == null ? found.group() : other.apply(found.group(2)));
        });
    }

    /** Text of the stored form without its entities. */
    static String plain(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
