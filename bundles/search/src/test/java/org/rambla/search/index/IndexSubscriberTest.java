// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.api.event.Event;
import org.rambla.api.people.Members;
import org.rambla.api.search.Audiences;
import org.rambla.api.search.SearchQuestion;
import org.rambla.api.search.SearchQuestion.Clause;
import org.rambla.api.search.SearchQuestion.Facet;
import org.rambla.api.search.SearchQuestion.Order;
import org.rambla.api.search.SearchQuestion.Reader;
import org.rambla.search.lucene.LuceneEngine;

class IndexSubscriberTest {
    private static final int MEMBERS = 1_200;

    @TempDir
    Path folder;

    private final Town town = new Town();
    private int asked;
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

    private static <T> T service(Class<T> type, java.lang.reflect.InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    private long members(String word) {
        engine.refresh();
        return engine.ask(new SearchQuestion(
                        new Reader(Set.of(Audiences.SIGNED_IN), null, Set.of(), "en"),
                        List.of(new Clause(word, false, false, List.of())),
                        Map.of(Facet.KIND, Set.of("member")),
                        null,
                        null,
                        Order.RELEVANCE,
                        "",
                        10,
                        Set.of()))
                .total();
    }

    @Test
    void members_areIndexedAnew_withTheirCity() {
        LongStream.rangeClosed(1, MEMBERS).forEach(town.active::add);
        IndexSubscriber subscriber = new IndexSubscriber(feed, service(Members.class, (proxy, method, arguments) -> {
            asked++;
            assertThat(arguments[0]).isEqualTo(3L);
            return LongStream.rangeClosed((Long) arguments[1] + 1, MEMBERS)
                    .limit((Integer) arguments[2])
                    .boxed()
                    .toList();
        }));
        subscriber.on(Event.now("content.changed", 3, 1, 1, 7));
        assertThat(asked).isZero();
        subscriber.on(Event.now("organisation.changed", 3, 0, 1, 7));
        subscriber.settle();
        assertThat(members("nice")).isEqualTo(MEMBERS);
        assertThat(asked).as("in pages").isEqualTo(2);
    }
}
