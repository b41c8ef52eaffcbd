// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.settings;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.network.Network;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Html;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.network.legal.LegalTexts;
import org.rambla.network.topic.TopicNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The network's settings in memory, never older than a few seconds. */
@Component(service = {Network.class, LiveNetwork.class})
public final class LiveNetwork implements Network {
    private static final Logger LOG = LoggerFactory.getLogger(LiveNetwork.class);
    private static final int LOOK_EVERY_SECONDS = 5;

    private final SettingsStore store;
    private final LegalTexts texts;
    /** Null where nothing translates. */
    private final TopicNames names;

    private final ScheduledExecutorService clock;
    private volatile Settings settings;

    /** For tests: nothing translates names of topics. */
    public LiveNetwork(Database database, Bodies bodies) {
        this(database, bodies, null);
    }

    @Activate
    public LiveNetwork(
            @Reference(name = "database", target = "(unit=network)") Database database,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "names") TopicNames names) {
        this.names = names;
        this.store = new SettingsStore(database);
        this.texts = new LegalTexts(bodies);
        this.settings = store.read();
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "rambla-network");
            thread.setDaemon(true);
            return thread;
        });
        clock.scheduleWithFixedDelay(this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
        if (names != null) {
            names.follow(() -> settings.topics());
        }
    }

    /** Waits for a look; not interrupted, because an interrupted thread makes Derby close its connection. */
    @Deactivate
    public void stop() {
        clock.shutdown();
        try {
            clock.awaitTermination(LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An event may be late, or be heard by another node first; the version is not. */
    private void look() {
        try {
            if (store.version() != settings.version()) {
                refresh();
            }
        } catch (RuntimeException e) {
            if (clock.isShutdown()) {
                LOG.debug("The settings were not read before the end", e);
            } else {
                LOG.warn("The network's settings could not be read; the last ones are kept: {}", e.toString());
            }
        }
    }

    /** Reads everything again. */
    public void refresh() {
        settings = store.read();
    }

    public Settings settings() {
        return settings;
    }

    @Override
    public Localised name() {
        return settings.name();
    }

    @Override
    public Localised tagline() {
        return settings.tagline();
    }

    @Override
    public List<String> languages() {
        return settings.languages();
    }

    @Override
    public String zone() {
        return settings.zone();
    }

    @Override
    public String logo() {
        return settings.logo() == 0 ? "" : "/logo/" + settings.logo();
    }

    @Override
    public List<Topic> topics() {
        return settings.topics();
    }

    @Override
    public List<Topic> topics(Visit visit) {
        return names == null ? topics() : names.of(topics(), visit);
    }

    @Override
    public Localised banner() {
        return settings.banner();
    }

    @Override
    public Html legal(String name, String language) {
        return body(name, language).view();
    }

    /** One of the editable texts as it is now: the administrators' own, or the default. */
    public Body body(String name, String language) {
        Settings now = settings;
        return texts.body(now, name, language);
    }
}
