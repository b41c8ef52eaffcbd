// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.admin;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Locale;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Parts;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.OrganisationKind;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Html;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.identity.choice.Choices;
import org.rambla.identity.jte.JteadminorganisationGenerated;
import org.rambla.identity.jte.JteadminorganisationsGenerated;
import org.rambla.identity.organisation.Organisation;
import org.rambla.identity.organisation.OrganisationDirectory;
import org.rambla.identity.organisation.OrganisationFilter;
import org.rambla.identity.organisation.SaveOrganisation;
import org.rambla.identity.page.Paging;
import org.rambla.identity.page.Query;

/** Organisations: the list, and one of them. */
@Path("/admin/organisations")
public final class OrganisationsAdmin {
    private static final String PATH = "/admin/organisations";
    private static final int SIZE = 50;
    private static final int MOST_SEATS = 10_000;

    private final OrganisationDirectory organisations;
    private final SaveOrganisation save;
    private final Choices choices;

    public OrganisationsAdmin(OrganisationDirectory organisations, SaveOrganisation save, Choices choices) {
        this.organisations = organisations;
        this.save = save;
        this.choices = choices;
    }

    @GET
    @Requires(Requires.ADMINISTRATOR)
    public Page list(@Context Visit visit, @QueryParam("q") String text, @QueryParam("page") String page) {
        String words = Query.text(text);
        OrganisationFilter filter = new OrganisationFilter(words, "", "", "", true);
        Paging paging = Paging.of(page, organisations.count(filter), SIZE);
        Fields fields = Fields.of(visit).with("q", words);
        String base = new Query(PATH).with("q", words).page();
        List<OrganisationDirectory.Entry> entries = organisations.page(filter, visit.language(), paging.page(), SIZE);
        Html body = Html.of(out -> JteadminorganisationsGenerated.render(
                (HtmlTemplateOutput) out, null, visit, fields, entries, paging, base));
        return Page.of(visit.text("identity.admin.organisations.title"), body)
                .lead(Html.text(visit.text("identity.admin.organisations.lead")))
                .actions(Parts.link(PATH + "/new", visit.text("identity.admin.organisation.add"), "plus", ""))
                .tab("administration");
    }

    @GET
    @Path("new")
    @Requires(Requires.ADMINISTRATOR)
    public Page add(@Context Visit visit) {
        return page(visit, null, null);
    }

    @POST
    @Path("new")
    @Requires(Requires.ADMINISTRATOR)
    public Object added(@Context Visit visit, @Context Form form) {
        Organisation organisation = read(visit, form, 0);
        if (!form.valid()) {
            return page(visit, form, null).invalid();
        }
        long id = save.add(organisation, visit.memberId());
        return Redirect.done(PATH + "/" + id, "identity.done.saved");
    }

    @GET
    @Path("{organisation}")
    @Requires(Requires.ADMINISTRATOR)
    public Page show(@Context Visit visit, @PathParam("organisation") String id) {
        return page(visit, null, find(id));
    }

    @POST
    @Path("{organisation}")
    @Requires(Requires.ADMINISTRATOR)
    public Object change(@Context Visit visit, @Context Form form, @PathParam("organisation") String id) {
        Organisation before = find(id);
        Organisation organisation = read(visit, form, before.id());
        if (!form.valid()) {
            return page(visit, form, before).invalid();
        }
        try {
            if (!save.change(organisation, visit.memberId())) {
                form.reject("seats", "identity.problem.fewSeats");
                return page(visit, form, before).invalid();
            }
        } catch (Database.Conflict e) {
            form.reject("", "identity.changedMeanwhile");
            return page(visit, form, find(id)).status(409);
        }
        return Redirect.done(PATH + "/" + before.id(), "identity.done.saved");
    }

    private Organisation find(String id) {
        return organisations.find(Paging.id(id)).orElseThrow(Refusal::notFound);
    }

    private Organisation read(Visit visit, Form form, long id) {
        var languages = choices.languages().keySet();
        Localised name = form.localised("name", languages, 200, true);
        Localised shortName = form.localised("shortName", languages, 100, true);
        String kind = form.oneOf("kind", Choices.organisationKinds(visit).keySet());
        String country = form.oneOf("country", choices.countries(visit).keySet());
        String language = form.oneOf("language", languages);
        String zone = form.oneOf("zone", Choices.zones().keySet());
        String website = form.optional("website", 300);
        String lower = website.toLowerCase(Locale.ROOT);
        if (!website.isEmpty()
                && (!lower.startsWith("https://") && !lower.startsWith("http://") || website.contains(" "))) {
            form.reject("website", "identity.problem.website");
        }
        long population = form.value("population").isEmpty() ? 0 : form.number("population", 0, 100_000_000);
        long seats = form.number("seats", 0, MOST_SEATS);
        return new Organisation(
                id,
                form.valid() ? OrganisationKind.valueOf(kind) : OrganisationKind.CITY,
                name,
                shortName,
                country,
                language,
                zone,
                website,
                population,
                (int) seats,
                id == 0 || form.checked("active"),
                (int) Paging.id(form.value("version")));
    }

    private Page page(Visit visit, Form form, Organisation organisation) {
        Fields fields = Fields.of(visit, form);
        if (organisation == null) {
            fields.with("seats", 3).with("zone", choices.defaultZone()).with("language", choices.defaultLanguage());
        } else {
            fields.with("name", organisation.name())
                    .with("shortName", organisation.shortName())
                    .with("kind", organisation.kind().name())
                    .with("country", organisation.country())
                    .with("language", organisation.language())
                    .with("zone", organisation.zone())
                    .with("website", organisation.website())
                    .with("population", organisation.population() == 0 ? "" : organisation.population())
                    .with("seats", organisation.seats())
                    .with("active", organisation.active() ? "1" : "");
        }
        Html body = Html.of(out -> JteadminorganisationGenerated.render(
                (HtmlTemplateOutput) out, null, visit, form, fields, choices, organisation));
        String title = organisation == null
                ? visit.text("identity.admin.organisation.add")
                : organisation.name().in(visit.language());
        return Page.of(title, body)
                .crumb(visit.text("identity.admin.organisations.title"), PATH)
                .tab("administration");
    }
}
