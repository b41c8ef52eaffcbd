// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.correct;

import java.util.List;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.text.Direction;
import org.rambla.api.text.Html;
import org.rambla.api.text.WordChanges;
import org.rambla.api.text.WordChanges.Marks;
import org.rambla.api.visit.Visit;
import org.rambla.translation.reading.Versions.Pair;
import org.rambla.translation.segment.Passage;

/**
 * What became of an original since it was translated: words that went are {@code del}, words that came are {@code ins}, and
 * both say so to those who do not see the marks.
 */
public final class MarkedChanges {
    private final Bodies bodies;
    /** Of the rules that cleaned what the original said then. */
    private final int sanitiser;

    private final Marks marks;

    MarkedChanges(Bodies bodies, Beside beside, Visit visit) {
        this.bodies = bodies;
        this.sanitiser = beside.before() == null ? 0 : beside.before().body().sanitiser();
        String from = beside.head().language();
        this.marks = new Marks(
                "<del>" + hidden("translation.item.gone", from, visit),
                "</del>",
                "<ins>" + hidden("translation.item.come", from, visit),
                "</ins>");
    }

    private static String hidden(String key, String from, Visit visit) {
        String direction = Direction.of(visit.language(), from);
        return "<span class=\"visually-hidden\" lang=\"" + Html.escape(visit.language()) + "\""
                + (direction == null ? "" : " dir=\"" + direction + "\"") + ">" + Html.escape(visit.text(key))
                + " </span>";
    }

    /** A passage with its changes. */
    public Html of(Beside.Row row) {
        return view(WordChanges.between(clean(row.then()), row.original(), marks));
    }

    /** A passage that the original does not have any more. */
    public Html gone(Pair passage) {
        return view(marks.gone() + clean(passage.source()) + marks.goneEnd());
    }

    private String clean(String html) {
        List<Passage> passages =
                Passage.of(bodies.stored("<p>" + html + "</p>", sanitiser).html());
        return passages.isEmpty() ? "" : passages.get(0).html();
    }

    private static Html view(String html) {
        return new Body("<p>" + html + "</p>", 0).view();
    }
}
