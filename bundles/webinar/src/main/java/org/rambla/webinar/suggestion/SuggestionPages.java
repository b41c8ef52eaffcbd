// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.suggestion;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rambla.api.content.ContentState;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.OneLine;
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
import org.rambla.webinar.event.WhenWords;
import org.rambla.webinar.jte.JtesuggestionsGenerated;
import org.rambla.webinar.suggestion.Suggestions.Also;

/** The box of suggestions of a space. */
@Path("/")
public final class SuggestionPages {
    private static final int ADDRESS = 1_000;
    private static final Pattern EVENT = Pattern.compile("(?:^|/events/)([0-9]{1,18})(?:$|[/?#])");
    private static final int PAGE = 50;
    /** Into so many a suggestion can be put; the most wanted ones. */
    private static final int OTHERS = 200;

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

    @GET
    @Path("suggestions")
    @Requires("webinar.read")
    public Page show(@QueryParam("after") @DefaultValue("") String after, @Context Visit visit) {
        return page(after, null, visit);
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
            return page(List.of(found.get()), true, "", null, visit);
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
            return page("", form, visit).invalid();
        }
        try {
            proposing.propose(title, text, visit);
        } catch (Refusal refusal) {
            form.reject("", refusal.key(), refusal.arguments());
            return page("", form, visit).status(refusal.status());
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

    /** Whoever proposed one says it otherwise, or takes it back. */
    @POST
    @Path("suggestions/mine")
    @Requires("webinar.suggest")
    public Object mine(@Context Form form, @Context Visit visit) {
        long id = number(form, "suggestion");
        if (form.value("do").equals("back")) {
            proposing.takeBack(id, visit);
            return Redirect.done(path(visit), "webinar.done.suggestionBack");
        }
        String title = OneLine.required(form, "title", ProposeSubject.TITLE);
        String text = form.optional("text", ProposeSubject.TEXT);
        int status = 422;
        if (form.valid()) {
            try {
                proposing.change(id, title, text, visit);
                return Redirect.done(path(visit), "webinar.done.suggestionChanged");
            } catch (Refusal refusal) {
                if (refusal.status() != 409) {
                    throw refusal;
                }
                form.reject("title", refusal.key(), refusal.arguments());
                status = 409;
            }
        }
        return back(id, form, visit).status(status);
    }

    @POST
    @Path("suggestions/answer")
    @Requires("webinar.organise")
    public Object answer(@Context Form form, @Context Visit visit) {
        long space = visit.space().id();
        long id = number(form, "suggestion");
        try {
            switch (form.value("do")) {
                case "plan" -> {
                    long event = event(form);
                    if (!form.valid()) {
                        return back(id, form, visit).invalid();
                    }
                    plan(id, event, visit);
                }
                case "hide" -> answering.hide(id, space);
                case "merge" -> answering.merge(id, number(form, "into"), space);
                default -> {
                    String answer = form.required("answer", AnswerSuggestion.ANSWER);
                    if (!form.valid()) {
                        return back(id, form, visit).invalid();
                    }
                    answering.answer(id, answer, form.checked("declined"), form.value("seen"), space);
                }
            }
        } catch (Refusal refusal) {
            if (refusal.status() != 409) {
                throw refusal;
            }
            form.reject(form.has("answer") ? "answer" : "", refusal.key(), refusal.arguments());
            return back(id, form, visit).status(409);
        }
        return Redirect.done(path(visit), "webinar.done.chosen");
    }

    /** What is wrong is said beside that suggestion, wherever it stands in the list. */
    private Page back(long id, Form form, Visit visit) {
        Suggestion one =
                suggestions.find(id, visit.space().id(), visit.organisationId()).orElseThrow(Refusal::notFound);
        return page(List.of(one), true, "", form, visit);
    }

    /** Chosen, or where there are more than one can choose from, by the address of its page or its number. */
    private static long event(Form form) {
        String address = form.optional("address", ADDRESS);
        Matcher named = EVENT.matcher(address);
        if (address.isEmpty() || !form.valid()) {
            return number(form, "event");
        }
        if (!named.find()) {
            form.reject("address", "webinar.problem.event");
            return 0;
        }
        return Long.parseLong(named.group(1));
    }

    private void plan(long id, long event, Visit visit) {
        Suggestion suggestion = suggestions.find(id, visit.space().id(), 0).orElseThrow(Refusal::notFound);
        EventRow row = events.find(event)
                .filter(found -> found.space() == visit.space().id())
                .filter(found -> found.state() == ContentState.PUBLISHED && !found.cancelled())
                .filter(found -> !found.past(clock.instant()))
                .orElseThrow(Refusal::notFound);
        answering.plan(suggestion, row, visit);
    }

    private Stream<EventRow> coming(Visit visit) {
        long space = visit.space().id();
        return Stream.concat(
                        events.coming(space, clock.instant(), null, SuggestionBox.EVENTS).stream(),
                        events.undated(space, null, SuggestionBox.EVENTS).stream())
                .filter(event -> !event.cancelled());
    }

    /** With its date: sessions of a series may have one title. */
    private static String choice(EventRow event, WhenWords words, Visit visit) {
        return event.title().in(visit.language()) + " \u2013 "
                + (event.when() == null
                        ? visit.text("webinar.date.open")
                        : words.day(event.when().firstDay()));
    }

    private Page page(String after, Form form, Visit visit) {
        List<Suggestion> found = suggestions.of(visit.space().id(), visit.organisationId(), after, PAGE + 1);
        return found.size() > PAGE
                ? page(found.subList(0, PAGE), false, found.get(PAGE - 1).cursor(), form, visit)
                : page(found, false, "", form, visit);
    }

    private Page page(List<Suggestion> all, boolean one, String next, Form form, Visit visit) {
        Map<Long, List<Also>> also = suggestions.also(
                visit.space().id(), all.stream().map(Suggestion::id).toList());
        Set<Long> ids = Stream.concat(
                        all.stream().map(Suggestion::organisation),
                        also.values().stream().flatMap(List::stream).map(Also::organisation))
                .filter(id -> id != 0)
                .collect(Collectors.toSet());
        Map<String, String> choices = new LinkedHashMap<>();
        if (visit.can("webinar.organise")) {
            WhenWords words = new WhenWords(visit.messages());
            coming(visit).forEach(event -> choices.put(Long.toString(event.id()), choice(event, words, visit)));
        }
        List<Suggestion> open =
                visit.can("webinar.organise") ? suggestions.open(visit.space().id(), OTHERS) : List.of();
        Map<Long, OrganisationCard> cities = ids.isEmpty() ? Map.of() : organisations.cards(ids);
        SuggestionBox box = new SuggestionBox(all, also, one, open, next, cities, choices, form);
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
