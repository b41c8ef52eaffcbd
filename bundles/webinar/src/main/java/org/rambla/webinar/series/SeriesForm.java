// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.series;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.OneLine;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventForm;
import org.rambla.webinar.event.EventRow;

/** The series of an event in a form. */
public final class SeriesForm {
    /** Sessions are numbered up to it. */
    public static final int MOST = 999;

    private static final String NEW = "new";

    private SeriesForm() {}

    public static void fill(Fields fields, EventRow event) {
        fields.with("series", event.series() == 0 ? "" : event.series())
                .with("session", event.session() == 0 ? "" : event.session());
    }

    /** What may be chosen: none, a new one, or one that there is. */
    public static Map<String, String> choices(Map<String, String> titles, Visit visit) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", visit.text("webinar.series.none"));
        choices.put(NEW, visit.text("webinar.series.new"));
        choices.putAll(titles);
        return choices;
    }

    /** What was typed; messages are kept in the form when something is wrong. */
    public static Choice read(Form form, Map<String, String> titles, List<String> languages) {
        String chosen = form.value("series");
        if (chosen.isEmpty()) {
            return Choice.NONE;
        }
        int session = form.value("session").isEmpty() ? 0 : (int) form.number("session", 1, MOST);
        if (chosen.equals(NEW)) {
            return new Choice(0, title(form, languages), session);
        }
        if (!titles.containsKey(chosen)) {
            form.reject("series", "web.problem.choice");
            return Choice.NONE;
        }
        return new Choice(Long.parseLong(chosen), Localised.NONE, session);
    }

    private static Localised title(Form form, List<String> languages) {
        Map<String, String> titles = new LinkedHashMap<>();
        form.localised("seriesTitle", languages, EventForm.TITLE, false)
                .texts()
                .forEach((language, text) -> titles.put(language, OneLine.of(text)));
        Localised title = new Localised(titles);
        if (title.isEmpty()) {
            form.reject("seriesTitle." + languages.get(0), "webinar.problem.title");
        }
        return title;
    }
}
