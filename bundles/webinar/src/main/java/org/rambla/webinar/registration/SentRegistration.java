// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Refusal;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.MemberCard;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.Details.Question;
import org.rambla.webinar.event.Events;

/** Looks at what a program sent to register; everything that is wrong with it is told at once, field by field. */
public final class SentRegistration {
    private final Refusal refusal = new Refusal(422, "webinar.refusal.data");

    private SentRegistration() {}

    /**
     * What a program sends.
     *
     * @param hears language tag of an interpretation that is offered; left out for the floor
     * @param needs what the person needs to take part; left out for nothing
     * @param answers by key of the question: a text, true, the key of a choice, a list of such keys, a number, or an ISO date
     */
    public record NewRegistration(String hears, String needs, Map<String, Object> answers) {}

    /** @throws Refusal 422 that names the fields */
    static Application application(Events.Whole event, NewRegistration sent, Mailbox mailbox, Visit visit) {
        NewRegistration said = sent == null ? new NewRegistration(null, null, null) : sent;
        return new SentRegistration().read(event, said, mailbox, visit);
    }

    private Application read(Events.Whole event, NewRegistration sent, Mailbox mailbox, Visit visit) {
        String hears = sent.hears() == null ? "" : sent.hears();
        if (!hears.isEmpty() && !event.row().interpreted().contains(hears)) {
            refusal.at("hears", "web.problem.choice");
        }
        String needs = sent.needs() == null
                ? ""
                : sent.needs().strip().lines().map(OneLine::of).collect(Collectors.joining("\n"));
        if (needs.length() > RegistrationForm.NEEDS) {
            refusal.at("needs", "web.problem.tooLong", RegistrationForm.NEEDS, needs.length());
        }
        Map<String, Object> given = sent.answers() == null ? Map.of() : sent.answers();
        Map<String, String> answers = new LinkedHashMap<>();
        for (Question question : event.details().questions()) {
            String answer = answer(question, given.get(question.key()));
            if (!answer.isEmpty()) {
                answers.put(question.key(), answer);
            } else if (question.required()) {
                refusal.at(field(question), "web.problem.required");
            }
        }
        if (!refusal.fields().isEmpty()) {
            throw refusal;
        }
        return new Application(
                visit.memberId(),
                visit.organisationId(),
                mailbox.address(),
                "",
                visit.member().map(MemberCard::function).orElse(""),
                mailbox.language(),
                mailbox.zone(),
                hears,
                needs,
                answers);
    }

    private static String field(Question question) {
        return "answers." + question.key();
    }

    private String answer(Question question, Object value) {
        if (question.type() == Question.Type.SEVERAL) {
            List<String> chosen = value instanceof Collection<?> all
                    ? all.stream().map(String::valueOf).distinct().toList()
                    : value == null ? List.of() : List.of(value.toString());
            return checked(question, question.options().keySet().containsAll(chosen), String.join("\n", chosen));
        }
        String answer = value == null ? "" : OneLine.of(value.toString());
        if (answer.isEmpty()) {
            return "";
        }
        if (answer.length() > RegistrationForm.ANSWER) {
            refusal.at(field(question), "web.problem.tooLong", RegistrationForm.ANSWER, answer.length());
            return answer;
        }
        return switch (question.type()) {
            case YES -> answer.equals("true") || answer.equals("1") ? "1" : "";
            case CHOICE -> checked(question, question.options().containsKey(answer), answer);
            case NUMBER -> checked(question, answer.matches("-?[0-9]{1,9}"), answer);
            case DATE -> checked(question, TypedAnswer.date(answer) != null, answer);
            default -> answer;
        };
    }

    private String checked(Question question, boolean right, String answer) {
        if (!right) {
            refusal.at(
                    field(question),
                    switch (question.type()) {
                        case NUMBER -> "webinar.problem.number";
                        case DATE -> "webinar.problem.day";
                        default -> "web.problem.choice";
                    });
        }
        return answer;
    }
}
