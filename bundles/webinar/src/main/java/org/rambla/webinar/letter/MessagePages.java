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
import org.rambla.api.network.Network;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.event.LineByLanguage;
import org.rambla.webinar.event.Tongues;
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
    private final Network network;
    private final EventViews views;

    public MessagePages(OpenEvent opening, WriteToRegistered writing, Network network, EventViews views) {
        this.network = network;
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
        Message message = message(form, visit);
        if (!form.valid()) {
            return page(event, form, visit).invalid();
        }
        writing.write(event, message, form.submission(), visit);
        return Redirect.done(EventRow.path(visit.space(), id, ""), "webinar.done.message");
    }

    /** In one language at least, each with its subject and its text; what is wrong is said in the form. */
    private Message message(Form form, Visit visit) {
        List<String> languages = network.languages();
        String own = languages.contains(visit.language()) ? visit.language() : languages.get(0);
        Localised subject = LineByLanguage.read(form, "subject", languages, SUBJECT, own);
        Localised text = texts(form, languages, own);
        for (String tag : languages) {
            boolean first = subject.isEmpty() && text.isEmpty() && tag.equals(own);
            if (first || subject.only(tag).isEmpty() && !text.only(tag).isEmpty()) {
                form.reject("subject." + tag, "web.problem.required");
            }
            if (first || text.only(tag).isEmpty() && !subject.only(tag).isEmpty()) {
                form.reject("text." + tag, "web.problem.required");
            }
        }
        String readers = form.oneOf("readers", readers(visit).keySet());
        return form.valid() ? new Message(subject, text, Readers.valueOf(readers)) : null;
    }

    /** A text without a language ("text") is in the organiser's. */
    private static Localised texts(Form form, List<String> languages, String own) {
        Map<String, String> texts = new LinkedHashMap<>();
        languages.forEach(tag -> texts.put(tag, lines(form.optional("text." + tag, TEXT))));
        Localised typed = new Localised(texts);
        return typed.isEmpty() ? Localised.of(own, lines(form.optional("text", TEXT))) : typed;
    }

    private static String lines(String text) {
        return text.lines().map(OneLine::of).collect(Collectors.joining("\n"));
    }

    private Page page(EventRow event, Form form, Visit visit) {
        Fields fields = Fields.of(visit, form).with("readers", Readers.CONFIRMED);
        Html body = Html.of(out -> JtemessageGenerated.render(
                (HtmlTemplateOutput) out,
                null,
                event,
                fields,
                form,
                readers(visit),
                Tongues.named(network.languages(), visit),
                visit));
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
