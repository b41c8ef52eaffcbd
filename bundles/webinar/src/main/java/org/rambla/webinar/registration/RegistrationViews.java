// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import gg.jte.html.HtmlTemplateOutput;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.after.Documents;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.event.Tongues;
import org.rambla.webinar.event.WhenWords;
import org.rambla.webinar.jte.JtechangeGenerated;
import org.rambla.webinar.jte.JtecolleagueGenerated;
import org.rambla.webinar.jte.JteheldGenerated;
import org.rambla.webinar.jte.JtejoinGenerated;
import org.rambla.webinar.jte.JtelinksGenerated;
import org.rambla.webinar.jte.JteregisterGenerated;
import org.rambla.webinar.jte.JteregisteredGenerated;
import org.rambla.webinar.jte.JtestillGenerated;

/** The pages about registrations, put together. */
public final class RegistrationViews {
    private final EventViews events;

    public RegistrationViews(EventViews events) {
        this.events = events;
    }

    Page event(TakingPart part, Visit visit) {
        Html register = part.shown()
                ? Html.of(out -> JteregisterGenerated.render(
                        (HtmlTemplateOutput) out, null, part, new WhenWords(visit.messages()), visit))
                : Html.NONE;
        return events.event(part.event(), part.sessions(), part.files(), part.cities(), register, visit);
    }

    Page colleague(RegistrationForm form, List<String> languages, Visit visit) {
        Map<String, String> named = new LinkedHashMap<>();
        languages.forEach(tag -> named.put(tag, Tongues.name(tag, visit.language())));
        Html body = Html.of(out -> JtecolleagueGenerated.render((HtmlTemplateOutput) out, null, form, named, visit));
        return events.below(
                visit.text("webinar.colleague.title"), body, form.event().row(), visit);
    }

    Page registered(RegisteredPages.Registered registered, Visit visit) {
        Html body = Html.of(out -> JteregisteredGenerated.render((HtmlTemplateOutput) out, null, registered, visit));
        return events.below(
                visit.text("webinar.registered.title"), body, registered.event().row(), visit);
    }

    Page change(HeldLinks.Held held, RegistrationForm form, Visit visit) {
        Html body = Html.of(out ->
                JtechangeGenerated.render((HtmlTemplateOutput) out, null, held.event(), form, held.path(), visit));
        return Page.of(visit.text("webinar.held.change"), body).hidden();
    }

    /** @param form that comes back; null for the first time */
    Page links(Form form, Visit visit) {
        Fields fields = Fields.of(visit, form);
        Html body = Html.of(out -> JtelinksGenerated.render((HtmlTemplateOutput) out, null, fields, form, visit));
        return Page.of(visit.text("webinar.links.title"), body).hidden();
    }

    /**
     * @param zone of whoever is registered
     * @param enter where the reader says that they go in now, "" before it begins and when they have said so
     * @param address where the meeting is, "" while that is closed
     */
    Page join(EventRow event, ZoneId zone, String enter, String address, Visit visit) {
        Html body = Html.of(out -> JtejoinGenerated.render(
                (HtmlTemplateOutput) out, null, event, zone, enter, address, new WhenWords(visit.messages()), visit));
        return Page.of(visit.text("webinar.join.title"), body).hidden();
    }

    /** @param no whether the reader rather cannot come */
    Page still(HeldLinks.Held held, boolean no, Visit visit) {
        Html body = Html.of(out -> JtestillGenerated.render(
                (HtmlTemplateOutput) out,
                null,
                held.row(),
                held.event(),
                new WhenWords(visit.messages()),
                held.path(),
                no,
                visit));
        return Page.of(visit.text("webinar.still.title"), body).hidden();
    }

    /**
     * @param ahead how many wait before whoever waits
     * @param page path of the event's own page, "" where the reader may not be let in there
     */
    Page held(
            RegistrationRow row,
            EventRow event,
            long ahead,
            Documents.Kept files,
            String join,
            boolean past,
            String root,
            String page,
            Visit visit) {
        Html body = Html.of(out -> JteheldGenerated.render(
                (HtmlTemplateOutput) out,
                null,
                row,
                event,
                ahead,
                files,
                new WhenWords(visit.messages()),
                join,
                root + "/withdraw",
                past,
                root,
                page,
                visit));
        return Page.of(visit.text("webinar.held.title"), body).hidden();
    }
}
