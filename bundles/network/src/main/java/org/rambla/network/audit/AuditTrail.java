// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.rambla.api.persistence.Database;

/** Reads the log, newest first. */
public final class AuditTrail {
    /** First words of acts that one can choose from; everything else is found by text. */
    public static final List<String> AREAS = List.of(
            "network", "space", "identity", "content", "forum", "wiki", "webinar", "translation", "mail", "extension");

    private final Database database;

    public AuditTrail(Database database) {
        this.database = database;
    }

    /**
     * Which entries.
     *
     * @param area first word of the act, "space"; "" for all
     * @param text contained in subject or detail, case folded; "" for all
     * @param actors who did it, or null for everybody
     * @param before only entries older than this one; 0 for the newest
     */
    public record Filter(String area, String text, Collection<Long> actors, long before) {}

    public List<AuditEntry> read(Filter filter, int limit) {
        StringBuilder sql = new StringBuilder("select " + AuditEntry.COLUMNS + " from network_audit where 1 = 1");
        List<Object> arguments = new ArrayList<>();
        if (!filter.area().isEmpty()) {
            sql.append(" and act like ? escape '!'");
            arguments.add(escaped(filter.area()) + ".%");
        }
        if (!filter.text().isEmpty()) {
            sql.append(" and (lower(subject) like ? escape '!' or lower(detail) like ? escape '!')");
            String pattern = "%" + escaped(filter.text().toLowerCase(Locale.ROOT)) + "%";
            arguments.add(pattern);
            arguments.add(pattern);
        }
        if (filter.actors() != null) {
            sql.append(" and actor in (?)");
            arguments.add(filter.actors());
        }
        if (filter.before() > 0) {
            sql.append(" and id < ?");
            arguments.add(filter.before());
        }
        sql.append(" order by id desc fetch first ").append(limit).append(" rows only");
        return database.list(sql.toString(), AuditEntry::of, arguments.toArray());
    }

    /** For like, with ! as the escape character. */
    static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
