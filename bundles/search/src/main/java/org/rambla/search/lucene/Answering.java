// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.rambla.api.search.SearchAnswer;
import org.rambla.api.search.SearchAnswer.Hit;
import org.rambla.api.search.SearchQuestion;
import org.rambla.api.search.SearchQuestion.Order;

/** One question, answered from one moment of the index. */
final class Answering {
    private static final int MOST = 100;
    /** With no more hits than these, a question is asked back where another word is far more usual. */
    private static final int FEW = 2;

    private static final Sort BY_RELEVANCE =
            new Sort(SortField.FIELD_SCORE, new SortField(Fields.SERIAL, SortField.Type.LONG, true));
    private static final Sort BY_DATE = new Sort(
            new SortField(Fields.TIME, SortField.Type.LONG, true),
            new SortField(Fields.SERIAL, SortField.Type.LONG, true));

    static {
        // Fifty words with their synonyms, in all fields; questions are no longer than that.
        IndexSearcher.setMaxClauseCount(16_384);
    }

    private final IndexSearcher searcher;
    private final SearchQuestion question;
    private final Readable readable;

    Answering(IndexSearcher searcher, SearchQuestion question, Readable readable) {
        this.searcher = searcher;
        this.readable = readable;
        this.question = question;
    }

    private record Round(TopFieldDocs top, Map<SearchQuestion.Facet, Map<String, Long>> facets, Asked asked) {}

    SearchAnswer answer() throws IOException {
        Token after = Token.read(question.after(), question.order());
        Looking looking = after == null ? Looking.EXACTLY : after.looking();
        Round round = round(looking, after);
        String meant = "";
        long hits = round.top().totalHits.value;
        if (after == null && hits <= FEW && !question.clauses().isEmpty()) {
            meant = new Meant(searcher, question, readable, hits > 0).text();
        }
        if (after == null && !question.clauses().isEmpty()) {
            for (Looking next : List.of(Looking.ALIKE, Looking.LOOSELY)) {
                if (round.top().totalHits.value == 0) {
                    looking = next;
                    round = round(next, null);
                }
            }
        }
        return answer(round, looking, meant);
    }

    private Round round(Looking looking, Token after) throws IOException {
        Asked asked = new Asked(question, looking, new Alike(searcher, readable));
        boolean dated = question.order() == Order.DATE || asked.query() instanceof MatchAllDocsQuery;
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(asked.query(), dated ? Occur.FILTER : Occur.MUST);
        readable.only(query);
        Readable.filtered(question, query);
        Query built = dated
                ? query.build()
                : new Valued(
                        query.build(), LuceneEngine.now(), question.reader().mine());
        int limit = Math.max(1, Math.min(MOST, question.limit())) + 1;
        TopFieldCollector top = new TopFieldCollectorManager(
                        dated ? BY_DATE : BY_RELEVANCE,
                        limit,
                        after == null ? null : after.doc(dated),
                        Integer.MAX_VALUE,
                        false)
                .newCollector();
        if (question.facets().isEmpty()) {
            searcher.search(built, top);
            return new Round(top.topDocs(), Map.of(), asked);
        }
        FacetCounts counts = new FacetCounts(question.facets());
        searcher.search(built, MultiCollector.wrap(top, counts));
        return new Round(top.topDocs(), counts.counts(), asked);
    }

    private SearchAnswer answer(Round round, Looking looking, String meant) throws IOException {
        ScoreDoc[] found = round.top().scoreDocs;
        int limit = Math.max(1, Math.min(MOST, question.limit()));
        int shown = Math.min(limit, found.length);
        Passages passages = new Passages(round.asked().marks(), question.reader());
        List<Hit> hits = new ArrayList<>(shown);
        var stored = searcher.storedFields();
        for (int i = 0; i < shown; i++) {
            hits.add(passages.of(Stored.of(stored.document(found[i].doc).getBinaryValue(Fields.STORED))));
        }
        String next = found.length <= limit ? "" : Token.write((FieldDoc) found[shown - 1], looking);
        boolean forgiven = looking.forgiving() && !hits.isEmpty();
        return new SearchAnswer(round.top().totalHits.value, hits, round.facets(), next, forgiven, meant);
    }

    /** Where a page ended: by what it is ordered, and the serial number of its last hit. Says nothing that the page did not. */
    private record Token(Number first, long serial, Looking looking) {
        static Token read(String text, Order order) {
            String[] parts = text.split("\\.", -1);
            if (parts.length != 3 || text.length() > 60) {
                return null;
            }
            try {
                long serial = Long.parseLong(parts[1], 36);
                boolean score = parts[0].startsWith("s");
                Number first = score
                        ? (Number) Float.intBitsToFloat(Integer.parseInt(parts[0].substring(1), 36))
                        : (Number) Long.parseLong(parts[0].substring(1), 36);
                boolean fits = score ? order == Order.RELEVANCE && !first.equals(Float.NaN) : parts[0].startsWith("d");
                return fits ? new Token(first, serial, Looking.of(parts[2])) : null;
            } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
                return null;
            }
        }

        FieldDoc doc(boolean dated) {
            if (dated != first instanceof Long) {
                return null;
            }
            return new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {first, serial});
        }

        static String write(FieldDoc last, Looking looking) {
            Object first = last.fields[0];
            String by = first instanceof Float score
                    ? "s" + Integer.toString(Float.floatToIntBits(score), 36)
                    : "d" + Long.toString((Long) first, 36);
            return by + "." + Long.toString((Long) last.fields[1], 36) + "." + looking.sign();
        }
    }
}
