// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSource;
import org.rambla.api.content.Files;
import org.rambla.api.content.LanguageVersion;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.webinar.after.Documents;
import org.rambla.webinar.event.EventFields;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.WholeText;
import org.rambla.webinar.registration.ClaimRegistrations;
import org.rambla.webinar.registration.EraseRegistrant;
import org.rambla.webinar.registration.KeptAbout;

/** Events for search, translation, mail, activity, export and erasure. */
@Component
public final class WebinarContent implements ContentSource {
    private static final int MOST = 500;

    private final Database database;
    private final Events events;
    private final Spaces spaces;
    private final Files files;
    private final ContentRegister register;
    private final Members members;
    private final EraseRegistrant erasing;
    private final Clock clock;

    @Activate
    public WebinarContent(
            @Reference(name = "database", target = "(unit=webinar)") Database database,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "files") Files files,
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "members") Members members,
            @Reference(name = "spaces") Spaces spaces) {
        this(database, bodies, files, register, members, spaces, Clock.systemUTC());
    }

    WebinarContent(
            Database database,
            Bodies bodies,
            Files files,
            ContentRegister register,
            Members members,
            Spaces spaces,
            Clock clock) {
        this.register = register;
        this.members = members;
        this.clock = clock;
        this.database = database;
        this.spaces = spaces;
        this.files = files;
        this.events = new Events(database, bodies);
        this.erasing = new EraseRegistrant(database, clock);
    }

    @Override
    public Set<String> types() {
        return Set.of("webinar.event");
    }

    @Override
    public Map<Long, ContentItem> items(Collection<Long> ids) {
        List<Events.Whole> found = events.whole(ids);
        Map<Long, String> paths = paths(found.stream()
                .collect(Collectors.toMap(e -> e.row().id(), e -> e.row().space())));
        Map<Long, List<Attachment>> attached = ids.isEmpty() ? Map.of() : files.of(ids);
        Set<Long> hidden = new Documents(database, files)
                .later(found.stream()
                        .filter(event -> !event.row().past(clock.instant()))
                        .map(event -> event.row().id())
                        .toList());
        Map<Long, ContentItem> items = new HashMap<>();
        Map<Long, EventFields> fields = EventFields.of(found, database, spaces);
        for (Events.Whole event : found) {
            long id = event.row().id();
            String title = event.row().title().languageFor(event.language());
            items.put(
                    id,
                    new ContentItem(
                            id,
                            event.row().title().in(event.language()),
                            WholeText.of(event),
                            versions(event, title),
                            fields.get(id).all(),
                            attached.getOrDefault(id, List.of()).stream()
                                    .filter(file -> !hidden.contains(file.id()))
                                    .toList(),
                            paths.getOrDefault(id, "")));
        }
        return items;
    }

    /** In other languages than that of the title: as far as title or description were written in them. */
    private static List<LanguageVersion> versions(Events.Whole event, String original) {
        Set<String> languages = new LinkedHashSet<>(event.row().title().texts().keySet());
        languages.addAll(event.versions().keySet());
        // The title may be in another language than the description.
        languages.add(event.language());
        languages.remove(original);
        return languages.stream()
                .map(tag -> new LanguageVersion(
                        tag,
                        event.row().title().in(tag),
                        tag.equals(event.language()) ? WholeText.of(event) : WholeText.in(event, tag)))
                .toList();
    }

    @Override
    public Map<String, List<Map<String, String>>> about(long member) {
        Mailbox mailbox = members.mailboxes(Set.of(member)).get(member);
        new ClaimRegistrations(database, members, clock).claim(member);
        return new KeptAbout(database, register, spaces).member(member, mailbox == null ? "en" : mailbox.language());
    }

    @Override
    public Map<Long, String> paths(Collection<Long> ids) {
        Map<Long, Long> places = new HashMap<>();
        if (!ids.isEmpty()) {
            database.list(
                    "select id, space_id from webinar_event where id in (?)",
                    row -> places.put(row.number("id"), row.number("space_id")),
                    ids);
        }
        return paths(places);
    }

    private Map<Long, String> paths(Map<Long, Long> places) {
        Map<Long, SpaceCard> cards = places.isEmpty() ? Map.of() : spaces.cards(Set.copyOf(places.values()));
        Map<Long, String> paths = new HashMap<>();
        places.forEach((event, space) -> {
            if (cards.containsKey(space)) {
                paths.put(event, EventRow.path(cards.get(space), event, ""));
            }
        });
        return paths;
    }

    @Override
    public List<Long> page(long space, long after, int limit) {
        return database.list(
                "select id from webinar_event where space_id = ? and id > ? order by id fetch first "
                        + Math.max(1, Math.min(limit, MOST)) + " rows only",
                row -> row.number("id"),
                space,
                after);
    }

    @Override
    public void erase(long member) {
        erasing.erase(member);
    }
}
