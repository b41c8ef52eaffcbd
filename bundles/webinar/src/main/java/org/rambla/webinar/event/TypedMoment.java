// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.rambla.api.page.Form;

/**
 * A moment as it is typed: a date, a time and, for the hour that exists twice when clocks go back, which one.
 *
 * @param date "2026-05-26"
 * @param time "14:00"
 * @param hour "earlier", "later" or ""
 */
public record TypedMoment(String date, String time, String hour) {
    /** In the fields nameDate, nameTime and nameHour. */
    public static TypedMoment in(Form form, String name) {
        return new TypedMoment(form.value(name + "Date"), form.value(name + "Time"), form.value(name + "Hour"));
    }

    /** As a stored moment is shown in a form. */
    public static TypedMoment of(Instant at, ZoneId zone) {
        LocalDateTime local = at.atZone(zone).toLocalDateTime();
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        boolean later = offsets.size() == 2 && zone.getRules().getOffset(at).equals(offsets.get(1));
        return new TypedMoment(
                local.toLocalDate().toString(),
                local.toLocalTime().withSecond(0).withNano(0).toString(),
                offsets.size() < 2 ? "" : later ? "later" : "earlier");
    }

    private Optional<LocalDateTime> local() {
        try {
            LocalDate day = LocalDate.parse(date);
            return day.getYear() < 2000 || day.getYear() > 2199
                    ? Optional.empty()
                    : Optional.of(
                            day.atTime(LocalTime.parse(time)).withSecond(0).withNano(0));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether clocks there show it twice. */
    public boolean twice(ZoneId zone) {
        return local().map(at -> zone.getRules().getValidOffsets(at).size() == 2)
                .orElse(false);
    }

    /** The moment that is meant, when it is one. */
    public Optional<Instant> instant(ZoneId zone) {
        Optional<LocalDateTime> local = local();
        if (local.isEmpty()) {
            return Optional.empty();
        }
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local.get());
        return switch (offsets.size()) {
            case 1 -> Optional.of(local.get().toInstant(offsets.get(0)));
            case 2 ->
                hour.equals("earlier") || hour.equals("later")
                        ? Optional.of(local.get().toInstant(offsets.get(hour.equals("earlier") ? 0 : 1)))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The same, keeping a message in the form when there is no such moment; null then. */
    public Instant read(Form form, String name, ZoneId zone) {
        Optional<Instant> meant = instant(zone);
        if (meant.isPresent()) {
            return meant.get();
        }
        if (date.isEmpty()) {
            form.reject(name + "Date", "web.problem.required");
        }
        if (time.isEmpty()) {
            form.reject(name + "Time", "web.problem.required");
        }
        if (!date.isEmpty() && !time.isEmpty()) {
            Optional<LocalDateTime> local = local();
            if (local.isEmpty()) {
                form.reject(name + "Date", "webinar.problem.moment");
            } else {
                form.reject(name + "Time", twice(zone) ? "webinar.problem.twice" : "webinar.problem.skipped");
            }
        }
        return null;
    }
}
