// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.settings;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.content.Bodies;
import org.rambla.api.network.Network;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.space.directory.SpaceDetails;
import org.rambla.space.jte.JtepeopleGenerated;
import org.rambla.space.jte.JtesettingsGenerated;
import org.rambla.space.jte.JtetextsGenerated;
import org.rambla.space.settings.EditSpace.Openness;

/** The settings of a space, for its managers: what it says of itself, its texts, who may see and join it. */
@Path("/s/{space}/settings")
public final class SettingsPages {
    private final Database database;
    private final Bodies bodies;
    private final Network network;
    private final Organisations organisations;
    private final EditSpace edit;

    public SettingsPages(
            Database database, Bodies bodies, Network network, Organisations organisations, EditSpace edit) {
        this.database = database;
        this.bodies = bodies;
        this.network = network;
        this.organisations = organisations;
        this.edit = edit;
    }

    /** What the templates show. */
    public record View(
            SpaceDetails details,
            Network network,
            Form form,
            Fields fields,
            Fields partnerFields,
            List<OrganisationCard> partners,
            List<OrganisationCard> organisations) {}

    @GET
    @Requires(Requires.MANAGER)
    public Page show(@Context Visit visit) {
        return describe(visit, null);
    }

    @POST
    @Requires(Requires.MANAGER)
    public Object save(@Context Visit visit, @Context Form form) {
        EditSpace.Description description = SpaceForm.description(form, network);
        boolean done = form.valid() && edit.describe(visit.space().id(), version(form), description, visit.memberId());
        return done ? saved(visit, "") : describe(visit, again(form)).invalid();
    }

    private Page describe(Visit visit, Form form) {
        SpaceDetails details = SpaceDetails.read(database, bodies, visit.space().id());
        SpaceCard space = visit.space();
        Fields fields = Fields.of(visit, form)
                .with("name", space.name())
                .with("purpose", space.purpose())
                .with("colour", space.colour())
                .withAll("topics", Set.copyOf(space.topics()))
                .with("code", details.code())
                .with("starts", details.starts())
                .with("ends", details.ends());
        View view = new View(details, network, form, fields, fields, List.of(), List.of());
        return page(
                "space.settings.title",
                visit,
                Html.of(out -> JtesettingsGenerated.render((HtmlTemplateOutput) out, null, view, visit)));
    }

    @GET
    @Path("texts")
    @Requires(Requires.MANAGER)
    public Page texts(@Context Visit visit) {
        return textsPage(visit, null);
    }

    @POST
    @Path("texts")
    @Requires(Requires.MANAGER)
    public Object texts(@Context Visit visit, @Context Form form) {
        SpaceDetails before = SpaceDetails.read(database, bodies, visit.space().id());
        EditSpace.Texts texts =
                SpaceForm.texts(form, network, bodies, visit.space().guidelines(), before.welcome());
        boolean done = form.valid() && edit.instruct(visit.space().id(), version(form), texts, visit.memberId());
        return done ? saved(visit, "/texts") : textsPage(visit, again(form)).invalid();
    }

    private Page textsPage(Visit visit, Form form) {
        SpaceDetails details = SpaceDetails.read(database, bodies, visit.space().id());
        Fields fields = Fields.of(visit, form)
                .with("guidelines", visit.space().guidelines())
                .with("welcome", details.welcome())
                .byPassage(bodies, visit);
        View view = new View(details, network, form, fields, fields, List.of(), List.of());
        return page(
                        "space.texts.title",
                        visit,
                        Html.of(out -> JtetextsGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .editor();
    }

    @GET
    @Path("people")
    @Requires(Requires.MANAGER)
    public Page people(@Context Visit visit) {
        return peoplePage(visit, null, null);
    }

    @POST
    @Path("people")
    @Requires(Requires.MANAGER)
    public Object people(@Context Visit visit, @Context Form form) {
        Openness openness = new Openness(
                SpaceForm.kind(form),
                SpaceForm.visibility(form),
                SpaceForm.joining(form),
                SpaceForm.languages(form, network));
        boolean done = form.valid() && edit.open(visit.space().id(), version(form), openness, visit.memberId());
        return done
                ? saved(visit, "/people")
                : peoplePage(visit, again(form), null).invalid();
    }

    /** Two forms, of which one may come back. */
    private Page peoplePage(Visit visit, Form form, Form partnerForm) {
        SpaceCard space = visit.space();
        SpaceDetails details = SpaceDetails.read(database, bodies, space.id());
        Map<Long, OrganisationCard> partners = organisations.cards(SpaceDetails.partners(database, space.id()));
        Fields fields = Fields.of(visit, form)
                .with("kind", space.kind().name())
                .with("visibility", space.visibility().name())
                .with("joining", space.joining().name())
                .withAll("languages", Set.copyOf(space.languages()));
        View view = new View(
                details,
                network,
                form == null ? partnerForm : form,
                fields,
                Fields.of(visit, partnerForm),
                List.copyOf(partners.values()),
                Partners.choices(organisations, visit));
        return page(
                "space.people.title",
                visit,
                Html.of(out -> JtepeopleGenerated.render((HtmlTemplateOutput) out, null, view, visit)));
    }

    @POST
    @Path("partners")
    @Requires(Requires.MANAGER)
    public Object partner(@Context Visit visit, @Context Form form) {
        OrganisationCard organisation = Partners.chosen(form, "organisation", organisations, visit);
        if (organisation == null) {
            form.reject("organisation", "space.problem.organisation");
            return peoplePage(visit, null, form).invalid();
        }
        boolean wanted = !form.value("wanted").equals("no");
        String name = organisation.name().in("en");
        edit.partner(visit.space().id(), organisation.id(), name, wanted, visit.memberId());
        return saved(visit, "/people");
    }

    @POST
    @Path("archive")
    @Requires(Requires.MANAGER)
    public Response archive(@Context Visit visit, @Context Form form) {
        boolean archived = !form.value("archived").equals("no");
        edit.archive(visit.space().id(), archived, visit.memberId());
        return Redirect.done(
                visit.space().path() + "/settings", archived ? "space.done.archived" : "space.done.unarchived");
    }

    private static int version(Form form) {
        return (int) form.number("version", 0, Integer.MAX_VALUE);
    }

    /** A form that was right, and still was not saved, came too late. */
    private static Form again(Form form) {
        if (form.valid()) {
            form.reject("", "space.problem.changedMeanwhile");
        }
        return form;
    }

    private static Response saved(Visit visit, String page) {
        return Redirect.done(visit.space().path() + "/settings" + page, "space.done.saved");
    }

    private static Page page(String title, Visit visit, Html body) {
        return Page.of(visit.text(title), body).tab("settings");
    }
}
