// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.OneLine;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.Details.Question;
import org.rambla.webinar.event.WhenWords;

/**
 * What is answered to a question, by its type: as the column keeps it ("1" for a yes, the key of an option, several of them
 * with line ends between, a whole number, an ISO date), in a form, and in the reader's words.
 */
public final class TypedAnswer {
    private TypedAnswer() {}

    /** "" for none; what is wrong is said in the form. */
    static String read(Question question, Form form) {
        String field = RegistrationForm.field(question.key());
        if (question.type() == Question.Type.SEVERAL) {
            return several(question, form, field);
        }
        String answer = question.required()
                ? form.required(field, RegistrationForm.ANSWER)
                : form.optional(field, RegistrationForm.ANSWER);
        if (answer.isEmpty()) {
            return "";
        }
        return switch (question.type()) {
            case YES -> "1";
            case CHOICE -> valid(question.options().containsKey(answer), "web.problem.choice", answer, form, field);
            case NUMBER -> valid(answer.matches("-?[0-9]{1,9}"), "webinar.problem.number", answer, form, field);
            case DATE -> valid(date(answer) != null, "webinar.problem.day", answer, form, field);
            default -> OneLine.of(answer);
        };
    }

    private static String valid(boolean right, String problem, String answer, Form form, String field) {
        if (!right) {
            form.reject(field, problem);
        }
        return answer;
    }

    private static String several(Question question, Form form, String field) {
        Set<String> chosen = new LinkedHashSet<>(question.options().keySet());
        chosen.retainAll(form.values(field));
        if (chosen.isEmpty() && question.required()) {
            form.reject(field, "web.problem.required");
        }
        return String.join("\n", chosen);
    }

    /** Null for what is none. */
    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static void fill(Fields fields, String key, String answer) {
        fields.withAll(RegistrationForm.field(key), new LinkedHashSet<>(List.of(answer.split("\n"))));
    }

    /** Options with their labels in the reader's language. */
    public static Map<String, String> options(Question question, Visit visit) {
        Map<String, String> options = new LinkedHashMap<>();
        question.options().forEach((key, label) -> options.put(key, label.in(visit.language())));
        return options;
    }

    /** For organisers; an option that is not offered any more is shown as it was. */
    public static String shown(Question question, String answer, Visit visit) {
        if (answer.isEmpty()) {
            return "";
        }
        return switch (question.type()) {
            case YES -> visit.text("webinar.registered.yes");
            case CHOICE, SEVERAL ->
                answer.lines()
                        .map(key -> question.options()
                                .getOrDefault(key, Localised.of(visit.language(), key))
                                .in(visit.language()))
                        .collect(Collectors.joining("; "));
            case DATE -> date(answer) == null ? answer : new WhenWords(visit.messages()).day(date(answer));
            default -> answer;
        };
    }
}
