// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.directory;

import java.text.Collator;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.rambla.api.content.Bodies;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;

/** Lists of spaces: only those that the reader may know of. */
public final class SpaceListing {
    private static final String SELECT = "select " + SpaceRows.COLUMNS
            + ", s.code, m.role as member_role, q.member as asked,"
            + " (select count(*) from space_membership c where c.space_id = s.id and c.until_at > ?) as members"
            + " from space_space s"
            + " left join space_membership m on m.space_id = s.id and m.member = ? and m.until_at > ?"
            + " left join space_request q on q.space_id = s.id and q.member = ?";

    private final Database database;
    private final SpaceRows rows;

    /**
     * A space in a list.
     *
     * @param role of the reader, VISITOR for no member
     * @param asked whether the reader asked to join and has no answer yet
     * @param members how many there are
     */
    public record Listed(SpaceCard card, Role role, boolean asked, String code, long members) {}

    public SpaceListing(Database database, Bodies bodies) {
        this.database = database;
        this.rows = new SpaceRows(bodies);
    }

    /** Every space that the member (0: a guest) can see, by name in that language; one statement. */
    public List<Listed> visible(long member, String language) {
        Instant now = Instant.now();
        return sorted(
                database.list(
                        SELECT
                                + " where s.visibility = 'PUBLIC' or (s.visibility = 'NETWORK' and cast(? as bigint) > 0)"
                                + " or m.member is not null",
                        this::listed,
                        now,
                        member,
                        now,
                        member,
                        member),
                language);
    }

    /** Every space there is, for administrators: names and numbers only. */
    public List<Listed> all(String language) {
        Instant now = Instant.now();
        return sorted(database.list(SELECT, this::listed, now, 0L, now, 0L), language);
    }

    private Listed listed(Row row) {
        Long role = row.numberOrNull("member_role");
        return new Listed(
                rows.card(row),
                role == null ? Role.VISITOR : Role.values()[role.intValue()],
                row.numberOrNull("asked") != null,
                row.text("code"),
                row.number("members"));
    }

    private static List<Listed> sorted(List<Listed> found, String language) {
        Collator collator = Collator.getInstance(Locale.forLanguageTag(language));
        return found.stream()
                .sorted(Comparator.comparing(listed -> listed.card().name().in(language), collator))
                .toList();
    }
}
