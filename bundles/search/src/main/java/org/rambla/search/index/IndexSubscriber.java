// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;

/** Tells the index what happened. A service by itself: extensions offer core's services and nothing beside them. */
@Component
public final class IndexSubscriber implements Subscriber {
    private final IndexFeed feed;

    @Activate
    public IndexSubscriber(@Reference(name = "feed") IndexFeed feed) {
        this.feed = feed;
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
                || kind.equals("space.archived");
    }

    @Override
    public void on(Event event) {
        feed.on(event);
    }

    @Override
    public void settle() {
        feed.settle();
    }
}
