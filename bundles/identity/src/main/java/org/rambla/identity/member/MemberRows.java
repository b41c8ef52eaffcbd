// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.member;

import org.rambla.api.people.MemberCard;
import org.rambla.api.persistence.Row;
import org.rambla.identity.organisation.OrganisationRows;

/** Members from rows; statements call the member m and the organisation o. */
public final class MemberRows {
    /** Columns of a card. */
    public static final String CARD =
            "m.id as m_id, m.name as m_name, m.role_name as m_role_name, m.state as m_state, " + OrganisationRows.CARD;

    /** The two tables. */
    public static final String FROM = " from identity_member m join identity_organisation o on o.id = m.organisation ";

    static final String WHOLE =
            "m.id, m.email, m.name, m.role_name, m.role_kind, m.language, m.zone, m.about, m.administrator,"
                    + " m.manager, m.state, m.successor, m.created_at, m.last_seen_at, m.version, "
                    + OrganisationRows.CARD;

    private MemberRows() {}

    public static MemberCard card(Row row) {
        return new MemberCard(
                row.number("m_id"),
                row.text("m_name"),
                row.text("m_role_name"),
                OrganisationRows.card(row),
                row.text("m_state").equals(MemberState.DELETED.name()));
    }

    static Member whole(Row row) {
        return new Member(
                row.number("id"),
                row.text("email"),
                row.text("name"),
                row.text("role_name"),
                FunctionKind.valueOf(row.text("role_kind")),
                OrganisationRows.card(row),
                row.text("language"),
                row.text("zone"),
                row.text("about"),
                row.flag("administrator"),
                row.flag("manager"),
                MemberState.valueOf(row.text("state")),
                row.number("successor"),
                row.instant("created_at"),
                row.instant("last_seen_at"),
                row.integer("version"));
    }
}
