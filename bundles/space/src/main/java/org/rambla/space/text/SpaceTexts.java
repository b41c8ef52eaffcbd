// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.text;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.background.BackgroundThread;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSource;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.NewContent;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.network.Network;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.persistence.Sql;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.text.Localised;
import org.rambla.space.directory.SpaceDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what spaces say of themselves into the register as soon as it is not there in each language of the network, keeps
 * it in step, and answers for it. What people wrote in every language never gets an item.
 */
@Component(service = {ContentSource.class, Subscriber.class})
public final class SpaceTexts implements ContentSource, Subscriber {
    private static final Logger log = LoggerFactory.getLogger(SpaceTexts.class);
    private static final int PAGE = 200;
    private static final Duration KNOWN = Duration.ofSeconds(10);

    private final Database database;
    private final Bodies bodies;
    private final SpaceDirectory spaces;
    private final ContentRegister register;
    private final Network network;
    private final BackgroundThread thread = new BackgroundThread("space texts");

    @Activate
    public SpaceTexts(
            @Reference(name = "database", target = "(unit=space)") Database database,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "spaces") SpaceDirectory spaces,
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "network") Network network) {
        this.database = database;
        this.bodies = bodies;
        this.spaces = spaces;
        this.register = register;
        this.network = network;
    }

    /** What was there before this server's version knew of such items gets its own soon after the start. */
    @Activate
    void begin() {
        thread.after(KNOWN, "looking through what spaces say", this::noteAgain);
    }

    @Deactivate
    public void stop() {
        thread.close();
    }

    private record Noted(long content, long space, Part part, long stamp) {
        static Noted of(Row row) {
            return new Noted(
                    row.number("content"), row.number("space_id"), Part.valueOf(row.text("part")), row.number("stamp"));
        }
    }

    @Override
    public String name() {
        return "space.texts";
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals("space.changed") || kind.equals("space.featureSwitched") || kind.equals("network.changed");
    }

    /** The present state counts; a language that the network has since concerns every space. */
    @Override
    public void on(Event event) {
        if (!event.kind().equals("network.changed")) {
            note(List.of(event.subject()));
            return;
        }
        noteAll();
        // This server knows the network's languages of now a few seconds after the change at the latest.
        thread.after(KNOWN, "looking through what spaces say", this::noteAgain);
    }

    private void noteAgain() {
        try {
            noteAll();
        } catch (RuntimeException e) {
            // Another server may have been at it; and they are looked at again when they change, and at the next start.
            log.info("What spaces say was not looked through: {}", e.toString());
        }
    }

    private void noteAll() {
        for (List<Long> page = spaces.all(0, PAGE); !page.isEmpty(); page = spaces.all(last(page), PAGE)) {
            note(page);
        }
    }

    private static long last(List<Long> page) {
        return page.get(page.size() - 1);
    }

    private void note(List<Long> ids) {
        Map<Long, Map<Part, SpaceText>> said = texts(ids);
        Map<Long, List<Noted>> noted = database
                .list("select content, space_id, part, stamp from space_text where space_id in (?)", Noted::of, ids)
                .stream()
                .collect(Collectors.groupingBy(Noted::space));
        said.forEach((space, parts) -> parts.forEach((part, text) -> {
            Optional<Noted> known = noted.getOrDefault(space, List.of()).stream()
                    .filter(one -> one.part() == part)
                    .findFirst();
            boolean due = known.isPresent()
                    ? known.get().stamp() != text.stamp()
                    : !text.isEmpty() && !text.in(network.languages());
            if (due) {
                database.<Void, RuntimeException>transaction(tx -> {
                    write(tx, space, part, text, known);
                    return null;
                });
            }
        }));
    }

    private void write(Transaction tx, long space, Part part, SpaceText text, Optional<Noted> known) {
        if (known.isEmpty()) {
            long content = register.create(
                    tx,
                    new NewContent(
                            Part.CORE,
                            part.type(),
                            0,
                            space,
                            part.least(),
                            ContentState.PUBLISHED,
                            0,
                            0,
                            text.language(),
                            text.title(),
                            ""));
            tx.execute(
                    "insert into space_text (content, space_id, part, stamp) values (?,?,?,?)",
                    content,
                    space,
                    part.name(),
                    text.stamp());
        } else if (text.isEmpty()) {
            register.state(tx, known.get().content(), ContentState.DELETED, 0);
            tx.execute("delete from space_text where content = ?", known.get().content());
        } else {
            register.change(tx, known.get().content(), text.title(), text.language(), 0);
            tx.execute(
                    "update space_text set stamp = ? where content = ?",
                    text.stamp(),
                    known.get().content());
        }
    }

    /** The ids of the items that spaces have of these parts; one statement. */
    static Map<Part, Map<Long, Long>> contents(Sql sql, Collection<Long> spaces, Part... parts) {
        Map<Part, Map<Long, Long>> bySpace = new EnumMap<>(Part.class);
        List.of(parts).forEach(part -> bySpace.put(part, new HashMap<>()));
        sql.list(
                        "select content, space_id, part, stamp from space_text where space_id in (?) and part in (?)",
                        Noted::of,
                        spaces,
                        bySpace.keySet().stream().map(Part::name).toList())
                .forEach(one -> bySpace.get(one.part()).put(one.space(), one.content()));
        return bySpace;
    }

    /** What spaces say, part by part; two statements. */
    private Map<Long, Map<Part, SpaceText>> texts(Collection<Long> ids) {
        Map<Long, Localised> welcomes = new HashMap<>();
        database.list(
                        "select id, welcome, rules from space_space where id in (?)",
                        row -> Map.entry(row.number("id"), cleaned(row.text("welcome"), row.integer("rules"))),
                        ids)
                .forEach(row -> welcomes.put(row.getKey(), row.getValue()));
        Map<Long, Map<Part, SpaceText>> all = new HashMap<>();
        spaces.cards(ids).forEach((id, card) -> {
            Map<Part, SpaceText> parts = new EnumMap<>(Part.class);
            parts.put(Part.ABOUT, SpaceText.about(card.kind(), card.name(), card.purpose()));
            parts.put(Part.PURPOSE, SpaceText.purpose(card.kind(), card.name(), card.purpose()));
            parts.put(Part.GUIDELINES, SpaceText.of(card.guidelines()));
            parts.put(Part.WELCOME, SpaceText.of(welcomes.getOrDefault(id, Localised.NONE)));
            all.put(id, parts);
        });
        return all;
    }

    private Localised cleaned(String json, int rules) {
        Map<String, String> cleaned =
                new LinkedHashMap<>(Localised.fromJson(json).texts());
        cleaned.replaceAll((language, html) -> bodies.stored(html, rules).html());
        return new Localised(cleaned);
    }

    @Override
    public Set<String> types() {
        return Stream.of(Part.values())
                .map(part -> Part.CORE + "." + part.type())
                .collect(Collectors.toSet());
    }

    @Override
    public Map<Long, ContentItem> items(Collection<Long> ids) {
        List<Noted> noted = noted(ids);
        if (noted.isEmpty()) {
            return Map.of();
        }
        Set<Long> wanted = noted.stream().map(Noted::space).collect(Collectors.toSet());
        Map<Long, Map<Part, SpaceText>> said = texts(wanted);
        Map<Long, String> paths = paths(noted);
        Map<Long, ContentItem> items = new HashMap<>();
        for (Noted one : noted) {
            SpaceText text = said.getOrDefault(one.space(), Map.of()).get(one.part());
            if (text != null && !text.isEmpty()) {
                items.put(
                        one.content(),
                        new ContentItem(
                                one.content(),
                                text.title(),
                                text.body(),
                                text.versions(),
                                Map.of(),
                                List.of(),
                                paths.getOrDefault(one.content(), "")));
            }
        }
        return items;
    }

    private List<Noted> noted(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.list(
                        "select content, space_id, part, stamp from space_text where content in (?)", Noted::of, ids);
    }

    @Override
    public Map<Long, String> paths(Collection<Long> ids) {
        return paths(noted(ids));
    }

    private Map<Long, String> paths(List<Noted> noted) {
        Map<Long, SpaceCard> cards =
                spaces.cards(noted.stream().map(Noted::space).collect(Collectors.toSet()));
        Map<Long, String> paths = new HashMap<>();
        for (Noted one : noted) {
            SpaceCard card = cards.get(one.space());
            if (card != null) {
                paths.put(one.content(), card.path() + (one.part() == Part.GUIDELINES ? "/guidelines" : ""));
            }
        }
        return paths;
    }

    @Override
    public List<Long> page(long space, long after, int limit) {
        return database.list(
                "select content from space_text where space_id = ? and content > ? order by content fetch first "
                        + Math.max(1, limit) + " rows only",
                row -> row.number("content"),
                space,
                after);
    }
}
