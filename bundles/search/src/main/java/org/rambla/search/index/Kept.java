// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.rambla.api.search.SearchEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is kept beside the index: of which database it is, whether all is in it, of which features, and what is late. */
final class Kept {
    private static final Logger LOG = LoggerFactory.getLogger(Kept.class);
    private static final String STAMP = "stamp";
    private static final String WHOLE = "whole";
    private static final String YES = "yes";
    private static final String TYPES = "types";
    private static final String AT = "at";
    private static final String LATE = "late";
    private static final String SPACES = "spaces";
    /** Events are kept for a week: an index that slept longer may have missed some. */
    private static final Duration SLEPT = Duration.ofDays(6);

    private final Supplier<String> database;
    private final Changes.Sources from;
    private final SearchEngine engine;
    private final Late late;
    private String stamp = "";
    private boolean foreign;
    private boolean uncommitted;
    private Set<String> known;
    /** Everything in them is to be given again. */
    private final Set<Long> spaces = new TreeSet<>();

    private volatile boolean whole;
    private volatile boolean complete;

    /** In nanoseconds of the system's clock. */
    private long translatedFrom = System.nanoTime();

    /** @param database name of the database */
    Kept(Supplier<String> database, Changes.Sources from, SearchEngine engine, Late late) {
        this.database = database;
        this.from = from;
        this.engine = engine;
        this.late = late;
        Map<String, String> marks = engine.marks();
        foreign = !marks.isEmpty() && !stamp().equals(marks.get(STAMP));
        known = foreign ? Set.of() : types(marks.getOrDefault(TYPES, ""));
        complete = !foreign && YES.equals(marks.get(WHOLE));
        if (complete) {
            late.read(marks.getOrDefault(LATE, ""));
            types(marks.getOrDefault(SPACES, "")).forEach(id -> spaces.add(Long.valueOf(id)));
        }
    }

    private static Set<String> types(String words) {
        return words.isBlank() ? Set.of() : new TreeSet<>(Set.of(words.split(" ")));
    }

    private String stamp() {
        if (stamp.isEmpty()) {
            stamp = database.get();
        }
        return stamp;
    }

    /** Numbers of audiences mean something else in another database: nothing may be found by them. */
    void own() {
        if (foreign) {
            LOG.info("The index was made from another database and is begun anew");
            engine.clear();
            foreign = false;
        }
    }

    /** Something was put in. */
    void changed() {
        uncommitted = true;
    }

    /** Whether something was put in that a restart would lose. */
    boolean uncommitted() {
        return uncommitted && !foreign;
    }

    void commit() {
        Map<String, String> marks = new HashMap<>();
        marks.put(STAMP, stamp());
        marks.put(WHOLE, whole ? YES : "");
        marks.put(TYPES, String.join(" ", known));
        marks.put(AT, Instant.now().toString());
        marks.put(LATE, late.text());
        marks.put(SPACES, spaces.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        engine.commit(marks);
        uncommitted = false;
    }

    /** Whether all is in the index and in step, as far as is known. */
    boolean whole() {
        return whole;
    }

    /** Whether all that there is can be found, also while everything is given again. */
    boolean complete() {
        return complete;
    }

    /** When the index was lost, what is kept from now on is not all. */
    void look() {
        if ((whole || complete) && engine.marks().isEmpty()) {
            whole = false;
            complete = false;
        }
    }

    /** Whether everything of some types needs not be given again. */
    boolean has(Set<String> types) {
        look();
        if (!whole) {
            Map<String, String> marks = engine.marks();
            String at = marks.getOrDefault(AT, "");
            whole = stamp().equals(marks.get(STAMP))
                    && YES.equals(marks.get(WHOLE))
                    && !at.isEmpty()
                    && Instant.parse(at).isAfter(Instant.now().minus(SLEPT));
        }
        // All is not given again at once for what translates, when it had no answer the last time.
        boolean resting = System.nanoTime() - translatedFrom < 0;
        return whole && known.containsAll(resting ? from.withoutTranslations(types) : types);
    }

    /** Everything in some spaces is to be given again. */
    void again(Set<Long> all) {
        spaces.addAll(all);
    }

    /** Spaces in which everything is to be given again. */
    Set<Long> spaces() {
        return Set.copyOf(spaces);
    }

    /** Everything in a space was given. */
    void given(long space) {
        spaces.remove(space);
    }

    /** Everything is given again. */
    void begin() {
        whole = false;
        spaces.clear();
    }

    /** Everything of some types was given. */
    void end(Set<String> types) {
        whole = true;
        complete = true;
        known = new TreeSet<>(types);
    }

    /** What was given lacks its translations: once there are some, all is given again. */
    void untranslated() {
        known = from.withoutTranslations(known);
    }

    /** The same, but not before some time has passed. */
    void untranslated(Duration rest) {
        untranslated();
        translatedFrom = System.nanoTime() + rest.toNanos();
    }

    /** What has no answer is given again once its feature is back. */
    void silent() {
        Set<String> running = from.types();
        known = new TreeSet<>(known);
        known.retainAll(running);
    }
}
