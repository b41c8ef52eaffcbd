// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.link;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what the text of a page leads to within the network, beside pages of its own wiki that are not written. */
final class References {
    /** Of one text. */
    private static final int MOST = 500;

    private static final Pattern LINK =
            Pattern.compile("<a href=\"(/[^\"]{1,600})\"[^>]*>(.{0,2000}?)</a>", Pattern.DOTALL);
    private static final Pattern PICTURE =
            Pattern.compile("<img src=\"(/files/[0-9]{1,18}/[^\"]{1,600})\" alt=\"([^\"]*)\"");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final String ID = "([0-9]{1,18})";
    private static final String END = "(?:[/?#].*)?";

    private References() {}

    /** What something is. */
    enum Kind {
        /** Anything that people made, by its number in the register. */
        ITEM("(?:/c/|/s/[a-z0-9-]+/(?:forum/topics|webinar/events)/)" + ID + END),
        FILE("/files/" + ID + END),
        MEMBER("/members/" + ID + END),
        ORGANISATION("/organisations/" + ID + END),
        /** A page of a wiki, by the names of the space and the page. */
        PAGE("/s/([a-z0-9-]+)/wiki/([a-z0-9-]+)(?:[?#].*)?"),
        SPACE("/s/([a-z0-9-]+)(?:[?#].*)?");

        private final Pattern pattern;

        Kind(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }
    }

    /**
     * A link or a picture.
     *
     * @param id 0 for pages and spaces, which have names
     * @param space name of the space, "" for the others
     * @param name of the page, "" for the others
     * @param words of the link; of a picture what it shows
     */
    record Reference(String address, String words, Kind kind, long id, String space, String name) {}

    static List<Reference> of(String html) {
        List<Reference> found = new ArrayList<>();
        for (Pattern pattern : List.of(LINK, PICTURE)) {
            for (Matcher matcher = pattern.matcher(html); matcher.find() && found.size() < MOST; ) {
                String words = Marks.plain(TAG.matcher(matcher.group(2)).replaceAll(""))
                        .strip();
                Reference reference = reference(Marks.plain(matcher.group(1)), words);
                if (reference != null) {
                    found.add(reference);
                }
            }
        }
        return found;
    }

    private static Reference reference(String address, String words) {
        for (Kind kind : Kind.values()) {
            Matcher matcher = kind.pattern.matcher(address);
            if (matcher.matches()) {
                boolean named = kind == Kind.PAGE || kind == Kind.SPACE;
                return new Reference(
                        address,
                        words.isEmpty() ? address : words,
                        kind,
                        named ? 0 : Long.parseLong(matcher.group(1)),
                        named ? matcher.group(1) : "",
                        kind == Kind.PAGE ? matcher.group(2) : "");
            }
        }
        return null;
    }
}
