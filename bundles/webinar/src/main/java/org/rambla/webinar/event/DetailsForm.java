// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.OneLine;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.Details.Option;
import org.rambla.webinar.event.Details.Part;
import org.rambla.webinar.event.Details.Question;
import org.rambla.webinar.event.Details.Speaker;

/**
 * Speakers, programme and questions in a form: a row of fields for each, and some empty ones below. A row that is emptied is left
 * out; saved rows leave room for as many again.
 */
public final class DetailsForm {
    private static final int EMPTY = 3;

    private DetailsForm() {}

    /** @param language of texts of which no other is known */
    static void fill(Fields fields, Details details, String language) {
        boolean chosen = Reports.chosen(details.report());
        fields.with("together", details.together())
                .with("report", chosen ? "" : details.report())
                .with("reportPage", chosen ? details.report() : "");
        for (int i = 0; i < details.speakers().size(); i++) {
            Speaker speaker = details.speakers().get(i);
            fields.with("speaker." + i + ".name", speaker.name())
                    .with("speaker." + i + ".function", texts(speaker.functions(), language, speaker.function()))
                    .with("speaker." + i + ".city", speaker.city());
        }
        for (int i = 0; i < details.programme().size(); i++) {
            Part part = details.programme().get(i);
            fields.with("part." + i + ".time", part.time())
                    .with("part." + i + ".day", part.day() == 0 ? "" : part.day())
                    .with("part." + i + ".text", texts(part.texts(), language, part.text()));
        }
        for (int i = 0; i < details.questions().size(); i++) {
            Question question = details.questions().get(i);
            fields.with("question." + i + ".label", question.label())
                    .with("question." + i + ".key", question.key())
                    .with("question." + i + ".type", question.type())
                    .with("question." + i + ".required", question.required() ? "1" : "");
            OptionsForm.fill(fields, "question." + i + ".options", question.offered());
        }
    }

    private static Localised texts(Map<String, String> texts, String language, String text) {
        return texts.isEmpty() ? Localised.of(language, text) : new Localised(texts);
    }

    /** How many rows to show: those that hold something, and empty ones. */
    public static int rows(Fields fields, String kind, Collection<String> names) {
        int last = 0;
        for (int i = 0; i < Details.MOST; i++) {
            for (String name : names) {
                if (!fields.value(kind + "." + i + "." + name).isEmpty()) {
                    last = i + 1;
                }
            }
        }
        return Math.min(Details.MOST, last + EMPTY);
    }

    /** Kinds of questions with their labels. */
    public static Map<String, String> types(Visit visit) {
        Map<String, String> types = new LinkedHashMap<>();
        for (Question.Type type : Question.Type.values()) {
            types.put(type.name(), visit.text("webinar.question." + type.name()));
        }
        return types;
    }

    /**
     * What was typed; messages are kept in the form when something is wrong.
     *
     * @param before the questions as they are stored
     * @param when the date of the event, null while it is not known
     */
    static Details read(Form form, List<Question> before, When when, List<String> languages, String language) {
        List<Speaker> speakers = new ArrayList<>();
        List<Part> programme = new ArrayList<>();
        for (int i = 0; i < Details.MOST; i++) {
            speaker(form, "speaker." + i + ".", languages, language, speakers);
            part(form, "part." + i + ".", when, languages, language, programme);
        }
        List<String> texts = new ArrayList<>(List.of("name", "text", "label"));
        languages.forEach(tag -> texts.addAll(List.of("text." + tag, "label." + tag)));
        for (String kind : List.of("question", "speaker", "part")) {
            // The form offers no more; what a program sends beyond that is not left out quietly.
            if (texts.stream().anyMatch(name -> form.has(kind + "." + Details.MOST + "." + name))) {
                form.reject("", "webinar.problem.rows", Details.MOST);
            }
        }
        String together = OneLine.optional(form, "together", EventForm.TEXT);
        return new Details(speakers, programme, questions(form, before, languages), together, Reports.read(form));
    }

    private static List<Question> questions(Form form, List<Question> before, List<String> languages) {
        List<Question> questions = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < Details.MOST; i++) {
            String row = "question." + i + ".";
            Map<String, String> labels = new LinkedHashMap<>();
            form.localised(row + "label", languages, EventForm.TEXT, false)
                    .texts()
                    .forEach((language, text) -> labels.put(language, OneLine.of(text)));
            Localised label = new Localised(labels);
            if (!label.isEmpty()) {
                Question.Type type = type(form.value(row + "type"));
                String key = key(form.value(row + "key"), keys);
                List<Option> offered = before.stream()
                        .filter(question -> question.key().equals(key))
                        .findFirst()
                        .map(Question::offered)
                        .orElse(List.of());
                questions.add(new Question(
                        key,
                        type,
                        label,
                        form.checked(row + "required"),
                        type.choosing() ? OptionsForm.read(form, row + "options", languages, offered) : List.of()));
            }
        }
        return questions;
    }

    private static Question.Type type(String typed) {
        return Stream.of(Question.Type.values())
                .filter(type -> type.name().equals(typed))
                .findFirst()
                .orElse(Question.Type.TEXT);
    }

    /** Answers are kept under it, so a question that stays keeps its own. */
    private static String key(String typed, Set<String> taken) {
        String key = typed;
        while (!key.matches("[a-z0-9]{8}") || !taken.add(key)) {
            key = UUID.randomUUID().toString().substring(0, 8);
        }
        return key;
    }

    private static void speaker(
            Form form, String row, List<String> languages, String language, List<Speaker> speakers) {
        String name = OneLine.optional(form, row + "name", EventForm.TITLE);
        Localised functions = LineByLanguage.read(form, row + "function", languages, EventForm.TITLE, language);
        String function = functions.in(language);
        String city = OneLine.optional(form, row + "city", EventForm.TITLE);
        if (name.isEmpty() && !(function + city).isEmpty()) {
            form.reject(row + "name", "webinar.problem.speaker");
        } else if (!name.isEmpty()) {
            speakers.add(new Speaker(name, function, city, functions.texts()));
        }
    }

    /** Whether the programme of the event that is typed may have several days. */
    public static boolean days(Fields fields) {
        boolean one = !fields.value("startDate").isEmpty()
                && fields.value("startDate").equals(fields.value("endDate"));
        return !one
                || IntStream.range(0, Details.MOST)
                        .anyMatch(i -> !fields.value("part." + i + ".day").isEmpty());
    }

    private static int day(Form form, String field, When when) {
        String typed = form.value(field);
        if (typed.isEmpty()) {
            return 0;
        }
        long days = when == null
                ? EventForm.LONGEST.toDays()
                : 1 + ChronoUnit.DAYS.between(when.firstDay(), LocalDate.ofInstant(when.end(), when.zone()));
        int day = typed.matches("[0-9]{1,2}") ? Integer.parseInt(typed) : 0;
        if (day < 1 || day > days) {
            form.reject(field, "webinar.problem.partDay", days);
        }
        return day;
    }

    private static void part(
            Form form, String row, When when, List<String> languages, String language, List<Part> programme) {
        String time = form.value(row + "time");
        Localised texts = LineByLanguage.read(form, row + "text", languages, EventForm.TEXT, language);
        String text = texts.in(language);
        if (text.isEmpty() && !time.isEmpty()) {
            form.reject(row + "text." + languages.get(0), "webinar.problem.part");
        } else if (!text.isEmpty()) {
            programme.add(new Part(clock(form, row + "time", time), text, texts.texts(), day(form, row + "day", when)));
        }
    }

    private static String clock(Form form, String field, String time) {
        try {
            return time.isEmpty()
                    ? ""
                    : LocalTime.parse(time).withSecond(0).withNano(0).toString();
        } catch (DateTimeParseException e) {
            form.reject(field, "webinar.problem.clock");
            return "";
        }
    }
}
