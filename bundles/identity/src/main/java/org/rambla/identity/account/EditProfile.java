// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.account;

import java.util.Collection;
import org.rambla.api.event.Event;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.identity.member.FunctionKind;
import org.rambla.identity.member.Member;

/** A member writes who they are. */
public final class EditProfile {
    private final Database database;

    public EditProfile(Database database) {
        this.database = database;
    }

    /**
     * What members say of themselves.
     *
     * @param topics ids of topics of interest
     * @param version the version that was edited
     */
    public record Profile(
            String name,
            String function,
            FunctionKind kind,
            String language,
            String zone,
            String about,
            Collection<String> topics,
            int version) {}

    /** @throws Database.Conflict when it was changed meanwhile */
    public void save(long member, Profile profile) {
        database.<Void, RuntimeException>transaction(transaction -> {
            int rows = transaction.execute(
                    "update identity_member set name = ?, role_name = ?, role_kind = ?, sort_key = ?, search_key = ?,"
                            + " language = ?, zone = ?, about = ?, version = version + 1 where id = ? and version = ?",
                    profile.name,
                    profile.function,
                    profile.kind.name(),
                    Member.sortKey(profile.name),
                    Member.searchKey(profile.name, profile.function),
                    profile.language,
                    profile.zone,
                    profile.about,
                    member,
                    profile.version);
            if (rows == 0) {
                throw new Database.Conflict(false, null);
            }
            follow(transaction, member, profile.topics);
            transaction.record(Event.now("member.changed", member, 0, profile.version + 1, member));
            return null;
        });
    }

    /** Replaces the topics of interest. */
    public static void follow(Transaction transaction, long member, Collection<String> topics) {
        transaction.execute("delete from identity_interest where member = ?", member);
        topics.stream()
                .distinct()
                .forEach(topic -> transaction.execute(
                        "insert into identity_interest (member, topic) values (?, ?)", member, topic));
    }
}
