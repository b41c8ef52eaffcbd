// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rambla.api.text.JsonText;
import org.rambla.api.text.Localised;

/**
 * What only the page of an event shows, in the order in which it was typed.
 *
 * @param together projects or institutions that organise it too, one line, "" for none
 * @param report path on this server or address where one reads what came of it, "/c/ID" for a page that was chosen; "" for
 *     nowhere
 * @param lines ids of what is translated of speakers and programme, in order; empty where none were given yet
 */
public record Details(
        List<Speaker> speakers,
        List<Part> programme,
        List<Question> questions,
        String together,
        String report,
        List<String> lines) {
    /** Each list is at most so long. */
    public static final int MOST = 30;

    private static final int CALLED = 400;

    /** What tells a speaker from all others: the name, with the city where somebody else has the same one. */
    public String called(Speaker speaker) {
        boolean alone = speakers.stream()
                        .filter(one -> one.name().equals(speaker.name()))
                        .count()
                < 2;
        String whole = alone || speaker.city().isEmpty() ? speaker.name() : speaker.name() + ", " + speaker.city();
        return whole.substring(0, Math.min(CALLED, whole.length()));
    }

    /**
     * Who speaks.
     *
     * @param name of the person, or of the function where no person is named yet
     * @param function "Prevention officer"; "" where the name says it
     * @param city city or organisation, "" for none
     * @param functions the function by language; empty where it is known in one only
     */
    public record Speaker(String name, String function, String city, Map<String, String> functions) {
        public Speaker(String name, String function, String city) {
            this(name, function, city, Map.of());
        }

        /** For a reader. */
        public String functionIn(String language) {
            return functions.isEmpty() ? function : new Localised(functions).in(language);
        }
    }

    /**
     * A part of the programme.
     *
     * @param time "14:30" where the organiser is, "" for none
     * @param texts the text by language; empty where it is known in one only
     * @param day of an event of several days, from 1: it moves with the event; 0 for not said
     */
    public record Part(String time, String text, Map<String, String> texts, int day) {
        public Part(String time, String text) {
            this(time, text, Map.of());
        }

        public Part(String time, String text, Map<String, String> texts) {
            this(time, text, texts, 0);
        }

        /** For a reader. */
        public String textIn(String language) {
            return texts.isEmpty() ? text : new Localised(texts).in(language);
        }
    }

    /**
     * What registrants are asked.
     *
     * @param key of the answers, the same for as long as the question stays
     * @param required for a yes: only with it one may register
     * @param offered what may be chosen, in order; empty where nothing is to choose
     */
    public record Question(String key, Type type, Localised label, boolean required, List<Option> offered) {
        /** What is answered. */
        public enum Type {
            /** A line of text. */
            TEXT,
            /** A box to tick. */
            YES,
            /** One of the options. */
            CHOICE,
            /** As many of them as one likes. */
            SEVERAL,
            /** A whole number. */
            NUMBER,
            /** A day. */
            DATE;

            /** Whether there are options. */
            public boolean choosing() {
                return this == CHOICE || this == SEVERAL;
            }
        }

        /** The options by the key under which answers name them. */
        public Map<String, Localised> options() {
            Map<String, Localised> options = new LinkedHashMap<>();
            offered.forEach(option -> options.put(option.key(), option.label()));
            return options;
        }
    }

    /**
     * What may be chosen.
     *
     * @param key of the answers: the first text that it had, or a made one; the same for as long as the option stays,
     *     whatever its texts become
     */
    public record Option(String key, Localised label) {
        /** A new one. */
        public static Option of(Localised label) {
            return new Option(new TreeMap<>(label.texts()).firstEntry().getValue(), label);
        }
    }

    public Details {
        questions = List.copyOf(questions);
        speakers = List.copyOf(speakers);
        programme = List.copyOf(programme);
        lines = List.copyOf(lines);
    }

    /** Without ids of lines. */
    public Details(
            List<Speaker> speakers, List<Part> programme, List<Question> questions, String together, String report) {
        this(speakers, programme, questions, together, report, List.of());
    }

    Details withLines(List<String> ids) {
        return new Details(speakers, programme, questions, together, report, ids);
    }

    /**
     * Parts of the programme that stand together.
     *
     * @param number of the day, from 1; 0 before any is named
     */
    public record Day(int number, List<Part> parts) {}

    /** The programme by days; a part of which none is said belongs to that of the one before. */
    public List<Day> days() {
        List<Day> days = new ArrayList<>();
        for (Part part : programme) {
            if (days.isEmpty()
                    || part.day() != 0
                            && part.day() != days.get(days.size() - 1).number()) {
                days.add(new Day(part.day(), new ArrayList<>()));
            }
            days.get(days.size() - 1).parts().add(part);
        }
        return days;
    }

    /** The form in which the column keeps it. */
    public String toJson() {
        JsonArrayBuilder people = JsonText.build().createArrayBuilder();
        speakers.forEach(s -> people.add(JsonText.build()
                .createObjectBuilder()
                .add("name", s.name())
                .add("function", s.function())
                .add("city", s.city())
                .add("functions", new Localised(s.functions()).toJson())));
        JsonArrayBuilder parts = JsonText.build().createArrayBuilder();
        programme.forEach(p -> parts.add(JsonText.build()
                .createObjectBuilder()
                .add("time", p.time())
                .add("day", p.day())
                .add("text", p.text())
                .add("texts", new Localised(p.texts()).toJson())));
        JsonArrayBuilder asked = JsonText.build().createArrayBuilder();
        questions.forEach(q -> asked.add(JsonText.build()
                .createObjectBuilder()
                .add("key", q.key())
                .add("type", q.type().name())
                .add("label", q.label().toJson())
                .add("required", q.required())
                .add("options", options(q))));
        return JsonText.build()
                .createObjectBuilder()
                .add("speakers", people)
                .add("programme", parts)
                .add("questions", asked)
                .add("together", together)
                .add("report", report)
                .add("lines", JsonText.build().createArrayBuilder(lines))
                .build()
                .toString();
    }

    /** From {@link #toJson}. */
    public static Details fromJson(String json) {
        JsonObject object = JsonText.object(json);
        return new Details(
                object.getJsonArray("speakers").getValuesAs(JsonObject.class).stream()
                        .map(s -> new Speaker(
                                s.getString("name"),
                                s.getString("function"),
                                s.getString("city"),
                                texts(s, "functions")))
                        .toList(),
                object.getJsonArray("programme").getValuesAs(JsonObject.class).stream()
                        .map(p -> new Part(
                                p.getString("time"), p.getString("text"), texts(p, "texts"), p.getInt("day", 0)))
                        .toList(),
                questions(object),
                object.getString("together", ""),
                object.getString("report", ""),
                object.containsKey("lines")
                        ? object.getJsonArray("lines").getValuesAs(JsonString::getString)
                        : List.of());
    }

    private static Map<String, String> texts(JsonObject json, String name) {
        return Localised.fromJson(json.getString(name, "")).texts();
    }

    private static JsonArrayBuilder options(Question question) {
        JsonArrayBuilder options = JsonText.build().createArrayBuilder();
        question.offered()
                .forEach(option -> options.add(JsonText.build()
                        .createObjectBuilder()
                        .add("key", option.key())
                        .add("label", option.label().toJson())));
        return options;
    }

    private static List<Option> options(JsonObject question) {
        return question.containsKey("options")
                ? question.getJsonArray("options").stream().map(Details::option).toList()
                : List.of();
    }

    /** Those that were stored when they had no key of their own are named by their first text. */
    private static Option option(JsonValue json) {
        return json instanceof JsonString text
                ? Option.of(Localised.fromJson(text.getString()))
                : new Option(
                        json.asJsonObject().getString("key"),
                        Localised.fromJson(json.asJsonObject().getString("label")));
    }

    /** Events that were announced before there were questions have none. */
    private static List<Question> questions(JsonObject object) {
        return object.containsKey("questions")
                ? object.getJsonArray("questions").getValuesAs(JsonObject.class).stream()
                        .map(q -> new Question(
                                q.getString("key"),
                                Question.Type.valueOf(q.getString("type")),
                                Localised.fromJson(q.getString("label")),
                                q.getBoolean("required"),
                                options(q)))
                        .toList()
                : List.of();
    }
}
