// SPDX-License-Identifier: Apache-2.0
package org.rambla.reader.child;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.EmbeddedContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Documents inside documents, as a table of figures in a report: a few of them, and none inside of those. */
final class Embedded implements EmbeddedDocumentExtractor {
    private static final int MOST = 20;

    private final Map<String, Parser> parsers;
    private int seen;
    private boolean inside;

    Embedded(Map<String, Parser> parsers) {
        this.parsers = parsers;
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        return !inside && seen < MOST && parsers.containsKey(type(metadata));
    }

    @Override
    public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean html)
            throws SAXException, IOException {
        if (!shouldParseEmbedded(metadata)) {
            return;
        }
        seen++;
        inside = true;
        ParseContext context = new ParseContext();
        context.set(EmbeddedDocumentExtractor.class, this);
        try {
            parsers.get(type(metadata))
                    .parse(stream, new EmbeddedContentHandler(new BodyContentHandler(handler)), metadata, context);
        } catch (SAXException e) {
            if (WriteLimitReachedException.isWriteLimitReached(e)) {
                throw e;
            }
        } catch (TikaException | RuntimeException e) {
            // The document around it is worth more than this part of it.
        } finally {
            inside = false;
        }
    }

    private static String type(Metadata metadata) {
        String type = metadata.get(Metadata.CONTENT_TYPE);
        return type == null ? "" : type.replaceFirst(";.*", "").strip();
    }
}
