// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.after;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.content.Files;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.page.Upload;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.Details.Speaker;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.Tongues;
import org.rambla.webinar.jte.JtefilesGenerated;
import org.rambla.webinar.registration.OpenEvent;

/** Documents of an event and portraits of its speakers, for its organisers, before and after. */
@Path("/")
public final class FilePages {
    private final OpenEvent opening;
    private final Documents documents;
    private final Files files;
    private final EventViews views;

    public FilePages(OpenEvent opening, Documents documents, Files files, EventViews views) {
        this.opening = opening;
        this.documents = documents;
        this.files = files;
        this.views = views;
    }

    /**
     * The page.
     *
     * @param speakers to choose from, by name
     * @param languages of documents, to choose from
     */
    public record Filed(
            Events.Whole event,
            Documents.Kept kept,
            Map<String, String> speakers,
            Map<String, String> languages,
            Fields fields,
            Form form) {}

    @GET
    @Path("events/{event}/files")
    @Requires(value = "webinar.organise", item = "event")
    public Page show(@PathParam("event") long id, @Context Visit visit) {
        return page(opening.find(id, visit), null, visit);
    }

    @POST
    @Path("events/{event}/files")
    @Requires(value = "webinar.organise", item = "event")
    public Object change(@PathParam("event") long id, @Context Form form, @Context Visit visit) {
        Events.Whole event = opening.find(id, visit);
        Documents.Kept kept = documents.kept(id);
        List<Long> removed = removed(form);
        boolean portrait = form.value("do").equals("portrait");
        String language = languages(visit).containsKey(form.value("language")) ? form.value("language") : "";
        List<Stored> stored = stored(form, portrait ? 1 : room(kept, removed), visit);
        if (portrait) {
            String speaker = form.oneOf("speaker", speakers(event).keySet());
            if (stored.isEmpty() || !stored.get(0).type().startsWith("image/")) {
                form.reject("files", "webinar.problem.portrait");
            }
            if (form.valid()) {
                documents.portrait(id, speaker, stored.get(0));
            }
        } else if (form.valid()) {
            documents.change(id, stored, form.checked("later"), language, removed, Documents.organiser(visit));
        }
        return form.valid()
                ? Redirect.done(EventRow.path(visit.space(), id, "/files"), "webinar.done.files")
                : page(event, form, visit).invalid();
    }

    private static int room(Documents.Kept kept, List<Long> removed) {
        return Documents.MOST
                - kept.size()
                + (int) kept.all().stream()
                        .filter(file -> removed.contains(file.id()))
                        .count();
    }

    private static List<Long> removed(Form form) {
        return form.fields().stream()
                .filter(field -> field.matches("remove\\.[0-9]{1,18}"))
                .map(field -> Long.parseLong(field.substring("remove.".length())))
                .toList();
    }

    private List<Stored> stored(Form form, int most, Visit visit) {
        List<Stored> stored = new ArrayList<>();
        for (Upload upload : form.files("files")) {
            if (stored.size() >= most) {
                form.reject("files", "webinar.problem.files", Documents.MOST);
                return stored;
            }
            try {
                stored.add(files.store(upload, visit.memberId()));
            } catch (Refusal refusal) {
                form.reject("files", refusal.key(), refusal.arguments());
            }
        }
        return stored;
    }

    private static Map<String, String> speakers(Events.Whole event) {
        Map<String, String> speakers = new LinkedHashMap<>();
        for (Speaker speaker : event.details().speakers()) {
            String called = event.details().called(speaker);
            speakers.put(called, called);
        }
        return speakers;
    }

    /** In which a document may be, with labels; "" for not said. */
    private static Map<String, String> languages(Visit visit) {
        Map<String, String> languages = new LinkedHashMap<>();
        languages.put("", visit.text("webinar.files.language.none"));
        languages.putAll(Tongues.offered(visit));
        return languages;
    }

    private Page page(Events.Whole event, Form form, Visit visit) {
        Filed filed = new Filed(
                event,
                documents.kept(event.row().id()),
                speakers(event),
                languages(visit),
                Fields.of(visit, form),
                form);
        Html body = Html.of(out -> JtefilesGenerated.render((HtmlTemplateOutput) out, null, filed, visit));
        return views.below(visit.text("webinar.files.title"), body, event.row(), visit);
    }
}
