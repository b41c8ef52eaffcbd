// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.space;

import java.util.List;
import org.rambla.api.text.Html;
import org.rambla.api.text.Localised;

/**
 * A space as every page of it needs it.
 *
 * @param slug its name in addresses
 * @param colour plum, indigo, petrol, forest, olive, amber, brick or slate
 * @param guidelines editorial guidelines by language, HTML that was cleaned on its way in
 * @param languages working languages
 * @param topics ids of the network's topics that the space is about
 */
public record SpaceCard(
        long id,
        String slug,
        Localised name,
        Localised purpose,
        SpaceKind kind,
        String colour,
        Visibility visibility,
        Joining joining,
        boolean archived,
        Localised guidelines,
        List<String> languages,
        List<String> topics) {

    /** The guidelines in a language, to be shown where people write. */
    public Html guidelines(String language) {
        return Html.trusted(guidelines.in(language));
    }

    /** Address of the space's home. */
    public String path() {
        return "/s/" + slug;
    }

    /** Address of a page of a feature: {@code path("forum", "topics/7")} is "/s/night/forum/topics/7". */
    public String path(String feature, String rest) {
        return "/s/" + slug + "/" + feature + (rest.isEmpty() ? "" : "/" + rest);
    }

    public enum SpaceKind {
        THEMATIC,
        PROJECT,
        WORKING_GROUP,
        COMMITTEE
    }

    /** Who may see the space. */
    public enum Visibility {
        /** Everybody. */
        PUBLIC,
        /** Members of the network. */
        NETWORK,
        /** Members of the space; for all others it does not exist. */
        PRIVATE
    }

    /** How one becomes a member of the space. */
    public enum Joining {
        OPEN,
        REQUEST,
        INVITATION
    }
}
