// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.exchange;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * Reads and writes XML that is a stranger's: no entity is ever resolved, no address fetched, nothing nested deeper or
 * longer than makes sense.
 */
public final class Xml {
    /** Most bytes of a file. */
    public static final int MOST = 8 * 1024 * 1024;

    private static final int DEEPEST = 60;

    private Xml() {}

    /**
     * A reader that stands before the first element. Names are told with their namespaces; text comes in one piece.
     *
     * @throws XMLStreamException never with a stranger's text in its message alone
     */
    public static XMLStreamReader reader(byte[] bytes) throws XMLStreamException {
        // The platform's own, whatever others put on the class path.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return new Careful(factory.createXMLStreamReader(new ByteArrayInputStream(bytes)));
    }

    /** Refuses entities and depths. */
    private static final class Careful extends javax.xml.stream.util.StreamReaderDelegate {
        private int depth;

        Careful(XMLStreamReader reader) {
            super(reader);
        }

        /** Through {@link #next}: the wrapped reader would go past the end of the element uncounted. */
        @Override
        public String getElementText() throws XMLStreamException {
            StringBuilder text = new StringBuilder();
            for (int event = next(); event != END_ELEMENT; event = next()) {
                if (event == START_ELEMENT) {
                    throw new XMLStreamException("an element where text alone is expected");
                }
                if (event == CHARACTERS || event == CDATA || event == SPACE) {
                    text.append(getText());
                }
            }
            return text.toString();
        }

        @Override
        public int next() throws XMLStreamException {
            int event = super.next();
            if (event == START_ELEMENT && ++depth > DEEPEST) {
                throw new XMLStreamException("nested too deeply");
            }
            if (event == END_ELEMENT) {
                depth--;
            }
            if (event == ENTITY_REFERENCE || event == ENTITY_DECLARATION) {
                throw new XMLStreamException("entities are not read");
            }
            if (event == DTD && getText() != null && getText().contains("<!ENTITY")) {
                throw new XMLStreamException("entities are not read");
            }
            return event;
        }
    }

    /** Writes into a text. */
    public static XMLStreamWriter writer(StringWriter out) throws XMLStreamException {
        return XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
    }

    /** Without the characters that XML cannot hold. */
    public static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == 9
                        || c == 10
                        || c == 13
                        || c >= 32 && c <= 0xD7FF
                        || c >= 0xE000 && c <= 0xFFFD
                        || c >= 0x10000)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
