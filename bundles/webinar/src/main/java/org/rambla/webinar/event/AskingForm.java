// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Instant;
import java.time.ZoneId;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;

/** In a form: whether whoever has a place is asked about a new date, and until when there is time to answer. */
final class AskingForm {
    private AskingForm() {}

    /** Whoever had a place when an event was postponed, or is asked already, is asked unless organisers decide otherwise. */
    static void fill(Fields fields, EventRow event) {
        fields.with("asking", event.status() == Status.POSTPONED || event.askedAt() != null ? "1" : "");
        if (event.askUntil() != null) {
            EventForm.typed(fields, "until", TypedMoment.of(event.askUntil(), event.zone()));
        }
    }

    /**
     * What was typed; messages are kept in the form when something is wrong.
     *
     * @param when the new date, null while it is not known
     * @param before the event as it is stored: who touches neither its date nor its limit is not told that it is over
     */
    static Asking read(Form form, When when, EventRow before, Instant now) {
        boolean wanted = form.checked("asking");
        boolean limited = form.has("untilDate");
        if (when == null || !wanted && !limited) {
            return Asking.NOBODY;
        }
        ZoneId zone = when.zone();
        TypedMoment typed = TypedMoment.in(form, "until");
        if (typed.date().isEmpty() && typed.time().isEmpty()) {
            return new Asking(wanted, null, limited);
        }
        boolean goesOn = !wanted || before.when() != null && when.corrects(before.when());
        if (goesOn
                && before.askUntil() != null
                && typed.instant(zone).filter(before.askUntil()::equals).isPresent()) {
            return new Asking(wanted, before.askUntil(), false);
        }
        // The whole day, where no hour is typed.
        TypedMoment whole = typed.time().isEmpty() ? new TypedMoment(typed.date(), "23:59", typed.hour()) : typed;
        Instant until = whole.read(form, "until", zone);
        if (until != null && !until.isAfter(now)) {
            form.reject("untilDate", "webinar.problem.untilEarly");
        } else if (until != null && !until.isBefore(when.start())) {
            form.reject("untilDate", "webinar.problem.untilLate");
        }
        return new Asking(wanted, until, limited);
    }
}
