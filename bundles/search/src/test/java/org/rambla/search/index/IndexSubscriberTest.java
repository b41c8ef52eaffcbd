// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.event.Event;
import org.rambla.api.people.Members;
import org.rambla.api.search.SearchQuestion;
import org.rambla.api.search.SearchQuestion.Clause;
import org.rambla.api.search.SearchQuestion.Order;
import org.rambla.api.search.SearchQuestion.Reader;
import org.rambla.search.lucene.LuceneEngine;

class IndexSubscriberTest {
    private static final int ANSWERS = 1_200;

    @TempDir
    Path folder;

    private final Town town = new Town();
    private final List<String> asked = new ArrayList<>();
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

    private IndexSubscriber subscriber() {
        return new IndexSubscriber(
                feed,
                service(ContentRegister.class, (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    boolean topic = ((Collection<?>) arguments[0]).contains(1L);
                    return topic
                            ? LongStream.rangeClosed(2, ANSWERS)
                                    .filter(id -> id > (Long) arguments[1])
                                    .limit((Integer) arguments[2])
                                    .boxed()
                                    .toList()
                            : List.of();
                }),
                service(Members.class, (proxy, method, arguments) -> {
                    asked.add("members " + method.getName());
                    return List.of(7L);
                }));
    }

    private long found(String word) {
        engine.refresh();
        return engine.ask(new SearchQuestion(
                        new Reader(Set.of(5L), null, Set.of(), "en"),
                        List.of(new Clause(word, false, false, List.of())),
                        Map.of(),
                        null,
                        null,
                        Order.RELEVANCE,
                        "",
                        10,
                        Set.of()))
                .total();
    }

    private void name(String title) {
        for (long id = 1; id <= ANSWERS; id++) {
            town.write(id, title);
        }
    }

    @Test
    void answers_areIndexedAnew_whenTheirTopicIsRenamed() {
        IndexSubscriber subscriber = subscriber();
        name("Squares");
        subscriber.on(Event.now("content.changed", 1, 1, 2, 7));
        subscriber.settle();
        assertThat(found("squares")).isEqualTo(ANSWERS);
        name("Harbour");
        subscriber.on(Event.now("content.changed", 1, 1, 3, 7));
        subscriber.settle();
        assertThat(found("squares")).isZero();
        assertThat(found("harbour")).isEqualTo(ANSWERS);
        assertThat(asked).as("in pages").hasSize(4);
    }

    @Test
    void otherEvents_askNothing_andCitiesTheirMembers() {
        IndexSubscriber subscriber = subscriber();
        subscriber.on(Event.now("content.created", 1, 1, 1, 7));
        subscriber.on(Event.now("content.moved", 1, 1, 1, 7));
        assertThat(asked).isEmpty();
        subscriber.on(Event.now("organisation.changed", 3, 0, 1, 7));
        assertThat(asked).containsExactly("members of");
    }
}
