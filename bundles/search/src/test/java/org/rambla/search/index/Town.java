// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.content.ContentState;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.OrganisationKind;
import org.rambla.api.people.Organisations;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Localised;
import org.rambla.api.translation.Readings;
import org.rambla.api.translation.Translated;
import org.rambla.api.translation.Written;

/** A small network in memory: what the index is fed from. Public methods answer for the services of the same names. */
public final class Town {
    final Map<Long, ContentHead> heads = new TreeMap<>();
    final Map<Long, String> texts = new TreeMap<>();
    final Set<String> types = new HashSet<>(Set.of("forum.topic"));
    final Set<Long> active = new HashSet<>(Set.of(7L));
    final Map<Long, Long> answers = new TreeMap<>();
    final Map<Long, Map<String, String>> fields = new TreeMap<>();
    final Set<Long> nonsense = new HashSet<>();
    /** What the space is about. */
    final Set<String> topics = new HashSet<>();
    /** How many items are answered for at once; more get no answer. */
    int atOnce = Integer.MAX_VALUE;

    /** What there is in other languages; null when nothing translates. */
    Map<Long, List<Translated>> translated;

    boolean translatesLater;
    boolean translatesOnceLater;
    volatile int askedForTranslations;
    boolean silent;
    int statements;
    /** Where they are longer than titles. */
    final Map<Long, String> bodies = new TreeMap<>();

    int mostItems;
    /** How often texts were asked for. */
    final AtomicInteger asked = new AtomicInteger();
    /** The first of these questions that fails. */
    int failsAt = Integer.MAX_VALUE;
    /** Items that have a title and nothing else. */
    final Set<Long> titles = new HashSet<>();

    private volatile CountDownLatch hanging;
    private volatile CountDownLatch hung;

    Changes.Sources sources() {
        return new Changes.Sources(
                as(ContentRegister.class),
                as(ContentSources.class),
                spaces(),
                members(),
                organisations(),
                ItemDocuments.AttachedTexts.NONE,
                as(Readings.class));
    }

    /** A service that knows of nothing. */
    public static <T> T nothing(Class<T> service) {
        return service.cast(Proxy.newProxyInstance(
                service.getClassLoader(), new Class<?>[] {service}, (proxy, method, arguments) -> Map.of()));
    }

    private <T> T as(Class<T> service) {
        return service.cast(Proxy.newProxyInstance(
                service.getClassLoader(),
                new Class<?>[] {service},
                (proxy, method, arguments) -> call(method, arguments)));
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        if (!method.getName().equals("translating")) {
            statements++;
        }
        try {
            return Town.class
                    .getMethod(method.getName(), method.getParameterTypes())
                    .invoke(this, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    void write(long id, String text) {
        write(id, "forum", "topic", text);
    }

    void write(long id, String feature, String type, String text) {
        heads.put(
                id,
                new ContentHead(
                        id,
                        feature,
                        type,
                        0,
                        1,
                        5,
                        Role.VISITOR,
                        ContentState.PUBLISHED,
                        7,
                        3,
                        "en",
                        text,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        1));
        texts.put(id, text);
    }

    void state(long id, ContentState state) {
        ContentHead head = heads.get(id);
        heads.put(
                id,
                new ContentHead(
                        id,
                        "forum",
                        "topic",
                        0,
                        1,
                        5,
                        Role.VISITOR,
                        state,
                        7,
                        3,
                        "en",
                        head.title(),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        2));
    }

    public Map<Long, ContentHead> heads(Collection<Long> ids) {
        return heads.entrySet().stream()
                .filter(entry -> ids.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public Map<Long, Long> answers(Collection<Long> ids) {
        return answers.entrySet().stream()
                .filter(entry -> ids.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public Map<Long, Instant> written(Collection<Long> ids) {
        return Map.of();
    }

    public Set<String> types() {
        return Set.copyOf(types);
    }

    public Map<Long, ContentItem> itemsOf(Collection<ContentHead> heads) {
        return items(heads.stream().map(ContentHead::id).toList());
    }

    public Map<Long, ContentItem> items(Collection<Long> ids) {
        Map<Long, ContentItem> items = new LinkedHashMap<>();
        mostItems = Math.max(mostItems, ids.size());
        if (asked.incrementAndGet() >= failsAt) {
            throw new IllegalStateException("broken");
        }
        if (!silent && ids.size() <= atOnce) {
            ids.stream()
                    .filter(texts::containsKey)
                    .forEach(id -> items.put(
                            id,
                            new ContentItem(
                                    id,
                                    texts.get(id),
                                    nonsense.contains(id)
                                            ? null
                                            : titles.contains(id)
                                                    ? Body.EMPTY
                                                    : new Body(
                                                            "<p>" + bodies.getOrDefault(id, texts.get(id)) + "</p>", 1),
                                    fields.getOrDefault(id, Map.of()),
                                    List.of(),
                                    "/s/night/forum/topics/" + id)));
        }
        return items;
    }

    public boolean translating() {
        return translated != null;
    }

    /** Whoever asks for translations waits from now on; opens when somebody does. */
    CountDownLatch hang() {
        hanging = new CountDownLatch(1);
        hung = new CountDownLatch(1);
        return hung;
    }

    void goOn() {
        hanging.countDown();
        hanging = null;
    }

    public Map<Long, List<Translated>> all(Collection<Written> texts) throws InterruptedException {
        CountDownLatch now = hanging;
        if (now != null) {
            hung.countDown();
            now.await();
        }
        askedForTranslations++;
        boolean once = translatesOnceLater;
        translatesOnceLater = false;
        if (translatesLater || once) {
            throw new IllegalStateException("not now");
        }
        return texts.stream()
                .map(Written::id)
                .filter(translated::containsKey)
                .collect(Collectors.toMap(id -> id, translated::get));
    }

    public List<Long> page(String type, long space, long after, int limit) {
        return texts.keySet().stream().filter(id -> id > after).limit(limit).toList();
    }

    private static final OrganisationCard NICE = new OrganisationCard(
            3,
            Localised.of("fr", "Ville de Nice", "en", "City of Nice"),
            Localised.of("fr", "Nice", "en", "Nice"),
            OrganisationKind.CITY,
            "FR");

    private Organisations organisations() {
        return new Organisations() {
            @Override
            public Map<Long, OrganisationCard> cards(Collection<Long> ids) {
                return ids.contains(3L) ? Map.of(3L, NICE) : Map.of();
            }

            @Override
            public List<OrganisationCard> all() {
                return List.of(NICE);
            }
        };
    }

    private Members members() {
        return (Members) Proxy.newProxyInstance(
                Members.class.getClassLoader(),
                new Class<?>[] {Members.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "active" ->
                        active.stream()
                                .filter(id -> id > (Long) arguments[0])
                                .sorted()
                                .toList();
                    case "mailboxes" ->
                        active.stream()
                                .filter(((Collection<?>) arguments[0])::contains)
                                .collect(Collectors.toMap(id -> id, id -> new Mailbox(id, "", "", "en", "UTC")));
                    case "cards" ->
                        ((Collection<?>) arguments[0])
                                .stream()
                                        .map(Long.class::cast)
                                        .collect(Collectors.toMap(
                                                id -> id,
                                                id -> new MemberCard(id, "Prevention officer " + id, "", NICE, false)));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private SpaceCard night() {
        return new SpaceCard(
                1,
                "night",
                Localised.of("en", "Night"),
                Localised.NONE,
                SpaceCard.SpaceKind.THEMATIC,
                "plum",
                SpaceCard.Visibility.PUBLIC,
                SpaceCard.Joining.OPEN,
                false,
                Localised.NONE,
                List.of("en"),
                List.copyOf(topics));
    }

    private Spaces spaces() {
        return (Spaces) Proxy.newProxyInstance(
                Spaces.class.getClassLoader(),
                new Class<?>[] {Spaces.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "all" -> (Long) arguments[0] < 1 ? List.of(1L) : List.of();
                    case "cards" -> ((Collection<?>) arguments[0]).contains(1L) ? Map.of(1L, night()) : Map.of();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
