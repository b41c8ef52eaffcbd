// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import java.io.Reader;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;

/** A title or passage on its way into several fields of a document, one after the other: its words are looked for once. */
final class Said {
    private final String text;
    private List<Words.Word> words;
    private int left;

    Said(String text) {
        this.text = text;
    }

    /** Adds it to one more field, right after the one before. */
    void to(Document document, String field) {
        left++;
        document.add(new Saying(field));
    }

    /** Kept until the last field has them: a long document has more words than there is room for. */
    private List<Words.Word> take() {
        List<Words.Word> taken = words == null ? Words.of(text) : words;
        words = --left > 0 ? taken : null;
        return taken;
    }

    private final class Saying extends Field {
        Saying(String name) {
            super(name, text, TextField.TYPE_NOT_STORED);
        }

        @Override
        public TokenStream tokenStream(Analyzer analyzer, TokenStream reuse) {
            return analyzer.tokenStream(name(), new Reading(Said.this));
        }
    }

    /** Hands the words to {@link Analysis} where others would hand it characters. */
    static final class Reading extends Reader {
        private final Said said;

        private Reading(Said said) {
            this.said = said;
        }

        List<Words.Word> words() {
            return said.take();
        }

        @Override
        public int read(char[] buffer, int from, int length) {
            throw new UnsupportedOperationException("words are there already");
        }

        @Override
        public void close() {}
    }
}
