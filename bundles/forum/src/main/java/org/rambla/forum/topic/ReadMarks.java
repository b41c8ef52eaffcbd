// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.topic;

import java.time.Instant;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.persistence.WriteBehind;

/**
 * How far each member has read in each topic. Reading a page costs no write, and what a crash loses shows a post as new once
 * more.
 */
public final class ReadMarks implements AutoCloseable {
    private final WriteBehind<Mark, Integer> notes;

    private record Mark(long member, long topic) {}

    public ReadMarks(Database database) {
        this.notes = new WriteBehind<>("forum-read-marks", database, Math::max, ReadMarks::write);
    }

    /** The member has a page before the eyes that ends with that number. */
    public void seen(long member, TopicRow topic, int number) {
        if (member != 0 && number > topic.seen()) {
            notes.note(new Mark(member, topic.id()), number);
        }
    }

    /** Writes what is waiting. */
    public void write() {
        notes.write();
    }

    private static void write(Transaction transaction, Mark mark, int number) {
        Instant now = Instant.now();
        int known = transaction.execute(
                "update forum_read set num = case when num < ? then ? else num end, seen_at = ? where member = ? and topic = ?",
                number,
                number,
                now,
                mark.member(),
                mark.topic());
        if (known == 0) {
            transaction.execute(
                    "insert into forum_read (member, topic, num, seen_at) values (?,?,?,?)",
                    mark.member(),
                    mark.topic(),
                    number,
                    now);
        }
    }

    @Override
    public void close() {
        notes.close();
    }
}
