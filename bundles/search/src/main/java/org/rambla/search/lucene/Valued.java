// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import java.io.IOException;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.FilterScorer;
import org.apache.lucene.search.FilterWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;

/**
 * How well words fit, times what a document is worth by itself: its kind, how lately it was written, whether it is in a
 * space of the reader's.
 */
final class Valued extends Query {
    private static final double YEAR = 365.0;
    private static final long DAY = 86_400_000L;
    private static final float MINE = 1.15f;

    private final Query words;
    /** In days, so that pages of one search agree. */
    private final long today;

    private final Set<Long> mine;

    Valued(Query words, long now, Set<Long> mine) {
        this.words = words;
        this.today = now / DAY;
        this.mine = mine;
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        Query rewritten = words.rewrite(searcher);
        return rewritten == words ? this : new Valued(rewritten, today * DAY, mine);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        Weight inner = words.createWeight(searcher, mode, boost);
        if (!mode.needsScores()) {
            return inner;
        }
        return new FilterWeight(this, inner) {
            @Override
            public Scorer scorer(LeafReaderContext context) throws IOException {
                Scorer scorer = super.scorer(context);
                return scorer == null ? null : new Value(scorer, context);
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }

            @Override
            public Explanation explain(LeafReaderContext context, int doc) throws IOException {
                return in.explain(context, doc);
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        words.visit(visitor);
    }

    @Override
    public String toString(String field) {
        return "valued(" + words.toString(field) + ")";
    }

    @Override
    public boolean equals(Object other) {
        return sameClassAs(other)
                && words.equals(((Valued) other).words)
                && today == ((Valued) other).today
                && mine.equals(((Valued) other).mine);
    }

    @Override
    public int hashCode() {
        return 31 * classHash() + words.hashCode();
    }

    private final class Value extends FilterScorer {
        private final NumericDocValues weights;
        private final NumericDocValues times;
        private final NumericDocValues places;

        Value(Scorer in, LeafReaderContext context) throws IOException {
            super(in);
            weights = DocValues.getNumeric(context.reader(), Fields.WEIGHT);
            times = DocValues.getNumeric(context.reader(), Fields.TIME);
            places = DocValues.getNumeric(context.reader(), Fields.PLACE);
        }

        @Override
        public float score() throws IOException {
            int doc = docID();
            float score = in.score();
            if (weights.advanceExact(doc)) {
                score *= Float.intBitsToFloat((int) weights.longValue());
            }
            if (times.advanceExact(doc)) {
                double age = Math.max(0, today - times.longValue() / DAY);
                score *= (float) (0.8 + 0.4 / (1 + age / YEAR));
            }
            if (!mine.isEmpty() && places.advanceExact(doc) && mine.contains(places.longValue())) {
                score *= MINE;
            }
            return score;
        }

        @Override
        public float getMaxScore(int upTo) {
            return Float.MAX_VALUE;
        }
    }
}
