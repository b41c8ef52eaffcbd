// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.meeting;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What the server answered: XML without a document type, so that no entity is ever read. */
record Answer(Element root) {
    static Answer parse(byte[] xml) throws MeetingProblem {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return new Answer(builder.parse(new ByteArrayInputStream(xml)).getDocumentElement());
        } catch (SAXException | IOException e) {
            throw new MeetingProblem("its answer is no XML that is read here");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean success() {
        return text("returncode").equals("SUCCESS");
    }

    /** What a child holds; "" when there is none. */
    String text(String child) {
        return child(child).map(Element::getTextContent).orElse("").strip();
    }

    /** What lies below a child, one for each of its children; none when it is not there. */
    List<Answer> below(String child) {
        List<Answer> below = new ArrayList<>();
        child(child).ifPresent(parent -> {
            for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node instanceof Element element) {
                    below.add(new Answer(element));
                }
            }
        });
        return below;
    }

    private Optional<Element> child(String name) {
        for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }
}
