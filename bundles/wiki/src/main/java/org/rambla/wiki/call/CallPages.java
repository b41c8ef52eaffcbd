// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.call;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
import org.rambla.wiki.page.Moment;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;

/** Calls for case studies: everybody reads them, managers make them. */
@Path("calls")
public final class CallPages {
    private static final int LIST = 100;

    private final Calls calls;
    private final CallForm forms;
    private final KeepCall keeping;
    private final Pages pages;
    private final Organisations organisations;
    private final CallViews views;

    public CallPages(
            Calls calls, CallForm forms, KeepCall keeping, Pages pages, Organisations organisations, CallViews views) {
        this.calls = calls;
        this.forms = forms;
        this.keeping = keeping;
        this.pages = pages;
        this.organisations = organisations;
        this.views = views;
    }

    @GET
    @Requires("wiki.read")
    public Page list(@QueryParam("after") @DefaultValue("") String after, @Context Visit visit) {
        return views.list(calls.of(visit.space().id(), Moment.of(after), LIST), visit);
    }

    @GET
    @Path("new")
    @Requires("wiki.call")
    public Page fresh(@Context Visit visit) {
        Fields fields = Fields.of(visit).with("template", "case-study");
        return views.form(
                forms.show(fields, null, 0, List.of(), visit),
                null,
                visit.space().path("wiki", "calls/new"),
                visit);
    }

    @POST
    @Path("new")
    @Requires("wiki.call")
    public Object make(@Context Form form, @Context Visit visit) {
        Call call = forms.read(form, null, visit);
        List<Long> cities = forms.asked(form, List.of(), visit);
        if (!form.valid()) {
            return back(form, null, List.of(), visit.space().path("wiki", "calls/new"), visit);
        }
        long id = keeping.make(call, cities, form.submission(), visit);
        return Redirect.done(visit.space().path("wiki", "calls/" + id), "wiki.done.called");
    }

    private Page back(Form form, Call before, List<Long> asked, String action, Visit visit) {
        int version = Sent.number(form, "version");
        return views.form(forms.show(Fields.of(visit, form), before, version, asked, visit), form, action, visit)
                .invalid();
    }

    private Call find(long id, Visit visit) {
        return calls.find(visit.space().id(), id).orElseThrow(Refusal::notFound);
    }

    /** A call and how far it is; how each city stands is for those who made it and for the city. */
    @GET
    @Path("{call}")
    @Requires("wiki.read")
    public Page call(
            @PathParam("call") long id, @QueryParam("done") @DefaultValue("") String done, @Context Visit visit) {
        Call call = find(id, visit);
        List<Contribution> contributions = calls.standing(id);
        Map<Long, OrganisationCard> cities = contributions.isEmpty()
                ? Map.of()
                : organisations.cards(
                        contributions.stream().map(Contribution::organisation).collect(Collectors.toSet()));
        Map<Long, PageRow> published =
                pages
                        .all(contributions.stream()
                                .map(Contribution::page)
                                .filter(page -> page != 0)
                                .toList())
                        .stream()
                        .filter(page -> page.published() && page.readable(visit))
                        .collect(Collectors.toMap(PageRow::id, page -> page));
        Page page = views.call(new CallViews.Shown(call, contributions, cities, published), visit);
        // What is kept here need not be kept by the browser.
        return done.equals("wiki.done.handedIn") || done.equals("wiki.done.draft")
                ? page.kept("wiki-call-" + id)
                : page;
    }

    @GET
    @Path("{call}/edit")
    @Requires("wiki.call")
    public Page edit(@PathParam("call") long id, @Context Visit visit) {
        Call call = find(id, visit);
        List<Contribution> standing = calls.standing(id);
        Fields fields = forms.filled(call, standing, visit);
        return views.form(
                forms.show(fields, call, call.version(), cities(standing), visit),
                null,
                action(call, "edit", visit),
                visit);
    }

    private static List<Long> cities(List<Contribution> standing) {
        return standing.stream().map(Contribution::organisation).toList();
    }

    private static String action(Call call, String what, Visit visit) {
        return visit.space().path("wiki", call.path() + "/" + what);
    }

    @POST
    @Path("{call}/edit")
    @Requires("wiki.call")
    public Object change(@PathParam("call") long id, @Context Form form, @Context Visit visit) {
        Call before = find(id, visit);
        Call call = forms.read(form, before, visit);
        List<Long> asked = cities(calls.standing(id));
        List<Long> cities = forms.asked(form, asked, visit);
        if (!form.valid()) {
            return back(form, before, asked, action(before, "edit", visit), visit);
        }
        try {
            keeping.change(call, cities, visit);
        } catch (Refusal refusal) {
            form.reject("", refusal.key(), refusal.arguments());
            // Whoever was told, and sends it again, has decided.
            CallForm.Shown again = forms.show(Fields.of(visit, form), before, before.version(), asked, visit);
            return views.form(again, form, action(before, "edit", visit), visit).status(refusal.status());
        }
        return Redirect.done(visit.space().path("wiki", call.path()), "wiki.done.called");
    }

    @POST
    @Path("{call}/remind")
    @Requires("wiki.call")
    public Response remind(@PathParam("call") long id, @Context Visit visit) {
        Call call = find(id, visit);
        keeping.remind(call, visit);
        return Redirect.done(visit.space().path("wiki", call.path()), "wiki.done.reminded");
    }

    @POST
    @Path("{call}/close")
    @Requires("wiki.call")
    public Response close(@PathParam("call") long id, @Context Visit visit) {
        Call call = find(id, visit);
        keeping.close(call, true);
        return Redirect.done(visit.space().path("wiki", call.path()), "wiki.done.callClosed");
    }

    @POST
    @Path("{call}/open")
    @Requires("wiki.call")
    public Response open(@PathParam("call") long id, @Context Visit visit) {
        Call call = find(id, visit);
        keeping.close(call, false);
        return Redirect.done(visit.space().path("wiki", call.path()), "wiki.done.called");
    }
}
