// SPDX-License-Identifier: Apache-2.0
package org.rambla.reader.child;

import java.util.Set;
import org.apache.tika.sax.ContentHandlerDecorator;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Ends the line after what stands on lines of its own; not every parser does, and words would grow together. */
final class Lines extends ContentHandlerDecorator {
    private static final Set<String> OWN =
            Set.of("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "tr", "div", "dt", "dd", "br", "caption");
    private static final char[] END = {'\n'};

    Lines(ContentHandler handler) {
        super(handler);
    }

    @Override
    public void endElement(String uri, String localName, String name) throws SAXException {
        if (OWN.contains(localName)) {
            characters(END, 0, 1);
        }
        super.endElement(uri, localName, name);
    }
}
