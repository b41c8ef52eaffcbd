// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.LanguageVersion;
import org.rambla.api.content.NewContent;
import org.rambla.api.network.Network;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.translation.TranslationEngine.Task;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.api.translation.Written;
import org.rambla.content.body.CleanBodies;
import org.rambla.content.fixture.TestMembers;
import org.rambla.content.fixture.TestSpaces;
import org.rambla.content.fixture.TestVisit;
import org.rambla.content.register.Register;
import org.rambla.persistence.TestDatabase;
import org.rambla.translation.glossary.Glossary;
import org.rambla.translation.page.WorkList;
import org.rambla.translation.reading.VersionCache;
import org.rambla.translation.work.Engines;
import org.rambla.translation.work.Machines;

/** Two spaces, night (public) and board (private), texts in them, and a machine that writes each sentence backwards. */
public final class Town implements Machines {
    public final TestSpaces spaces = new TestSpaces();
    public final Bodies bodies = new CleanBodies();
    public final Database database;
    public final Database content;
    public final ContentRegister register;
    public final Engines engines;
    public final VersionCache cache;
    public final Hands clock = new Hands();
    /** What the machine was given. */
    public final List<String> asked = new ArrayList<>();

    public final Map<Long, Body> texts = new HashMap<>();
    public final Map<Long, List<LanguageVersion>> versions = new HashMap<>();
    private final Map<Long, String> features = new HashMap<>();
    public TranslationFailure failure;
    /** What the machine says to some sentences. */
    public final Map<String, String> odd = new HashMap<>();

    /** Sentences that the machine manages in its time. */
    public int most = Integer.MAX_VALUE;

    public boolean closedAllowed = true;
    public List<Machine> machines = List.of(new Machine("mirror", Instant.EPOCH));
    /** Machines that were asked, by name. */
    public final List<String> calls = new ArrayList<>();

    public Runnable meanwhile = () -> {};

    public Town(TestDatabase databases) {
        spaces.add(1, "night", Visibility.PUBLIC, "forum", "translation");
        spaces.add(2, "board", Visibility.PRIVATE, "forum", "translation");
        for (long space = 1; space <= 2; space++) {
            spaces.role(space, 7, Role.MEMBER);
            spaces.role(space, 8, Role.MEMBER);
        }
        database = databases.database("translation");
        content = databases.database("content");
        register = new Register(content, spaces);
        engines = new Engines(database, clock, this);
        cache = new VersionCache(database);
    }

    /** A clock that is set by hand. */
    public static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-11-22T10:00:00Z");

        public void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    public long write(long space, String language, String title, String html) {
        return write("forum", "topic", space, language, title, html);
    }

    /** A text of core itself, "space.about" for one: nobody wrote it, and no grant covers it. */
    public long core(String feature, String type, long space, String language, String title, String html) {
        return write(feature, type, space, language, title, html);
    }

    private long write(String feature, String type, long space, String language, String title, String html) {
        Body body = bodies.clean(html, "html", Body.EMPTY);
        long id = content.transaction(tx -> register.create(
                tx,
                new NewContent(
                        feature,
                        type,
                        0,
                        space,
                        Role.VISITOR,
                        ContentState.PUBLISHED,
                        feature.equals("forum") ? 7 : 0,
                        feature.equals("forum") ? 100 : 0,
                        language,
                        title,
                        "")));
        texts.put(id, body);
        features.put(id, feature);
        return id;
    }

    public void edit(long id, String title, String html) {
        texts.put(id, bodies.clean(html, "html", texts.get(id)));
        content.transaction(tx -> register.change(tx, id, title, head(id).language(), 7));
    }

    public void state(long id, ContentState state) {
        content.transaction(tx -> {
            register.state(tx, id, state, 7);
            return null;
        });
    }

    public ContentHead head(long id) {
        return register.head(id).orElseThrow();
    }

    public Written written(long id) {
        ContentHead head = head(id);
        return new Written(id, head.space(), head.language(), head.title(), texts.get(id));
    }

    public TestVisit visit(long member, long space, String language) {
        return new TestVisit(member, space, spaces, language).permissions(Map.of("translation.correct", Role.MEMBER));
    }

    public ContentSources sources() {
        return (ContentSources) Proxy.newProxyInstance(
                ContentSources.class.getClassLoader(),
                new Class<?>[] {ContentSources.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("types")) {
                        return Set.of("forum.topic", "space.about");
                    }
                    if (method.getName().equals("page")) {
                        String feature = arguments[0].toString().replaceAll("\\..*", "");
                        return texts.keySet().stream()
                                .filter(id -> feature.equals(features.get(id)))
                                .filter(id -> head(id).space() == (long) arguments[1] && id > (long) arguments[2])
                                .sorted()
                                .limit((int) arguments[3])
                                .toList();
                    }
                    if (!method.getName().equals("items")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return items((Collection<?>) arguments[0]);
                });
    }

    private Map<Long, ContentItem> items(Collection<?> ids) {
        Map<Long, ContentItem> items = new HashMap<>();
        texts.forEach((id, body) -> {
            if (ids.contains(id)) {
                items.put(
                        id,
                        new ContentItem(
                                id,
                                head(id).title(),
                                body,
                                versions.getOrDefault(id, List.of()),
                                Map.of(),
                                List.of(),
                                "/s/night/forum/topics/" + id));
            }
        });
        return items;
    }

    public Organisations organisations() {
        return new Organisations() {
            @Override
            public Map<Long, OrganisationCard> cards(Collection<Long> ids) {
                return Map.of();
            }

            @Override
            public List<OrganisationCard> all() {
                return List.of();
            }
        };
    }

    /** What waits for translators. */
    public WorkList work() {
        return new WorkList(database, register, sources(), new TestMembers(), new Glossary(database), this);
    }

    /** A network of three languages. */
    public Network network() {
        return (Network) Proxy.newProxyInstance(
                Network.class.getClassLoader(), new Class<?>[] {Network.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("languages")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return List.of("en", "fr", "es");
                });
    }

    @Override
    public Set<Machine> inUse() {
        return Set.copyOf(machines);
    }

    @Override
    public List<Machine> able(String from, String to, boolean closed) {
        return Set.of("en", "fr").containsAll(Set.of(from, to)) && (!closed || closedAllowed) ? machines : List.of();
    }

    @Override
    public List<Said> translate(String engine, long space, boolean closed, Task task) throws TranslationFailure {
        calls.add(engine);
        meanwhile.run();
        if (failure != null) {
            throw failure;
        }
        if (task.sentences().size() > most) {
            throw new TranslationFailure(TranslationFailure.Reason.DOWN, "no answer in time");
        }
        asked.addAll(task.sentences());
        return task.sentences().stream()
                .map(sentence -> {
                    String said = odd.getOrDefault(sentence, backwards(sentence));
                    return new Said(said, said.isEmpty() ? EMPTY : "");
                })
                .toList();
    }

    /** A text backwards, its placeholders as they are. */
    public static String backwards(String sentence) {
        StringBuilder out = new StringBuilder();
        for (String part : sentence.split("(?<=>)|(?=<)")) {
            out.append(part.startsWith("<") ? part : new StringBuilder(part).reverse());
        }
        return out.toString();
    }
}
