// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.people.Members;

/** Tells the index what happened. A service by itself: extensions offer core's services and nothing beside them. */
@Component
public final class IndexSubscriber implements Subscriber {
    private static final int AT_ONCE = 1_000;

    private final IndexFeed feed;
    private final Members members;

    @Activate
    public IndexSubscriber(@Reference(name = "feed") IndexFeed feed, @Reference(name = "members") Members members) {
        this.feed = feed;
        this.members = members;
    }

    @Override
    public String name() {
        return "search.index";
    }

    @Override
    public Scope scope() {
        return Scope.NODE;
    }

    /** What happened before there was a cursor may have come after everything was given to the index. */
    @Override
    public boolean fromTheStart() {
        return true;
    }

    @Override
    public boolean wants(String kind) {
        return kind.startsWith("content.")
                || kind.startsWith("member.")
                || kind.startsWith("organisation.")
                || kind.equals("space.changed")
                || kind.equals("space.topics")
                || kind.equals("space.archived");
    }

    /** Members carry the name of their city: they change with it. */
    @Override
    public void on(Event event) {
        feed.on(event);
        if (event.kind().equals("organisation.changed")) {
            List<Long> some = List.of();
            do {
                some = members.of(event.subject(), some.isEmpty() ? 0 : some.get(some.size() - 1), AT_ONCE);
                some.forEach(
                        id -> feed.on(new Event(0, "member.changed", id, event.space(), 0, event.actor(), event.at())));
            } while (some.size() == AT_ONCE);
        }
    }

    /** A commit of the index costs more than what most events change in it. */
    @Override
    public Duration settleAfter() {
        return Duration.ofSeconds(2);
    }

    @Override
    public void caughtUp() {
        feed.caughtUp();
    }

    @Override
    public void settle() {
        feed.settle();
    }
}
