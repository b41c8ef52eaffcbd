// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.home;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.rambla.api.visit.Visit;
import org.rambla.space.directory.SpaceDetails;

/** From when to when a project runs, as people say it; days, so no zone is involved. */
public final class ProjectDates {
    private ProjectDates() {}

    public static String words(SpaceDetails details, Visit visit) {
        if (details.firstDay().isEmpty()) {
            return visit.text("space.project.until", day(details.lastDay().orElseThrow(), visit));
        }
        return details.lastDay()
                .map(last -> visit.text(
                        "space.project.fromTo", day(details.firstDay().get(), visit), day(last, visit)))
                .orElseGet(() ->
                        visit.text("space.project.from", day(details.firstDay().get(), visit)));
    }

    private static String day(LocalDate day, Visit visit) {
        return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(visit.language().equals("en") ? Locale.UK : Locale.forLanguageTag(visit.language())));
    }
}
