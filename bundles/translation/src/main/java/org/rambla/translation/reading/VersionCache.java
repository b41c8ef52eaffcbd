// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.persistence.Database;
import org.rambla.api.translation.Readings;
import org.rambla.translation.reading.Versions.Kept;

/**
 * Versions that were read lately, in the memory of each server, until they change: a page of twenty translations asks no
 * database for them. Whoever may read what is decided before, by the page that shows the originals.
 */
@Component(service = {VersionCache.class, Subscriber.class})
public final class VersionCache implements Subscriber {
    /** Letters of all that is kept together, some 8 to 16 MB; those that were not read for the longest time go first. */
    private static final int MOST = 8_000_000;
    /** What is longer takes the place of too many others. */
    private static final int LONGEST = MOST / 40;
    /** Letters that the rest of a version is worth. */
    private static final int REST = 300;

    private final Versions versions;
    private final LinkedHashMap<Key, Kept> kept = new LinkedHashMap<>(64, 0.75f, true);
    private int letters;
    /** Counts what was forgotten: what was read from the database before that may be of yesterday. */
    private long forgotten;

    @Activate
    public VersionCache(@Reference(name = "database", target = "(unit=translation)") Database database) {
        this(new Versions(database));
    }

    /** For tests: versions that are read slowly. */
    VersionCache(Versions versions) {
        this.versions = versions;
    }

    /** @param title whether it is known without its body */
    private record Key(long content, String language, boolean title) {}

    @Override
    public String name() {
        return "translation.versions";
    }

    @Override
    public Scope scope() {
        return Scope.NODE;
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals(Readings.TRANSLATED) || kind.equals("content.deleted");
    }

    @Override
    public void on(Event event) {
        forget(event.subject());
    }

    /** As {@link Versions#of}; a statement for those that are not known. */
    Map<Long, Kept> of(Collection<Long> contents, String language, boolean titles) {
        Map<Long, Kept> found = new HashMap<>();
        List<Long> missing = new ArrayList<>();
        long before;
        synchronized (kept) {
            before = forgotten;
            for (Long content : contents) {
                Kept version = kept.get(new Key(content, language, titles));
                if (version == null) {
                    missing.add(content);
                } else {
                    found.put(content, version);
                }
            }
        }
        if (!missing.isEmpty()) {
            Map<Long, Kept> read = versions.of(missing, language, titles);
            keep(read.values(), titles, before);
            found.putAll(read);
        }
        return found;
    }

    private void keep(Collection<Kept> read, boolean titles, long before) {
        synchronized (kept) {
            if (forgotten != before) {
                return;
            }
            for (Kept version : read) {
                if (letters(version) <= LONGEST) {
                    Kept other = kept.put(new Key(version.content(), version.language(), titles), version);
                    letters += letters(version) - (other == null ? 0 : letters(other));
                }
            }
            Iterator<Kept> oldest = kept.values().iterator();
            while (letters > MOST) {
                letters -= letters(oldest.next());
                oldest.remove();
            }
        }
    }

    private static int letters(Kept version) {
        return version.title().length() + version.body().html().length() + REST;
    }

    /** At once, for whoever changed it; all servers hear of it a moment later. */
    public void forget(long content) {
        synchronized (kept) {
            forgotten++;
            kept.values().removeIf(version -> {
                boolean gone = version.content() == content;
                letters -= gone ? letters(version) : 0;
                return gone;
            });
        }
    }
}
