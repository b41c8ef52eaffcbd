// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.content;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.rambla.api.people.MemberCard;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;

/** What people made lately, ready to be shown: at most four statements, whatever the number of items. */
@ProviderType
public interface Contributions {
    /** The latest that the visitor may read, newest first; pages by the last one's head (null for the first page). */
    List<Contribution> latest(Visit visit, ContentRegister.Selection selection, ContentHead after, int limit);

    /** As a list: title, what it is in words, person and city, time; with the space's name where asked for. */
    Html rows(List<Contribution> contributions, boolean withSpace, Visit visit);

    /**
     * One contribution.
     *
     * @param title its own, or that of the item it belongs to
     * @param language of the title
     * @param path its address; the permanent link when the feature does not tell
     */
    record Contribution(
            ContentHead head, String title, String language, String path, MemberCard author, SpaceCard space) {}
}
