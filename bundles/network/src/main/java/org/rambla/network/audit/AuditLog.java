// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.audit;

import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    public void record(Transaction transaction, long actor, long space, String act, Words subject, Words detail) {
        transaction.execute(
                "insert into network_audit (acted_at, actor, space_id, act, subject, detail, words)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                Instant.now(),
                actor,
                space,
                act,
                cut(searched(subject), SUBJECT),
                cut(searched(detail), DETAIL),
                new EntryWords(subject, detail).stored());
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
                        "select " + AuditEntry.COLUMNS + " from network_audit"
                                + " where subject like ? escape '!' or detail like ? escape '!' or words like ? escape '!'",
                        AuditEntry::of,
                        like,
                        like,
                        like)
                .forEach(entry -> transaction.execute(
                        "update network_audit set subject = ?, detail = ?, words = ? where id = ?",
                        whole.matcher(entry.subject()).replaceAll(FORGOTTEN),
                        whole.matcher(entry.detail()).replaceAll(FORGOTTEN),
                        whole.matcher(entry.words()).replaceAll(FORGOTTEN),
                        entry.id()));
    }

    /** The plain text, which is found in any of its languages. */
    private static String searched(Words words) {
        return words.names().isEmpty()
                ? words.plain()
                : words.names().texts().values().stream().distinct().collect(Collectors.joining(" / "));
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
