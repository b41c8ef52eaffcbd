// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.call;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.template.FactSheet;
import org.rambla.wiki.template.FactWords;
import org.rambla.wiki.template.Template;

/** What a city contributes to a call: read by those who act for it, reviewed and published by those who made the call. */
@Path("calls")
public final class ContributionPages {
    private static final int MAX_ANSWER = 1000;

    private final Calls calls;
    private final Contribute contributing;
    private final FactSheet sheets;
    private final Files files;
    private final Organisations organisations;
    private final CallViews views;

    public ContributionPages(
            Calls calls,
            Contribute contributing,
            FactSheet sheets,
            Files files,
            Organisations organisations,
            CallViews views) {
        this.calls = calls;
        this.contributing = contributing;
        this.sheets = sheets;
        this.files = files;
        this.organisations = organisations;
        this.views = views;
    }

    private Call find(long id, Visit visit) {
        return calls.find(visit.space().id(), id).orElseThrow(Refusal::notFound);
    }

    /** What a city wrote: for the city, and for those who made the call once it is handed in. */
    @GET
    @Path("{call}/{city}")
    @Requires("wiki.write")
    public Page contribution(@PathParam("call") long id, @PathParam("city") long city, @Context Visit visit) {
        Call call = find(id, visit);
        return views.contribution(
                shown(call, readable(call, city, visit), visit),
                Fields.of(visit).with("as", call.template()),
                null,
                visit);
    }

    private Contribution readable(Call call, long city, Visit visit) {
        return calls.contribution(call.id(), city)
                .filter(found -> readable(found, visit))
                .orElseThrow(Refusal::notFound);
    }

    private static boolean readable(Contribution found, Visit visit) {
        return found.organisation() == visit.organisationId()
                || visit.can("wiki.call") && !found.state().open();
    }

    private CallViews.Read shown(Call call, Contribution contribution, Visit visit) {
        OrganisationCard city =
                organisations.cards(List.of(contribution.organisation())).get(contribution.organisation());
        return new CallViews.Read(
                call,
                contribution,
                city,
                sheets.shown(contribution.facts(), contribution.language(), visit),
                kinds(call),
                contribution.item() == 0
                        ? List.of()
                        : files.of(List.of(contribution.item())).getOrDefault(contribution.item(), List.of()));
    }

    /** Templates with which pages begin, and that of the call: it may have been retired since. */
    private List<Template> kinds(Call call) {
        List<Template> kinds = new ArrayList<>(sheets.offered(call.space()));
        sheets.template(call.template(), call.space()).filter(Template::retired).ifPresent(kinds::add);
        return kinds;
    }

    /** Whether another text was handed in than the one that was shown; a message is kept in the form then. */
    private static boolean another(Contribution contribution, Form form) {
        boolean another = contribution.state() == Contribution.State.HANDED_IN
                && Sent.number(form, "version") != contribution.version();
        if (another) {
            form.reject("", "wiki.call.another");
        }
        return another;
    }

    @POST
    @Path("{call}/{city}/publish")
    @Requires("wiki.call")
    public Object publish(
            @PathParam("call") long id, @PathParam("city") long city, @Context Form form, @Context Visit visit) {
        Call call = find(id, visit);
        Contribution contribution = readable(call, city, visit);
        Optional<Template> as = kinds(call).stream()
                .filter(kind -> kind.key().equals(form.value("as")))
                .findFirst();
        int status = another(contribution, form) ? 409 : 422;
        if (status == 422 && as.isEmpty()) {
            form.reject("as", "web.problem.choice");
        } else if (status == 422 && !lost(contribution, as.get(), visit).isEmpty() && !form.checked("without")) {
            form.reject("without", "wiki.call.lost", String.join(", ", lost(contribution, as.get(), visit)));
        } else if (status == 422) {
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

    /** What the city filled in that a page of this template has no field for, by name. */
    private List<String> lost(Contribution contribution, Template as, Visit visit) {
        return sheets.shown(contribution.facts(), contribution.language(), visit).stream()
                .filter(fact -> as.field(fact.field().key()).isEmpty())
                .map(FactWords.Shown::label)
                .toList();
    }

    @POST
    @Path("{call}/{city}/return")
    @Requires("wiki.call")
    public Object giveBack(
            @PathParam("call") long id, @PathParam("city") long city, @Context Form form, @Context Visit visit) {
        Call call = find(id, visit);
        Contribution contribution = calls.contribution(call.id(), city).orElseThrow(Refusal::notFound);
        if (!readable(contribution, visit)) {
            // A colleague gave it back meanwhile: what was to be said is not lost, what the city writes is the city's.
            form.reject("", "wiki.refusal.decided");
            return views.contribution(
                            shown(call, contribution.withoutText(), visit), Fields.of(visit, form), form, visit)
                    .status(409);
        }
        boolean another = another(contribution, form);
        String answer = form.required("answer", MAX_ANSWER);
        if (!form.valid()) {
            return views.contribution(shown(call, contribution, visit), Fields.of(visit, form), form, visit)
                    .status(another ? 409 : 422);
        }
        try {
            contributing.giveBack(call, contribution, answer, visit);
        } catch (Refusal refusal) {
            // Published meanwhile.
            form.reject("", refusal.key(), refusal.arguments());
            return views.contribution(shown(call, contribution, visit), Fields.of(visit, form), form, visit)
                    .status(refusal.status());
        }
        return Redirect.done(visit.space().path("wiki", call.path()), "wiki.done.returned");
    }
}
