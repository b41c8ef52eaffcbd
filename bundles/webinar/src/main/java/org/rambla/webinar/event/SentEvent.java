// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.rambla.api.page.Refusal;
import org.rambla.api.text.Localised;

/**
 * An event as a program of its organisers sends it. What is left out is empty for a new one, and stays as it is when one is
 * changed; a list or an object is replaced as a whole.
 *
 * @param key of the program's own: an event that is announced twice under it is one
 * @param version that the program saw, for a change
 * @param titles by language
 * @param language of html
 * @param html the description
 * @param versions the description in other languages
 * @param status PLANNED (where it is left out), UNDATED or POSTPONED
 * @param reasons why it was postponed, by language
 * @param start ISO 8601, with end
 * @param zone IANA name
 * @param way ONLINE (where it is left out), ON_SITE or HYBRID
 * @param venues by language
 * @param who NOBODY, SPACE (where it is left out), PARTNER, NETWORK or PUBLIC
 * @param capacity 0 for no limit, as perCity
 * @param reminders minutes before the beginning, multiples of hours from a day on
 * @param thanks NOBODY, PRESENT or PLACED
 * @param series id of one that there is; 0 for none
 * @param seriesTitles by language, of a new series to which it belongs
 * @param ask whether the registered are asked if they can come on the new date
 */
public record SentEvent(
        String key,
        Integer version,
        Map<String, String> titles,
        String language,
        String html,
        Map<String, String> versions,
        String status,
        Map<String, String> reasons,
        String start,
        String end,
        String zone,
        String way,
        Map<String, String> venues,
        String link,
        String meeting,
        Boolean room,
        String recording,
        String report,
        String together,
        String topic,
        List<String> spoken,
        List<String> interpreted,
        String who,
        Integer capacity,
        Integer perCity,
        String opens,
        String closes,
        List<Integer> reminders,
        String thanks,
        List<SentSpeaker> speakers,
        List<SentPart> programme,
        List<SentQuestion> questions,
        Long series,
        Map<String, String> seriesTitles,
        Integer session,
        Boolean ask) {
    /** @param functions by language */
    public record SentSpeaker(String name, Map<String, String> functions, String city) {}

    /**
     * @param time "14:30" where the organiser is
     * @param day from 1, of an event of several days
     * @param texts by language
     */
    public record SentPart(String time, Integer day, Map<String, String> texts) {}

    /**
     * @param key of a question that there is, so that its answers stay its own
     * @param type TEXT, YES, CHOICE, SEVERAL, NUMBER or DATE
     * @param options by language, in the same order
     */
    public record SentQuestion(
            String key, String type, Map<String, String> labels, Boolean required, Map<String, List<String>> options) {}

    /** Fields of the form that have another name here. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("title", "titles"),
            Map.entry("body", "html"),
            Map.entry("version", "versions"),
            Map.entry("reason", "reasons"),
            Map.entry("venue", "venues"),
            Map.entry("speaker", "speakers"),
            Map.entry("part", "programme"),
            Map.entry("question", "questions"),
            Map.entry("lead", "reminders"),
            Map.entry("seriesTitle", "seriesTitles"));

    /** @param before the event that is changed, null for a new one */
    SentForm form(Events.Whole before, List<String> languages, String reader, ZoneId here) {
        SentForm form = new SentForm();
        EventRow row = before == null ? null : before.row();
        form.put("key", key);
        form.put("title", or(titles, row == null ? null : row.title().texts()));
        form.put("language", or(language, before == null ? reader : before.language()));
        form.put("bodyFormat", "html");
        form.put("body", or(html, before == null ? "" : before.body().html()));
        versions(before).forEach((tag, text) -> {
            form.put("version." + tag + "Format", "html");
            form.put("version." + tag, (Object) text);
        });
        form.put("status", or(status, row == null ? Status.PLANNED : row.status()));
        form.put("reason", or(reasons, row == null ? null : row.reason().texts()));
        ZoneId there = zone(row, here, form);
        When when = row == null ? null : row.when();
        moment(form, "start", or(start, when == null ? null : when.start()), there);
        moment(form, "end", or(end, when == null ? null : when.end()), there);
        form.put("way", or(way, row == null ? Way.ONLINE : row.way()));
        Localised known = row == null
                ? Localised.NONE
                : row.venues().isEmpty()
                        ? Localised.of(LineByLanguage.tag(languages, before.language()), row.venue())
                        : row.venues();
        form.put("venue", or(venues, known.texts()));
        form.put("link", or(link, row == null ? null : row.link()));
        form.put("meeting", or(meeting, row == null ? null : row.meeting()));
        form.tick("room", or(room, row != null && row.room()));
        form.put("recording", or(recording, row == null ? null : row.recording()));
        form.put("topic", or(topic, row == null ? null : row.topic()));
        form.put("spoken", (Object) or(spoken, row == null ? List.of() : row.spoken()));
        form.put("interpreted", (Object) or(interpreted, row == null ? List.of() : row.interpreted()));
        form.put("thanks", or(thanks, row == null ? Thanked.NOBODY : row.thanks()));
        terms(form, row == null ? null : row.terms(), there);
        reminders(form);
        form.put("series", series(row));
        form.put("seriesTitle", seriesTitles);
        form.put("session", or(session, row == null || row.session() == 0 ? "" : row.session()));
        form.tick("asking", ask);
        details(form, before == null ? null : before.details(), languages, before);
        return form;
    }

    private Map<String, String> versions(Events.Whole before) {
        Map<String, String> all = new LinkedHashMap<>();
        if (versions != null) {
            all.putAll(versions);
        } else if (before != null) {
            before.versions().forEach((tag, body) -> all.put(tag, body.html()));
        }
        return all;
    }

    private Object series(EventRow row) {
        if (seriesTitles != null) {
            return "new";
        }
        long chosen = series == null ? row == null ? 0 : row.series() : series;
        return chosen == 0 ? "" : chosen;
    }

    private ZoneId zone(EventRow row, ZoneId here, SentForm form) {
        String named =
                zone == null ? row == null ? Zones.chosen(here) : row.zone().getId() : zone;
        form.put("zone", named);
        return EventForm.zone(named) == null ? ZoneId.of("UTC") : ZoneId.of(named);
    }

    private void terms(SentForm form, Terms before, ZoneId there) {
        form.put("who", or(who, before == null ? Terms.Who.SPACE : before.who()));
        form.put("capacity", limit(capacity, before == null ? 0 : before.capacity()));
        form.put("perCity", limit(perCity, before == null ? 0 : before.perCity()));
        moment(form, "opens", or(opens, before == null ? null : before.opens()), there);
        moment(form, "closes", or(closes, before == null ? null : before.closes()), there);
    }

    private static Object limit(Integer sent, int before) {
        int limit = sent == null ? before : sent;
        return limit == 0 ? "" : limit;
    }

    private void reminders(SentForm form) {
        if (reminders != null) {
            form.put("reminders", "1");
            for (int i = 0; i < reminders.size(); i++) {
                int minutes = reminders.get(i) == null ? 0 : reminders.get(i);
                RemindersForm.put(form, i, minutes);
            }
        }
    }

    /** As people type it: on the clock of the organiser. */
    private static void moment(SentForm form, String name, Object at, ZoneId there) {
        if (at == null || at.toString().isEmpty()) {
            return;
        }
        try {
            TypedMoment typed = TypedMoment.of(Instant.parse(at.toString()), there);
            form.put(name + "Date", typed.date());
            form.put(name + "Time", typed.time());
            form.put(name + "Hour", typed.hour());
        } catch (DateTimeException e) {
            form.reject(name + "Date", "webinar.problem.instant");
        }
    }

    private void details(SentForm form, Details before, List<String> languages, Events.Whole event) {
        String language = event == null ? "" : LineByLanguage.tag(languages, event.language());
        form.put("together", or(together, before == null ? null : before.together()));
        String read = report == null ? before == null ? "" : before.report() : report;
        form.put(Reports.chosen(read) ? "reportPage" : "report", read);
        List<SentSpeaker> people = speakers != null
                ? whole(speakers, "speaker", form)
                : before == null
                        ? List.of()
                        : before.speakers().stream()
                                .map(one -> new SentSpeaker(
                                        one.name(), texts(one.functions(), language, one.function()), one.city()))
                                .toList();
        for (int i = 0; i < people.size(); i++) {
            form.put("speaker." + i + ".name", people.get(i).name());
            form.put("speaker." + i + ".function", people.get(i).functions());
            form.put("speaker." + i + ".city", people.get(i).city());
        }
        List<SentPart> parts = programme != null
                ? whole(programme, "part", form)
                : before == null
                        ? List.of()
                        : before.programme().stream()
                                .map(one -> new SentPart(
                                        one.time(),
                                        one.day() == 0 ? null : one.day(),
                                        texts(one.texts(), language, one.text())))
                                .toList();
        for (int i = 0; i < parts.size(); i++) {
            form.put("part." + i + ".time", parts.get(i).time());
            form.put("part." + i + ".day", parts.get(i).day());
            form.put("part." + i + ".text", parts.get(i).texts());
        }
        List<SentQuestion> asked = questions != null
                ? whole(questions, "question", form)
                : before == null
                        ? List.of()
                        : before.questions().stream().map(SentEvent::sent).toList();
        for (int i = 0; i < asked.size(); i++) {
            question(form, "question." + i + ".", asked.get(i));
        }
    }

    /** Without those that are null, which are told. */
    private static <T> List<T> whole(List<T> sent, String row, SentForm form) {
        for (int i = 0; i < sent.size(); i++) {
            if (sent.get(i) == null) {
                form.reject(row + "." + i, "web.problem.required");
            }
        }
        return sent.stream().filter(Objects::nonNull).toList();
    }

    private static void question(SentForm form, String row, SentQuestion one) {
        form.put(row + "key", one.key());
        form.put(row + "type", one.type());
        form.put(row + "label", one.labels());
        form.tick(row + "required", one.required());
        if (one.options() != null) {
            one.options()
                    .forEach((language, lines) -> form.put(
                            row + "options." + language, (Object) (lines == null ? "" : String.join("\n", lines))));
        }
    }

    private static SentQuestion sent(Details.Question question) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        question.offered().stream()
                .flatMap(option -> option.label().texts().keySet().stream())
                .distinct()
                .forEach(language -> options.put(
                        language,
                        question.offered().stream()
                                .map(option -> option.label().in(language))
                                .toList()));
        return new SentQuestion(
                question.key(), question.type().name(), question.label().texts(), question.required(), options);
    }

    private static Map<String, String> texts(Map<String, String> texts, String language, String text) {
        return !texts.isEmpty() ? texts : text.isEmpty() ? Map.of() : Map.of(language, text);
    }

    private static <T> T or(T sent, T before) {
        return sent == null ? before : sent;
    }

    /** All that is wrong, by the names that the program knows. */
    static Refusal refusal(SentForm form) {
        Refusal refusal = new Refusal(422, "webinar.refusal.data");
        List<String> told = new ArrayList<>();
        form.wrong().forEach(wrong -> {
            String name = name(wrong.field());
            if (!told.contains(name)) {
                told.add(name);
                refusal.at(name, wrong.key(), wrong.arguments());
            }
        });
        return refusal;
    }

    private static String name(String field) {
        String moment = Stream.of("start", "end", "opens", "closes")
                .filter(name -> field.matches(name + "(Date|Time|Hour)"))
                .findFirst()
                .orElse("");
        if (!moment.isEmpty()) {
            return moment;
        }
        String first = field.replaceAll("\\..*", "");
        String rest = field.substring(first.length())
                .replaceAll("\\.function\\b", ".functions")
                .replaceAll("\\.text\\b", ".texts")
                .replaceAll("\\.label\\b", ".labels");
        return first.equals("lead") ? "reminders" : NAMES.getOrDefault(first, first) + rest;
    }
}
