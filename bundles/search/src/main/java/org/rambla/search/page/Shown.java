// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.page;

import java.util.List;
import org.rambla.api.content.ContentHead;
import org.rambla.api.people.MemberCard;
import org.rambla.api.search.SearchAnswer.Hit;
import org.rambla.api.search.SearchAnswer.Piece;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.search.ask.Finding.Found;
import org.rambla.search.ask.Typed;

/**
 * What was found, with the names of everything.
 *
 * @param base path of this search, "/n/search"
 * @param everywhere address of the same search over all spaces, "" when it is that one
 * @param words address of the page of words, "" for those who have none
 */
public record Shown(
        Found found,
        String base,
        String everywhere,
        String words,
        List<Item> items,
        List<Group> groups,
        List<Choice> chosen) {

    /**
     * A hit.
     *
     * @param kind what it is, in words
     * @param icon that goes with it
     * @param author null for none
     * @param space null when all are of one space, and for what is in none
     * @param around what a file is attached to, or null
     * @param mark that what is shown is a translation
     * @param titleMark that the title of what it belongs to is one; empty otherwise
     */
    public record Item(
            Hit hit,
            String kind,
            String icon,
            List<Piece> title,
            MemberCard author,
            SpaceCard space,
            ContentHead around,
            Html mark,
            Html titleMark) {
        /** Whether its date says anything. */
        public boolean dated() {
            return hit.item() != 0;
        }
    }

    /** A facet with its values. */
    public record Group(String name, List<Choice> choices) {}

    /** A value: where it leads, and how many hits it has. */
    public record Choice(String label, String path, long count, boolean current) {}

    /** For an attribute: null for the page's own language, and for none. */
    public String lang(String language, Visit visit) {
        return language.isEmpty() || language.equals("zxx") || language.equals(visit.language()) ? null : language;
    }

    /** What is wrong with a condition that means nothing. */
    public String unknown(String condition, Visit visit) {
        boolean day = Typed.of(condition).conditions().stream().allMatch(Typed.Condition::ofTime);
        return visit.text(day ? "search.unknown.day" : "search.unknown", condition);
    }

    public String path(org.rambla.search.ask.Asking asking) {
        return base + asking.query();
    }
}
