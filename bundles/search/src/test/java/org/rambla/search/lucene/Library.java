// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.search.SearchAnswer;
import org.rambla.api.search.SearchAnswer.Piece;
import org.rambla.api.search.SearchDocument;
import org.rambla.api.search.SearchDocument.Block;
import org.rambla.api.search.SearchDocument.Text;
import org.rambla.api.search.SearchQuestion;
import org.rambla.api.search.SearchQuestion.Clause;
import org.rambla.api.search.SearchQuestion.Facet;
import org.rambla.api.search.SearchQuestion.Order;
import org.rambla.api.search.SearchQuestion.Reader;

/** An index for tests, and short ways to fill and ask it. */
final class Library implements AutoCloseable {
    static final Reader ANYONE = new Reader(Set.of(1L), null, Set.of(), "en");

    final LuceneEngine engine;

    Library(Path folder) {
        engine = new LuceneEngine(folder);
    }

    void put(SearchDocument... documents) {
        engine.replace(List.of(documents).stream().map(SearchDocument::owner).toList(), List.of(documents));
        engine.refresh();
    }

    static SearchDocument text(long id, String language, String title, String body) {
        return document(
                id, 1, 1, "forum.topic", List.of(new Text(language, title, List.of(new Block("", body)), "/c/" + id)));
    }

    static SearchDocument document(long id, long audience, long space, String kind, List<Text> texts) {
        return new SearchDocument(
                "c" + id,
                "c" + id,
                kind,
                id,
                space,
                audience,
                0,
                0,
                Set.of(),
                Set.of(),
                Set.of(),
                Instant.parse("2024-05-01T10:00:00Z").plusSeconds(id),
                Instant.parse("2024-05-01T10:00:00Z").plusSeconds(id),
                false,
                0,
                1,
                "/c/" + id,
                texts);
    }

    SearchAnswer ask(Reader reader, List<Clause> clauses, Order order, String after, int limit) {
        return engine.ask(new SearchQuestion(
                reader, clauses, Map.of(), null, null, order, after, limit, EnumSet.allOf(Facet.class)));
    }

    SearchAnswer ask(String words) {
        return ask(ANYONE, clauses(words), Order.RELEVANCE, "", 20);
    }

    static List<Clause> clauses(String words) {
        return java.util.Arrays.stream(words.split(" "))
                .map(word -> word.startsWith("-")
                        ? new Clause(word.substring(1), false, true, List.of())
                        : new Clause(word, false, false, List.of()))
                .toList();
    }

    List<Long> found(String words) {
        return ids(ask(words));
    }

    static List<Long> ids(SearchAnswer answer) {
        return answer.hits().stream().map(SearchAnswer.Hit::item).toList();
    }

    static List<String> marked(Collection<Piece> pieces) {
        return pieces.stream().filter(Piece::marked).map(Piece::text).toList();
    }

    @Override
    public void close() {
        engine.stop();
    }
}
