// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.glossary;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.rambla.api.text.Localised;
import org.rambla.translation.exchange.Unreadable;
import org.rambla.translation.exchange.Xml;
import org.rambla.translation.glossary.Concept.Forms;

/**
 * The glossary as TBX (ISO 30042:2019, dialect TBX-Basic in its style with categories as attributes), as programs for
 * terminology exchange it. Also reads the edition before, with other names of elements.
 */
public final class GlossaryTbx {
    private static final String SPACE = "urn:iso:std:iso:30042:ed-2";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";
    private static final Map<String, String> STATUS = Map.of(
            "PREFERRED",
            "preferredTerm-admn-sts",
            "ALLOWED",
            "admittedTerm-admn-sts",
            "FORBIDDEN",
            "deprecatedTerm-admn-sts");
    private static final Map<String, String> PARTS = Map.of("name", "properNoun");

    private GlossaryTbx() {}

    /** @param name of what it comes from, and its language */
    public static String write(List<Concept> concepts, String name, String language) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = Xml.writer(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("tbx");
            xml.writeDefaultNamespace(SPACE);
            xml.writeAttribute("type", "TBX-Basic");
            xml.writeAttribute("style", "dca");
            xml.writeAttribute("xml", XML, "lang", language);
            xml.writeStartElement("tbxHeader");
            xml.writeStartElement("fileDesc");
            xml.writeStartElement("sourceDesc");
            text(xml, "p", name);
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeStartElement("text");
            xml.writeStartElement("body");
            for (Concept concept : concepts) {
                entry(xml, concept);
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return out.toString();
    }

    private static void entry(XMLStreamWriter xml, Concept concept) throws XMLStreamException {
        xml.writeStartElement("conceptEntry");
        xml.writeAttribute("id", "c" + concept.id());
        for (Map.Entry<String, String> note : concept.notes().texts().entrySet()) {
            // A section of a language has to have words.
            if (!concept.forms().containsKey(note.getKey())) {
                xml.writeStartElement("note");
                xml.writeAttribute("xml", XML, "lang", note.getKey());
                xml.writeCharacters(Xml.clean(note.getValue()));
                xml.writeEndElement();
            }
        }
        for (Map.Entry<String, Forms> entry : concept.forms().entrySet()) {
            xml.writeStartElement("langSec");
            xml.writeAttribute("xml", XML, "lang", entry.getKey());
            String note = concept.notes().only(entry.getKey());
            if (!note.isEmpty()) {
                text(xml, "note", note);
            }
            Forms forms = entry.getValue();
            if (!forms.preferred().isEmpty()) {
                term(xml, concept, forms.preferred(), "PREFERRED");
            }
            for (String form : forms.allowed()) {
                term(xml, concept, form, "ALLOWED");
            }
            for (String form : forms.forbidden()) {
                term(xml, concept, form, "FORBIDDEN");
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void term(XMLStreamWriter xml, Concept concept, String form, String kind) throws XMLStreamException {
        xml.writeStartElement("termSec");
        text(xml, "term", form);
        typed(xml, "termNote", "partOfSpeech", PARTS.getOrDefault(concept.part(), concept.part()));
        typed(xml, "termNote", "administrativeStatus", STATUS.get(kind));
        if (!concept.source().isEmpty()) {
            typed(xml, "admin", "source", concept.source());
        }
        xml.writeEndElement();
    }

    private static void typed(XMLStreamWriter xml, String element, String type, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("type", type);
        xml.writeCharacters(Xml.clean(text));
        xml.writeEndElement();
    }

    private static void text(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(Xml.clean(text));
        xml.writeEndElement();
    }

    /**
     * @param most concepts
     * @param regional languages that are told apart by region, "pt-BR"; of all others the region is left out
     * @throws Unreadable when it is no TBX
     */
    public static List<Concept> read(byte[] bytes, int most, Set<String> regional) throws Unreadable {
        List<Concept> concepts = new ArrayList<>();
        try {
            XMLStreamReader xml = Xml.reader(bytes);
            boolean known = false;
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    String name = xml.getLocalName();
                    known |= name.equals("tbx") || name.equals("martif");
                    if (!known) {
                        throw new Unreadable("translation.glossary.import.tbx");
                    }
                    if (name.equals("conceptEntry") || name.equals("termEntry")) {
                        Concept concept = new Entry(regional).read(xml, name);
                        if (!concept.isNameless()) {
                            concepts.add(concept);
                        }
                        if (concepts.size() > most) {
                            throw new Unreadable("translation.glossary.import.many", most);
                        }
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new Unreadable("translation.glossary.import.tbx");
        }
        return concepts;
    }

    /** One entry while it is read. */
    private static final class Entry {
        private final Map<String, Forms> forms = new LinkedHashMap<>();
        private final Map<String, String> notes = new LinkedHashMap<>();
        private final Set<String> regional;
        private String language = "";
        private String term = "";
        private String status = "";
        private String part = "";
        private String source = "";

        Entry(Set<String> regional) {
            this.regional = regional;
        }

        Concept read(XMLStreamReader xml, String end) throws XMLStreamException {
            String number = String.valueOf(xml.getAttributeValue(null, "id"));
            long id = number.matches("c\\d{1,18}") ? Long.parseLong(number.substring(1)) : 0;
            while (true) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    begin(xml);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    String name = xml.getLocalName();
                    if (name.equals("termSec") || name.equals("tig") || name.equals("ntig")) {
                        keep();
                    }
                    if (name.equals(end)) {
                        forms.values().removeIf(Forms::isEmpty);
                        return new Concept(id, 0, part, new Localised(notes), source, forms);
                    }
                }
            }
        }

        private void begin(XMLStreamReader xml) throws XMLStreamException {
            String type = String.valueOf(xml.getAttributeValue(null, "type"));
            switch (xml.getLocalName()) {
                case "langSec", "langSet" -> {
                    language = language(xml);
                }
                case "term" -> term = Tidy.line(text(xml), Concept.FORM);
                case "termNote" -> {
                    String value = text(xml).strip();
                    if (type.equals("administrativeStatus") || type.equals("normativeAuthorization")) {
                        status = value;
                    } else if (type.equals("partOfSpeech")) {
                        String known = value.equals("properNoun") ? "name" : value.toLowerCase(Locale.ROOT);
                        part = Concept.PARTS.contains(known) ? known : "other";
                    }
                }
                case "note", "descrip" -> {
                    String of = xml.getAttributeValue(XML, "lang") == null ? language : language(xml);
                    boolean says =
                            xml.getLocalName().equals("note") || type.equals("definition") || type.equals("context");
                    String value = Tidy.line(text(xml), Concept.NOTE);
                    if (says && !of.isEmpty() && !value.isEmpty()) {
                        notes.putIfAbsent(of, value);
                    }
                }
                case "admin" -> {
                    String value = Tidy.line(text(xml), Concept.SOURCE);
                    if (type.equals("source") && source.isEmpty()) {
                        source = value;
                    }
                }
                default -> {}
            }
        }

        /** "" when it is none. */
        private String language(XMLStreamReader xml) {
            String written = String.valueOf(xml.getAttributeValue(XML, "lang")).replace('_', '-');
            String tag = Locale.forLanguageTag(written).toLanguageTag();
            if (regional.contains(tag)) {
                return tag;
            }
            String plain = tag.replaceFirst("-.*", "");
            return plain.matches("[a-z]{2,3}") && !plain.equals("und") ? plain : "";
        }

        /** The text of an element, whatever elements are in it. */
        private static String text(XMLStreamReader xml) throws XMLStreamException {
            StringBuilder text = new StringBuilder();
            int depth = 1;
            while (depth > 0) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> depth++;
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        text.append(xml.getText());
                    default -> {}
                }
            }
            return text.toString();
        }

        private void keep() {
            if (!term.isEmpty() && !language.isEmpty()) {
                Forms before = forms.getOrDefault(language, Forms.NONE);
                forms.put(language, with(before));
            }
            term = "";
            status = "";
        }

        private Forms with(Forms before) {
            if (status.startsWith("deprecated") || status.startsWith("superseded")) {
                return new Forms(before.preferred(), before.allowed(), longer(before.forbidden()));
            }
            if (before.preferred().isEmpty() && !status.startsWith("admitted")) {
                return new Forms(term, before.allowed(), before.forbidden());
            }
            return new Forms(before.preferred(), longer(before.allowed()), before.forbidden());
        }

        private List<String> longer(List<String> list) {
            List<String> longer = new ArrayList<>(list);
            longer.add(term);
            return Tidy.forms(longer);
        }
    }
}
