// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.rambla.api.search.SearchQuestion;
import org.rambla.api.search.SearchQuestion.Facet;
import org.rambla.api.search.SearchQuestion.Reader;

/** What a reader may find at all, and what a question leaves of it: conditions of the query, never checks of its answer. */
final class Readable {
    private final Reader reader;
    private final List<BytesRef> withheld;

    /** @param withheld owners of what nobody finds at the moment */
    Readable(Reader reader, List<BytesRef> withheld) {
        this.reader = reader;
        this.withheld = withheld;
    }

    Reader reader() {
        return reader;
    }

    /** What the reader may find. */
    void only(BooleanQuery.Builder query) {
        query.add(numbers(Fields.AUDIENCE, reader.audiences()), Occur.FILTER);
        if (reader.spaces() != null) {
            query.add(numbers(Fields.PLACE, reader.spaces()), Occur.FILTER);
        }
        if (!withheld.isEmpty()) {
            query.add(new TermInSetQuery(Fields.OWNER, withheld), Occur.MUST_NOT);
        }
    }

    static void filtered(SearchQuestion question, BooleanQuery.Builder query) {
        filtered(question.filters(), query);
        question.without().forEach((facet, values) -> {
            if (!values.isEmpty()) {
                query.add(values(facet, values), Occur.MUST_NOT);
            }
        });
        between(Fields.TIME, question.since(), question.before(), query);
        between(Fields.WRITTEN, question.writtenSince(), null, query);
    }

    static void filtered(Map<Facet, Set<String>> filters, BooleanQuery.Builder query) {
        filters.forEach((facet, values) -> query.add(values(facet, values), Occur.FILTER));
    }

    private static void between(String field, Instant since, Instant before, BooleanQuery.Builder query) {
        if (since != null || before != null) {
            long from = since == null ? Long.MIN_VALUE : since.toEpochMilli();
            long to = before == null ? Long.MAX_VALUE : before.toEpochMilli() - 1;
            query.add(
                    new IndexOrDocValuesQuery(
                            LongPoint.newRangeQuery(field, from, to),
                            NumericDocValuesField.newSlowRangeQuery(field, from, to)),
                    Occur.FILTER);
        }
    }

    private static Query values(Facet facet, Set<String> values) {
        String field = Fields.facet(facet);
        if (values.isEmpty()) {
            return new MatchNoDocsQuery();
        }
        return values.size() == 1
                ? new TermQuery(new Term(field, values.iterator().next()))
                : new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    private static Query numbers(String field, Collection<Long> numbers) {
        if (numbers.isEmpty()) {
            return new MatchNoDocsQuery();
        }
        long[] values = numbers.stream().mapToLong(Long::longValue).sorted().toArray();
        return new IndexOrDocValuesQuery(
                LongPoint.newSetQuery(field, values), NumericDocValuesField.newSlowSetQuery(field, values));
    }
}
