// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.saved;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.persistence.Database;

/** Whoever leaves the network leaves no saved searches behind. */
@Component
public final class ForgetSaved implements Subscriber {
    private final SavedSearches searches;

    @Activate
    public ForgetSaved(@Reference(name = "database", target = "(unit=search)") Database database) {
        searches = new SavedSearches(database);
    }

    @Override
    public String name() {
        return "search.forget";
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals("member.deleted");
    }

    @Override
    public void on(Event event) {
        searches.forget(event.subject());
    }
}
