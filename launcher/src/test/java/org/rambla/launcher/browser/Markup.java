// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** The Nu validator of HTML, with its schema read once. */
final class Markup {
    private static final String SCHEMA = "http://s.validator.nu/html5-rdfalite.rnc";

    private final SimpleDocumentValidator validator = new SimpleDocumentValidator(true, false, false);
    private final List<String> problems = new ArrayList<>();

    Markup() {
        ErrorHandler handler = new ErrorHandler() {
            @Override
            public void warning(SAXParseException problem) {
                // Warnings are advice.
            }

            @Override
            public void error(SAXParseException problem) {
                problems.add("HTML line " + problem.getLineNumber() + ": " + problem.getMessage());
            }

            @Override
            public void fatalError(SAXParseException problem) {
                error(problem);
            }
        };
        try {
            validator.setUpMainSchema(SCHEMA, handler);
            validator.setUpValidatorAndParsers(handler, true, false);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is wrong with a page's source. */
    List<String> problems(String html) {
        problems.clear();
        try {
            validator.checkHtmlInputSource(new InputSource(new StringReader(html)));
        } catch (java.io.IOException | org.xml.sax.SAXException e) {
            problems.add("HTML: " + e);
        }
        return List.copyOf(problems);
    }
}
