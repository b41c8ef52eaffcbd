// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.organisation;

import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.OrganisationKind;
import org.rambla.api.persistence.Row;
import org.rambla.identity.text.Texts;

/** Organisations from rows. */
public final class OrganisationRows {
    /** Columns of a card, for statements that join the organisation as {@code o}. */
    public static final String CARD =
            "o.id as o_id, o.name as o_name, o.short_name as o_short_name, o.kind as o_kind, o.country as o_country";

    static final String WHOLE =
            "o.id, o.kind, o.name, o.short_name, o.country, o.language, o.zone, o.website, o.population,"
                    + " o.seats, o.active, o.version";

    private OrganisationRows() {}

    public static OrganisationCard card(Row row) {
        return new OrganisationCard(
                row.number("o_id"),
                Texts.of(row.text("o_name")),
                Texts.of(row.text("o_short_name")),
                OrganisationKind.valueOf(row.text("o_kind")),
                row.text("o_country"));
    }

    static Organisation whole(Row row) {
        return new Organisation(
                row.number("id"),
                OrganisationKind.valueOf(row.text("kind")),
                Texts.of(row.text("name")),
                Texts.of(row.text("short_name")),
                row.text("country"),
                row.text("language"),
                row.text("zone"),
                row.text("website"),
                row.number("population"),
                row.integer("seats"),
                row.flag("active"),
                row.integer("version"));
    }
}
