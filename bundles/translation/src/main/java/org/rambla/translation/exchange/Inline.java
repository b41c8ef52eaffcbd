// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.exchange;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.rambla.translation.engine.Markup;
import org.rambla.translation.engine.Markup.Kind;
import org.rambla.translation.engine.Markup.Piece;

/** A sentence with its placeholders, inside of an element of XLIFF or TMX. */
final class Inline {
    private Inline() {}

    /** As XLIFF 2 has it: {@code <ph id="1"/>} and {@code <pc id="2">…</pc>}. */
    static void xliff(XMLStreamWriter xml, String sentence) throws XMLStreamException {
        for (Piece piece : Markup.read(sentence).pieces()) {
            switch (piece.kind()) {
                case TEXT -> xml.writeCharacters(Xml.clean(piece.text()));
                case KEPT -> {
                    xml.writeEmptyElement("ph");
                    xml.writeAttribute("id", piece.id());
                }
                case OPEN -> {
                    xml.writeStartElement("pc");
                    xml.writeAttribute("id", piece.id());
                }
                case CLOSE -> xml.writeEndElement();
            }
        }
    }

    /** As TMX 1.4 has it: {@code <ph x="1"/>}, and a pair as {@code <bpt i="2" x="2"/>} and {@code <ept i="2"/>}. */
    static void tmx(XMLStreamWriter xml, String sentence) throws XMLStreamException {
        for (Piece piece : Markup.read(sentence).pieces()) {
            switch (piece.kind()) {
                case TEXT -> xml.writeCharacters(Xml.clean(piece.text()));
                case KEPT -> {
                    xml.writeEmptyElement("ph");
                    xml.writeAttribute("x", piece.id());
                }
                case OPEN -> {
                    xml.writeEmptyElement("bpt");
                    xml.writeAttribute("i", piece.id());
                    xml.writeAttribute("x", piece.id());
                }
                case CLOSE -> {
                    xml.writeEmptyElement("ept");
                    xml.writeAttribute("i", piece.id());
                }
            }
        }
    }

    /**
     * Reads either up to the end of the element that was begun; what is in other programs' own elements is left out, but
     * for their text where they only mark it.
     */
    static String read(XMLStreamReader xml) throws XMLStreamException {
        List<Piece> pieces = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        Deque<String> pairs = new ArrayDeque<>();
        open.push(xml.getLocalName());
        int silent = 0;
        while (!open.isEmpty()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String name = xml.getLocalName();
                    open.push(name);
                    // What stands inside of these is another program's code, and no text.
                    silent += Set.of("ph", "bpt", "ept", "it", "ut").contains(name) ? 1 : 0;
                    begin(xml, name, pieces, pairs);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    String name = open.pop();
                    silent -= Set.of("ph", "bpt", "ept", "it", "ut").contains(name) ? 1 : 0;
                    if (name.equals("pc")) {
                        pieces.add(new Piece(Kind.CLOSE, pairs.pop(), ""));
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (silent == 0) {
                        pieces.add(new Piece(Kind.TEXT, "", xml.getText()));
                    }
                }
                default -> {}
            }
        }
        return new Markup(pieces).source();
    }

    private static void begin(XMLStreamReader xml, String name, List<Piece> pieces, Deque<String> pairs)
            throws XMLStreamException {
        switch (name) {
            case "pc" -> {
                pairs.push(number(xml, "id"));
                pieces.add(new Piece(Kind.OPEN, pairs.peek(), ""));
            }
            case "ph" ->
                pieces.add(new Piece(
                        Kind.KEPT, number(xml, xml.getAttributeValue(null, "id") == null ? "x" : "id"), ""));
            case "bpt" ->
                pieces.add(new Piece(Kind.OPEN, number(xml, xml.getAttributeValue(null, "x") == null ? "i" : "x"), ""));
            case "ept" -> pieces.add(new Piece(Kind.CLOSE, "", ""));
            case "cp" -> pieces.add(new Piece(Kind.TEXT, "", "\uFFFD"));
            default -> {}
        }
    }

    private static String number(XMLStreamReader xml, String attribute) throws XMLStreamException {
        String value = xml.getAttributeValue(null, attribute);
        if (value == null || !value.matches("[0-9]{1,4}")) {
            throw new XMLStreamException("a placeholder without its number");
        }
        return value;
    }
}
