// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import org.rambla.api.search.SearchDocument;
import org.rambla.api.search.SearchDocument.Block;
import org.rambla.api.search.SearchDocument.Text;
import org.rambla.api.search.SearchQuestion.Facet;
import org.rambla.api.translation.Reading.Origin;

/** Documents as the index takes them. */
final class DocumentWriter {
    /** Characters of a document that are indexed: what is longer is found by its beginning. */
    private static final int LONGEST = 1_000_000;
    /** Characters that tell of what language a text is. */
    private static final int TOLD_BY = 400;

    private DocumentWriter() {}

    static Document of(SearchDocument document, long round) {
        Document doc = new Document();
        doc.add(new StringField(Fields.KEY, document.key(), Store.NO));
        doc.add(new StringField(Fields.OWNER, document.owner(), Store.NO));
        number(doc, Fields.AUDIENCE, document.audience());
        number(doc, Fields.PLACE, document.space());
        number(doc, Fields.TIME, document.at().toEpochMilli());
        number(doc, Fields.WRITTEN, document.written().toEpochMilli());
        number(doc, Fields.ROUND, round);
        doc.add(new NumericDocValuesField(Fields.SERIAL, serial(document.key())));
        doc.add(new NumericDocValuesField(Fields.WEIGHT, Float.floatToIntBits(document.weight())));
        if (document.author() != 0) {
            value(doc, Facet.AUTHOR, Long.toString(document.author()));
        }
        value(doc, Facet.KIND, document.kind());
        if (document.space() != 0) {
            value(doc, Facet.SPACE, Long.toString(document.space()));
        }
        if (document.organisation() != 0) {
            value(doc, Facet.ORGANISATION, Long.toString(document.organisation()));
        }
        for (long organisation : document.organisations()) {
            if (organisation != document.organisation()) {
                value(doc, Facet.ORGANISATION, Long.toString(organisation));
            }
        }
        if (document.item() != 0) {
            value(
                    doc,
                    Facet.YEAR,
                    Integer.toString(document.at().atZone(ZoneOffset.UTC).getYear()));
        }
        values(doc, Facet.COUNTRY, document.countries());
        values(doc, Facet.TOPIC, document.topics());
        if (document.files()) {
            value(doc, Facet.FILES, "yes");
        }
        int left = LONGEST;
        for (Text text : document.texts()) {
            left = texts(doc, document, text, left);
        }
        doc.add(new StoredField(Fields.STORED, Stored.bytes(document)));
        return doc;
    }

    private static int texts(Document doc, SearchDocument document, Text text, int most) {
        // Else everything would be in every language.
        if (text.origin() == Origin.ORIGINAL
                && !text.language().isEmpty()
                && !text.language().equals("zxx")) {
            value(doc, Facet.LANGUAGE, text.language());
        }
        boolean french = stems(text, "fr");
        boolean english = stems(text, "en");
        if (document.titleOf() == 0) {
            Said title = new Said(text.title());
            title.to(doc, Fields.TITLE);
            title.to(doc, Fields.BEGINNING);
            if (french) {
                title.to(doc, Fields.TITLE_FR);
            }
            if (english) {
                title.to(doc, Fields.TITLE_EN);
            }
        }
        int left = most;
        for (Block block : text.blocks()) {
            if (left <= 0) {
                break;
            }
            String some =
                    block.text().length() <= left ? block.text() : block.text().substring(0, left);
            left -= some.length();
            Said said = new Said(some);
            said.to(doc, Fields.BODY);
            if (french) {
                said.to(doc, Fields.BODY_FR);
            }
            if (english) {
                said.to(doc, Fields.BODY_EN);
            }
        }
        return left;
    }

    /** Whether a text may be of a language, whatever its author chose: many leave what a form proposes. */
    private static boolean stems(Text text, String language) {
        if (text.language().isEmpty() || text.language().equals(language)) {
            return true;
        }
        boolean other = text.language().equals("fr") || text.language().equals("en");
        return other && text.origin() == Origin.ORIGINAL && speaks(text, language);
    }

    /** Whether words that every text of a language has are more than those of its own, as far as one can tell soon. */
    private static boolean speaks(Text text, String language) {
        CharArraySet usual = Stems.usual(language);
        CharArraySet own = Stems.usual(text.language());
        int more = 0;
        int left = TOLD_BY;
        for (Block block : text.blocks()) {
            String some =
                    block.text().length() <= left ? block.text() : block.text().substring(0, left);
            left -= some.length();
            for (Words.Word word : Words.of(some)) {
                String lower = word.text().toLowerCase(Locale.ROOT);
                more += (usual.contains(lower) ? 1 : 0) - (own.contains(lower) ? 1 : 0);
            }
        }
        return more > 0;
    }

    private static void number(Document doc, String field, long number) {
        doc.add(new LongPoint(field, number));
        doc.add(new NumericDocValuesField(field, number));
    }

    private static void values(Document doc, Facet facet, Set<String> values) {
        values.forEach(value -> value(doc, facet, value));
    }

    private static void value(Document doc, Facet facet, String value) {
        String field = Fields.facet(facet);
        doc.add(new StringField(field, value, Store.NO));
        doc.add(new SortedSetDocValuesField(field, new BytesRef(value)));
    }

    /** A number by which hits that are equal otherwise are ordered, the same at each indexing. */
    static long serial(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        return (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L >>> 1;
    }
}
