// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.work;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.content.ContentState;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.network.Network;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Spaces;
import org.rambla.api.translation.Readings;
import org.rambla.api.translation.Written;
import org.rambla.translation.queue.Queue;
import org.rambla.translation.reading.Versions;

/** What was written in a space before translation was switched on there: wanted after everything else. */
@Component
public final class Backlog implements Subscriber {
    private static final int PAGE = 500;
    /** Of each feature; more than that is translated when somebody looks at it. */
    private static final int MOST = 5_000;
    /** One type of each feature: its source answers for all of them. */
    private static final List<String> TYPES = List.of("space.about", "wiki.page", "webinar.event", "forum.topic");

    private final Database database;
    private final Queue queue;
    private final Versions versions;
    private final ContentRegister register;
    private final ContentSources sources;
    private final Spaces spaces;
    private final Network network;

    @Activate
    public Backlog(
            @Reference(name = "database", target = "(unit=translation)") Database database,
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "sources") ContentSources sources,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "network") Network network) {
        this.database = database;
        this.queue = new Queue(database);
        this.versions = new Versions(database);
        this.register = register;
        this.sources = sources;
        this.spaces = spaces;
        this.network = network;
    }

    @Override
    public String name() {
        return "translation.backlog";
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals("space.featureSwitched");
    }

    /** Any feature was switched: what counts is whether translation is on now, and was not before. */
    @Override
    public void on(Event event) {
        long space = event.subject();
        boolean known = database.number("select count(*) from translation_space where space_id = ?", space) > 0;
        boolean on = spaces.features(space).contains(Readings.FEATURE);
        if (on == known) {
            return;
        }
        if (on) {
            want(space);
        }
        versions.tell(space);
        database.transaction(tx -> {
            tx.execute("delete from translation_space where space_id = ?", space);
            return on
                    ? tx.execute("insert into translation_space (space_id, since) values (?,?)", space, Instant.now())
                    : 0;
        });
    }

    /** Wants all of it in every language of the network; what is there already is soon done. */
    private void want(long space) {
        Set<String> types = sources.types();
        for (String type : TYPES) {
            if (!types.contains(type)) {
                continue;
            }
            int left = MOST;
            for (List<Long> page = sources.page(type, space, 0, PAGE);
                    !page.isEmpty() && left > 0;
                    page = sources.page(type, space, page.get(page.size() - 1), PAGE)) {
                wantPage(page, space);
                left -= page.size();
            }
        }
    }

    private void wantPage(List<Long> page, long space) {
        List<ContentHead> heads = register.heads(page).values().stream()
                .filter(head ->
                        head.state() == ContentState.PUBLISHED && head.space() == space && ContentChanges.shown(head))
                .toList();
        for (String language : network.languages()) {
            List<Long> foreign = heads.stream()
                    .filter(head -> !Written.readable(head.language(), language))
                    .map(ContentHead::id)
                    .toList();
            if (!foreign.isEmpty()) {
                queue.want(foreign, language, space);
            }
        }
    }
}
