// SPDX-License-Identifier: Apache-2.0
package org.rambla.reader.child;

import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.parser.txt.TXTParser;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.rambla.reader.wire.Answer;
import org.rambla.reader.wire.Answer.Verdict;
import org.rambla.reader.wire.Question;
import org.xml.sax.SAXException;

/** The text of documents, by Tika's parsers for the kinds of files that people may attach. */
final class Documents {
    private static final long MAX_ENTRY = 150L * 1024 * 1024;
    private static final double MIN_RATIO = 0.005;

    private final Map<String, Parser> parsers = new HashMap<>();

    Documents() {
        ZipSecureFile.setMaxEntrySize(MAX_ENTRY);
        ZipSecureFile.setMinInflateRatio(MIN_RATIO);
        add(pdf());
        add(new OOXMLParser());
        add(new OpenDocumentParser());
        add(new JSoupParser());
        Parser plain = new TXTParser();
        parsers.put("text/plain", plain);
        parsers.put("text/csv", plain);
    }

    private static Parser pdf() {
        PDFParserConfig settings = new PDFParserConfig();
        settings.setExtractInlineImages(false);
        settings.setExtractMarkedContent(false);
        settings.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        settings.setSortByPosition(false);
        // In memory or not at all: nothing is unpacked to the disk.
        settings.setMaxMainMemoryBytes(-1);
        PDFParser parser = new PDFParser();
        parser.setPDFParserConfig(settings);
        return parser;
    }

    private void add(Parser parser) {
        for (MediaType type : parser.getSupportedTypes(new ParseContext())) {
            parsers.put(type.toString(), parser);
        }
    }

    Answer read(Question question) {
        Parser parser = parsers.get(question.type());
        if (parser == null) {
            return Answer.not(Verdict.NO_TEXT, "Files of the kind " + question.type() + " are not read");
        }
        StringWriter text = new StringWriter();
        WriteOutContentHandler limited = new WriteOutContentHandler(text, question.most());
        Metadata metadata = new Metadata();
        metadata.set(Metadata.CONTENT_TYPE, question.type());
        try (TikaInputStream in = TikaInputStream.get(question.bytes())) {
            parser.parse(in, new Lines(new BodyContentHandler(limited)), metadata, context());
            return found(text, false, "");
        } catch (EncryptedDocumentException e) {
            return Answer.not(Verdict.PROTECTED, "A password is needed to open it");
        } catch (IOException | SAXException | TikaException | RuntimeException | StackOverflowError | LinkageError e) {
            if (WriteLimitReachedException.isWriteLimitReached(e)) {
                return found(text, true, "");
            }
            if (encrypted(e)) {
                return Answer.not(Verdict.PROTECTED, "A password is needed to open it");
            }
            return failed(text, e);
        }
    }

    private ParseContext context() {
        ParseContext context = new ParseContext();
        OfficeParserConfig office = new OfficeParserConfig();
        office.setUseSAXDocxExtractor(true);
        office.setUseSAXPptxExtractor(true);
        office.setExtractMacros(false);
        context.set(OfficeParserConfig.class, office);
        context.set(EmbeddedDocumentExtractor.class, new Embedded(parsers));
        return context;
    }

    private static Answer found(StringWriter text, boolean cut, String reason) {
        String all = text.toString();
        return all.isBlank()
                ? Answer.not(Verdict.NO_TEXT, reason.isEmpty() ? "There is no text in it" : reason)
                : new Answer(Verdict.READ, reason, all, cut);
    }

    /** What was read of a document before the place where it is broken is worth being found by. */
    private static Answer failed(StringWriter text, Throwable problem) {
        String reason = reason(problem);
        if (reason.toLowerCase(Locale.ROOT).contains("zip bomb")) {
            return Answer.not(Verdict.TOO_COSTLY, "It unpacks to far more than it says");
        }
        return text.getBuffer().toString().isBlank() ? Answer.not(Verdict.BROKEN, reason) : found(text, true, reason);
    }

    private static boolean encrypted(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            String name = cause.getClass().getSimpleName();
            if (name.equals("EncryptedDocumentException") || name.equals("InvalidPasswordException")) {
                return true;
            }
        }
        return false;
    }

    private static String reason(Throwable problem) {
        Throwable deepest = problem;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        return deepest.getClass().getSimpleName()
                + (deepest.getMessage() == null
                        ? ""
                        : ": " + deepest.getMessage().strip());
    }
}
