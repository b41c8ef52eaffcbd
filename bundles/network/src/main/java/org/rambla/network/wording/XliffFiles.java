// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.wording;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.rambla.network.wording.Catalogue.Entry;
import org.rambla.network.wording.TextFiles.Unreadable;

/**
 * Interface texts as one file of XLIFF 2.1: a {@code file} for each part of the server, a {@code unit} for each text, with its
 * key as name. What is filled in stands there as it is, {0}; a text that loses it is refused when it comes back.
 */
final class XliffFiles {
    private static final String SPACE = "urn:oasis:names:tc:xliff:document:2.0";
    private static final int DEEPEST = 60;

    private XliffFiles() {}

    /** Some parts; of any language but English, which is what is translated. */
    static String write(Catalogue catalogue, Collection<String> parts) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("xliff");
            xml.writeDefaultNamespace(SPACE);
            xml.writeAttribute("version", "2.1");
            xml.writeAttribute("srcLang", "en");
            xml.writeAttribute("trgLang", catalogue.language());
            for (String part : parts) {
                xml.writeStartElement("file");
                xml.writeAttribute("id", part);
                int number = 1;
                for (Entry entry : TextFiles.of(part, catalogue)) {
                    unit(xml, entry, number++);
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

    private static void unit(XMLStreamWriter xml, Entry entry, int number) throws XMLStreamException {
        xml.writeStartElement("unit");
        xml.writeAttribute("id", "u" + number);
        xml.writeAttribute("name", entry.key());
        xml.writeAttribute("xml:space", "preserve");
        xml.writeStartElement("segment");
        xml.writeAttribute("state", entry.missing() || entry.outdated() ? "initial" : "translated");
        xml.writeStartElement("source");
        xml.writeCharacters(entry.english());
        xml.writeEndElement();
        if (!entry.missing()) {
            xml.writeStartElement("target");
            xml.writeCharacters(entry.text());
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** Whether a file may be one. */
    static boolean is(byte[] file) {
        for (byte one : file) {
            if (one == '<') {
                return true;
            }
            boolean mark = one == (byte) 0xEF || one == (byte) 0xBB || one == (byte) 0xBF;
            if (!mark && !Character.isWhitespace(one)) {
                return false;
            }
        }
        return false;
    }

    /** The texts that are translated, by key; a text of several segments when all of them are. */
    static Map<String, String> read(byte[] file, String language) throws Unreadable {
        try {
            return new Reading(reader(file), language).texts();
        } catch (XMLStreamException e) {
            throw new Unreadable("network.wording.file.xliff");
        }
    }

    private static XMLStreamReader reader(byte[] file) throws XMLStreamException {
        // The platform's own, whatever others put on the class path; no entity is resolved, no address fetched.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new ByteArrayInputStream(file));
    }

    /** Goes through a file once. */
    private static final class Reading {
        private final XMLStreamReader xml;
        private final String language;
        private final Map<String, String> texts = new TreeMap<>();
        private int depth;
        private String key = "";
        private StringBuilder said = new StringBuilder();
        /** Of the segment that is read; null while it has none. */
        private StringBuilder target;

        private StringBuilder source = new StringBuilder();
        private StringBuilder reads;
        private boolean whole = true;
        /** Whether nobody translated the segment yet; some programs fill it with the original then. */
        private boolean untouched;

        Reading(XMLStreamReader xml, String language) {
            this.xml = xml;
            this.language = language;
        }

        Map<String, String> texts() throws XMLStreamException, Unreadable {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> begin();
                    case XMLStreamConstants.END_ELEMENT -> end();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        if (reads != null) {
                            reads.append(xml.getText());
                        }
                    }
                    case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD ->
                        throw new XMLStreamException("entities are not read");
                    default -> {}
                }
            }
            return texts;
        }

        private void begin() throws XMLStreamException, Unreadable {
            String name = xml.getLocalName();
            if (++depth > DEEPEST) {
                throw new XMLStreamException("nested too deeply");
            }
            if (depth == 1) {
                root(name);
            }
            switch (name) {
                case "unit" -> {
                    String named = xml.getAttributeValue(null, "name");
                    key = named == null ? "" : named;
                    said = new StringBuilder();
                    whole = true;
                }
                case "segment", "ignorable" -> {
                    source = new StringBuilder();
                    target = null;
                    untouched = "initial".equals(xml.getAttributeValue(null, "state"));
                }
                case "source" -> reads = source;
                case "target" -> {
                    target = new StringBuilder();
                    reads = target;
                }
                default -> {}
            }
        }

        private void root(String name) throws XMLStreamException, Unreadable {
            String version = xml.getAttributeValue(null, "version");
            if (!name.equals("xliff") || version == null || !version.startsWith("2.")) {
                throw new XMLStreamException("not XLIFF 2");
            }
            String into = xml.getAttributeValue(null, "trgLang");
            if (!language.equals(into)) {
                throw new Unreadable("network.wording.file.target");
            }
        }

        private void end() {
            depth--;
            switch (xml.getLocalName()) {
                case "source", "target" -> reads = null;
                case "ignorable" -> said.append(target == null ? source : target);
                case "segment" -> {
                    whole &= target != null && !target.isEmpty() && !(untouched && target.compareTo(source) == 0);
                    said.append(target == null ? "" : target);
                }
                case "unit" -> {
                    String text = TextCheck.tidy(said.toString());
                    if (whole && !key.isEmpty() && !text.isEmpty()) {
                        texts.put(key, text);
                    }
                }
                default -> {}
            }
        }
    }
}
