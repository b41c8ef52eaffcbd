// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.call;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.Files;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.Sent;
import org.rambla.wiki.page.Draft;
import org.rambla.wiki.page.PageForm;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Titles;
import org.rambla.wiki.template.FactForm;
import org.rambla.wiki.template.FactSheet;
import org.rambla.wiki.template.Facts;
import org.rambla.wiki.template.Template;

/** What a city contributes to a call: written by those who act for it, reviewed and published by those who made the call. */
@Path("calls")
public final class ContributionPages {
    private static final int MAX_ANSWER = 1000;

    private final Calls calls;
    private final Contribute contributing;
    private final FactSheet sheets;
    private final Organisations organisations;
    private final Bodies bodies;
    private final Files files;
    private final CallViews views;

    public ContributionPages(
            Calls calls,
            Contribute contributing,
            FactSheet sheets,
            Organisations organisations,
            Bodies bodies,
            Files files,
            CallViews views) {
        this.calls = calls;
        this.contributing = contributing;
        this.sheets = sheets;
        this.organisations = organisations;
        this.bodies = bodies;
        this.files = files;
        this.views = views;
    }

    private Call find(long id, Visit visit) {
        return calls.find(visit.space().id(), id).orElseThrow(Refusal::notFound);
    }

    /** That of the member's own city. */
    private Contribution mine(Call call, Visit visit) {
        return calls.contribution(call.id(), visit.organisationId())
                .orElseThrow(() -> new Refusal(404, "wiki.refusal.notAsked"));
    }

    private Contribution open(Call call, Visit visit) {
        Contribution mine = mine(call, visit);
        if (!mine.state().open() || call.closed()) {
            throw new Refusal(409, call.closed() ? "wiki.refusal.closedCall" : "wiki.refusal.decided");
        }
        return mine;
    }

    @GET
    @Path("{call}/write")
    @Requires("wiki.write")
    public Page write(@PathParam("call") long id, @Context Visit visit) {
        Call call = find(id, visit);
        Contribution mine = open(call, visit);
        Optional<Template> template = sheets.template(call.template(), call.space());
        String language = mine.language().isEmpty()
                ? PageForm.fresh("", "", visit).fields().value("language")
                : mine.language();
        Body body = mine.item() == 0
                ? template.map(known -> known.text(language, bodies)).orElse(Body.EMPTY)
                : mine.body();
        PageForm form = PageForm.of(mine.title(), body, visit);
        form.fields().with("language", language).byPassage(bodies, visit);
        template.ifPresent(known -> FactForm.fill(form.fields(), known, begun(mine, known), language));
        return show(call, mine, form, language, visit);
    }

    /** A city writes about itself, where nothing else is said. */
    private static Facts begun(Contribution mine, Template template) {
        return mine.item() == 0 && template.field("city").isPresent()
                ? new Facts(
                        template.key(), List.of(new Facts.Fact("city", "", 0, String.valueOf(mine.organisation()), "")))
                : mine.facts();
    }

    private Page show(Call call, Contribution mine, PageForm form, String language, Visit visit) {
        Optional<Template> template = sheets.template(call.template(), call.space());
        return views.write(
                new CallViews.Writing(
                        call, mine, form, language, sheets.fields(form.fields(), template, language, visit)),
                visit);
    }

    /** Keeps what was written, complete or not; or hands it in. */
    @POST
    @Path("{call}/write")
    @Requires("wiki.write")
    public Object written(@PathParam("call") long id, @Context Form form, @Context Visit visit) {
        Call call = find(id, visit);
        Contribution mine = open(call, visit);
        boolean handIn = form.has("handIn");
        String language = form.oneOf("language", PageForm.languages(visit).keySet());
        Optional<Template> template = sheets.template(call.template(), call.space());
        Body before = mine.item() == 0
                ? template.map(known -> known.text(language, bodies)).orElse(Body.EMPTY)
                : mine.body();
        Draft draft = handIn
                ? PageForm.read(form, language, bodies, before, files, visit)
                        .with(sheets.read(form, template, language, visit))
                : unfinished(form, language, before, template, visit);
        int status = 422;
        if (form.valid() || !handIn && form.problem("language").isEmpty()) {
            try {
                contributing.write(call, mine, draft, Sent.number(form, "base"), handIn, visit);
                return Redirect.done(
                        visit.space().path("wiki", call.path()), handIn ? "wiki.done.handedIn" : "wiki.done.draft");
            } catch (Refusal refusal) {
                PageForm.reject(form, refusal);
                status = refusal.status();
            }
        }
        return show(call, mine, PageForm.back(form, List.of(), visit), language, visit)
                .status(status);
    }

    private Draft unfinished(Form form, String language, Body before, Optional<Template> template, Visit visit) {
        String title = Titles.clean(form.value("title"));
        return new Draft(
                title.length() > Titles.MAX ? title.substring(0, Titles.MAX) : title,
                PageForm.text(form, bodies, before),
                language,
                "",
                List.of(),
                "",
                sheets.read(form, template, language, visit));
    }

    @POST
    @Path("{call}/decline")
    @Requires("wiki.write")
    public Response decline(@PathParam("call") long id, @Context Visit visit) {
        Call call = find(id, visit);
        Contribution mine = open(call, visit);
        contributing.decline(mine, mine.state() != Contribution.State.DECLINED);
        return Redirect.done(visit.space().path("wiki", call.path()), "wiki.done.declined");
    }

    /** What a city wrote: for the city, and for those who made the call once it is handed in. */
    @GET
    @Path("{call}/{city}")
    @Requires("wiki.write")
    public Page contribution(@PathParam("call") long id, @PathParam("city") long city, @Context Visit visit) {
        Call call = find(id, visit);
        return views.contribution(shown(call, readable(call, city, visit), visit), Fields.of(visit), null, visit);
    }

    private Contribution readable(Call call, long city, Visit visit) {
        return calls.contribution(call.id(), city)
                .filter(found -> found.organisation() == visit.organisationId()
                        || visit.can("wiki.call") && !found.state().open())
                .orElseThrow(Refusal::notFound);
    }

    private CallViews.Read shown(Call call, Contribution contribution, Visit visit) {
        OrganisationCard city =
                organisations.cards(List.of(contribution.organisation())).get(contribution.organisation());
        return new CallViews.Read(
                call,
                contribution,
                city,
                sheets.shown(contribution.facts(), contribution.language(), visit),
                sheets.offered(call.space()));
    }

    @POST
    @Path("{call}/{city}/publish")
    @Requires("wiki.call")
    public Object publish(
            @PathParam("call") long id, @PathParam("city") long city, @Context Form form, @Context Visit visit) {
        Call call = find(id, visit);
        Contribution contribution = readable(call, city, visit);
        Optional<Template> as = sheets.template(form.value("as"), call.space());
        int status = 422;
        if (as.isEmpty()) {
            form.reject("as", "web.problem.choice");
        } else {
            try {
                PageRow page = contributing.publish(call, contribution, as.get(), visit);
                return Redirect.done(page.address(visit.space()), "wiki.done.published");
            } catch (Refusal refusal) {
                form.reject("", refusal.key(), refusal.arguments());
                status = refusal.status();
            }
        }
        return views.contribution(shown(call, contribution, visit), Fields.of(visit, form), form, visit)
                .status(status);
    }

    @POST
    @Path("{call}/{city}/return")
    @Requires("wiki.call")
    public Object giveBack(
            @PathParam("call") long id, @PathParam("city") long city, @Context Form form, @Context Visit visit) {
        Call call = find(id, visit);
        Contribution contribution = readable(call, city, visit);
        String answer = form.required("answer", MAX_ANSWER);
        if (!form.valid()) {
            return views.contribution(shown(call, contribution, visit), Fields.of(visit, form), form, visit)
                    .invalid();
        }
        contributing.giveBack(call, contribution, answer, visit);
        return Redirect.done(visit.space().path("wiki", call.path()), "wiki.done.returned");
    }
}
