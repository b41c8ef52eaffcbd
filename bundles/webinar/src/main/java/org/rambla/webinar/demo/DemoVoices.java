// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.demo;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.text.Localised;

/** What people of the demonstration ask before and during an event, and say after it: as if they had, one after the other. */
final class DemoVoices {
    /** Of ten opinions so many give five, four, three and two. */
    private static final int[] USEFUL = {5, 5, 5, 4, 4, 4, 4, 3, 3, 2};
    /** Of ten opinions so many find it too simple (1), right (2), too special (3). */
    private static final int[] LEVEL = {2, 2, 2, 2, 2, 2, 2, 1, 3, 3};

    private DemoVoices() {}

    /**
     * Questions of people who have a place; the first one has the most support and, of an event that is over, was answered.
     *
     * @param language of the event
     */
    static void ask(Transaction tx, long event, List<Localised> asked, String language, boolean over, Instant at) {
        List<Long> people = tx.list(
                "select id from webinar_registration where event = ? and state = 'CONFIRMED' order by place"
                        + " fetch first 40 rows only",
                row -> row.number("id"),
                event);
        for (int i = 0; i < Math.min(asked.size(), people.size()); i++) {
            long id = tx.next("webinar_asked_id");
            List<Long> supporters =
                    people.subList(Math.min(asked.size(), people.size()), people.size() - people.size() * i / 4);
            tx.execute(
                    "insert into webinar_asked (id, event, registration, text, state, supports, asked_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    id,
                    event,
                    people.get(i),
                    asked.get(i).in(language),
                    over && i == 0 ? "ANSWERED" : "SHOWN",
                    supporters.size(),
                    at);
            supporters.forEach(
                    one -> tx.execute("insert into webinar_support (asked, registration) values (?, ?)", id, one));
        }
    }

    /** Opinions of half of those who were there; some say it in words. */
    static void opine(Transaction tx, long event, List<Localised> words, String language) {
        List<Long> people = tx.list(
                "select id from webinar_registration where event = ? and attended_at > 0 and mod(place, 2) = 0 order"
                        + " by id",
                row -> row.number("id"),
                event);
        Random random = new Random(event);
        for (int i = 0; i < people.size(); i++) {
            String said = i < words.size() ? words.get(i).in(language) : "";
            tx.execute(
                    "insert into webinar_feedback (id, event, useful, grade, said, words) values (?, ?, ?, ?, ?, ?)",
                    tx.next("webinar_feedback_id"),
                    event,
                    USEFUL[random.nextInt(USEFUL.length)],
                    LEVEL[random.nextInt(LEVEL.length)],
                    !said.isEmpty(),
                    said);
            tx.execute("update webinar_registration set opinion = true where id = ?", people.get(i));
        }
    }
}
