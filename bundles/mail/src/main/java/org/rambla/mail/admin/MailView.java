// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.admin;

import java.util.List;
import org.rambla.api.visit.Visit;
import org.rambla.mail.queue.Outbox;
import org.rambla.mail.queue.Outbox.Line;

/**
 * What the page shows.
 *
 * @param way the mail server, "" when mails become files
 * @param from the sender's address
 */
public record MailView(
        Visit visit,
        String way,
        String from,
        Outbox.Figures figures,
        List<Line> failed,
        List<Line> waiting,
        List<Line> sent) {
    /** So many lines of each list. */
    public static final int MOST = 50;

    public String route() {
        return way.isEmpty() ? visit.text("mail.admin.files", from) : visit.text("mail.admin.smtp", way, from);
    }

    public int mostTries() {
        return Outbox.MOST_TRIES;
    }

    public String tries(Line line) {
        return line.tries() == 0 ? visit.text("mail.admin.notTried") : visit.count("mail.admin.tries", line.tries());
    }

    /** For buttons whose label alone would not say of which mail. */
    public String label(String key, Line line) {
        return visit.text("mail.admin.of", visit.text(key), line.recipient());
    }
}
