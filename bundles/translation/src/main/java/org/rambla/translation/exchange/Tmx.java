// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.exchange;

import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** A memory as TMX 1.4, as programs for translation exchange it. */
public final class Tmx implements AutoCloseable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    private final XMLStreamWriter xml;

    /**
     * A sentence in two languages.
     *
     * @param origin MACHINE, CORRECTED or PERSON; "" when a file does not say
     */
    public record Unit(String from, String to, String source, String target, String origin, Instant made) {}

    /**
     * Begins a file, to which any number of units is written one after the other.
     *
     * @param language of its notes
     */
    public Tmx(Writer out, String language) throws XMLStreamException {
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("tmx");
        xml.writeAttribute("version", "1.4");
        xml.writeEmptyElement("header");
        xml.writeAttribute("creationtool", "Rambla");
        xml.writeAttribute("creationtoolversion", "0.1");
        xml.writeAttribute("segtype", "sentence");
        xml.writeAttribute("o-tmf", "Rambla");
        xml.writeAttribute("adminlang", language);
        xml.writeAttribute("srclang", "*all*");
        xml.writeAttribute("datatype", "plaintext");
        xml.writeStartElement("body");
    }

    public void write(Unit unit) throws XMLStreamException {
        xml.writeStartElement("tu");
        xml.writeAttribute("srclang", unit.from());
        xml.writeAttribute("creationdate", TIME.format(unit.made()));
        if (!unit.origin().isEmpty()) {
            xml.writeStartElement("prop");
            xml.writeAttribute("type", "x-origin");
            xml.writeCharacters(unit.origin());
            xml.writeEndElement();
        }
        variant(unit.from(), unit.source());
        variant(unit.to(), unit.target());
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private void variant(String language, String sentence) throws XMLStreamException {
        xml.writeStartElement("tuv");
        xml.writeAttribute("xml", XML, "lang", language);
        xml.writeStartElement("seg");
        Inline.tmx(xml, sentence);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** Ends the file; what it is written to stays open. */
    @Override
    public void close() throws XMLStreamException {
        xml.writeEndDocument();
        xml.close();
    }

    /**
     * Reads a file: each of its units from the language it names as its source, else from its first, into each other one.
     *
     * @param most units
     * @throws Unreadable when it is no TMX
     */
    public static List<Unit> read(byte[] bytes, int most) throws Unreadable {
        List<Unit> units = new ArrayList<>();
        try {
            XMLStreamReader in = Xml.reader(bytes);
            boolean known = false;
            String source = "";
            while (in.hasNext()) {
                if (in.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                String name = in.getLocalName();
                known |= name.equals("tmx");
                if (!known) {
                    throw new Unreadable("translation.exchange.tmx");
                }
                if (name.equals("header")) {
                    source = language(in.getAttributeValue(null, "srclang"));
                } else if (name.equals("tu")) {
                    unit(in, source, units);
                    if (units.size() > most) {
                        throw new Unreadable("translation.exchange.many", most);
                    }
                }
            }
        } catch (XMLStreamException | IllegalArgumentException e) {
            throw new Unreadable("translation.exchange.tmx");
        }
        return units;
    }

    private static void unit(XMLStreamReader in, String header, List<Unit> units) throws XMLStreamException {
        String own = language(in.getAttributeValue(null, "srclang"));
        String origin = "";
        String current = "";
        Map<String, String> sentences = new LinkedHashMap<>();
        for (int event = in.next(); ; event = in.next()) {
            if (event == XMLStreamConstants.END_ELEMENT && in.getLocalName().equals("tu")) {
                break;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (in.getLocalName()) {
                case "tuv" -> {
                    String tag = in.getAttributeValue(XML, "lang");
                    current = language(tag == null ? in.getAttributeValue(null, "lang") : tag);
                }
                case "prop" -> {
                    boolean says = "x-origin".equals(in.getAttributeValue(null, "type"));
                    String value = in.getElementText().strip();
                    origin = says && value.matches("MACHINE|CORRECTED|PERSON") ? value : origin;
                }
                case "seg" -> sentences.put(current, Inline.read(in).strip());
                default -> {}
            }
        }
        String wanted = own.isEmpty() ? header : own;
        String from = sentences.containsKey(wanted)
                ? wanted
                : sentences.keySet().stream().findFirst().orElse("");
        for (Map.Entry<String, String> entry : sentences.entrySet()) {
            String to = entry.getKey();
            boolean says = !from.isEmpty() && !to.isEmpty() && !to.equals(from);
            if (says && !entry.getValue().isEmpty() && !sentences.get(from).isEmpty()) {
                units.add(new Unit(from, to, sentences.get(from), entry.getValue(), origin, Instant.EPOCH));
            }
        }
    }

    /** The house tells languages apart, not regions; "*all*" is none. */
    private static String language(String tag) {
        String small = tag == null ? "" : tag.toLowerCase(Locale.ROOT).replaceFirst("[-_].*", "");
        return small.matches("[a-z]{2,3}") ? small : "";
    }
}
