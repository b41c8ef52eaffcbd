// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentSource;
import org.rambla.api.content.Files;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.forum.topic.Places;

/** Topics and answers for search, translation, mail, activity, export and erasure. */
@Component
public final class ForumContent implements ContentSource {
    private static final int MOST = 500;

    private final Database database;
    private final Bodies bodies;
    private final Files files;
    private final Spaces spaces;

    @Activate
    public ForumContent(
            @Reference(name = "database", target = "(unit=forum)") Database database,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "files") Files files,
            @Reference(name = "spaces") Spaces spaces) {
        this.database = database;
        this.bodies = bodies;
        this.files = files;
        this.spaces = spaces;
    }

    private record Place(long id, long topic, long space, int number) {
        static Place of(Row row) {
            return new Place(row.number("id"), row.number("topic"), row.number("space_id"), row.integer("num"));
        }
    }

    private record Matter(Place place, String title, Body body, int files) {}

    @Override
    public Set<String> types() {
        return Set.of("forum.topic", "forum.post");
    }

    /** An answer has no title of its own: it carries its topic's. */
    @Override
    public Map<Long, ContentItem> items(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Matter> found = database.list(
                "select p.id, p.topic, p.space_id, p.num, p.body, p.sanitiser, p.files, t.title from forum_post p"
                        + " join forum_topic t on t.id = p.topic where p.id in (?)",
                row -> new Matter(
                        Place.of(row),
                        row.text("title"),
                        bodies.stored(row.text("body"), row.integer("sanitiser")),
                        row.integer("files")),
                ids);
        List<Long> withFiles = found.stream()
                .filter(m -> m.files() > 0)
                .map(m -> m.place().id())
                .toList();
        Map<Long, List<Attachment>> attached = withFiles.isEmpty() ? Map.of() : files.of(withFiles);
        Map<Long, String> paths = paths(found.stream().map(Matter::place).toList());
        Map<Long, ContentItem> items = new HashMap<>();
        for (Matter matter : found) {
            long id = matter.place().id();
            items.put(
                    id,
                    new ContentItem(
                            id,
                            matter.title(),
                            matter.body(),
                            Map.of(),
                            attached.getOrDefault(id, List.of()),
                            paths.getOrDefault(id, "")));
        }
        return items;
    }

    @Override
    public Map<Long, String> paths(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : paths(database.list(
                        "select id, topic, space_id, num from forum_post where id in (?)", Place::of, ids));
    }

    private Map<Long, String> paths(List<Place> places) {
        Set<Long> wanted = new LinkedHashSet<>();
        places.forEach(place -> wanted.add(place.space()));
        Map<Long, SpaceCard> cards = wanted.isEmpty() ? Map.of() : spaces.cards(wanted);
        Map<Long, String> paths = new HashMap<>();
        for (Place place : places) {
            SpaceCard space = cards.get(place.space());
            if (space != null) {
                boolean opening = place.id() == place.topic();
                paths.put(
                        place.id(),
                        opening
                                ? space.path("forum", "topics/" + place.topic())
                                : Places.of(space, place.topic(), place.number()));
            }
        }
        return paths;
    }

    @Override
    public List<Long> page(long space, long after, int limit) {
        return database.list(
                "select id from forum_post where space_id = ? and id > ? order by id fetch first "
                        + Math.max(1, Math.min(limit, MOST)) + " rows only",
                row -> row.number("id"),
                space,
                after);
    }

    @Override
    public void erase(long member) {
        database.transaction(tx -> tx.execute("delete from forum_read where member = ?", member));
    }
}
