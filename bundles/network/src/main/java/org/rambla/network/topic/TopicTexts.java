// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.topic;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.background.BackgroundThread;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSource;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.LanguageVersion;
import org.rambla.api.content.NewContent;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.network.Network.Topic;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.text.Localised;
import org.rambla.network.settings.LiveNetwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts names that are not there in each language of the network into the register, keeps them in step, answers for them. */
@Component(service = {ContentSource.class, Subscriber.class})
public final class TopicTexts implements ContentSource, Subscriber {
    private static final Logger log = LoggerFactory.getLogger(TopicTexts.class);
    /** What they belong to: no feature. */
    private static final String CORE = "network";

    private static final String TYPE = "topic";
    private static final long NO_SPACE = 0;
    private static final Duration WAIT = Duration.ofSeconds(10);

    private final Database database;
    private final LiveNetwork network;
    private final ContentRegister register;
    private final BackgroundThread thread = new BackgroundThread("topic texts");

    @Activate
    public TopicTexts(
            @Reference(name = "database", target = "(unit=network)") Database database,
            @Reference(name = "network") LiveNetwork network,
            @Reference(name = "register") ContentRegister register) {
        this.database = database;
        this.network = network;
        this.register = register;
    }

    /** What was there before this server's version knew of such items gets its own soon after the start. */
    @Activate
    void begin() {
        thread.after(WAIT, "looking through the names of topics", this::noteQuietly);
    }

    @Deactivate
    public void stop() {
        thread.close();
    }

    private void noteQuietly() {
        try {
            note();
        } catch (RuntimeException e) {
            log.debug("Names of topics are looked through when they change", e);
        }
    }

    @Override
    public String name() {
        return "network.topic";
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals("network.changed");
    }

    /** The present state counts. */
    @Override
    public void on(Event event) {
        network.refresh();
        note();
    }

    private void note() {
        Map<String, TopicText> known = new HashMap<>();
        TopicText.all(database).forEach(text -> known.put(text.topic(), text));
        Set<String> there = new HashSet<>();
        for (Topic topic : network.topics()) {
            there.add(topic.id());
            TopicText before = known.get(topic.id());
            boolean due = before == null
                    ? !topic.name().isEmpty() && !complete(topic.name())
                    : before.stamp() != TopicText.stamp(topic.name());
            if (due) {
                database.<Void, RuntimeException>transaction(tx -> {
                    write(tx, topic, before);
                    return null;
                });
            }
        }
        known.values().stream().filter(text -> !there.contains(text.topic())).forEach(this::drop);
    }

    private boolean complete(Localised name) {
        return name.texts().keySet().containsAll(network.languages());
    }

    private void write(Transaction tx, Topic topic, TopicText before) {
        String language = topic.name().languageFor("");
        String name = topic.name().only(language);
        if (before == null) {
            long content = register.create(
                    tx,
                    new NewContent(
                            CORE, TYPE, 0, NO_SPACE, Role.VISITOR, ContentState.PUBLISHED, 0, 0, language, name, ""));
            tx.execute(
                    "insert into network_topic_text (content, topic, stamp) values (?,?,?)",
                    content,
                    topic.id(),
                    TopicText.stamp(topic.name()));
        } else {
            register.change(tx, before.content(), name, language, 0);
            tx.execute(
                    "update network_topic_text set stamp = ? where content = ?",
                    TopicText.stamp(topic.name()),
                    before.content());
        }
    }

    private void drop(TopicText text) {
        database.<Void, RuntimeException>transaction(tx -> {
            register.state(tx, text.content(), ContentState.DELETED, 0);
            tx.execute("delete from network_topic_text where content = ?", text.content());
            return null;
        });
    }

    @Override
    public Set<String> types() {
        return Set.of(CORE + "." + TYPE);
    }

    @Override
    public Map<Long, ContentItem> items(Collection<Long> ids) {
        Map<String, Topic> topics = new HashMap<>();
        network.settings().topics().forEach(topic -> topics.put(topic.id(), topic));
        Map<Long, ContentItem> items = new HashMap<>();
        for (TopicText text : TopicText.all(database)) {
            Topic topic = topics.get(text.topic());
            if (topic != null && ids.contains(text.content())) {
                items.put(text.content(), item(text.content(), topic.name()));
            }
        }
        return items;
    }

    private static ContentItem item(long content, Localised name) {
        String language = name.languageFor("");
        List<LanguageVersion> others = name.texts().entrySet().stream()
                .filter(one -> !one.getKey().equals(language))
                .map(one -> new LanguageVersion(one.getKey(), one.getValue(), Body.EMPTY))
                .toList();
        return new ContentItem(content, name.only(language), Body.EMPTY, others, Map.of(), List.of(), path());
    }

    private static String path() {
        return "/admin/network#topics";
    }

    @Override
    public Map<Long, String> paths(Collection<Long> ids) {
        Map<Long, String> paths = new HashMap<>();
        ids.forEach(id -> paths.put(id, path()));
        return paths;
    }

    /** They belong to no space. */
    @Override
    public List<Long> page(long space, long after, int limit) {
        return List.of();
    }
}
