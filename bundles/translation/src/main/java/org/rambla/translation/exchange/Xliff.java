// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.exchange;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * Texts as XLIFF 2.1, for a program in which somebody translates, and back.
 *
 * @param from language of the originals
 * @param to language of the translations
 */
public record Xliff(String from, String to, List<Text> texts) {
    private static final String SPACE = "urn:oasis:names:tc:xliff:document:2.0";

    /**
     * One item.
     *
     * @param id of the item, letters, digits and hyphens
     * @param name what a person calls it
     */
    public record Text(String id, String name, List<Block> blocks) {}

    /** A passage of it, with its sentences. */
    public record Block(String id, List<Segment> segments) {}

    /** What a translation is worth. */
    public enum State {
        INITIAL,
        TRANSLATED,
        REVIEWED,
        FINAL
    }

    /**
     * A sentence.
     *
     * @param target "" when it is not translated
     */
    public record Segment(String source, String target, State state) {}

    public String write() {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = Xml.writer(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("xliff");
            xml.writeDefaultNamespace(SPACE);
            xml.writeAttribute("version", "2.1");
            xml.writeAttribute("srcLang", from);
            xml.writeAttribute("trgLang", to);
            for (Text text : texts) {
                xml.writeStartElement("file");
                xml.writeAttribute("id", text.id());
                xml.writeAttribute("original", Xml.clean(text.name()));
                for (Block block : text.blocks()) {
                    block(xml, block);
                }
                xml.writeEndElement();
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return out.toString();
    }

    private static void block(XMLStreamWriter xml, Block block) throws XMLStreamException {
        xml.writeStartElement("unit");
        xml.writeAttribute("id", block.id());
        int number = 1;
        for (Segment segment : block.segments()) {
            xml.writeStartElement("segment");
            xml.writeAttribute("id", "s" + number++);
            xml.writeAttribute("state", segment.state().name().toLowerCase(Locale.ROOT));
            xml.writeStartElement("source");
            Inline.xliff(xml, numbered(segment.source(), number));
            xml.writeEndElement();
            if (!segment.target().isEmpty()) {
                xml.writeStartElement("target");
                Inline.xliff(xml, numbered(segment.target(), number));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** Ids of placeholders have to be their own in a whole unit, where a sentence counts its own from 1. */
    private static String numbered(String sentence, int number) {
        return Numbered.shift(sentence, (number - 2) * Numbered.STEP);
    }

    /**
     * Reads what came back; units and files keep their ids, so that each sentence is found again.
     *
     * @param most sentences
     * @throws Unreadable when it is no XLIFF 2
     */
    public static Xliff read(byte[] bytes, int most) throws Unreadable {
        try {
            XMLStreamReader in = Xml.reader(bytes);
            List<Text> texts = new ArrayList<>();
            String from = "";
            String to = "";
            int sentences = 0;
            while (in.hasNext()) {
                if (in.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (in.getLocalName()) {
                    case "xliff" -> {
                        from = attribute(in, "srcLang");
                        to = attribute(in, "trgLang");
                        if (!SPACE.equals(in.getNamespaceURI())
                                || !attribute(in, "version").startsWith("2.")) {
                            throw new Unreadable("translation.exchange.xliff");
                        }
                    }
                    case "file" ->
                        texts.add(new Text(attribute(in, "id"), attribute(in, "original"), new ArrayList<>()));
                    case "unit" -> {
                        if (texts.isEmpty()) {
                            throw new Unreadable("translation.exchange.xliff");
                        }
                        Block block = unit(in);
                        sentences += block.segments().size();
                        texts.get(texts.size() - 1).blocks().add(block);
                    }
                    default -> {
                        if (from.isEmpty()) {
                            throw new Unreadable("translation.exchange.xliff");
                        }
                    }
                }
                if (sentences > most) {
                    throw new Unreadable("translation.exchange.many", most);
                }
            }
            return new Xliff(from, to, texts);
        } catch (XMLStreamException | IllegalArgumentException e) {
            throw new Unreadable("translation.exchange.xliff");
        }
    }

    private static String attribute(XMLStreamReader in, String name) {
        String value = in.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static Block unit(XMLStreamReader in) throws XMLStreamException {
        String id = attribute(in, "id");
        List<Segment> segments = new ArrayList<>();
        String source = "";
        String target = "";
        State state = State.INITIAL;
        while (true) {
            int event = in.next();
            String name = event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT
                    ? in.getLocalName()
                    : "";
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (name) {
                    case "segment" -> {
                        source = "";
                        target = "";
                        String given = attribute(in, "state").toUpperCase(Locale.ROOT);
                        state = given.isEmpty() ? State.INITIAL : State.valueOf(given);
                    }
                    case "source" -> source = Inline.read(in);
                    case "target" -> target = Inline.read(in);
                    default -> {}
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && name.equals("segment")) {
                int shift = segments.size() * Numbered.STEP;
                segments.add(new Segment(Numbered.shift(source, -shift), Numbered.shift(target, -shift), state));
            } else if (event == XMLStreamConstants.END_ELEMENT && name.equals("unit")) {
                return new Block(id, List.copyOf(segments));
            }
        }
    }
}
