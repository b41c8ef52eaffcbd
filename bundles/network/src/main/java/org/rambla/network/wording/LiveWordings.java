// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.wording;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.background.BackgroundThread;
import org.rambla.api.network.Audit;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Wordings;
import org.rambla.api.text.Wordings.Wording;
import org.rambla.network.settings.Settings;

/** The administrators' own interface texts at work on this server, never older than a few seconds. */
@Component(immediate = true, service = LiveWordings.class)
public final class LiveWordings {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Wordings wordings;
    private final OwnTexts texts;
    private final BackgroundThread thread = new BackgroundThread("rambla-wordings");
    private volatile Map<String, Map<String, OwnText>> own = Map.of();
    private volatile long version = -1;

    @Activate
    public LiveWordings(
            @Reference(name = "database", target = "(unit=network)") Database database,
            @Reference(name = "audit") Audit audit,
            @Reference(name = "wordings") Wordings wordings) {
        this.wordings = wordings;
        this.texts = new OwnTexts(database, audit);
        refresh();
        thread.every(PAUSE, "reading the network's own texts (the last ones are kept)", this::look);
    }

    @Deactivate
    public void stop() {
        thread.close();
    }

    private void look() {
        if (texts.version() != version) {
            refresh();
        }
    }

    /** Reads everything again and puts it to work. The version is read first: a change in between is seen next time. */
    synchronized void refresh() {
        long now = texts.version();
        own = texts.read();
        Map<String, Map<String, String>> said = new HashMap<>();
        own.forEach((language, mine) -> {
            Map<String, String> plain = new HashMap<>();
            mine.forEach((key, text) -> plain.put(key, text.text()));
            said.put(language, plain);
        });
        wordings.use(said);
        version = now;
    }

    OwnTexts texts() {
        return texts;
    }

    /** Every text of the interface in one language. */
    Catalogue catalogue(String language) {
        return Catalogue.of(
                language, wordings.brought(), wordings.forms(language), own.getOrDefault(language, Map.of()));
    }

    /** Languages that some text is in, those that come with the server first. */
    Set<String> languages() {
        Set<String> all = new TreeSet<>(own.keySet());
        for (Wording wording : wordings.brought()) {
            all.addAll(wording.texts().keySet());
        }
        Set<String> ordered = new LinkedHashSet<>(Settings.SHIPPED);
        ordered.addAll(all);
        return ordered;
    }

    /** How much of the interface each of these languages has, in whole percent; 100 is everything. */
    public Map<String, Integer> shares() {
        Map<String, Integer> shares = new LinkedHashMap<>();
        for (String language : languages()) {
            shares.put(language, catalogue(language).share());
        }
        return shares;
    }
}
