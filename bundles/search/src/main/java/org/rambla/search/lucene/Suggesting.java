// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.rambla.api.search.SearchDocument.Text;
import org.rambla.api.search.SearchEngine.Suggestion;
import org.rambla.api.search.SearchQuestion.Facet;
import org.rambla.api.search.SearchQuestion.Reader;

/** Titles that begin like what was typed so far. */
final class Suggesting {
    private static final int MOST_WORDS = 8;

    private final IndexSearcher searcher;
    private final Readable readable;
    private final Reader reader;

    Suggesting(IndexSearcher searcher, Readable readable) {
        this.searcher = searcher;
        this.readable = readable;
        this.reader = readable.reader();
    }

    List<Suggestion> titles(String typed, Set<String> kinds, int limit) throws IOException {
        List<String> words = Asked.plain(typed);
        if (words.isEmpty() || words.size() > MOST_WORDS) {
            return List.of();
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String word : words) {
            query.add(new TermQuery(new Term(Fields.BEGINNING, beginning(word))), Occur.MUST);
            query.add(new BoostQuery(new TermQuery(new Term(Fields.TITLE, word)), 2), Occur.SHOULD);
        }
        readable.only(query);
        Readable.filtered(kinds.isEmpty() ? Map.of() : Map.of(Facet.KIND, kinds), query);
        ScoreDoc[] found = searcher.search(
                        new Valued(query.build(), Instant.now().toEpochMilli(), reader.mine()), limit * 2)
                .scoreDocs;
        Map<String, Suggestion> suggestions = new LinkedHashMap<>();
        for (ScoreDoc doc : found) {
            Stored stored =
                    Stored.titles(searcher.storedFields().document(doc.doc).getBinaryValue(Fields.STORED));
            Text text = text(stored, words);
            if (text == null) {
                continue;
            }
            suggestions.putIfAbsent(
                    stored.kind() + text.title(),
                    new Suggestion(
                            text.title(),
                            text.language(),
                            stored.kind(),
                            stored.space(),
                            text.path().isEmpty() ? stored.path() : text.path()));
        }
        List<Suggestion> best = new ArrayList<>(suggestions.values());
        return best.subList(0, Math.min(limit, best.size()));
    }

    private static String beginning(String word) {
        return word.length() <= Fields.LONGEST_BEGINNING ? word : word.substring(0, Fields.LONGEST_BEGINNING);
    }

    /**
     * The version whose title begins like that, in the reader's language when there are several; null when that is a
     * translation that this reader is not shown.
     */
    private Text text(Stored stored, List<String> words) {
        Text fits = null;
        boolean hidden = false;
        for (Text text : stored.texts()) {
            List<String> title = Asked.plain(text.title());
            boolean all =
                    words.stream().allMatch(word -> title.stream().anyMatch(of -> of.startsWith(beginning(word))));
            boolean reads = reader.reads(text, stored.space(), stored.source());
            hidden |= all && !reads;
            if (all && reads && (fits == null || text.language().equals(reader.language()))) {
                fits = text;
            }
        }
        return fits == null && !hidden ? stored.texts().get(0) : fits;
    }
}
