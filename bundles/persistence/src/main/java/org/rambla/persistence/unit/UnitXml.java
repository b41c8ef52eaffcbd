// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.unit;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * What a persistence.xml says of one unit.
 *
 * @param classes that it lists; when there are none, the annotated classes beside it are taken
 */
public record UnitXml(String name, List<String> classes, Map<String, String> properties) {
    public static List<UnitXml> read(InputStream xml) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var units = new ArrayList<UnitXml>();
            for (Element unit : all(factory.newDocumentBuilder().parse(xml).getDocumentElement(), "persistence-unit")) {
                units.add(read(unit));
            }
            return units;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("persistence.xml cannot be read: " + e.getMessage(), e);
        }
    }

    private static UnitXml read(Element unit) throws IOException {
        String name = unit.getAttribute("name");
        if (!name.matches("[a-z][a-z0-9_]{0,29}")) {
            throw new IOException(
                    "A persistence unit's name is lower-case letters, digits and low lines, at most 30; not \"" + name
                            + "\"");
        }
        var properties = new HashMap<String, String>();
        all(unit, "property").forEach(p -> properties.put(p.getAttribute("name"), p.getAttribute("value")));
        return new UnitXml(
                name,
                all(unit, "class").stream().map(c -> c.getTextContent().strip()).toList(),
                properties);
    }

    private static List<Element> all(Element parent, String name) {
        var nodes = parent.getElementsByTagNameNS("*", name);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
