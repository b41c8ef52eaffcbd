// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rambla.api.mail.Mail;
import org.rambla.api.mail.Mailer;
import org.rambla.api.persistence.Transaction;

/** Keeps mails; like the queue it takes each key once. */
final class PostBag implements Mailer {
    private final List<Mail> mails = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private String refused;

    @Override
    public synchronized void send(Transaction transaction, Mail mail) {
        if (refused != null && mail.subject().contains(refused)) {
            throw new IllegalStateException(mail.subject());
        }
        if (keys.add(mail.key())) {
            mails.add(mail);
        }
    }

    /** Every mail fails from now on that has this in its subject. */
    synchronized void refuse(String subject) {
        refused = subject;
    }

    @Override
    public String link(String path) {
        return "https://network.example" + path;
    }

    @Override
    public String sender() {
        return "agenda@network.example";
    }

    /** Those that came since the last call. */
    synchronized List<Mail> take() {
        List<Mail> taken = List.copyOf(mails);
        mails.clear();
        return taken;
    }
}
