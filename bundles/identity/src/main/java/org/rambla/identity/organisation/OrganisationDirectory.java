// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.organisation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Sql;
import org.rambla.identity.organisation.OrganisationFilter.Condition;

/** Reads organisations. */
@Component(service = {Organisations.class, OrganisationDirectory.class})
public final class OrganisationDirectory implements Organisations {
    private final Database database;

    @Activate
    public OrganisationDirectory(@Reference(name = "database", target = "(unit=identity)") Database database) {
        this.database = database;
    }

    @Override
    public Map<Long, OrganisationCard> cards(Collection<Long> organisations) {
        Map<Long, OrganisationCard> cards = new LinkedHashMap<>();
        if (!organisations.isEmpty()) {
            String sql = "select " + OrganisationRows.CARD + " from identity_organisation o where o.id in (?)";
            database.list(sql, OrganisationRows::card, organisations).forEach(card -> cards.put(card.id(), card));
        }
        return cards;
    }

    @Override
    public List<OrganisationCard> all() {
        return database.list(
                "select " + OrganisationRows.CARD + " from identity_organisation o where o.active = true order by o.id",
                OrganisationRows::card);
    }

    public Optional<Organisation> find(long id) {
        return find(database, id);
    }

    /** As seen by an open transaction. */
    public static Optional<Organisation> find(Sql sql, long id) {
        return sql.first(
                "select " + OrganisationRows.WHOLE + " from identity_organisation o where o.id = ?",
                OrganisationRows::whole,
                id);
    }

    /** A page of the directory, in the order of a language; page counts from 1. */
    public List<Entry> page(OrganisationFilter filter, String language, int page, int size) {
        Condition condition = filter.condition();
        String sql = "select " + OrganisationRows.WHOLE
                + ", (select count(*) from identity_member m where m.organisation = o.id and m.state in ('ACTIVE', 'INVITED')) as people"
                + " from identity_organisation o"
                + " left join identity_organisation_order n on n.organisation = o.id and n.language = ?"
                + " where " + condition.sql() + " order by coalesce(n.sort_key, o.sort_key), o.id"
                + " offset ? rows fetch next ? rows only";
        return database.list(
                sql,
                row -> new Entry(OrganisationRows.whole(row), row.integer("people")),
                condition.between(List.of(language), (page - 1L) * size, (long) size));
    }

    public long count(OrganisationFilter filter) {
        Condition condition = filter.condition();
        return database.number(
                "select count(*) from identity_organisation o where " + condition.sql(),
                condition.arguments().toArray());
    }

    /** Countries of the active organisations. */
    public List<String> countries() {
        return database.list(
                "select distinct o.country from identity_organisation o where o.active = true",
                row -> row.text("country"));
    }

    /** Those whose short name, in any language, is exactly this once folded; for files of invitations. */
    public Map<String, List<Organisation>> byName() {
        Map<String, List<Organisation>> names = new LinkedHashMap<>();
        String sql = "select " + OrganisationRows.WHOLE
                + " from identity_organisation o where o.active = true order by o.id";
        for (Organisation organisation : database.list(sql, OrganisationRows::whole)) {
            organisation
                    .names()
                    .forEach(name ->
                            names.computeIfAbsent(name, n -> new ArrayList<>()).add(organisation));
        }
        return names;
    }

    /**
     * An organisation of the directory.
     *
     * @param people active and invited members
     */
    public record Entry(Organisation organisation, int people) {}
}
