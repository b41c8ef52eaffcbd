// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.demo.Demo;
import org.rambla.api.demo.DemoSeeder;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.translation.demo.DemoTranslation.Part;
import org.rambla.translation.queue.Queue;
import org.rambla.translation.reading.Versions;
import org.rambla.translation.reading.Versions.Kept;
import org.rambla.translation.reading.Versions.Pair;
import org.rambla.translation.segment.Passage;
import org.rambla.translation.segment.Stamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two thirds of the demonstration in the other language, as machines and people leave it: by a machine, corrected, by a
 * member, behind the original. The memory stays empty: without an engine it would have the whole queue worked through.
 */
@Component
public final class TranslationSeeder implements DemoSeeder {
    private static final Logger log = LoggerFactory.getLogger(TranslationSeeder.class);
    private static final String FORUM = "forum.topic";
    private static final List<String> TYPES = List.of(FORUM, "webinar.event");
    /** Few: a source that is still cold has two seconds for them. */
    private static final int PAGE = 25;

    private static final int ATTEMPTS = 5;
    /** After the original. */
    private static final Duration LATER = Duration.ofHours(3);

    private final Database database;
    private final ContentRegister register;
    private final ContentSources sources;
    private final Bodies bodies;
    private final Spaces spaces;
    private final Organisations organisations;

    @Activate
    public TranslationSeeder(
            @Reference(name = "database", target = "(unit=translation)") Database database,
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "sources") ContentSources sources,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "organisations") Organisations organisations) {
        this.database = database;
        this.register = register;
        this.sources = sources;
        this.bodies = bodies;
        this.spaces = spaces;
        this.organisations = organisations;
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public void seed(Demo demo) throws Exception {
        Set<Long> done = single(demo);
        DemoThemes themes = new DemoThemes(
                demo, html -> bodies.clean(html, "html", Body.EMPTY).html());
        List<Long> page = spaces.all(0, PAGE);
        while (!page.isEmpty()) {
            for (long space : page) {
                themed(themes, space, done, demo.now());
            }
            page = spaces.all(page.get(page.size() - 1), PAGE);
        }
    }

    /** Texts of a space that the themes have. */
    private void themed(DemoThemes themes, long space, Set<Long> done, Instant now) {
        List<Long> people = spaces.members(space, Role.MEMBER);
        if (people.isEmpty()) {
            return;
        }
        try {
            List<Long> page = sources.types().contains(FORUM) ? sources.page(FORUM, space, 0, PAGE) : List.of();
            while (!page.isEmpty()) {
                Map<Long, ContentHead> heads = register.heads(page);
                Map<Long, OrganisationCard> cities = organisations.cards(
                        heads.values().stream().map(ContentHead::organisation).collect(Collectors.toSet()));
                items(page).forEach((id, item) -> {
                    ContentHead head = heads.get(id);
                    OrganisationCard city = head == null ? null : cities.get(head.organisation());
                    if (city != null && !done.contains(id)) {
                        themes.of(item, head, city.shortName())
                                .ifPresent(translation ->
                                        keep(translation, head, item, people.get((int) (id % people.size())), now));
                    }
                });
                page = sources.page(FORUM, space, page.get(page.size() - 1), PAGE);
            }
        } catch (IllegalStateException noAnswer) {
            log.warn("The demonstration has fewer translations: {}", noAnswer.getMessage());
        }
    }

    /** All of them, however cold the source still is: it is asked again for those that it left out. */
    private Map<Long, ContentItem> items(Collection<Long> ids) {
        Map<Long, ContentItem> found = new HashMap<>(sources.items(ids));
        for (int i = 1; i < ATTEMPTS && found.size() < ids.size(); i++) {
            found.putAll(sources.items(
                    ids.stream().filter(id -> !found.containsKey(id)).toList()));
        }
        return found;
    }

    /** Those that are told one by one; returns the items that have them. */
    private Set<Long> single(Demo demo) throws IOException {
        Set<Long> done = new HashSet<>();
        Map<String, List<DemoTranslation>> bySpace = new LinkedHashMap<>();
        for (DemoTranslation translation : DemoTranslation.read(demo)) {
            bySpace.computeIfAbsent(translation.space(), key -> new ArrayList<>())
                    .add(translation);
        }
        for (Map.Entry<String, List<DemoTranslation>> some : bySpace.entrySet()) {
            long space = demo.id("space", some.getKey());
            List<Long> people = spaces.members(space, Role.MEMBER);
            Map<String, ContentItem> items = items(space, some.getValue());
            for (DemoTranslation translation : some.getValue()) {
                // What chance left unanswered has no answers.
                ContentItem item = items.get(originals(translation));
                Optional<ContentHead> head = item == null ? Optional.empty() : register.head(item.id());
                if (head.isPresent() && !people.isEmpty()) {
                    long member = people.get((int) (item.id() % people.size()));
                    keep(translation, head.get(), item, member, demo.now());
                    done.add(item.id());
                }
            }
        }
        return done;
    }

    /** Texts of a space that may be meant, by title and what all their passages say: those with these titles, and answers. */
    private Map<String, ContentItem> items(long space, List<DemoTranslation> translations) {
        Map<String, ContentItem> found = new HashMap<>();
        Set<String> titles = translations.stream()
                .map(translation ->
                        translation.title() == null ? "" : translation.title().text())
                .collect(Collectors.toSet());
        try {
            for (String type : TYPES) {
                List<Long> page = sources.types().contains(type) ? sources.page(type, space, 0, PAGE) : List.of();
                while (!page.isEmpty()) {
                    Map<Long, ContentHead> heads = register.heads(page);
                    List<Long> some = heads.values().stream()
                            .filter(head -> titles.contains(head.title()))
                            .map(ContentHead::id)
                            .toList();
                    items(some)
                            .values()
                            .forEach(item -> found.put(
                                    heads.get(item.id()).title()
                                            + '\n'
                                            + DemoThemes.said(item.body().html()),
                                    item));
                    page = sources.page(type, space, page.get(page.size() - 1), PAGE);
                }
            }
        } catch (IllegalStateException noAnswer) {
            // The rest of the demonstration does without.
            log.warn("The demonstration has fewer translations: {}", noAnswer.getMessage());
        }
        return found;
    }

    private String originals(DemoTranslation translation) {
        StringBuilder html = new StringBuilder();
        html.append(translation.title() == null ? "" : translation.title().text())
                .append('\n');
        translation.passages().forEach(part -> html.append(clean(part.text())).append('\n'));
        return html.toString();
    }

    /** Inline HTML as it stands in a body. */
    private String clean(String inline) {
        Body body = bodies.clean("<p>" + inline + "</p>", "html", Body.EMPTY);
        return Passage.of(body.html()).get(0).html();
    }

    private void keep(DemoTranslation translation, ContentHead head, ContentItem item, long member, Instant now) {
        Instant later = head.createdAt().plus(LATER);
        Instant at = later.isBefore(now) ? later : now;
        Map<String, Pair> pairs = new LinkedHashMap<>();
        if (translation.title() != null) {
            Part title = translation.title();
            pairs.put("", pair("", Html.escape(title.was()), Html.escape(title.target()), title.by(), member, at));
        }
        List<Passage> passages = Passage.of(item.body().html());
        List<String> texts = new ArrayList<>();
        boolean behind = false;
        for (int i = 0; i < passages.size(); i++) {
            Part part = translation.passages().get(i);
            texts.add(clean(part.target()));
            behind |= !part.was().equals(part.text());
            pairs.put(
                    passages.get(i).block(),
                    pair(passages.get(i).block(), clean(part.was()), texts.get(i), part.by(), member, at));
        }
        Origin origin = Versions.origin(pairs.values());
        Kept version = new Kept(
                head.id(),
                translation.into(),
                head.space(),
                head.language(),
                translation.title() == null ? "" : translation.title().target(),
                bodies.clean(Passage.replaced(item.body().html(), passages, texts), "html", item.body()),
                Stamp.of(head.title()),
                behind ? Versions.BEHIND : Stamp.of(item.body().html()),
                origin,
                0,
                1,
                origin == Origin.MACHINE ? 0 : member,
                at);
        boolean done = !behind;
        database.transaction(tx -> {
            if (done) {
                // Else it waits for ever where there is no engine.
                Queue.doneByHand(tx, head.id(), translation.into());
            }
            return Versions.keep(tx, version, pairs.values());
        });
    }

    private static Pair pair(String block, String source, String target, Origin by, long member, Instant at) {
        return new Pair(block, Stamp.of(source), source, target, by, by == Origin.PERSON ? member : 0, at);
    }
}
