// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.persistence.Database;
import org.rambla.wiki.page.Rehouse;

/** Follows when the register moves a page to another space. */
@Component
public final class MovedPages implements Subscriber {
    private final Rehouse rehouse;

    @Activate
    public MovedPages(@Reference(name = "database", target = "(unit=wiki)") Database database) {
        this.rehouse = new Rehouse(database);
    }

    @Override
    public String name() {
        return "wiki.moved";
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals("content.moved");
    }

    @Override
    public void on(Event event) {
        rehouse.take(event.subject(), event.space());
    }
}
