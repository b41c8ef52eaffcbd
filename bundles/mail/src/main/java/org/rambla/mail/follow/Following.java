// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.follow;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.background.BackgroundThread;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.event.Subscriber;
import org.rambla.api.page.CorePages;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.translation.Readings;
import org.rambla.mail.QueuedMailer;

/** Puts together what tells the followers of spaces, and goes its rounds on a thread of its own. */
@Component(service = CorePages.class, immediate = true)
public final class Following implements CorePages {
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final QueuedMailer mailer;
    private final Set<Object> resources;
    private final ServiceRegistration<Subscriber> subscriber;
    private final BackgroundThread thread = new BackgroundThread("rambla-news");

    @Activate
    public Following(
            BundleContext context,
            @Reference(name = "database", target = "(unit=mail)") Database database,
            @Reference(name = "mailer") QueuedMailer mailer,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "members") Members members,
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "sources") ContentSources sources,
            @Reference(name = "languages") Languages languages,
            @Reference(name = "readings") Readings readings) {
        this.mailer = mailer;
        Clock clock = Clock.systemUTC();
        StopLinks stops = new StopLinks(database);
        resources = Set.of(new StopPages(stops, spaces));
        NewsRounds rounds = new NewsRounds(
                database, spaces, members, languages, mailer.from().domain(), clock);
        mailer.writeWith(new NewsLetters(spaces, members, register, sources, languages, mailer::link, stops, readings));
        subscriber = context.registerService(
                Subscriber.class, new NoteNews(database, register, fresh(context), clock), new Hashtable<>());
        thread.every(PAUSE, "queueing news of spaces", rounds::round);
    }

    /** The demonstration is filled with topics of the last hours, which nobody should get in the mail. */
    private static Duration fresh(BundleContext context) {
        boolean demonstration =
                Arrays.stream(context.getBundles()).anyMatch(b -> "org.rambla.demo".equals(b.getSymbolicName()));
        return demonstration ? Duration.ofMinutes(2) : Duration.ofDays(1);
    }

    @Override
    public String name() {
        return "following";
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }

    @Deactivate
    void stop() {
        subscriber.unregister();
        mailer.writeWith(null);
        thread.close();
    }
}
