// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.api.content.ContentState;
import org.rambla.api.event.Event;
import org.rambla.api.search.Audiences;
import org.rambla.api.search.SearchAnswer;
import org.rambla.api.search.SearchQuestion;
import org.rambla.api.search.SearchQuestion.Clause;
import org.rambla.api.search.SearchQuestion.Order;
import org.rambla.api.search.SearchQuestion.Reader;
import org.rambla.search.lucene.LuceneEngine;

class IndexFeedTest {
    @TempDir
    Path folder;

    private final Town town = new Town();
    private LuceneEngine engine;
    private IndexFeed feed;

    @BeforeEach
    void open() {
        engine = new LuceneEngine(folder);
        feed = new IndexFeed(() -> "this database", town.sources(), engine);
    }

    @AfterEach
    void close() {
        feed.stop();
        engine.stop();
    }

    private void restart(String database) {
        close();
        engine = new LuceneEngine(folder);
        feed = new IndexFeed(() -> database, town.sources(), engine);
    }

    private void look() {
        // The first look only sees which features are there.
        feed.look();
        feed.look();
    }

    private void happened(String kind, long subject) {
        feed.on(Event.now(kind, subject, 1, 1, 7));
        feed.settle();
    }

    private List<String> found(String word, Long... audiences) {
        engine.refresh();
        Reader reader = new Reader(Set.of(audiences), null, Set.of(), "en");
        return engine
                .ask(new SearchQuestion(
                        reader,
                        List.of(new Clause(word, false, false, List.of())),
                        Map.of(),
                        null,
                        null,
                        Order.RELEVANCE,
                        "",
                        20,
                        Set.of()))
                .hits()
                .stream()
                .map(SearchAnswer.Hit::key)
                .toList();
    }

    @Test
    void everything_isGivenToANewIndex() {
        town.write(11, "lighting");
        look();
        assertThat(feed.progress().whole()).isTrue();
        assertThat(found("lighting", 5L)).containsExactly("c11");
        assertThat(found("night", Audiences.of(1))).containsExactly("s1");
        assertThat(found("nice", Audiences.SIGNED_IN)).contains("o3");
        assertThat(found("officer", Audiences.SIGNED_IN)).containsExactly("m7");
        assertThat(found("nice")).isEmpty();
    }

    @Test
    void written_changedAndHidden_areFoundAsTheyAre() {
        look();
        town.write(11, "lighting");
        happened("content.created", 11);
        assertThat(found("lighting", 5L)).containsExactly("c11");
        assertThat(found("lighting", 6L)).isEmpty();
        town.write(11, "noise");
        happened("content.changed", 11);
        assertThat(found("lighting", 5L)).isEmpty();
        town.state(11, ContentState.HIDDEN);
        happened("content.hidden", 11);
        assertThat(found("noise", 5L)).isEmpty();
        town.state(11, ContentState.PUBLISHED);
        happened("content.published", 11);
        assertThat(found("noise", 5L)).containsExactly("c11");
    }

    @Test
    void memberWhoLeft_isNotFoundAnyMore() {
        look();
        town.active.clear();
        happened("member.deleted", 7);
        assertThat(found("officer", Audiences.SIGNED_IN)).isEmpty();
    }

    @Test
    void manyEvents_areSettledTogether_inFewStatements() {
        look();
        for (long id = 1; id <= 400; id++) {
            town.write(id, "lighting " + id);
            feed.on(Event.now("content.created", id, 1, 1, 7));
        }
        town.statements = 0;
        feed.settle();
        assertThat(town.statements).isLessThan(5);
        assertThat(found("lighting", 5L)).hasSize(20);
    }

    @Test
    void featureThatDoesNotAnswer_isAskedAgain_andItsItemsAreNotShownMeanwhile() {
        town.write(11, "lighting");
        look();
        town.silent = true;
        feed.on(Event.now("content.changed", 11, 1, 2, 7));
        assertThatThrownBy(feed::settle).isInstanceOf(IllegalStateException.class);
        assertThat(found("lighting", 5L)).isEmpty();
        town.silent = false;
        feed.settle();
        assertThat(found("lighting", 5L)).containsExactly("c11");
    }

    @Test
    void indexThatWasCommitted_isTakenAsItIs() {
        town.write(11, "lighting");
        look();
        restart("this database");
        town.statements = 0;
        look();
        assertThat(town.statements).isLessThan(5);
        assertThat(found("lighting", 5L)).containsExactly("c11");
    }

    @Test
    void indexOfAnotherDatabase_isMadeAnew() {
        town.write(11, "lighting");
        look();
        town.heads.clear();
        town.texts.clear();
        town.write(12, "noise");
        restart("another database");
        look();
        assertThat(found("lighting", 5L)).isEmpty();
        assertThat(found("noise", 5L)).containsExactly("c12");
    }

    @Test
    void featureThatComesLater_isGivenToTheIndex() {
        look();
        town.write(11, "lighting");
        town.types.add("poll.question");
        look();
        assertThat(found("lighting", 5L)).containsExactly("c11");
    }

    @Test
    void askedTo_everythingIsGivenAgain() {
        look();
        town.write(11, "lighting");
        feed.rebuild();
        assertThat(feed.progress().running()).isTrue();
        look();
        assertThat(feed.progress().running()).isFalse();
        assertThat(found("lighting", 5L)).containsExactly("c11");
    }
}
