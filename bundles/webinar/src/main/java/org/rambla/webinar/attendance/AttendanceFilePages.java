// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.attendance;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.page.Upload;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.Members;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.jte.JteattendedGenerated;
import org.rambla.webinar.registration.NamedRegistrations;
import org.rambla.webinar.registration.OpenEvent;
import org.rambla.webinar.registration.RegistrationRow;
import org.rambla.webinar.registration.WalkIn;

/** Takes the list that a meeting tool wrote: first shows who is meant, then notes whom the organiser left ticked. */
@Path("/")
public final class AttendanceFilePages {
    /** Of a list; a meeting of more has several. */
    static final int ROWS = 5_000;

    static final int SIZE = 2 * 1024 * 1024;
    private static final int STEP = 500;
    private static final String THERE = "there.";

    private final OpenEvent opening;
    private final NamedRegistrations registrations;
    private final WalkIn coming;
    private final NoteAttendance noting;
    private final Members members;
    private final EventViews views;
    private final Clock clock;

    public AttendanceFilePages(
            OpenEvent opening,
            NamedRegistrations registrations,
            WalkIn coming,
            NoteAttendance noting,
            Members members,
            EventViews views,
            Clock clock) {
        this.coming = coming;
        this.members = members;
        this.opening = opening;
        this.registrations = registrations;
        this.noting = noting;
        this.views = views;
        this.clock = clock;
    }

    @GET
    @Path("events/{event}/attendance/file")
    @Requires(value = "webinar.organise", item = "event")
    public Page ask(@PathParam("event") long id, @Context Visit visit) {
        return page(opening.find(id, visit).row(), null, null, visit);
    }

    /** Nothing is noted yet unless the form says who. */
    @POST
    @Path("events/{event}/attendance/file")
    @Requires(value = "webinar.organise", item = "event")
    public Object take(@PathParam("event") long id, @Context Form form, @Context Visit visit) throws IOException {
        EventRow event = opening.find(id, visit).row();
        if (!NoteAttendance.begun(event, clock.instant())) {
            throw new Refusal(409, "webinar.attendance.later");
        }
        if (form.value("step").equals("note")) {
            List<Long> there = ticked(form);
            coming.waited(id, there);
            noting.ticked(id, there, List.of());
            return Redirect.done(EventRow.path(visit.space(), id, "/attendance"), "webinar.done.attendance");
        }
        List<Upload> files = form.files("list");
        if (files.isEmpty()) {
            form.reject("list", "web.problem.required");
        } else if (files.get(0).size() > SIZE) {
            form.reject("list", "webinar.problem.list");
        }
        if (!form.valid()) {
            return page(event, null, form, visit).invalid();
        }
        Map<RegistrationRow, String> names = names(id, visit);
        return page(event, Attendees.of(table(files.get(0)), names, addresses(names.keySet())), null, visit);
    }

    private static List<Long> ticked(Form form) {
        return form.fields().stream()
                .filter(field -> field.matches("there\\.[0-9]{1,18}"))
                .limit(Attendees.MOST)
                .map(field -> Long.parseLong(field.substring(THERE.length())))
                .toList();
    }

    private static List<List<String>> table(Upload file) throws IOException {
        try (InputStream in = file.open()) {
            return Table.read(in.readNBytes(SIZE), ROWS);
        }
    }

    /** Where their mail goes now, by registration: the tool knows that address of whoever has an account. */
    private Map<Long, String> addresses(Collection<RegistrationRow> rows) {
        List<Long> accounts = rows.stream()
                .map(RegistrationRow::member)
                .filter(member -> member != 0)
                .distinct()
                .toList();
        Map<Long, Mailbox> boxes = new HashMap<>();
        for (int from = 0; from < accounts.size(); from += STEP) {
            boxes.putAll(members.mailboxes(accounts.subList(from, Math.min(accounts.size(), from + STEP))));
        }
        Map<Long, String> addresses = new HashMap<>();
        rows.forEach(row -> {
            Mailbox box = boxes.get(row.member());
            addresses.put(row.id(), box == null ? row.address() : box.address());
        });
        return addresses;
    }

    /** Everybody who has a place or waits for one. */
    private Map<RegistrationRow, String> names(long event, Visit visit) {
        Map<RegistrationRow, String> names = new LinkedHashMap<>();
        NamedRegistrations.Part part = registrations.line(event, "", STEP, visit);
        add(part, names);
        while (part.next() > 0) {
            part = registrations.line(event, Long.toString(part.next()), STEP, visit);
            add(part, names);
        }
        return names;
    }

    private static void add(NamedRegistrations.Part part, Map<RegistrationRow, String> names) {
        part.rows().forEach(row -> names.put(row, part.name(row)));
    }

    private Page page(EventRow event, Attendees attendees, Form form, Visit visit) {
        boolean open = NoteAttendance.begun(event, clock.instant());
        Fields fields = Fields.of(visit, form);
        Html body = Html.of(out -> JteattendedGenerated.render(
                (HtmlTemplateOutput) out, null, event, attendees, open, fields, form, visit));
        return views.below(visit.text("webinar.attended.title"), body, event, visit);
    }
}
