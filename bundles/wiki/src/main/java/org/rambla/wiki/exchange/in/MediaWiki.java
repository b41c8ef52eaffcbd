// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.rambla.api.page.Refusal;
import org.rambla.wiki.exchange.in.PageHtml.Facts;
import org.rambla.wiki.exchange.in.PageHtml.Kind;
import org.rambla.wiki.exchange.in.PageHtml.Target;

/**
 * Pages from a dump of MediaWiki (Special:Export): the last revision of each, with the pictures that lie beside the dump in
 * a zip. Titles with a slash make the tree, as in MediaWiki.
 */
final class MediaWiki {
    /** Main pages, project pages, help: what people read. */
    private static final Set<String> READ = Set.of("0", "4", "12");

    /** Pages to be read. */
    static final int MAX_PAGES = 5_000;

    /** Up to here they are all read at once, else each when its turn comes. */
    private static final int AT_ONCE = 300;

    /** Pages of a dump of any kind, read or not. */
    private static final int MAX_SEEN = 50_000;

    /** Kinds of pages that are left out, by name. */
    private static final int MAX_KINDS = 30;

    private static final int MAX_TEXT = 2 * 1024 * 1024;
    private static final long MAX_ALL = 150L * 1024 * 1024;

    private final Map<String, Spool.Place> texts = new LinkedHashMap<>();
    private final Spool spool;
    private final Map<String, String> redirects = new LinkedHashMap<>();
    private final Map<String, Integer> others = new TreeMap<>();
    private final List<Remark> remarks = new ArrayList<>();
    private long length;
    private int seen;

    private MediaWiki(Spool spool) {
        this.spool = spool;
    }

    /**
     * Reads a dump.
     *
     * @param archive where pictures are; null when the dump came alone
     * @param source to be closed with what arrived
     */
    static Arrived read(InputStream dump, Archive archive, Closeable source) throws IOException {
        Spool spool = Spool.open();
        try {
            MediaWiki wiki = new MediaWiki(spool);
            wiki.parse(dump);
            return wiki.arrived(archive, () -> {
                spool.close();
                source.close();
            });
        } catch (IOException | RuntimeException | Error e) {
            spool.close();
            throw e;
        }
    }

    private void parse(InputStream dump) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(dump);
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw new Refusal(422, "wiki.import.entities");
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("page")) {
                    page(xml);
                }
            }
        } catch (XMLStreamException e) {
            if (texts.isEmpty()) {
                throw new Refusal(422, "wiki.import.brokenXml");
            }
            remarks.add(new Remark("wiki.import.cutXml", texts.size()));
        }
    }

    private void page(XMLStreamReader xml) throws XMLStreamException {
        if (++seen > MAX_SEEN) {
            throw new Refusal(422, "wiki.import.manyPages", MAX_SEEN);
        }
        String title = "";
        String space = "0";
        String redirect = "";
        String text = "";
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("page")) {
                break;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "title" -> title = text(xml, "title", 1_000);
                    case "ns" -> space = text(xml, "ns", 20).strip();
                    case "redirect" -> redirect = String.valueOf(xml.getAttributeValue(null, "title"));
                    case "text" -> text = text(xml, "text", MAX_TEXT);
                    default -> {}
                }
            }
        }
        keep(title.replace('_', ' ').strip(), space, redirect, text);
    }

    /** The text of an element up to its end; longer ones are cut. */
    private String text(XMLStreamReader xml, String element, int most) throws XMLStreamException {
        StringBuilder out = new StringBuilder();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element)) {
                break;
            } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new Refusal(422, "wiki.import.entities");
            } else if (xml.hasText() && out.length() < most) {
                out.append(xml.getText(), 0, Math.min(xml.getTextLength(), most - out.length()));
            }
        }
        return out.toString().replace("\u0000", "");
    }

    private void keep(String title, String space, String redirect, String text) {
        if (title.isEmpty()) {
            return;
        }
        if (!READ.contains(space)) {
            String kind = title.contains(":") ? title.substring(0, title.indexOf(':')) : space;
            boolean named = others.containsKey(kind) || others.size() < MAX_KINDS;
            others.merge(named ? kind : "\u2026", 1, Integer::sum);
        } else if (!redirect.isEmpty()) {
            redirects.put(key(title), key(redirect.replaceAll("#.*", "")));
        } else {
            length += text.length();
            if (texts.size() >= MAX_PAGES || length > MAX_ALL) {
                throw new Refusal(422, "wiki.import.manyPages", MAX_PAGES);
            }
            texts.put(title, spool.add(text));
        }
    }

    /** Titles are the same whatever the case of their first letter, and blanks are underlines. */
    private static String key(String title) {
        String clean = title.replace('_', ' ').replaceAll("\\s+", " ").strip();
        return clean.isEmpty() ? "" : clean.substring(0, 1).toUpperCase(Locale.ROOT) + clean.substring(1);
    }

    private Arrived arrived(Archive archive, Closeable source) {
        Map<String, String> known = new TreeMap<>();
        texts.keySet().forEach(title -> known.put(key(title), title));
        Map<String, ArrivedHead> heads = new LinkedHashMap<>();
        texts.keySet().forEach(title -> {
            int slash = title.lastIndexOf('/');
            String parent = slash > 0 ? known.getOrDefault(key(title.substring(0, slash)), "") : "";
            String shown = parent.isEmpty() ? title : title.substring(slash + 1);
            heads.put(title, new ArrivedHead(title, parent, PageHtml.known(shown.isBlank() ? title : shown)));
        });
        if (heads.isEmpty()) {
            throw new Refusal(422, "wiki.import.nothing");
        }
        Map<String, String> pictures = pictures(archive);
        Map<String, ArrivedFile> files = new TreeMap<>();
        List<ArrivedHead> ordered = ArrivedHead.ordered(heads);
        List<ArrivedPage> pages = new AbstractList<>() {
            @Override
            public ArrivedPage get(int place) {
                return page(ordered.get(place), address -> target(address, known, pictures, archive, files));
            }

            @Override
            public int size() {
                return ordered.size();
            }
        };
        others.forEach((name, count) -> remarks.add(new Remark("wiki.import.otherPages", count, Names.shown(name))));
        List<ArrivedPage> read = ordered.size() <= AT_ONCE ? List.copyOf(pages) : pages;
        return new Arrived(ordered, read, files, remarks, further(known), source);
    }

    private ArrivedPage page(ArrivedHead head, Function<String, Target> targets) {
        List<Remark> own = new ArrayList<>();
        Wikitext text = new Wikitext(own);
        String html = text.html(spool.read(texts.get(head.key())));
        return PageHtml.page(html, new Facts(head.key(), head.parent(), head.title(), "", head.key(), own), targets)
                .about(text.categories());
    }

    /** Redirects that lead to a page of the dump. */
    private Map<String, String> further(Map<String, String> known) {
        Map<String, String> further = new LinkedHashMap<>();
        int lost = 0;
        for (String title : redirects.keySet()) {
            String key = known.get(followed(title));
            if (key == null) {
                lost++;
            } else if (!known.containsKey(title)) {
                further.put(title, key);
            }
        }
        if (lost > 0) {
            remarks.add(new Remark("wiki.import.redirectsLost", lost));
        }
        return further;
    }

    private String followed(String title) {
        String key = title;
        for (int step = 0; step < 5 && redirects.containsKey(key); step++) {
            key = redirects.get(key);
        }
        return key;
    }

    /** Pictures of the zip by the title that MediaWiki gives them. */
    private static Map<String, String> pictures(Archive archive) {
        Map<String, String> pictures = new TreeMap<>();
        if (archive != null) {
            archive.names().forEach(name -> pictures.putIfAbsent(key(Names.last(name)), name));
        }
        return pictures;
    }

    private Target target(
            String address,
            Map<String, String> known,
            Map<String, String> pictures,
            Archive archive,
            Map<String, ArrivedFile> files) {
        if (address.startsWith(Wikitext.PAGE)) {
            String key = followed(key(address.substring(Wikitext.PAGE.length())));
            if (known.containsKey(key)) {
                return new Target(Kind.PAGE, known.get(key));
            }
            // In other namespaces, and behind a wiki's name, are no pages that somebody will write here.
            String title = Wikitext.plain(address)
                    .replace('_', ' ')
                    .replaceAll("#.*", "")
                    .strip();
            return title.isEmpty() || title.contains(":") ? Target.NOWHERE : new Target(Kind.UNWRITTEN, title);
        }
        String name =
                address.startsWith(Wikitext.FILE) ? pictures.get(key(address.substring(Wikitext.FILE.length()))) : null;
        if (name == null) {
            return Target.NOWHERE;
        }
        try {
            byte[] head = archive.head(name, Looks.HEAD);
            files.computeIfAbsent(name, n -> new ArrivedFile(n, Names.last(n), archive.size(n), () -> archive.open(n)));
            return new Target(Looks.picture(head) ? Kind.PICTURE : Looks.svg(name, head) ? Kind.SVG : Kind.FILE, name);
        } catch (IOException e) {
            return Target.NOWHERE;
        }
    }
}
