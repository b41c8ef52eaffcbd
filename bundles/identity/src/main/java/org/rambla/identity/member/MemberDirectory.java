// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.member;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Sql;
import org.rambla.identity.organisation.OrganisationFilter.Condition;
import org.rambla.identity.session.Visits;
import org.rambla.identity.text.Folded;

/** Reads members. */
@Component(service = {Members.class, MemberDirectory.class})
public final class MemberDirectory implements Members {
    private final Database database;

    @Activate
    public MemberDirectory(@Reference(name = "database", target = "(unit=identity)") Database database) {
        this.database = database;
    }

    @Override
    public Map<Long, MemberCard> cards(Collection<Long> members) {
        Map<Long, MemberCard> cards = new LinkedHashMap<>();
        if (!members.isEmpty()) {
            String sql = "select " + MemberRows.CARD + MemberRows.FROM + "where m.id in (?)";
            database.list(sql, MemberRows::card, members).forEach(card -> cards.put(card.id(), card));
        }
        return cards;
    }

    @Override
    public Map<Long, Mailbox> mailboxes(Collection<Long> members) {
        Map<Long, Mailbox> boxes = new LinkedHashMap<>();
        if (!members.isEmpty()) {
            database.list(
                            "select id, name, email, language, zone from identity_member where state = 'ACTIVE' and id in (?)",
                            row -> new Mailbox(
                                    row.number("id"),
                                    row.text("name"),
                                    row.text("email"),
                                    row.text("language"),
                                    row.text("zone")),
                            members)
                    .forEach(box -> boxes.put(box.member(), box));
        }
        return boxes;
    }

    @Override
    public Optional<Long> at(String address) {
        return database.first(
                "select id from identity_member where email_key = ? and state = 'ACTIVE'",
                row -> row.number("id"),
                Folded.email(address));
    }

    @Override
    public List<Long> find(String text, int limit) {
        Condition condition = MemberFilter.of(text, "", "", "").condition();
        return database.list(
                "select m.id" + MemberRows.FROM + "where " + condition.sql()
                        + " order by m.sort_key, m.id fetch first ? rows only",
                row -> row.number("id"),
                condition.between(List.of(), (long) limit));
    }

    @Override
    public List<Long> named(String text, int limit) {
        List<Object> arguments = new ArrayList<>(Folded.beginnings(text));
        if (arguments.isEmpty()) {
            return List.of();
        }
        String words = " and ' ' || sort_key like ? escape '!'".repeat(arguments.size());
        arguments.add((long) limit);
        return database.list(
                "select id from identity_member where state = 'ACTIVE'" + words
                        + " order by sort_key, id fetch first ? rows only",
                row -> row.number("id"),
                arguments.toArray());
    }

    @Override
    public Optional<Long> successor(long member) {
        return database.first(
                "select successor from identity_member where id = ? and state = 'INACTIVE' and successor > 0",
                row -> row.number("successor"),
                member);
    }

    @Override
    public Instant visitBefore(long member) {
        return Visits.before(database, member, Instant.now());
    }

    @Override
    public List<Long> active(long after, int limit) {
        return database.list(
                "select id from identity_member where id > ? and state = 'ACTIVE' order by id fetch first "
                        + Math.max(1, limit) + " rows only",
                row -> row.number("id"),
                after);
    }

    @Override
    public List<Long> of(long organisation, long after, int limit) {
        return database.list(
                "select id from identity_member where organisation = ? and id > ? and state = 'ACTIVE' order by id"
                        + " fetch first " + Math.max(1, limit) + " rows only",
                row -> row.number("id"),
                organisation,
                after);
    }

    @Override
    public long count() {
        return database.number("select count(*) from identity_member where state = 'ACTIVE'");
    }

    public Optional<Member> member(long id) {
        return member(database, id);
    }

    /** As seen by an open transaction. */
    public static Optional<Member> member(Sql sql, long id) {
        return sql.first("select " + MemberRows.WHOLE + MemberRows.FROM + "where m.id = ?", MemberRows::whole, id);
    }

    /** Whose address it is, in any state but deleted. */
    public static Optional<Member> byEmail(Sql sql, String email) {
        return sql.first(
                "select " + MemberRows.WHOLE + MemberRows.FROM + "where m.email_key = ? and m.state <> 'DELETED'",
                MemberRows::whole,
                Folded.email(email));
    }

    /** A page, by name; page counts from 1. */
    public List<Member> page(MemberFilter filter, int page, int size) {
        Condition condition = filter.condition();
        return database.list(
                "select " + MemberRows.WHOLE + MemberRows.FROM + "where " + condition.sql()
                        + " order by m.sort_key, m.id offset ? rows fetch next ? rows only",
                MemberRows::whole,
                condition.between(List.of(), (page - 1L) * size, (long) size));
    }

    public long count(MemberFilter filter) {
        Condition condition = filter.condition();
        return database.number(
                "select count(*)" + MemberRows.FROM + "where " + condition.sql(),
                condition.arguments().toArray());
    }

    /** The topics that a member follows. */
    public Set<String> interests(long member) {
        return new LinkedHashSet<>(database.list(
                "select topic from identity_interest where member = ? order by topic",
                row -> row.text("topic"),
                member));
    }
}
