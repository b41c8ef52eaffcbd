// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.switching;

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
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.space.Role;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.space.jte.JtefeatureGenerated;
import org.rambla.space.jte.JtefeaturesGenerated;

/** The features of a space: what each does, how it stands, and a preview before it is switched. */
@Path("/s/{space}/settings/features")
public final class FeaturePages {
    private final SwitchFeature switching;

    public FeaturePages(SwitchFeature switching) {
        this.switching = switching;
    }

    /** One feature in a manager's words. */
    public record View(FeatureState state, Visit visit) {
        public String title() {
            return said("title", state.name());
        }

        public String description() {
            return said("description", "");
        }

        /** What members will see, in the feature's own words; "" when it says nothing. */
        public String preview() {
            return said("preview", "");
        }

        private String said(String what, String otherwise) {
            String key = state.name() + "." + what;
            return visit.messages().has(key) ? visit.text(key) : otherwise;
        }

        /** Labels of the tabs that it adds. */
        public List<String> tabs() {
            return state.feature().tabs().stream()
                    .map(tab -> visit.text(tab.messageKey()))
                    .toList();
        }

        /** Permissions by their full name, with what they allow. */
        public Map<String, String> permissions() {
            Map<String, String> permissions = new LinkedHashMap<>();
            state.feature().permissions().keySet().stream().sorted().forEach(permission -> {
                int dot = permission.indexOf('.');
                String key = permission.substring(0, dot) + ".permission" + permission.substring(dot);
                permissions.put(permission, visit.messages().has(key) ? visit.text(key) : permission);
            });
            return permissions;
        }

        /** Roles that the permission may be given to. */
        public Map<String, String> roles(String permission) {
            Map<String, String> roles = new LinkedHashMap<>();
            FeatureState.limits(state.feature().permissions().get(permission))
                    .forEach(role -> roles.put(role.name(), visit.text("space.least." + role.name())));
            return roles;
        }

        public String icon() {
            return switch (state.standing()) {
                case ON, ALWAYS -> "toggle-right";
                case OFF -> "toggle-left";
                case NOT_OFFERED -> "lock";
            };
        }

        /** Address of the feature's page here. */
        public String path() {
            return visit.space().path() + "/settings/features/" + state.name();
        }
    }

    @GET
    @Requires(Requires.MANAGER)
    public Page list(@Context Visit visit) {
        List<View> views = switching.states(visit.space().id()).stream()
                .map(state -> new View(state, visit))
                .toList();
        return Page.of(
                        visit.text("space.features.title"),
                        Html.of(out -> JtefeaturesGenerated.render((HtmlTemplateOutput) out, null, views, visit)))
                .lead(Html.text(visit.text("space.features.lead")))
                .tab("settings");
    }

    @GET
    @Path("{feature}")
    @Requires(Requires.MANAGER)
    public Page show(@Context Visit visit, @PathParam("feature") String feature) {
        View view = new View(switching.state(visit.space().id(), feature).orElseThrow(Refusal::notFound), visit);
        return Page.of(
                        view.title(),
                        Html.of(out -> JtefeatureGenerated.render(
                                (HtmlTemplateOutput) out, null, view, fields(view, visit), visit)))
                .lead(Html.text(view.description()))
                .crumb(visit.text("space.features.title"), visit.space().path() + "/settings/features")
                .tab("settings");
    }

    private static Fields fields(View view, Visit visit) {
        Fields fields = Fields.of(visit);
        view.permissions()
                .keySet()
                .forEach(permission ->
                        fields.with(permission, view.state().least(permission).name()));
        return fields;
    }

    @POST
    @Path("{feature}")
    @Requires(Requires.MANAGER)
    public Response change(@Context Visit visit, @Context Form form, @PathParam("feature") String feature) {
        boolean on = switch (form.value("switch")) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new Refusal(422, "web.problem.choice");
        };
        switching.to(on, visit.space().id(), feature, visit.memberId());
        return Redirect.done(
                visit.space().path() + "/settings/features", on ? "space.done.switchedOn" : "space.done.switchedOff");
    }

    @POST
    @Path("{feature}/permissions")
    @Requires(Requires.MANAGER)
    public Response permissions(@Context Visit visit, @Context Form form, @PathParam("feature") String feature) {
        FeatureState state = switching.state(visit.space().id(), feature).orElseThrow(Refusal::notFound);
        Map<String, Role> wanted = new LinkedHashMap<>();
        for (String permission : state.feature().permissions().keySet()) {
            if (form.has(permission)) {
                wanted.put(permission, role(form.value(permission)));
            }
        }
        switching.move(visit.space().id(), feature, wanted, visit.memberId());
        return Redirect.done(visit.space().path() + "/settings/features/" + feature, "space.done.permissionsMoved");
    }

    private static Role role(String text) {
        for (Role role : Role.values()) {
            if (role.name().equals(text)) {
                return role;
            }
        }
        throw new Refusal(422, "web.problem.choice");
    }
}
