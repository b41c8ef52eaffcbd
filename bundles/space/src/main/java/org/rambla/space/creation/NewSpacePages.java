// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.creation;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.feature.Features;
import org.rambla.api.network.Network;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.space.blueprint.Blueprint;
import org.rambla.space.blueprint.Blueprints;
import org.rambla.space.jte.JteblueprintchoiceGenerated;
import org.rambla.space.jte.JtenewspaceGenerated;
import org.rambla.space.settings.EditSpace.Description;
import org.rambla.space.settings.Partners;
import org.rambla.space.settings.SpaceForm;

/** A new space in two steps: which blueprint, then what it is. */
@Path("/spaces/new")
public final class NewSpacePages {
    private static final int PARTNERS = 6;

    private final Blueprints blueprints;
    private final CreateSpace create;
    private final Network network;
    private final Organisations organisations;
    private final Features features;

    public NewSpacePages(
            Blueprints blueprints,
            CreateSpace create,
            Network network,
            Organisations organisations,
            Features features) {
        this.blueprints = blueprints;
        this.create = create;
        this.network = network;
        this.organisations = organisations;
        this.features = features;
    }

    /** A blueprint on offer, with the titles of the features that a space starts with. */
    public record Choice(Blueprint blueprint, List<String> features) {}

    /** What the form shows. */
    public record View(
            Blueprint blueprint, Network network, Form form, Fields fields, List<OrganisationCard> organisations) {
        public int partnerRows() {
            return PARTNERS;
        }
    }

    @GET
    @Requires(Requires.PROGRAMME_MANAGER)
    public Page show(@Context Visit visit, @QueryParam("blueprint") @DefaultValue("") String wanted) {
        Optional<Blueprint> blueprint = onOffer(visit, wanted);
        return blueprint.isPresent() ? form(visit, blueprint.get(), null) : choice(visit);
    }

    private Optional<Blueprint> onOffer(Visit visit, String wanted) {
        return blueprints.onOffer(visit.administrator()).stream()
                .filter(b -> b.code().equals(wanted))
                .findFirst();
    }

    private Page choice(Visit visit) {
        List<Choice> choices = blueprints.onOffer(visit.administrator()).stream()
                .map(blueprint -> new Choice(blueprint, titles(blueprint, visit)))
                .toList();
        return Page.of(
                        visit.text("space.new.title"),
                        Html.of(out ->
                                JteblueprintchoiceGenerated.render((HtmlTemplateOutput) out, null, choices, visit)))
                .lead(Html.text(visit.text("space.new.lead")))
                .crumb(visit.text("space.list.title"), "/spaces");
    }

    private List<String> titles(Blueprint blueprint, Visit visit) {
        return features.installed().stream()
                .filter(feature -> blueprint.offer(feature.name()).starts())
                .map(feature -> feature.name() + ".title")
                .filter(visit.messages()::has)
                .map(visit::text)
                .toList();
    }

    private Page form(Visit visit, Blueprint blueprint, Form form) {
        Fields fields = Fields.of(visit, form)
                .with("colour", "petrol")
                .with("kind", blueprint.kind().name())
                .with("visibility", blueprint.visibility().name())
                .with("joining", blueprint.joining().name())
                .withAll("languages", Set.copyOf(network.languages()));
        View view = new View(blueprint, network, form, fields, Partners.choices(organisations, visit));
        return Page.of(
                        visit.text("space.new.of", blueprint.name().in(visit.language())),
                        Html.of(out -> JtenewspaceGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .crumb(visit.text("space.list.title"), "/spaces")
                .crumb(visit.text("space.new.title"), "/spaces/new");
    }

    @POST
    @Requires(Requires.PROGRAMME_MANAGER)
    public Object create(@Context Visit visit, @Context Form form) {
        Optional<Blueprint> blueprint = onOffer(visit, form.value("blueprint"));
        if (blueprint.isEmpty()) {
            return choice(visit).invalid();
        }
        NewSpace draft = draft(form, blueprint.get(), visit);
        if (!form.valid()) {
            return form(visit, blueprint.get(), form).invalid();
        }
        var maker = new CreateSpace.Maker(visit.memberId(), visit.organisationId(), visit.administrator());
        CreateSpace.Created created = create.create(draft, maker, form.submission());
        return Redirect.done("/s/" + created.slug(), "space.done.created");
    }

    private NewSpace draft(Form form, Blueprint blueprint, Visit visit) {
        Description description = SpaceForm.description(form, network);
        List<Long> partners = new ArrayList<>();
        for (int i = 0; i < PARTNERS; i++) {
            String field = "partner" + i;
            if (!form.value(field).isEmpty()) {
                OrganisationCard partner = Partners.chosen(form, field, organisations, visit);
                if (partner == null) {
                    form.reject(field, "space.problem.organisation");
                } else {
                    partners.add(partner.id());
                }
            }
        }
        return new NewSpace(
                blueprint.id(),
                description.name(),
                description.purpose(),
                SpaceForm.kind(form),
                description.colour(),
                SpaceForm.visibility(form),
                SpaceForm.joining(form),
                description.topics(),
                description.code(),
                description.starts(),
                description.ends(),
                partners,
                blueprint.guidelines(),
                blueprint.welcome(),
                blueprint.rules(),
                blueprint.examples(),
                SpaceForm.languages(form, network));
    }
}
