// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.audience;

import gg.jte.html.HtmlTemplateOutput;
import java.util.Set;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Refusal;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.jte.JteaudienceGenerated;
import org.rambla.webinar.registration.RegistrationRow;

/** What asking by link and asking in the space have in common. */
public final class AudienceDesk {
    private final AskedQuestions questions;
    private final AskQuestion asking;

    public AudienceDesk(AskedQuestions questions, AskQuestion asking) {
        this.questions = questions;
        this.asking = asking;
    }

    /**
     * @param mine the reader's registration, or null
     * @param page address of the page, where questions are sent too
     * @param after where the page before ended, "" for the first one
     * @param moderate where organisers decide, "" for everybody else
     * @param form that comes back; null for the first time
     */
    Html show(
            EventRow event, RegistrationRow mine, String page, String after, String moderate, Form form, Visit visit) {
        AskedQuestions.Part part = questions.page(
                event.id(), new AskedQuestions.Reader(mine == null ? 0 : mine.id(), !moderate.isEmpty()), after);
        Audience audience = new Audience(
                event,
                part.rows(),
                AskedQuestions.cursor(after),
                part.next().isEmpty() ? "" : page + "?after=" + part.next(),
                mine == null ? "" : page,
                moderate,
                asking.open(event),
                Fields.of(visit, form),
                form);
        return Html.of(out -> JteaudienceGenerated.render((HtmlTemplateOutput) out, null, audience, visit));
    }

    /**
     * Does what a form asks for.
     *
     * @return key of the sentence that says what was done; "" when something is wrong, with a message in the form
     */
    public String take(EventRow event, RegistrationRow mine, Form form) {
        try {
            switch (form.value("do")) {
                case "support" -> asking.support(event, mine, question(form));
                case "leave" -> asking.leave(event, mine, question(form));
                default -> {
                    String text = OneLine.required(form, "text", AskQuestion.TEXT);
                    if (!form.valid()) {
                        return "";
                    }
                    asking.ask(event, mine, text);
                    return "webinar.done.question";
                }
            }
            return "webinar.done.support";
        } catch (Refusal refusal) {
            form.reject("", refusal.key(), refusal.arguments());
            return "";
        }
    }

    void moderate(EventRow event, Form form) {
        String state = form.oneOf("state", Set.of("SHOWN", "ANSWERED", "HIDDEN"));
        if (!form.valid()) {
            throw Refusal.notFound();
        }
        asking.moderate(event, question(form), Asked.State.valueOf(state));
    }

    private static long question(Form form) {
        String id = form.value("question");
        return id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0;
    }
}
