// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.content;

import java.time.Instant;
import org.rambla.api.space.Grant;
import org.rambla.api.space.Grants;
import org.rambla.api.space.Role;

/**
 * What core keeps about an item.
 *
 * @param type the feature's own word, for example "topic"
 * @param parent the item it belongs to (a post's topic), 0 when none
 * @param audience see {@link org.rambla.api.space.Spaces#audience}
 * @param least the least role of that audience in the item's own space
 * @param organisation the organisation for which the author acted
 * @param language BCP 47 tag of the original
 * @param title plain text in the item's language, at most 300 characters; "" for a reply
 * @param updatedAt of whatever change, also of rights
 * @param version counts changes, from 1
 * @param writtenAt when somebody last wrote it, or first published it
 */
public record ContentHead(
        long id,
        String feature,
        String type,
        long parent,
        long space,
        long audience,
        Role least,
        ContentState state,
        long author,
        long organisation,
        String language,
        String title,
        Instant createdAt,
        Instant updatedAt,
        int version,
        Instant writtenAt) {
    /** An item that was only ever changed by writing. */
    public ContentHead(
            long id,
            String feature,
            String type,
            long parent,
            long space,
            long audience,
            Role least,
            ContentState state,
            long author,
            long organisation,
            String language,
            String title,
            Instant createdAt,
            Instant updatedAt,
            int version) {
        this(
                id,
                feature,
                type,
                parent,
                space,
                audience,
                least,
                state,
                author,
                organisation,
                language,
                title,
                createdAt,
                updatedAt,
                version,
                updatedAt);
    }

    /** Feature and type as one word: "forum.topic". */
    public String kind() {
        return feature + "." + type;
    }

    /**
     * Whether it is core's own: what a space says of itself, the name of a topic. It is there to be translated, and is
     * neither found nor told of beside what it belongs to.
     */
    public boolean core() {
        return feature.equals("space") || feature.equals("network");
    }

    /** The one visibility rule, for a single item: covered by a grant and published; hidden ones for moderators, drafts for their author. */
    public boolean visible(Grants grants, long member) {
        Grant grant = grants.bySpace().get(space);
        return grants.covers(audience)
                && switch (state) {
                    case PUBLISHED -> true;
                    case HIDDEN -> grant != null && grant.role().atLeast(Role.MODERATOR);
                    case DRAFT -> member != 0 && member == author;
                    case DELETED -> false;
                };
    }
}
