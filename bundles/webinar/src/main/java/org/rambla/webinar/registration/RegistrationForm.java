// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rambla.api.page.Field;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.OneLine;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.MemberCard;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.Details.Question;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.Tongues;

/**
 * The form in which one registers, or changes what one said.
 *
 * @param event what for
 * @param fields filled
 * @param form as it was sent; null for the first time
 */
public record RegistrationForm(Events.Whole event, Fields fields, Form form, Visit visit) {
    public static final int NEEDS = 1_000;
    public static final int ANSWER = 500;
    public static final int NAME = 200;
    public static final int ADDRESS = 254;

    private static final Pattern MAIL =
            Pattern.compile("[^\\s@<>,;:\"()\\[\\]]{1,64}@[^\\s@<>,;:\"()\\[\\]]+\\.[^\\s@<>,;:\"()\\[\\].]{2,}");

    /** For the first time: only the choice between reader's language and the floor is made already. */
    public static RegistrationForm fresh(Events.Whole event, Visit visit) {
        boolean interpreted = event.row().interpreted().contains(visit.language());
        Fields fields = Fields.of(visit)
                .with("hears", interpreted ? visit.language() : "")
                .with("language", visit.language());
        return new RegistrationForm(event, fields, null, visit);
    }

    /** With what was said before. */
    public static RegistrationForm of(Events.Whole event, RegistrationRow row, Visit visit) {
        Fields fields = Fields.of(visit).with("hears", row.hears()).with("needs", row.needs());
        row.answers().forEach((key, answer) -> TypedAnswer.fill(fields, key, answer));
        return new RegistrationForm(event, fields, null, visit);
    }

    /** One that comes back. */
    public static RegistrationForm back(Events.Whole event, Form form, Visit visit) {
        return new RegistrationForm(event, Fields.of(visit, form), form, visit);
    }

    /** A city by its name, however it is written. */
    public static String cityKey(String name) {
        return City.key(name);
    }

    /** Name of the field of a question. */
    public static String field(String key) {
        return "answer." + key;
    }

    /** The field of a question. */
    public Field asked(Question question) {
        String name = field(question.key());
        String label = question.label().in(visit.language());
        Field field = switch (question.type()) {
            case YES -> fields.checkbox(name, label);
            case CHOICE ->
                question.required()
                        ? fields.radios(name, label, TypedAnswer.options(question, visit))
                        : choice(name, label, question);
            case SEVERAL -> fields.checkboxes(name, label, TypedAnswer.options(question, visit));
            case NUMBER -> fields.number(name, label);
            case DATE -> fields.date(name, label);
            default -> fields.text(name, label).max(ANSWER);
        };
        return question.required() ? field.required() : field;
    }

    private Field choice(String name, String label, Question question) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("", visit.text("webinar.register.noAnswer"));
        options.putAll(TypedAnswer.options(question, visit));
        return fields.select(name, label, options);
    }

    /** What one may hear: the floor, or an interpretation. */
    public Map<String, String> voices() {
        Map<String, String> voices = new LinkedHashMap<>();
        voices.put("", visit.text("webinar.register.floor"));
        event.row()
                .interpreted()
                .forEach(tag -> voices.put(
                        tag, visit.text("webinar.register.interpreted", Tongues.name(tag, visit.language()))));
        return voices;
    }

    /** The visitor's own application; null when something is wrong, which the form says then. */
    static Application own(Events.Whole event, Form form, Mailbox mailbox, Visit visit) {
        Said said = Said.read(event, form);
        return form.valid()
                ? new Application(
                        visit.memberId(),
                        visit.organisationId(),
                        mailbox.address(),
                        "",
                        function(visit),
                        mailbox.language(),
                        mailbox.zone(),
                        said.hears(),
                        said.needs(),
                        said.answers())
                : null;
    }

    /** What somebody who is registered says anew; null when something is wrong. */
    static Application again(Events.Whole event, Form form, RegistrationRow row) {
        Said said = Said.read(event, form);
        return form.valid()
                ? new Application(
                        row.member(),
                        row.organisation(),
                        row.address(),
                        row.name(),
                        row.office(),
                        row.language(),
                        row.zone(),
                        said.hears(),
                        said.needs(),
                        said.answers(),
                        row.city(),
                        row.country())
                : null;
    }

    private static String function(Visit visit) {
        String function = visit.member().map(MemberCard::function).orElse("");
        return function.length() > NAME ? function.substring(0, NAME) : function;
    }

    /** The application of a colleague of the visitor's organisation; null when something is wrong. */
    static Application colleague(Events.Whole event, Form form, List<String> languages, Visit visit) {
        return somebody(event, form, languages, new From(visit.organisationId(), "", ""), visit);
    }

    /**
     * Where somebody who is no member comes from.
     *
     * @param organisation 0 for one that the network does not know
     * @param city as it was typed
     * @param country ISO 3166 two letters
     */
    public record From(long organisation, String city, String country) {}

    /** The application of somebody who is no member; null when something is wrong. */
    public static Application somebody(Events.Whole event, Form form, List<String> languages, From from, Visit visit) {
        String name = OneLine.required(form, "name", NAME);
        String office = OneLine.optional(form, "office", NAME);
        String address = address(form);
        String language = form.oneOf("language", new LinkedHashSet<>(languages));
        Said said = Said.read(event, form);
        return form.valid()
                ? new Application(
                        0,
                        from.organisation(),
                        address,
                        name,
                        office,
                        language,
                        visit.zone().getId(),
                        said.hears(),
                        said.needs(),
                        said.answers(),
                        from.city(),
                        from.country())
                : null;
    }

    /** An address of mail as it was typed; a message is kept when it is none. */
    public static String address(Form form) {
        String address = form.required("email", ADDRESS);
        // Some letters are longer in lower case.
        boolean fits = RegistrationEntity.key(address).length() <= ADDRESS;
        if (!address.isEmpty() && !(fits && MAIL.matcher(address).matches())) {
            form.reject("email", "webinar.problem.mail");
        }
        return address;
    }

    /** What everybody is asked. */
    private record Said(String hears, String needs, Map<String, String> answers) {
        static Said read(Events.Whole event, Form form) {
            EventRow row = event.row();
            String hears = row.interpreted().contains(form.value("hears")) ? form.value("hears") : "";
            String needs =
                    form.optional("needs", NEEDS).lines().map(OneLine::of).collect(Collectors.joining("\n"));
            if (needs.length() > NEEDS && form.problem("needs").isEmpty()) {
                form.reject("needs", "web.problem.tooLong", NEEDS, needs.length());
            }
            Map<String, String> answers = new LinkedHashMap<>();
            for (Question question : event.details().questions()) {
                String answer = TypedAnswer.read(question, form);
                if (!answer.isEmpty()) {
                    answers.put(question.key(), answer);
                }
            }
            return new Said(hears, needs, answers);
        }
    }
}
