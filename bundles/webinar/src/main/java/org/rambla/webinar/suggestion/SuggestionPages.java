// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.suggestion;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.OneLine;
import org.rambla.webinar.jte.JtesuggestionsGenerated;
import org.rambla.webinar.suggestion.Suggestions.Also;

/** The box of suggestions of a space. */
@Path("/")
public final class SuggestionPages {
    private static final int EVENTS = 100;

    private final Suggestions suggestions;
    private final ProposeSubject proposing;
    private final AnswerSuggestion answering;
    private final Events events;
    private final Organisations organisations;
    private final Clock clock;

    public SuggestionPages(
            Suggestions suggestions,
            ProposeSubject proposing,
            AnswerSuggestion answering,
            Events events,
            Organisations organisations,
            Clock clock) {
        this.suggestions = suggestions;
        this.proposing = proposing;
        this.answering = answering;
        this.events = events;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * The page.
     *
     * @param cities whose members proposed something
     * @param also what was put into each of them
     * @param one whether it is a single one that is shown
     * @param events that are coming, by id with their titles; empty but for organisers
     * @param form that comes back; null for the first time
     */
    public record Box(
            List<Suggestion> all,
            Map<Long, List<Also>> also,
            boolean one,
            Map<Long, OrganisationCard> cities,
            Map<String, String> events,
            Form form) {
        /** Whether the answer to one comes back, because something is wrong with it. */
        public boolean refused(Suggestion one) {
            return form != null
                    && form.problem("answer").isPresent()
                    && form.value("suggestion").equals(Long.toString(one.id()));
        }

        /** What stands in the field for the answer: what was typed wins. */
        public String answer(Suggestion one) {
            return refused(one) ? form.raw("answer") : one.answer();
        }

        /** Those into which one can be put. */
        public Map<String, String> others(Suggestion one) {
            Map<String, String> others = new LinkedHashMap<>();
            all.stream()
                    .filter(other -> other.open() && other.id() != one.id())
                    .forEach(other -> others.put(Long.toString(other.id()), other.title()));
            return others;
        }
    }

    @GET
    @Path("suggestions")
    @Requires("webinar.read")
    public Page show(@Context Visit visit) {
        return page(null, visit);
    }

    /** One alone, at an address that stays: what was put into another one leads there. */
    @GET
    @Path("suggestions/{suggestion}")
    @Requires("webinar.read")
    public Object one(@PathParam("suggestion") String number, @Context Visit visit) {
        long id = number.matches("[0-9]{1,18}") ? Long.parseLong(number) : 0;
        long space = visit.space().id();
        Optional<Suggestion> found = suggestions.find(id, space, visit.organisationId());
        if (found.isPresent()) {
            return page(List.of(found.get()), true, null, visit);
        }
        long into = suggestions.mergedInto(id, space);
        if (into == 0) {
            throw Refusal.notFound();
        }
        return Redirect.to(path(visit) + "/" + into);
    }

    @POST
    @Path("suggestions")
    @Requires("webinar.suggest")
    public Object propose(@Context Form form, @Context Visit visit) {
        String title = OneLine.required(form, "title", ProposeSubject.TITLE);
        String text = form.optional("text", ProposeSubject.TEXT);
        if (!form.valid()) {
            return page(form, visit).invalid();
        }
        try {
            proposing.propose(title, text, visit);
        } catch (Refusal refusal) {
            form.reject("", refusal.key(), refusal.arguments());
            return page(form, visit).status(refusal.status());
        }
        return Redirect.done(path(visit), "webinar.done.suggested");
    }

    @POST
    @Path("suggestions/support")
    @Requires("webinar.suggest")
    public Object support(@Context Form form, @Context Visit visit) {
        if (form.value("do").equals("leave")) {
            proposing.leave(number(form, "suggestion"), visit);
        } else {
            proposing.support(number(form, "suggestion"), visit);
        }
        return Redirect.done(path(visit), "webinar.done.support");
    }

    @POST
    @Path("suggestions/answer")
    @Requires("webinar.organise")
    public Object answer(@Context Form form, @Context Visit visit) {
        long space = visit.space().id();
        long id = number(form, "suggestion");
        switch (form.value("do")) {
            case "plan" -> plan(id, number(form, "event"), visit);
            case "merge" -> answering.merge(id, number(form, "into"), space);
            default -> {
                String answer = form.required("answer", AnswerSuggestion.ANSWER);
                if (!form.valid()) {
                    return page(form, visit).invalid();
                }
                answering.answer(id, answer, form.checked("declined"), space);
            }
        }
        return Redirect.done(path(visit), "webinar.done.chosen");
    }

    private void plan(long id, long event, Visit visit) {
        Suggestion suggestion = suggestions.of(visit.space().id(), 0).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(Refusal::notFound);
        EventRow row =
                coming(visit).filter(found -> found.id() == event).findFirst().orElseThrow(Refusal::notFound);
        answering.plan(suggestion, row, visit.space());
    }

    private Stream<EventRow> coming(Visit visit) {
        long space = visit.space().id();
        return Stream.concat(
                        events.coming(space, clock.instant(), null, EVENTS).stream(),
                        events.undated(space, null, EVENTS).stream())
                .filter(event -> !event.cancelled());
    }

    private Page page(Form form, Visit visit) {
        return page(suggestions.of(visit.space().id(), visit.organisationId()), false, form, visit);
    }

    private Page page(List<Suggestion> all, boolean one, Form form, Visit visit) {
        Map<Long, List<Also>> also = suggestions.also(
                visit.space().id(), all.stream().map(Suggestion::id).toList());
        Set<Long> ids = Stream.concat(
                        all.stream().map(Suggestion::organisation),
                        also.values().stream().flatMap(List::stream).map(Also::organisation))
                .filter(id -> id != 0)
                .collect(Collectors.toSet());
        Map<String, String> choices = new LinkedHashMap<>();
        if (visit.can("webinar.organise")) {
            coming(visit)
                    .forEach(event ->
                            choices.put(Long.toString(event.id()), event.title().in(visit.language())));
        }
        Box box = new Box(all, also, one, ids.isEmpty() ? Map.of() : organisations.cards(ids), choices, form);
        Fields fields = Fields.of(visit, form);
        Html body = Html.of(out -> JtesuggestionsGenerated.render((HtmlTemplateOutput) out, null, box, fields, visit));
        return one
                ? Page.of(visit.text("webinar.suggestions.page"), body)
                        .tab("webinar-suggestions")
                        .crumb(visit.text("webinar.suggestions.title"), path(visit))
                : Page.of(visit.text("webinar.suggestions.title"), body).tab("webinar-suggestions");
    }

    private static long number(Form form, String field) {
        String number = form.value(field);
        return number.matches("[0-9]{1,18}") ? Long.parseLong(number) : 0;
    }

    private static String path(Visit visit) {
        return visit.space().path("webinar", "suggestions");
    }
}
