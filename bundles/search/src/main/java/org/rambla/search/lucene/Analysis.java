// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** How the texts of each field become terms. Whatever a field needs is done in one pass over its words. */
final class Analysis extends DelegatingAnalyzerWrapper {
    private static final int GAP = 50;

    private final Analyzer exact = new Whole(word -> List.of(Folding.of(word)));
    private final Analyzer beginnings = new Whole(Analysis::beginnings);
    private final Analyzer french = new Stemmed("fr");
    private final Analyzer english = new Stemmed("en");

    Analysis() {
        super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
        return switch (field) {
            case Fields.BEGINNING -> beginnings;
            case Fields.TITLE_FR, Fields.BODY_FR -> french;
            case Fields.TITLE_EN, Fields.BODY_EN -> english;
            default -> exact;
        };
    }

    /** Blocks and titles are apart, so that no phrase goes over their ends. */
    @Override
    public int getPositionIncrementGap(String field) {
        return GAP;
    }

    private static List<String> beginnings(String word) {
        String folded = Folding.of(word);
        List<String> terms = new ArrayList<>();
        for (int i = 1; i <= Math.min(folded.length(), Fields.LONGEST_BEGINNING); i++) {
            terms.add(folded.substring(0, i));
        }
        return terms;
    }

    /** The terms of a word; none when it is left out. */
    private interface Terms {
        List<String> of(String word);
    }

    private static final class Whole extends Analyzer {
        private final Terms terms;

        Whole(Terms terms) {
            this.terms = terms;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(new Source(terms));
        }
    }

    private static final class Stemmed extends Analyzer {
        private final String language;

        Stemmed(String language) {
            this.language = language;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(new Source(Stems.in(language)::terms));
        }
    }

    /** The words of what is read, each as one term or several at its place. */
    private static final class Source extends Tokenizer {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private final Terms terms;
        private final char[] buffer = new char[8192];
        private List<Words.Word> words = List.of();
        private List<String> of = List.of();
        private int nextWord;
        private int nextTerm;
        private int place;

        Source(Terms terms) {
            this.terms = terms;
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            while (nextTerm >= of.size()) {
                if (nextWord >= words.size()) {
                    return false;
                }
                Words.Word word = words.get(nextWord);
                of = terms.of(word.text());
                nextTerm = 0;
                nextWord++;
            }
            int at = words.get(nextWord - 1).place() + 1;
            term.setEmpty().append(of.get(nextTerm++));
            step.setPositionIncrement(at - place);
            place = at;
            return true;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            words = input instanceof Said.Reading said ? said.words() : Words.of(read(input));
            of = List.of();
            nextWord = 0;
            nextTerm = 0;
            place = 0;
        }

        private String read(Reader reader) throws IOException {
            StringBuilder text = new StringBuilder();
            for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                text.append(buffer, 0, count);
            }
            return text.toString();
        }

        @Override
        public void end() throws IOException {
            super.end();
            step.setPositionIncrement(
                    words.isEmpty() ? 0 : words.get(words.size() - 1).place() + 1 - place);
        }
    }
}
