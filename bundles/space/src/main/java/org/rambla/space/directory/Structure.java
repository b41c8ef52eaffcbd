// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.directory;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.persistence.Sql;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Grant;
import org.rambla.api.space.Grants;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;

/**
 * What the rights of every reader are made from, of all spaces at once: who may see a space, what is on in it, which
 * audiences it has. It changes seldom and is large, so it is kept between requests; each request asks, together with
 * the reader's memberships, whether it is still the one in force.
 *
 * @param version of the table's row when this was read; what was read may be newer, never older
 */
public record Structure(long version, List<Space> spaces) {
    private static final String MEMBERSHIPS = "select v.version, m.space_id, m.role from space_structure v"
            + " left join space_membership m on m.member = ? and m.until_at > ? where v.id = 1";

    private static final int MOST_READINGS = 5;

    /** One space and what is on in it. */
    record Space(long id, Visibility visibility, List<On> features) {}

    /**
     * A feature that is on.
     *
     * @param reads the least role that may see it there
     * @param audiences the least role of an audience to its id
     */
    record On(String feature, Role reads, Map<Role, List<Long>> audiences) {}

    /** What one reader has, and the version of the structure that goes with it. */
    record Standing(long version, Map<Long, Role> roles) {
        static Standing of(Database database, long member) {
            Map<Long, Role> roles = new HashMap<>();
            List<Long> versions = database.list(
                    MEMBERSHIPS,
                    row -> {
                        Long space = row.numberOrNull("space_id");
                        if (space != null) {
                            roles.put(space, Role.values()[row.integer("role")]);
                        }
                        return row.number("version");
                    },
                    member,
                    Instant.now());
            return new Standing(versions.get(0), roles);
        }
    }

    private record Had(long space, String feature, Role least, long audience) {}

    private record Switched(long space, String feature, Role reads) {}

    /** To be called by whatever changes one of these tables, in its transaction and after it changed them. */
    public static void changed(Transaction transaction) {
        transaction.execute("update space_structure set version = version + 1 where id = 1");
    }

    /** Five statements; as often as it takes to read one that did not move meanwhile, within reason. */
    static Structure read(Sql sql) {
        Structure read = once(sql);
        for (int i = 0; i < MOST_READINGS && read.version() != version(sql); i++) {
            read = once(sql);
        }
        return read;
    }

    private static long version(Sql sql) {
        return sql.number("select version from space_structure where id = 1");
    }

    private static Structure once(Sql sql) {
        // First, so that what changes meanwhile is taken for older than it is and read again.
        long version = version(sql);
        Map<Long, Map<String, List<Had>>> audiences =
                sql.list("select id, space_id, feature, least from space_audience", Structure::had).stream()
                        .collect(Collectors.groupingBy(Had::space, Collectors.groupingBy(Had::feature)));
        Map<Long, List<Switched>> features = sql
                .list(
                        "select space_id, feature, permissions from space_feature where state <> 'OFF'",
                        Structure::switched)
                .stream()
                .collect(Collectors.groupingBy(Switched::space));
        return new Structure(version, sql.list("select id, visibility from space_space", row -> {
            long id = row.number("id");
            Map<String, List<Had>> its = audiences.getOrDefault(id, Map.of());
            List<On> on = features.getOrDefault(id, List.of()).stream()
                    .map(found -> on(found, its.getOrDefault(found.feature(), List.of())))
                    .toList();
            return new Space(id, Visibility.valueOf(row.text("visibility")), on);
        }));
    }

    private static Had had(Row row) {
        return new Had(
                row.number("space_id"), row.text("feature"), Role.values()[row.integer("least")], row.number("id"));
    }

    private static Switched switched(Row row) {
        String feature = row.text("feature");
        return new Switched(
                row.number("space_id"), feature, Permissions.reads(Permissions.read(row.text("permissions")), feature));
    }

    private static On on(Switched found, List<Had> audiences) {
        return new On(
                found.feature(),
                found.reads(),
                audiences.stream()
                        .collect(Collectors.groupingBy(
                                Had::least, Collectors.mapping(Had::audience, Collectors.toList()))));
    }

    /**
     * What a reader may read.
     *
     * @param member id; 0: a guest
     * @param running which features run now
     */
    Grants grants(long member, Map<Long, Role> roles, Predicate<String> running) {
        Map<Long, Grant> bySpace = new HashMap<>();
        Set<Long> audiences = new HashSet<>();
        for (Space space : spaces) {
            Role joined = roles.get(space.id());
            if (joined == null && !seen(space.visibility(), member)) {
                continue;
            }
            Role role = joined == null ? Role.VISITOR : joined;
            Set<String> features = new HashSet<>();
            for (On on : space.features()) {
                if (role.atLeast(on.reads()) && running.test(on.feature())) {
                    features.add(on.feature());
                    on.audiences().forEach((least, ids) -> {
                        if (role.atLeast(least)) {
                            audiences.addAll(ids);
                        }
                    });
                }
            }
            bySpace.put(space.id(), new Grant(space.id(), role, features));
        }
        return new Grants(bySpace, audiences);
    }

    private static boolean seen(Visibility visibility, long member) {
        return visibility == Visibility.PUBLIC || visibility == Visibility.NETWORK && member > 0;
    }
}
