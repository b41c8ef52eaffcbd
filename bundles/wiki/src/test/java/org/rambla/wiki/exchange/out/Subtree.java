// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.out;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.content.Body;
import org.rambla.content.body.CleanBodies;
import org.rambla.wiki.exchange.in.Zips;

/** A small tree of pages that holds something of everything. */
public final class Subtree {
    public static final String TEXT =
            "<h2>Where &amp; when</h2><p>Street <strong>lights</strong> at <em>night</em> * _ ` [x] # 1. &lt;b&gt; a<strong>b</strong>c<br>second line</p>"
                    + "<p># no heading</p><p>1. no list</p><p>- no list</p><p>&gt; no quotation</p><p>+ no list</p><p>=== ---</p>"
                    + "<ul><li><p>one</p><ol start=\"3\"><li><p>three</p></li><li><p>four</p></li></ol></li><li><p>two</p><p>more of two</p></li></ul>"
                    + "<ul><li><p>another list</p></li></ul><blockquote><p>said</p><p>again</p></blockquote><hr>"
                    + "<aside data-box=\"caution\" role=\"note\"><p>Ask <em>first</em></p><p>then go</p></aside>"
                    + "<aside data-box=\"example\" role=\"note\"><ul><li><p>listed</p></li></ul></aside>"
                    + "<table><caption>Cities | lamps</caption><thead><tr><th scope=\"col\"><p>City</p></th><th scope=\"col\"><p>Lamps</p></th></tr></thead>"
                    + "<tbody><tr><td><p>Nice | old</p></td><td><p>200</p></td></tr><tr><td></td><td><p>a<br>b</p></td></tr></tbody></table>"
                    + "<table><tbody><tr><th scope=\"row\"><p>row</p></th><td colspan=\"2\"><p>wide</p></td></tr><tr><td rowspan=\"2\"><p>high</p></td><td><p>x</p></td><td><p>y</p></td></tr><tr><td><p>z</p></td><td><p>w</p></td></tr></tbody></table>"
                    + "<h2>Links</h2><h3>Deeper</h3><p><a href=\"/s/night/wiki/2#x\">the buses</a>, <a href=\"https://example.org/a_%28b%29?c=1&amp;d=2\">site</a>, <a href=\"/s/night/forum/1\">topic</a> <span lang=\"fr\">bonjour</span></p>"
                    + "<p><img src=\"/files/7/lamp.png\" alt=\"A lamp [old]\" width=\"40\" height=\"30\"></p><h2>End</h2><p>Ελληνικά Кириллица œuvre Łódź</p>";

    private Subtree() {}

    public static List<OutPage> pages() {
        OutFile lamp = file("/files/7/lamp.png", "lamp.png", "image/png", false, Zips.png(40, 30));
        OutFile map = file(
                "/files/8/map.pdf",
                "Map of lights.pdf",
                "application/pdf",
                true,
                "%PDF-1.4 map".getBytes(StandardCharsets.UTF_8));
        return List.of(
                page("1", "", "Night: a \"guide\"", "en", TEXT, List.of(lamp, map)),
                page("2", "1", "Night buses?", "en", "<p>Buses. <a href=\"/s/night/wiki/1\">up</a></p>", List.of()),
                page(
                        "3",
                        "2",
                        "Éclairage / rues",
                        "fr",
                        "<p>Rues. <img src=\"/files/7/lamp.png\" alt=\"Lampe\"></p>",
                        List.of(lamp)),
                page("4", "1", "Night buses!", "en", "<p>Same name</p>", List.of()));
    }

    public static OutPage page(
            String key, String parent, String title, String language, String html, List<OutFile> files) {
        Body body = new CleanBodies().clean(html, "html", Body.EMPTY);
        return new OutPage(
                key,
                parent,
                title,
                language,
                body,
                Set.of("/s/night/wiki/" + key),
                "https://network.example/s/night/wiki/" + key,
                key.equals("1") ? Map.of("City", "Leuven & <Liège>") : Map.of(),
                "Prevention officer, Leuven",
                files);
    }

    public static OutFile file(String address, String name, String type, boolean attached, byte[] bytes) {
        return new OutFile(address, name, type, attached, () -> new ByteArrayInputStream(bytes));
    }
}
