// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.visit.Visit;

/** The terms of registering in a form. */
public final class TermsForm {
    private TermsForm() {}

    static void fill(Fields fields, EventRow event) {
        Terms terms = event.terms();
        fields.with("who", terms.who())
                .with("capacity", terms.capacity() == 0 ? "" : terms.capacity())
                .with("perCity", terms.perCity() == 0 ? "" : terms.perCity());
        if (terms.opens() != null) {
            EventForm.typed(fields, "opens", TypedMoment.of(terms.opens(), event.zone()));
        }
        if (terms.closes() != null) {
            EventForm.typed(fields, "closes", TypedMoment.of(terms.closes(), event.zone()));
        }
    }

    /** Who may register, with labels. */
    public static Map<String, String> whos(Visit visit) {
        Map<String, String> whos = new LinkedHashMap<>();
        for (Terms.Who who : Terms.Who.values()) {
            whos.put(who.name(), visit.text("webinar.who." + who.name()));
        }
        return whos;
    }

    /**
     * What was typed; messages are kept in the form when something is wrong.
     *
     * @param when null while the date is not known: then nothing opens or closes, but what was said of it is kept
     */
    static Terms read(Form form, When when) {
        Terms.Who who = TypedEvent.choice(
                Terms.Who.class, form, "who", Set.of("NOBODY", "SPACE", "PARTNER", "NETWORK", "PUBLIC"));
        int capacity = places(form, "capacity");
        int perCity = places(form, "perCity");
        Instant opens = moment(form, "opens", when);
        Instant closes = moment(form, "closes", when);
        if (when != null && closes != null && closes.isAfter(when.start())) {
            form.reject("closesDate", "webinar.problem.closesLate");
        }
        if (closes != null && opens != null && !closes.isAfter(opens)) {
            form.reject("closesDate", "webinar.problem.closesEarly");
        } else if (when != null && opens != null && !opens.isBefore(when.start())) {
            form.reject("opensDate", "webinar.problem.opensLate");
        }
        return new Terms(who, capacity, perCity, opens, closes);
    }

    private static int places(Form form, String field) {
        return form.value(field).isEmpty() ? 0 : (int) form.number(field, 1, Terms.MOST);
    }

    private static Instant moment(Form form, String name, When when) {
        TypedMoment typed = TypedMoment.in(form, name);
        ZoneId zone = when == null ? EventForm.zone(form.value("zone")) : when.zone();
        return zone == null || typed.date().isEmpty() && typed.time().isEmpty() ? null : typed.read(form, name, zone);
    }
}
