// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.background.BackgroundThread;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.network.Network.Topic;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Localised;
import org.rambla.api.translation.Readings;
import org.rambla.api.translation.Translated;
import org.rambla.api.translation.Written;
import org.rambla.api.visit.Visit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names of topics that were translated, in the memory of each server: a page that shows fifty asks no database. */
@Component(service = {TopicNames.class, Subscriber.class})
public final class TopicNames implements Subscriber {
    private static final Logger log = LoggerFactory.getLogger(TopicNames.class);
    private static final String EVERY = "*";
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Database database;
    private final Readings readings;
    /** By id of the topic. */
    private volatile Map<String, List<Translated>> translated = Map.of();

    private final BackgroundThread thread = new BackgroundThread("network topics");

    private volatile boolean moved = true;
    private volatile boolean translating;

    @Activate
    public TopicNames(
            @Reference(name = "database", target = "(unit=network)") Database database,
            @Reference(name = "readings") Readings readings) {
        this.database = database;
        this.readings = readings;
    }

    /**
     * From now on reads what is translated whenever it moved, on a thread of its own: what translates may hang.
     *
     * @param topics as administrators wrote them
     */
    public void follow(Supplier<List<Topic>> topics) {
        thread.every(PAUSE, "reading names of topics that were translated", () -> look(topics.get()));
    }

    @Deactivate
    public void stop() {
        thread.close();
    }

    @Override
    public String name() {
        return "network.settings.topics";
    }

    @Override
    public Scope scope() {
        return Scope.NODE;
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals(Readings.TRANSLATED) || kind.equals("network.changed");
    }

    @Override
    public void on(Event event) {
        if (event.kind().equals("network.changed") || event.space() == 0) {
            moved = true;
        }
    }

    /** Reads them anew where something happened to them, or to what translates. From one thread at a time. */
    void look(List<Topic> topics) {
        boolean now = readings.translating();
        if (!moved && now == translating) {
            return;
        }
        moved = false;
        try {
            translated = now ? read(topics) : Map.of();
            translating = now;
        } catch (RuntimeException | LinkageError e) {
            // Tried again soon; whatever is thrown out of here would end the looking for good.
            moved = true;
            log.debug("Translated names of topics were not read; the last ones are kept", e);
        }
    }

    private Map<String, List<Translated>> read(List<Topic> topics) {
        Map<String, Localised> names = new HashMap<>();
        topics.forEach(topic -> names.put(topic.id(), topic.name()));
        Map<Long, String> ids = new HashMap<>();
        List<Written> written = new ArrayList<>();
        for (TopicText text : TopicText.all(database)) {
            if (names.containsKey(text.topic())) {
                ids.put(text.content(), text.topic());
                written.add(written(text.content(), names.get(text.topic())));
            }
        }
        Map<String, List<Translated>> read = new HashMap<>();
        if (!written.isEmpty()) {
            readings.all(written).forEach((content, versions) -> read.put(ids.get(content), versions));
        }
        return read;
    }

    private static Written written(long content, Localised name) {
        String language = name.languageFor("");
        return Written.titled(content, 0, language, name.only(language));
    }

    /** Topics with names for a reader: a translated one is followed by what it is, in brackets. */
    public List<Topic> of(List<Topic> topics, Visit visit) {
        String language = visit.language();
        Map<String, List<Translated>> known = translated;
        if (known.isEmpty()
                || topics.stream().noneMatch(topic -> lacks(topic.name(), language) && known.containsKey(topic.id()))) {
            return topics;
        }
        Set<String> originals = readings.originals(visit.memberId());
        return topics.stream()
                .map(topic -> originals.contains(EVERY)
                                || originals.contains(topic.name().languageFor(""))
                        ? topic
                        : named(topic, known.getOrDefault(topic.id(), List.of()), visit))
                .toList();
    }

    private static boolean lacks(Localised name, String language) {
        return name.only(language).isEmpty();
    }

    private Topic named(Topic topic, List<Translated> versions, Visit visit) {
        String language = visit.language();
        return versions.stream()
                .filter(one -> lacks(topic.name(), language)
                        && one.language().equals(language)
                        && !one.title().isEmpty()
                        && !one.behind())
                .findFirst()
                .map(one -> {
                    Map<String, String> texts = new LinkedHashMap<>(topic.name().texts());
                    texts.put(language, visit.text("network.topic." + one.origin(), one.title()));
                    return new Topic(topic.id(), new Localised(texts));
                })
                .orElse(topic);
    }
}
