// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.demo.Demo;
import org.rambla.api.demo.DemoSeeder;

/** People and cities of the demonstration come without events: once all are there, the index is given everything again. */
@Component
public final class SearchSeeder implements DemoSeeder {
    private static final int LAST = 1_000;

    private final IndexFeed feed;

    @Activate
    public SearchSeeder(@Reference(name = "feed") IndexFeed feed) {
        this.feed = feed;
    }

    @Override
    public int order() {
        return LAST;
    }

    @Override
    public void seed(Demo demo) {
        feed.rebuild();
    }
}
