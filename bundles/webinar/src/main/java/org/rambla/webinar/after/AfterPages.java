// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.after;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.jte.JteafterGenerated;
import org.rambla.webinar.registration.HeldLinks;
import org.rambla.webinar.registration.HeldLinks.Held;

/** What whoever had a place finds after an event, by the link of the mail. */
@Path("/registrations/{registration}/{sign}")
public final class AfterPages {
    private final HeldLinks held;
    private final SayOpinion saying;
    private final Documents documents;
    private final Clock clock;

    public AfterPages(HeldLinks held, SayOpinion saying, Documents documents, Clock clock) {
        this.held = held;
        this.saying = saying;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * The page.
     *
     * @param form that comes back; null for the first time
     * @param said whether the reader has said how it was
     * @param open whether the reader may say so
     */
    public record After(Held held, Documents.Kept files, Fields fields, Form form, boolean said, boolean open) {
        /** Answers with their labels: from the last to the first when more is better. */
        public Map<String, String> answers(String question, int most, Visit visit) {
            Map<String, String> answers = new LinkedHashMap<>();
            for (int i = most; i >= 1; i--) {
                answers.put(Integer.toString(i), visit.text("webinar.opinion." + question + "." + i));
            }
            return answers;
        }
    }

    @GET
    @Path("after")
    @Requires(Requires.ANYONE)
    public Page show(
            @PathParam("registration") String registration, @PathParam("sign") String sign, @Context Visit visit) {
        return page(held.over(registration, sign, clock.instant()), null, visit);
    }

    @POST
    @Path("after")
    @Requires(Requires.ANYONE)
    public Object say(
            @PathParam("registration") String registration,
            @PathParam("sign") String sign,
            @Context Form form,
            @Context Visit visit) {
        Held one = held.over(registration, sign, clock.instant());
        String useful = form.oneOf("useful", Set.of("1", "2", "3", "4", "5"));
        String level = form.oneOf("level", Set.of("1", "2", "3"));
        String words = form.optional("words", Opinion.WORDS);
        if (!form.valid()) {
            return page(one, form, visit).invalid();
        }
        saying.say(one.event(), one.row(), new Opinion(Integer.parseInt(useful), Integer.parseInt(level), words));
        return Redirect.done(one.path() + "/after", "webinar.done.opinion");
    }

    private Page page(Held one, Form form, Visit visit) {
        After after = new After(
                one,
                documents.kept(one.event().id()).in(visit.language()),
                Fields.of(visit, form),
                form,
                saying.said(one.row()),
                saying.open(one.event(), one.row()));
        Html body = Html.of(out -> JteafterGenerated.render((HtmlTemplateOutput) out, null, after, visit));
        return Page.of(visit.text("webinar.after.title"), body).hidden();
    }
}
