// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CompiledAutomaton;

/**
 * Words of titles and texts that look like another. FuzzyQuery takes the likest of all texts: words that only others may
 * read would push out those that the reader may.
 */
final class Alike {
    static final List<String> FIELDS = List.of(Fields.TITLE, Fields.BODY);
    /** Many times the words that look like one in a network's texts. */
    static final int TRIED = 1_000;
    /** Words that a question is widened by. */
    private static final int TAKEN = 30;

    private final IndexSearcher searcher;
    private final Readable readable;

    Alike(IndexSearcher searcher, Readable readable) {
        this.searcher = searcher;
        this.readable = readable;
    }

    /**
     * A word as it stands in texts, folded.
     *
     * @param errors letters by which it differs
     * @param most texts that have it, whoever may read them: no more than these can be found with it
     */
    record Word(String text, int errors, int most) {}

    /** Words of all texts, the likest first, the word itself not among them. */
    List<Word> anywhere(String word, int errors) throws IOException {
        Map<String, Integer> alike = new HashMap<>();
        // Made once: it costs more than looking for it in every field of every segment.
        CompiledAutomaton looksLike = FuzzyQuery.getFuzzyAutomaton(word, errors, 1, true);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            for (String field : FIELDS) {
                Terms terms = leaf.reader().terms(field);
                if (terms != null) {
                    TermsEnum found = looksLike.getTermsEnum(terms);
                    for (BytesRef term = found.next(); term != null; term = found.next()) {
                        alike.merge(term.utf8ToString(), found.docFreq(), Integer::sum);
                    }
                }
            }
        }
        alike.remove(word);
        return alike.entrySet().stream()
                .map(other -> new Word(other.getKey(), Distance.of(other.getKey(), word), other.getValue()))
                .sorted(Comparator.comparingInt(Word::errors).thenComparing(Word::text))
                .toList();
    }

    /** Words of texts that the reader may find, the likest first, at most thirty. */
    List<Word> readable(String word, int errors) throws IOException {
        List<Word> taken = new ArrayList<>();
        int left = TRIED;
        for (Word other : anywhere(word, errors)) {
            if (taken.size() == TAKEN || left-- == 0) {
                break;
            }
            if (mayBeRead(other.text())) {
                taken.add(other);
            }
        }
        return taken;
    }

    private boolean mayBeRead(String word) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(standsIn(word), Occur.FILTER);
        readable.only(query);
        return searcher.search(query.build(), 1).scoreDocs.length > 0;
    }

    /** Texts and titles that have a word, folded. */
    static Query standsIn(String word) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        FIELDS.forEach(field -> any.add(new TermQuery(new Term(field, word)), Occur.SHOULD));
        return any.build();
    }
}
