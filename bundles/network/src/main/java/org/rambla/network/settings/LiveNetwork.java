// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.settings;

import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.background.BackgroundThread;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.network.Network;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Html;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.network.legal.LegalTexts;
import org.rambla.network.topic.TopicNames;

/** The network's settings in memory, never older than a few seconds. */
@Component(service = {Network.class, LiveNetwork.class})
public final class LiveNetwork implements Network {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final SettingsStore store;
    private final LegalTexts texts;
    /** Null where nothing translates. */
    private final TopicNames names;

    private final BackgroundThread thread = new BackgroundThread("rambla-network");
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
        thread.every(PAUSE, "reading the network's settings (the last ones are kept)", this::look);
        if (names != null) {
            names.follow(() -> settings.topics());
        }
    }

    @Deactivate
    public void stop() {
        thread.close();
    }

    /** An event may be late, or be heard by another node first; the version is not. */
    private void look() {
        if (store.version() != settings.version()) {
            refresh();
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
