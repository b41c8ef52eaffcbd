// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.blueprint;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.content.Bodies;
import org.rambla.api.feature.Features;
import org.rambla.api.network.Network;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Parts;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.space.SpaceCard.Joining;
import org.rambla.api.space.SpaceCard.SpaceKind;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Html;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.space.jte.JteblueprintGenerated;
import org.rambla.space.jte.JteblueprintsGenerated;
import org.rambla.space.settings.EditSpace.Texts;
import org.rambla.space.settings.SpaceForm;

/** Blueprints, for administrators: what spaces start with, and the one table of which features are offered to which. */
@Path("/admin/blueprints")
public final class BlueprintPages {
    /** Longest name and description, in characters. */
    public static final int NAME = 100;

    public static final int DESCRIPTION = 1_000;

    private final Blueprints blueprints;
    private final SaveBlueprint save;
    private final Features features;
    private final Network network;
    private final Bodies bodies;

    public BlueprintPages(
            Blueprints blueprints, SaveBlueprint save, Features features, Network network, Bodies bodies) {
        this.blueprints = blueprints;
        this.save = save;
        this.features = features;
        this.network = network;
        this.bodies = bodies;
    }

    /**
     * What the list shows.
     *
     * @param features title by name
     * @param spaces number of spaces by blueprint
     */
    public record ListView(
            List<Blueprint> blueprints, Map<String, String> features, Map<Long, Long> spaces, Fields fields) {
        public static String field(Blueprint blueprint, String feature) {
            return "offer." + blueprint.id() + "." + feature;
        }
    }

    /** What the form shows; the code of a new one is "". */
    public record View(Blueprint blueprint, Network network, Form form, Fields fields) {}

    @GET
    @Requires(Requires.ADMINISTRATOR)
    public Page list(@Context Visit visit) {
        List<Blueprint> all = blueprints.all();
        Map<String, String> titles = titles(visit);
        Fields fields = Fields.of(visit);
        all.forEach(blueprint -> titles.keySet()
                .forEach(name -> fields.with(
                        ListView.field(blueprint, name), blueprint.offer(name).name())));
        ListView view = new ListView(all, titles, blueprints.spaces(), fields);
        return Page.of(
                        visit.text("space.blueprints.title"),
                        Html.of(out -> JteblueprintsGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .lead(Html.text(visit.text("space.blueprints.lead")))
                .actions(Parts.link("/admin/blueprints/new", visit.text("space.blueprints.new"), "plus", ""))
                .tab("administration");
    }

    private Map<String, String> titles(Visit visit) {
        Map<String, String> titles = new LinkedHashMap<>();
        for (Features.Installed feature : features.installed()) {
            String key = feature.name() + ".title";
            titles.put(feature.name(), visit.messages().has(key) ? visit.text(key) : feature.name());
        }
        return titles;
    }

    @POST
    @Path("features")
    @Requires(Requires.ADMINISTRATOR)
    public Response offer(@Context Visit visit, @Context Form form) {
        Map<Long, Map<String, Offer>> offers = new LinkedHashMap<>();
        for (Blueprint blueprint : blueprints.all()) {
            for (Features.Installed feature : features.installed()) {
                String field = ListView.field(blueprint, feature.name());
                if (form.has(field)) {
                    offers.computeIfAbsent(blueprint.id(), id -> new LinkedHashMap<>())
                            .put(feature.name(), offer(form.value(field)));
                }
            }
        }
        save.offer(offers, visit.memberId());
        return Redirect.done("/admin/blueprints", "space.done.offersSaved");
    }

    private static Offer offer(String text) {
        for (Offer offer : Offer.values()) {
            if (offer.name().equals(text)) {
                return offer;
            }
        }
        throw new Refusal(422, "web.problem.choice");
    }

    @GET
    @Path("new")
    @Requires(Requires.ADMINISTRATOR)
    public Page make(@Context Visit visit) {
        return page(visit, fresh(), null);
    }

    @POST
    @Path("new")
    @Requires(Requires.ADMINISTRATOR)
    public Object make(@Context Visit visit, @Context Form form) {
        return saved(visit, form, fresh());
    }

    @GET
    @Path("{blueprint}")
    @Requires(Requires.ADMINISTRATOR)
    public Page edit(@Context Visit visit, @PathParam("blueprint") String code) {
        return page(visit, find(code), null);
    }

    @POST
    @Path("{blueprint}")
    @Requires(Requires.ADMINISTRATOR)
    public Object edit(@Context Visit visit, @Context Form form, @PathParam("blueprint") String code) {
        return saved(visit, form, find(code));
    }

    private Blueprint find(String code) {
        return blueprints.all().stream()
                .filter(b -> b.code().equals(code))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private static Blueprint fresh() {
        Localised none = Localised.NONE;
        return new Blueprint(
                0,
                "",
                none,
                none,
                SpaceKind.THEMATIC,
                Visibility.NETWORK,
                Joining.OPEN,
                none,
                none,
                0,
                false,
                true,
                true,
                false,
                Map.of(),
                0);
    }

    private Object saved(Visit visit, Form form, Blueprint before) {
        Blueprint draft = draft(form, before);
        if (form.valid() && !save.save(draft, visit.memberId())) {
            form.reject("", "space.problem.changedMeanwhile");
        }
        return form.valid()
                ? Redirect.done("/admin/blueprints", "space.done.saved")
                : page(visit, before, form).invalid();
    }

    private Blueprint draft(Form form, Blueprint before) {
        Localised name = form.localised("name", network.languages(), NAME, true);
        Localised description = form.localised("description", network.languages(), DESCRIPTION, true);
        Texts texts = SpaceForm.texts(form, network, bodies, before.guidelines(), before.welcome());
        return new Blueprint(
                before.id(),
                before.id() == 0 ? code(name.in("en")) : before.code(),
                name,
                description,
                SpaceForm.kind(form),
                SpaceForm.visibility(form),
                SpaceForm.joining(form),
                texts.guidelines(),
                texts.welcome(),
                texts.rules(),
                form.checked("examples"),
                form.checked("offersNew"),
                form.checked("forManagers"),
                form.checked("retired"),
                before.features(),
                (int) form.number("version", 0, Integer.MAX_VALUE));
    }

    private String code(String name) {
        String base = Codes.plain(name);
        List<String> taken = blueprints.all().stream().map(Blueprint::code).toList();
        String code = base;
        for (int i = 2; taken.contains(code) || code.equals("new") || code.equals("features"); i++) {
            code = base + "-" + i;
        }
        return code;
    }

    private Page page(Visit visit, Blueprint blueprint, Form form) {
        Fields fields = Fields.of(visit, form)
                .with("name", blueprint.name())
                .with("description", blueprint.description())
                .with("kind", blueprint.kind().name())
                .with("visibility", blueprint.visibility().name())
                .with("joining", blueprint.joining().name())
                .with("guidelines", blueprint.guidelines())
                .with("welcome", blueprint.welcome())
                .with("examples", blueprint.examples() ? "1" : "")
                .with("offersNew", blueprint.offersNew() ? "1" : "")
                .with("forManagers", blueprint.forManagers() ? "1" : "")
                .with("retired", blueprint.retired() ? "1" : "")
                .byPassage(bodies, visit);
        View view = new View(blueprint, network, form, fields);
        String title = blueprint.id() == 0
                ? visit.text("space.blueprints.new")
                : blueprint.name().in(visit.language());
        return Page.of(title, Html.of(out -> JteblueprintGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .crumb(visit.text("space.blueprints.title"), "/admin/blueprints")
                .tab("administration")
                .editor();
    }
}
