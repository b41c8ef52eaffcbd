// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.synonym;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.search.jte.JtewordsGenerated;
import org.rambla.search.missed.Missed;

/** Where managers keep words that mean the same, and see what was missed: of a space, or of the network. */
public final class WordDesk {
    private static final int LONGEST = 900;
    private static final int MOST = 20;
    private static final int SHOWN = 50;

    private final KeptSynonyms synonyms;
    private final Missed missed;

    public WordDesk(KeptSynonyms synonyms, Missed missed) {
        this.synonyms = synonyms;
        this.missed = missed;
    }

    /**
     * What is shown.
     *
     * @param writePath where a page about something can be written, with the title at its end; "" for nowhere
     */
    public record View(
            String base, List<KeptSynonyms.Entry> entries, List<Missed.Words> missed, String writePath, String begun) {}

    private static String base(long space, Visit visit) {
        return space == 0 ? "/n/search" : visit.space().path("search", "");
    }

    Page page(long space, String begun, Form form, Visit visit) {
        String base = base(space, visit);
        String write = space != 0 && visit.on("wiki") && visit.can("wiki.write")
                ? visit.space().path("wiki", "new?title=")
                : "";
        View view = new View(base, synonyms.entries(space), missed.open(space, SHOWN), write, begun);
        Html body = Html.of(out -> JtewordsGenerated.render((HtmlTemplateOutput) out, null, view, form, visit));
        Page page = Page.of(visit.text("search.words"), body)
                .crumb(visit.text("search.title"), base)
                .tab("search");
        return form == null ? page : page.invalid();
    }

    Object add(long space, Form form, Visit visit) {
        String typed = form.required("phrases", LONGEST);
        List<String> phrases = KeptSynonyms.split(typed);
        if (!typed.isEmpty() && phrases.size() < 2) {
            form.reject("phrases", "search.words.two");
        } else if (phrases.size() > MOST) {
            form.reject("phrases", "search.words.many", MOST);
        }
        if (!form.valid()) {
            return page(space, "", form, visit);
        }
        synonyms.add(space, phrases, visit.memberId());
        return Redirect.done(base(space, visit) + "/words", "search.done.added");
    }

    Response remove(long space, long id, Visit visit) {
        synonyms.remove(space, id);
        return Redirect.done(base(space, visit) + "/words", "search.done.removed");
    }

    Response settle(long space, long id, Visit visit) {
        missed.settle(space, id);
        return Redirect.done(base(space, visit) + "/words", "search.done.settled");
    }
}
