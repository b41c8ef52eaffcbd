// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.missed;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.rambla.api.background.BackgroundThread;
import org.rambla.api.people.MemberCard;
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
 * name, an address or a number is never kept. What was settled begins anew: it comes back when it is missed again as often.
 */
public final class Missed {
    private static final Logger LOG = LoggerFactory.getLogger(Missed.class);
    private static final int ASKERS = 3;
    private static final int MOST = 2_000;
    private static final int LONGEST = 200;
    private static final Duration KEPT = Duration.ofDays(400);
    /** Members whose names begin like a word: enough that one of them has it whole. */
    private static final int NAMESAKES = 200;
    /** Parts of names that are words of every question. */
    private static final Set<String> PARTICLES = Set.of(
            "das", "del", "della", "den", "der", "des", "dos", "les", "the", "van", "ville", "von", "and", "aux", "une",
            "sur", "par", "pour", "dans", "with", "for");

    private final Database database;
    private final Members members;
    private final Map<String, Set<String>> heard = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
            return size() > MOST;
        }
    };
    private final BackgroundThread thread = new BackgroundThread("search missed");

    public Missed(Database database, Members members) {
        this.database = database;
        this.members = members;
    }

    public void stop() {
        thread.close();
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

    /** Notes that nothing was found, when it is so, and when everything was looked through. */
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
        if (several(key(space, words), asker)) {
            String language = visit.language();
            thread.execute("noting what was not found", () -> write(space, words, language));
        }
    }

    private static String key(long space, String words) {
        return space + " " + words;
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

    private void write(long space, String words, String language) {
        try {
            if (namesMember(words)) {
                return;
            }
            Instant now = Instant.now();
            int more = database.transaction(tx -> tx.execute(
                    "update search_missed set askings = case when settled = 1 then " + ASKERS
                            + " else askings + 1 end, settled = 0, last_at = ? where space_id = ? and words = ?",
                    now,
                    space,
                    words));
            if (more == 0) {
                database.transaction(tx -> {
                    tx.execute("delete from search_missed where last_at < ?", now.minus(KEPT));
                    return tx.execute(
                            "insert into search_missed (space_id, words, language, askings, first_at, last_at, settled)"
                                    + " values (?,?,?,?,?,?,0)",
                            space,
                            words,
                            language,
                            ASKERS,
                            now,
                            now);
                });
            }
        } catch (RuntimeException e) {
            LOG.debug("What was missed could not be noted", e);
        }
    }

    /** Whether one of the words is one of a member's name, and not of the function or the city that some are called by. */
    private boolean namesMember(String words) {
        for (String word : Folded.of(words).split(" ")) {
            if (word.length() > 2 && !PARTICLES.contains(word)) {
                List<Long> alike = members.named(word, NAMESAKES);
                boolean named = !alike.isEmpty()
                        && members.cards(alike).values().stream().anyMatch(card -> isName(word, card));
                if (named) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isName(String word, MemberCard card) {
        Set<String> others = new HashSet<>(words(card.function()));
        card.organisation().name().texts().values().forEach(name -> others.addAll(words(name)));
        card.organisation().shortName().texts().values().forEach(name -> others.addAll(words(name)));
        return words(card.name()).contains(word) && !others.contains(word);
    }

    private static List<String> words(String text) {
        return List.of(Folded.of(text).split(" "));
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

    /** Somebody did something about it, or will not; it comes back when several people miss it again. */
    public void settle(long space, long id) {
        Optional<String> words = database.first(
                "select words from search_missed where space_id = ? and id = ?", row -> row.text("words"), space, id);
        database.transaction(
                tx -> tx.execute("update search_missed set settled = 1 where space_id = ? and id = ?", space, id));
        synchronized (heard) {
            words.ifPresent(known -> heard.remove(key(space, known)));
        }
    }

    /** For tests: waits until all is written. */
    void awaitWritten() throws Exception {
        CountDownLatch before = new CountDownLatch(1);
        thread.execute("noting what was not found", before::countDown);
        before.await();
    }
}
