// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.rambla.api.search.SearchQuestion.Facet;

/** Counts hits by the values of facets. */
final class FacetCounts implements Collector {
    private final Set<Facet> facets;
    private final Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);
    private List<Counting> open = List.of();

    FacetCounts(Set<Facet> facets) {
        this.facets = facets;
        facets.forEach(facet -> counts.put(facet, new HashMap<>()));
    }

    /** The values that have hits. */
    Map<Facet, Map<String, Long>> counts() throws IOException {
        close();
        return counts;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        close();
        List<Counting> leaf = new ArrayList<>();
        for (Facet facet : facets) {
            SortedSetDocValues values = DocValues.getSortedSet(context.reader(), Fields.facet(facet));
            if (values.getValueCount() > 0) {
                leaf.add(new Counting(
                        facet, values, DocValues.unwrapSingleton(values), new int[(int) values.getValueCount()]));
            }
        }
        open = leaf;
        Counting[] counting = leaf.toArray(Counting[]::new);
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {}

            @Override
            public void collect(int doc) throws IOException {
                for (Counting one : counting) {
                    if (one.single() != null) {
                        if (one.single().advanceExact(doc)) {
                            one.counts()[one.single().ordValue()]++;
                        }
                        continue;
                    }
                    SortedSetDocValues values = one.values();
                    if (values.advanceExact(doc)) {
                        int count = values.docValueCount();
                        for (int i = 0; i < count; i++) {
                            one.counts()[(int) values.nextOrd()]++;
                        }
                    }
                }
            }
        };
    }

    private void close() throws IOException {
        for (Counting one : open) {
            Map<String, Long> sums = counts.get(one.facet());
            for (int ord = 0; ord < one.counts().length; ord++) {
                if (one.counts()[ord] > 0) {
                    sums.merge(one.values().lookupOrd(ord).utf8ToString(), (long) one.counts()[ord], Long::sum);
                }
            }
        }
        open = List.of();
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    /** @param single the same where no document of the segment has more than one value, or null: cheaper to read */
    private record Counting(Facet facet, SortedSetDocValues values, SortedDocValues single, int[] counts) {}
}
