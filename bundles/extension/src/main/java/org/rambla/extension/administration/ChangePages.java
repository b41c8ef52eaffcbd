// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.administration;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.extension.jte.JtechangeGenerated;
import org.rambla.extension.register.Artifacts;
import org.rambla.extension.register.Change;
import org.rambla.extension.register.Change.State;
import org.rambla.extension.register.Changes;
import org.rambla.extension.register.StoredArtifact;

/** How far a step is; the page asks again by itself until it is done. */
@Path("/admin/extensions/changes")
public final class ChangePages {
    private final Changes changes;
    private final Artifacts artifacts;

    ChangePages(Changes changes, Artifacts artifacts) {
        this.changes = changes;
        this.artifacts = artifacts;
    }

    /** What the page shows. */
    public record View(Change change, StoredArtifact artifact) {}

    /** Where to go after a step was begun: the list when it is done, else the page that shows how far it is. */
    static Response answer(Change change) {
        return change.state() == State.DONE
                ? Redirect.done(
                        "/admin/extensions", "extension.done." + change.act().name())
                : Redirect.to("/admin/extensions/changes/" + change.id());
    }

    @GET
    @Path("{change}")
    @Requires(Requires.ADMINISTRATOR)
    public Object show(@Context Visit visit, @PathParam("change") String id) {
        Change change =
                id.matches("[0-9]{1,18}") ? changes.find(Long.parseLong(id)).orElse(null) : null;
        StoredArtifact artifact =
                change == null ? null : artifacts.find(change.artifact()).orElse(null);
        if (artifact == null) {
            // An old address: what is there now says more than that it is gone.
            return Redirect.to("/admin/extensions");
        }
        if (change.state() == State.DONE) {
            return answer(change);
        }
        View view = new View(change, artifact);
        String title = view.artifact().facts().titleIn(visit.language());
        Page page = Page.of(
                        visit.text("extension.change.title." + change.act().name(), title),
                        Html.of(out -> JtechangeGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .crumb(visit.text("extension.title"), "/admin/extensions")
                .tab("administration");
        return change.state() == State.RUNNING
                ? Response.ok(page).header("Refresh", "1").build()
                : page;
    }
}
