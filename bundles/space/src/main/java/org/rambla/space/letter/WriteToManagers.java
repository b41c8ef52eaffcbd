// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.letter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rambla.api.mail.Mail;
import org.rambla.api.page.Refusal;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.SpaceCard;
import org.rambla.space.mail.SpaceMails;

/**
 * A member writes to the managers of a space. Nobody learns an address, except that of the writer who says so; the writer
 * gets a copy. At most ten letters an hour, counted in the database so that every node counts the same. What is written
 * is in the mail only.
 */
public final class WriteToManagers {
    /** Letters that one member may send in an hour. */
    public static final int PER_HOUR = 10;

    private final Database database;
    private final SpaceMails mails;
    private final Members members;

    /**
     * A letter.
     *
     * @param revealing whether the managers may answer to the writer's own address
     * @param submission the form's own key: a form sent twice makes one letter
     */
    public record Letter(String subject, String text, boolean revealing, String submission) {}

    public WriteToManagers(Database database, SpaceMails mails, Members members) {
        this.database = database;
        this.mails = mails;
        this.members = members;
    }

    public void send(SpaceCard space, MemberCard writer, Letter letter, List<Long> managers) {
        Mailbox own = members.mailboxes(List.of(writer.id())).get(writer.id());
        String replyTo = letter.revealing() && own != null ? own.address() : "";
        String typed = letter.subject() + "\n" + letter.text();
        String key = letter.submission().isEmpty() ? "" : "space.letter:" + letter.submission();
        List<Mail> written = new ArrayList<>(mails.write(
                new SpaceMails.About(
                        replyTo.isEmpty() ? "letter" : "letterWithAddress",
                        space,
                        writer,
                        typed,
                        "/members/" + writer.id(),
                        key,
                        replyTo),
                managers));
        if (written.isEmpty()) {
            throw new Refusal(409, "space.refusal.nobodyReads");
        }
        written.addAll(mails.write(
                new SpaceMails.About(
                        "letterCopy", space, writer, typed, space.path(), key.isEmpty() ? "" : key + ":copy", ""),
                List.of(writer.id())));
        Instant now = Instant.now();
        database.transaction(tx -> {
            long lately = tx.number(
                    "select count(*) from space_letter where member = ? and sent_at > ?",
                    writer.id(),
                    now.minus(Duration.ofHours(1)));
            if (lately >= PER_HOUR) {
                throw new Refusal(429, "space.refusal.tooManyLetters", PER_HOUR);
            }
            tx.execute(
                    "insert into space_letter (member, space_id, sent_at) values (?, ?, ?)",
                    writer.id(),
                    space.id(),
                    now);
            mails.send(tx, written);
            return null;
        });
    }
}
