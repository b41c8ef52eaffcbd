// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Bodies;
import org.rambla.api.feature.Features;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Grants;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceAccess;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.space.LateFeatures;
import org.rambla.space.membership.Memberships;

/** Who finds which space, and what may be read there: the one visibility rule, in SQL. */
@Component(service = {Spaces.class, SpaceDirectory.class})
public final class SpaceDirectory implements Spaces {
    /** A space of the table s is visible: public, or a network one to a member, or joined. Argument: the member's id. */
    private static final String VISIBLE =
            "(s.visibility = 'PUBLIC' or (s.visibility = 'NETWORK' and cast(? as bigint) > 0) or m.member is not null)";

    private static final String MEMBERSHIP =
            " left join space_membership m on m.space_id = s.id and m.member = ? and m.until_at > ?";

    private static final String ACCESS = "select " + SpaceRows.COLUMNS
            + ", m.role as member_role, w.member as follower, f.feature, f.permissions from space_space s" + MEMBERSHIP
            + " left join space_follow w on w.space_id = s.id and w.member = ?"
            + " left join space_feature f on f.space_id = s.id and f.state <> 'OFF'"
            + " where " + VISIBLE + " and ";

    private final Database database;
    private final SpaceRows rows;
    private final Supplier<Predicate<String>> running;
    /** The last one that was read; null before the first. */
    private volatile Structure structure;

    /** One row of the join: the space and one of its features. */
    private record Found(
            SpaceCard card, Role role, boolean member, boolean following, String feature, Map<String, Role> moved) {}

    @Activate
    public SpaceDirectory(
            BundleContext context,
            @Reference(name = "database", target = "(unit=space)") Database database,
            @Reference(name = "bodies") Bodies bodies) {
        this(database, bodies, running(context));
    }

    private static Supplier<Predicate<String>> running(BundleContext context) {
        LateFeatures features = new LateFeatures(context);
        return () -> running(features);
    }

    /** @param running which features run now */
    public SpaceDirectory(Database database, Bodies bodies, Supplier<Predicate<String>> running) {
        this.running = running;
        this.database = database;
        this.rows = new SpaceRows(bodies);
    }

    @Override
    public Optional<SpaceAccess> access(String slug, long member) {
        return access(database.list(ACCESS + "s.slug = ?", this::found, member, Instant.now(), member, member, slug));
    }

    @Override
    public Optional<SpaceAccess> access(long space, long member) {
        return access(database.list(ACCESS + "s.id = ?", this::found, member, Instant.now(), member, member, space));
    }

    private Found found(Row row) {
        Long role = row.numberOrNull("member_role");
        String feature = row.text("feature");
        return new Found(
                rows.card(row),
                role == null ? Role.VISITOR : Role.values()[role.intValue()],
                role != null,
                row.numberOrNull("follower") != null,
                feature,
                feature == null ? Map.of() : Permissions.read(row.text("permissions")));
    }

    private static Optional<SpaceAccess> access(List<Found> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Map<String, Role>> features = new HashMap<>();
        for (Found row : found) {
            if (row.feature() != null) {
                features.put(row.feature(), row.moved());
            }
        }
        Found first = found.get(0);
        return Optional.of(new SpaceAccess(first.card(), first.role(), first.member(), first.following(), features));
    }

    /** One statement; six when something about the spaces changed since the last time. */
    @Override
    public Grants grants(long member) {
        Structure.Standing standing = Structure.Standing.of(database, member);
        Structure known = structure;
        if (known == null || known.version() != standing.version()) {
            known = Structure.read(database);
            structure = known;
        }
        return known.grants(member, standing.roles(), running.get());
    }

    /** What a feature that is not running left must not be found, though it is still on where it was. */
    private static Predicate<String> running(LateFeatures features) {
        if (!features.there()) {
            return feature -> true;
        }
        return features.installed().stream()
                .filter(Features.Installed::running)
                .map(Features.Installed::name)
                .collect(Collectors.toSet())::contains;
    }

    @Override
    public Map<Long, SpaceCard> cards(Collection<Long> spaces) {
        if (spaces.isEmpty()) {
            return Map.of();
        }
        return database
                .list("select " + SpaceRows.COLUMNS + " from space_space s where s.id in (?)", rows::card, spaces)
                .stream()
                .collect(Collectors.toMap(SpaceCard::id, card -> card));
    }

    @Override
    public List<Long> all(long after, int limit) {
        return database.list(
                "select id from space_space where id > ? order by id fetch first " + Math.max(1, limit) + " rows only",
                row -> row.number("id"),
                after);
    }

    @Override
    public List<Long> members(long space, Role least) {
        return database.list(
                "select member from space_membership where space_id = ? and role >= ? and until_at > ? order by member",
                row -> row.number("member"),
                space,
                least.ordinal(),
                Instant.now());
    }

    @Override
    public Set<Long> members(long space, Role least, Collection<Long> some) {
        return some.isEmpty()
                ? Set.of()
                : Set.copyOf(database.list(
                        "select member from space_membership --DERBY-PROPERTIES index=SPACE_MEMBERSHIP_MEMBER\n"
                                + " where member in (?) and space_id = ? and role >= ? and until_at > ?",
                        row -> row.number("member"),
                        some,
                        space,
                        least.ordinal(),
                        Instant.now()));
    }

    @Override
    public List<Long> followers(long space) {
        return database.list(
                "select w.member from space_follow w join space_space s on s.id = w.space_id"
                        + " left join space_membership m on m.space_id = w.space_id and m.member = w.member and m.until_at > ?"
                        + " where w.space_id = ? and (s.visibility <> 'PRIVATE' or m.member is not null) order by w.member",
                row -> row.number("member"),
                Instant.now(),
                space);
    }

    @Override
    public void unfollow(long space, long member) {
        database.<Void, RuntimeException>transaction(tx -> {
            Memberships.unfollow(tx, space, member);
            return null;
        });
    }

    @Override
    public long audience(Transaction transaction, long space, String feature, Role least) {
        Optional<Long> known = find(transaction, space, feature, least);
        if (known.isPresent()) {
            return known.get();
        }
        // The space's row stays locked until the commit: whoever waited here finds the audience below.
        transaction.execute("update space_space set audiences = audiences + 1 where id = ?", space);
        return find(transaction, space, feature, least).orElseGet(() -> {
            transaction.execute(
                    "insert into space_audience (space_id, feature, least) values (?, ?, ?)",
                    space,
                    feature,
                    least.ordinal());
            Structure.changed(transaction);
            return find(transaction, space, feature, least).orElseThrow();
        });
    }

    private static Optional<Long> find(Transaction transaction, long space, String feature, Role least) {
        return transaction.first(
                "select id from space_audience where space_id = ? and feature = ? and least = ?",
                row -> row.number("id"),
                space,
                feature,
                least.ordinal());
    }

    @Override
    public Set<String> features(long space) {
        return Set.copyOf(database.list(
                "select feature from space_feature where space_id = ? and state <> 'OFF'",
                row -> row.text("feature"),
                space));
    }

    @Override
    public Set<Long> partners(long space) {
        return Set.copyOf(SpaceDetails.partners(database, space));
    }

    @Override
    public boolean withExamples(long space) {
        return database.number("select count(*) from space_space where id = ? and examples = ?", space, true) > 0;
    }
}
