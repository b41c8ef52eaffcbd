// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.work;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.content.ContentState;
import org.rambla.api.network.Network;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Spaces;
import org.rambla.api.translation.Written;
import org.rambla.translation.queue.Job.Priority;
import org.rambla.translation.queue.Queue;

/** What was written in a space before translation was switched on there: wanted after everything else. */
@Component(service = Backlog.class)
public final class Backlog {
    private static final int PAGE = 500;
    /** More than that is translated when somebody looks at it. */
    private static final int MOST = 5_000;

    private final Queue queue;
    private final ContentRegister register;
    private final ContentSources sources;
    private final Network network;
    private final Engines engines;
    private final Secrecy secrecy;

    @Activate
    public Backlog(
            @Reference(name = "database", target = "(unit=translation)") Database database,
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "sources") ContentSources sources,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "network") Network network,
            @Reference(name = "engines") Engines engines) {
        this.queue = new Queue(database);
        this.register = register;
        this.sources = sources;
        this.network = network;
        this.engines = engines;
        this.secrecy = new Secrecy(spaces);
    }

    /** Wants all of it in every language of the network; what is there already is soon done. */
    public void want(long space) {
        if (!engines.any()) {
            return;
        }
        int left = MOST;
        // One type of each feature: its source answers for all of them.
        for (String type : Set.of("forum.topic", "wiki.page", "webinar.event")) {
            if (!sources.types().contains(type)) {
                continue;
            }
            List<Long> page = sources.page(type, space, 0, PAGE);
            while (!page.isEmpty() && left > 0) {
                Map<Long, ContentHead> heads = register.heads(page);
                heads.values().stream()
                        .filter(head -> head.state() == ContentState.PUBLISHED && ContentChanges.shown(head))
                        .forEach(this::want);
                left -= page.size();
                page = sources.page(type, space, page.get(page.size() - 1), PAGE);
            }
        }
    }

    private void want(ContentHead head) {
        boolean closed = secrecy.closed(head);
        for (String language : network.languages()) {
            if (!Written.readable(head.language(), language)
                    && engines.able(head.language(), language, closed).isPresent()) {
                queue.want(head.id(), language, head.space(), Priority.BACKLOG, false);
            }
        }
    }
}
