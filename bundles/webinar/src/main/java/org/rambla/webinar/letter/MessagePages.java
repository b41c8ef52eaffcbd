// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.letter;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.event.OneLine;
import org.rambla.webinar.jte.JtemessageGenerated;
import org.rambla.webinar.letter.WriteToRegistered.Message;
import org.rambla.webinar.letter.WriteToRegistered.Readers;
import org.rambla.webinar.registration.OpenEvent;

/** Where organisers write to everybody who registered. */
@Path("/")
public final class MessagePages {
    public static final int SUBJECT = 150;
    public static final int TEXT = 5_000;

    private final OpenEvent opening;
    private final WriteToRegistered writing;
    private final EventViews views;

    public MessagePages(OpenEvent opening, WriteToRegistered writing, EventViews views) {
        this.opening = opening;
        this.writing = writing;
        this.views = views;
    }

    @GET
    @Path("events/{event}/message")
    @Requires(value = "webinar.organise", item = "event")
    public Page form(@PathParam("event") long id, @Context Visit visit) {
        return page(opening.find(id, visit).row(), null, visit);
    }

    @POST
    @Path("events/{event}/message")
    @Requires(value = "webinar.organise", item = "event")
    public Object send(@PathParam("event") long id, @Context Form form, @Context Visit visit) {
        EventRow event = opening.find(id, visit).row();
        String subject = OneLine.required(form, "subject", SUBJECT);
        String text = form.required("text", TEXT);
        String readers = form.oneOf("readers", readers(visit).keySet());
        if (!form.valid()) {
            return page(event, form, visit).invalid();
        }
        List<String> paragraphs = Stream.of(text.split("\\n\\s*\\n"))
                .map(paragraph -> paragraph.lines().map(OneLine::of).collect(Collectors.joining("\n")))
                .filter(paragraph -> !paragraph.isBlank())
                .toList();
        writing.write(event, new Message(subject, paragraphs, Readers.valueOf(readers)), form.submission(), visit);
        return Redirect.done(EventRow.path(visit.space(), id, ""), "webinar.done.message");
    }

    private Page page(EventRow event, Form form, Visit visit) {
        Fields fields = Fields.of(visit, form).with("readers", Readers.CONFIRMED);
        Html body = Html.of(out ->
                JtemessageGenerated.render((HtmlTemplateOutput) out, null, event, fields, form, readers(visit), visit));
        return views.below(visit.text("webinar.message.title"), body, event, visit);
    }

    private static Map<String, String> readers(Visit visit) {
        Map<String, String> readers = new LinkedHashMap<>();
        for (Readers one : Readers.values()) {
            readers.put(one.name(), visit.text("webinar.message.readers." + one));
        }
        return readers;
    }
}
