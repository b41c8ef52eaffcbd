// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.demo;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.demo.Demo;
import org.rambla.api.text.Localised;
import org.rambla.webinar.event.Details;
import org.rambla.webinar.event.EventDraft;
import org.rambla.webinar.event.EventForm;
import org.rambla.webinar.event.Status;
import org.rambla.webinar.event.Terms;
import org.rambla.webinar.event.Thanked;
import org.rambla.webinar.event.Way;
import org.rambla.webinar.event.When;

/**
 * An event of the demonstration: its date is told in days from now, so that some are over and some are coming.
 *
 * @param space key of the space
 * @param registered how many people register
 * @param series to which it belongs, or that replaces it when it is cancelled; NONE when it stands alone
 * @param number of the session in the series, 0 for the next one
 * @param together keys of other spaces that organise it
 * @param asked questions from the audience
 * @param opinions some in words
 * @param document text of a document for afterwards, NONE for none
 * @param cancelled whether it does not take place, for the reason of the draft
 */
record DemoEvent(
        String space,
        EventDraft draft,
        int registered,
        boolean cancelled,
        Localised series,
        int number,
        List<String> together,
        List<Localised> asked,
        List<Localised> opinions,
        Localised document) {
    static List<DemoEvent> read(Demo demo, Bodies bodies) throws IOException {
        List<DemoEvent> events = new ArrayList<>();
        try (InputStream in = demo.open("events.json");
                JsonReader reader = Json.createReader(in)) {
            for (JsonValue value : reader.readArray()) {
                events.add(of(value.asJsonObject(), demo.now(), bodies));
            }
        }
        return events;
    }

    private static DemoEvent of(JsonObject json, Instant now, Bodies bodies) {
        String language = json.getString("lang");
        String status = json.getString("status", "PLANNED");
        boolean cancelled = status.equals("CANCELLED");
        EventDraft draft = new EventDraft(
                localised(json.getJsonObject("title")),
                language,
                bodies.clean(json.getString("body"), "html", Body.EMPTY),
                Map.of(),
                cancelled ? Status.PLANNED : Status.valueOf(status),
                json.containsKey("reason") ? localised(json.getJsonObject("reason")) : Localised.NONE,
                status.equals("UNDATED") || status.equals("POSTPONED") ? null : when(json, now),
                Way.valueOf(json.getString("way", "ONLINE")),
                Localised.of(language, json.getString("venue", "")),
                "",
                json.getString("meeting", ""),
                json.getBoolean("room", false),
                json.getString("recording", ""),
                json.getString("topic", ""),
                EventForm.REMINDERS,
                Thanked.NOBODY,
                texts(json, "spoken"),
                texts(json, "interpreted"),
                new Terms(
                        Terms.Who.valueOf(json.getString("who")),
                        json.getInt("capacity", 0),
                        json.getInt("perCity", 0),
                        null,
                        null),
                details(json, language));
        return new DemoEvent(
                json.getString("space"),
                draft,
                json.getInt("registered", 0),
                cancelled,
                json.containsKey("series") ? localised(json.getJsonObject("series")) : Localised.NONE,
                json.getInt("number", 0),
                texts(json, "together"),
                all(json, "asked"),
                all(json, "opinions"),
                json.containsKey("document") ? localised(json.getJsonObject("document")) : Localised.NONE);
    }

    /** On a working day. */
    private static When when(JsonObject json, Instant now) {
        ZoneId zone = ZoneId.of(json.getString("zone"));
        LocalDate day = now.atZone(zone).toLocalDate().plusDays(json.getInt("days"));
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.plusDays(1);
        }
        Instant start =
                day.atTime(LocalTime.parse(json.getString("time"))).atZone(zone).toInstant();
        return new When(start, start.plusSeconds(60L * json.getInt("minutes")), zone);
    }

    private static Details details(JsonObject json, String language) {
        List<Details.Speaker> speakers = objects(json, "speakers").stream()
                .map(s -> speaker(localised(s.getJsonObject("name")), s.getString("city"), language))
                .toList();
        List<Details.Part> programme = array(json, "programme").getValuesAs(JsonArray.class).stream()
                .map(part -> new Details.Part(
                        part.getString(0),
                        part.getString(language.equals("fr") ? 2 : 1),
                        Map.of("en", part.getString(1), "fr", part.getString(2))))
                .toList();
        List<Details.Question> questions = new ArrayList<>();
        for (JsonObject question : objects(json, "questions")) {
            questions.add(new Details.Question(
                    "question" + questions.size(),
                    Details.Question.Type.valueOf(question.getString("type")),
                    localised(question.getJsonObject("label")),
                    question.getBoolean("required"),
                    objects(question, "options").stream()
                            .map(option -> Details.Option.of(localised(option)))
                            .toList()));
        }
        return new Details(speakers, programme, questions, "", "");
    }

    /** Called by their function, which whoever reads another language reads in theirs below. */
    private static Details.Speaker speaker(Localised name, String city, String language) {
        boolean same = name.in("en").equals(name.in("fr"));
        return same
                ? new Details.Speaker(name.in(language), "", city)
                : new Details.Speaker(name.in(language), name.in(language), city, name.texts());
    }

    private static List<Localised> all(JsonObject json, String name) {
        return objects(json, name).stream().map(DemoEvent::localised).toList();
    }

    private static List<JsonObject> objects(JsonObject json, String name) {
        return array(json, name).getValuesAs(JsonObject.class);
    }

    private static List<String> texts(JsonObject json, String name) {
        return array(json, name).getValuesAs(JsonString::getString);
    }

    private static JsonArray array(JsonObject json, String name) {
        return json.containsKey(name) ? json.getJsonArray(name) : JsonValue.EMPTY_JSON_ARRAY;
    }

    private static Localised localised(JsonObject json) {
        return Localised.of("fr", json.getString("fr"), "en", json.getString("en"));
    }
}
