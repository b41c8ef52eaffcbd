// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * A page that came in.
 *
 * @param key names it within what arrived
 * @param parent key of the page above it, "" at the top
 * @param title plain text, 1 to 200 characters
 * @param language as it says itself, "" when it does not
 * @param source its HTML, to be cleaned as what an editor sends; pictures and links inside what arrived lead to keys
 * @param pictures keys of the files that its text shows
 * @param files keys of the files that it links to or brings along
 * @param remarks what was not understood
 * @param of key of the page that it is in another language, "" for a page of its own
 * @param categories to which it belonged, by name
 * @param filled what is said of its fields
 */
public record ArrivedPage(
        String key,
        String parent,
        String title,
        String language,
        String source,
        List<String> pictures,
        List<String> files,
        List<Remark> remarks,
        String of,
        List<String> categories,
        Filled filled) {
    static final String FILE = "in-file:";
    static final String PAGE = "in-page:";
    static final String UNWRITTEN = "in-unwritten:";

    /** A page of its own. */
    ArrivedPage(
            String key,
            String parent,
            String title,
            String language,
            String source,
            List<String> pictures,
            List<String> files,
            List<Remark> remarks) {
        this(key, parent, title, language, source, pictures, files, remarks, "", List.of(), Filled.NONE);
    }

    /** The same as the text of another page in its language; it stands behind that one. */
    ArrivedPage in(String original) {
        return original.isEmpty() || original.equals(key)
                ? this
                : new ArrivedPage(
                        key, original, title, language, source, pictures, files, remarks, original, categories, filled);
    }

    /** The same with the categories to which it belonged. */
    ArrivedPage about(List<String> names) {
        return new ArrivedPage(key, parent, title, language, source, pictures, files, remarks, of, names, filled);
    }

    /** The same with what is said of its fields. */
    ArrivedPage with(Filled other) {
        return new ArrivedPage(key, parent, title, language, source, pictures, files, remarks, of, categories, other);
    }

    /**
     * Its HTML with the addresses that files and pages have by now. A picture that has none leaves its alternative text,
     * a link that has none its words.
     *
     * @param unwritten the address of a page to be written, by its title
     */
    public String html(
            Map<String, String> fileAddresses, Map<String, String> pageAddresses, UnaryOperator<String> unwritten) {
        Document document = PageHtml.parse(source);
        for (Element image : document.select("img[src^=" + FILE + "]")) {
            String address = fileAddresses.get(image.attr("src").substring(FILE.length()));
            if (address == null) {
                image.replaceWith(new TextNode(image.attr("alt")));
            } else {
                image.attr("src", address);
            }
        }
        for (Element link : document.select("a[href^=" + FILE + "], a[href^=" + PAGE + "]")) {
            boolean file = link.attr("href").startsWith(FILE);
            String key = link.attr("href").substring(file ? FILE.length() : PAGE.length());
            String address = (file ? fileAddresses : pageAddresses).get(key);
            if (address == null) {
                link.unwrap();
            } else {
                link.attr("href", address);
            }
        }
        for (Element link : document.select("a[href^=" + UNWRITTEN + "]")) {
            link.attr("href", unwritten.apply(link.attr("href").substring(UNWRITTEN.length())));
        }
        return document.body().html();
    }
}
