// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.missed;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.visit.Visit;
import org.rambla.search.ask.Finding.Found;
import org.rambla.search.ask.Folded;
import org.rambla.search.ask.Typed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what is not found. Until three different people asked for the same it is kept in memory alone; what looks like a
 * name, an address or a number is never kept.
 */
public final class Missed {
    private static final Logger LOG = LoggerFactory.getLogger(Missed.class);
    private static final int ASKERS = 3;
    private static final int MOST = 2_000;
    private static final int LONGEST = 200;
    /** What was done about is off the list; asked for in vain after that, it comes back. */
    private static final Duration QUIET = Duration.ofDays(7);

    private static final Duration KEPT = Duration.ofDays(365);
    /** Members that are looked at for one word. */
    private static final int ALIKE = 200;

    private final Database database;
    private final Members members;
    private final Map<String, Set<String>> heard = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
            return size() > MOST;
        }
    };
    private final ExecutorService writing = Executors.newSingleThreadExecutor((ThreadFactory) task -> {
        Thread thread = new Thread(task, "search missed");
        thread.setDaemon(true);
        return thread;
    });

    public Missed(Database database, Members members) {
        this.database = database;
        this.members = members;
    }

    public void stop() {
        writing.shutdownNow();
    }

    /** Something that was asked for, and not found. */
    public record Words(long id, long space, String words, String language, long askings, Instant lastAt) {
        static Words of(Row row) {
            return new Words(
                    row.number("id"),
                    row.number("space_id"),
                    row.text("words"),
                    row.text("language"),
                    row.number("askings"),
                    row.instant("last_at"));
        }
    }

    /** Notes that nothing was found, when it is so. */
    public void heard(Found found, long space, Visit visit) {
        boolean plain = found.asked()
                && found.whole()
                && (found.answer().total() == 0 || found.answer().forgiven())
                && found.typed().conditions().isEmpty()
                && found.asking().chosen().isEmpty()
                && found.asking().after().isEmpty()
                && !found.typed().cut();
        if (!plain || namesSomebody(found.typed())) {
            return;
        }
        String words = found.typed().key();
        if (words.isBlank() || words.length() > LONGEST) {
            return;
        }
        String asker = visit.signedIn() ? "m" + visit.memberId() : visit.remote();
        if (several(space + " " + words, asker)) {
            String language = visit.language();
            writing.execute(() -> write(space, words, language));
        }
    }

    /** Signs that somebody is meant: capitals after the first word, numbers, addresses. */
    static boolean namesSomebody(Typed typed) {
        boolean first = true;
        for (Typed.Word word : typed.words()) {
            String text = word.text();
            boolean odd = text.indexOf('@') >= 0
                    || text.codePoints().anyMatch(Character::isDigit)
                    || !first && text.codePoints().anyMatch(Character::isUpperCase);
            if (odd) {
                return true;
            }
            first = false;
        }
        return false;
    }

    private boolean several(String key, String asker) {
        synchronized (heard) {
            Set<String> askers = heard.computeIfAbsent(key, k -> new HashSet<>());
            // Who asked is forgotten as soon as it does not matter any more.
            if (askers.size() < ASKERS) {
                return askers.add(asker) && askers.size() == ASKERS;
            }
            return true;
        }
    }

    /** Whether a member is called so, and not by a function or a city. */
    private boolean somebody(String word) {
        if (word.length() <= 2) {
            return false;
        }
        List<Long> alike = List.copyOf(members.find(word, ALIKE));
        return !alike.isEmpty()
                && members.cards(alike).values().stream().anyMatch(card -> {
                    Set<String> others = new HashSet<>(words(card.function()));
                    card.organisation().name().texts().values().forEach(name -> others.addAll(words(name)));
                    card.organisation().shortName().texts().values().forEach(name -> others.addAll(words(name)));
                    return words(card.name()).contains(word) && !others.contains(word);
                });
    }

    private static List<String> words(String text) {
        return List.of(Folded.of(text).split(" "));
    }

    private void write(long space, String words, String language) {
        try {
            for (String word : words.split(" ")) {
                if (somebody(Folded.of(word))) {
                    return;
                }
            }
            Instant now = Instant.now();
            int more = database.transaction(tx -> tx.execute(
                    "update search_missed set askings = askings + 1, last_at = ?,"
                            + " settled = case when settled_at < ? then 0 else settled end"
                            + " where space_id = ? and words = ?",
                    now,
                    now.minus(QUIET),
                    space,
                    words));
            if (more == 0) {
                sweep(now);
                database.transaction(tx -> tx.execute(
                        "insert into search_missed (space_id, words, language, askings, first_at, last_at, settled)"
                                + " values (?,?,?,?,?,?,0)",
                        space,
                        words,
                        language,
                        ASKERS,
                        now,
                        now));
            }
        } catch (RuntimeException e) {
            LOG.debug("What was missed could not be noted", e);
        }
    }

    /** What was missed most often and is not settled; space 0 is the network. */
    public List<Words> open(long space, int limit) {
        return database.list(
                "select id, space_id, words, language, askings, last_at from search_missed"
                        + " where space_id = ? and settled = 0 order by askings desc, id desc fetch first "
                        + Math.max(1, limit) + " rows only",
                Words::of,
                space);
    }

    /** Somebody did something about it, or will not. */
    public void settle(long space, long id) {
        database.transaction(tx -> tx.execute(
                "update search_missed set settled = 1, settled_at = ? where space_id = ? and id = ?",
                Instant.now(),
                space,
                id));
    }

    /** Forgets what nobody asked for during a year. */
    void sweep(Instant now) {
        database.transaction(tx -> tx.execute("delete from search_missed where last_at < ?", now.minus(KEPT)));
    }

    /** For tests: waits until all is written. */
    void awaitWritten() throws Exception {
        writing.submit(() -> {}).get();
    }
}
