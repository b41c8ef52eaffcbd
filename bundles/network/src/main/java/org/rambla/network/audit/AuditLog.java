// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.audit;

import java.time.Instant;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;
import org.rambla.api.network.Audit;
import org.rambla.api.persistence.Transaction;

/** Writes entries on the connection of what they tell about. */
@Component
public final class AuditLog implements Audit {
    private static final int SUBJECT = 300;
    private static final int DETAIL = 1_000;
    private static final String FORGOTTEN = "…";

    @Override
    public void record(Transaction transaction, long actor, long space, String act, String subject, String detail) {
        transaction.execute(
                "insert into network_audit (acted_at, actor, space_id, act, subject, detail) values (?, ?, ?, ?, ?, ?)",
                Instant.now(),
                actor,
                space,
                act,
                cut(subject, SUBJECT),
                cut(detail, DETAIL));
    }

    @Override
    public void forget(Transaction transaction, String text) {
        if (text.isBlank()) {
            return;
        }
        Pattern whole = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(text) + "(?![\\p{L}\\p{N}])");
        String like = "%" + AuditTrail.escaped(text) + "%";
        transaction
                .list(
                        "select id, acted_at, actor, space_id, act, subject, detail from network_audit"
                                + " where subject like ? escape '!' or detail like ? escape '!'",
                        AuditEntry::of,
                        like,
                        like)
                .forEach(entry -> transaction.execute(
                        "update network_audit set subject = ?, detail = ? where id = ?",
                        whole.matcher(entry.subject()).replaceAll(FORGOTTEN),
                        whole.matcher(entry.detail()).replaceAll(FORGOTTEN),
                        entry.id()));
    }

    /** An entry is never lost because a text is long. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
