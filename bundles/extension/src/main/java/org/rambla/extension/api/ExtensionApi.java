// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.rambla.api.feature.FeatureOffers;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.extension.administration.Overview;
import org.rambla.extension.change.Changing;
import org.rambla.extension.change.Stage;
import org.rambla.extension.change.Stage.Staged;
import org.rambla.extension.node.Node;
import org.rambla.extension.register.Artifacts;
import org.rambla.extension.register.Change;
import org.rambla.extension.register.Change.Act;
import org.rambla.extension.register.Changes;
import org.rambla.extension.register.Register;
import org.rambla.extension.register.StoredArtifact;
import org.rambla.extension.register.StoredArtifact.Origin;

/** Extensions for programs of administrators. */
@Path("/api/admin/extensions")
@Produces(MediaType.APPLICATION_JSON)
public final class ExtensionApi {
    private final Overview overview;
    private final Register register;
    private final Changes changes;
    private final Artifacts artifacts;
    private final Stage stage;
    private final Changing changing;
    private final FeatureOffers offers;

    public ExtensionApi(Overview overview, Node node, Stage stage, Changing changing, FeatureOffers offers) {
        this.overview = overview;
        this.register = node.register();
        this.changes = node.changes();
        this.artifacts = node.artifacts();
        this.stage = stage;
        this.changing = changing;
        this.offers = offers;
    }

    /**
     * What a program confirms.
     *
     * @param artifact that was checked
     * @param name of the extension; must be sent unless a trusted key signed the file
     * @param blueprints to which a new extension is offered; left out for none
     */
    public record Confirmed(long artifact, String name, Set<Long> blueprints) {}

    /** Sent with steps that need nothing said: {@code {}}. */
    public record Nothing() {}

    @GET
    @Requires(Requires.ADMINISTRATOR)
    public Answer.Listing list(@Context Visit visit) {
        List<Answer.Item> items =
                overview.lines().stream().map(line -> Answer.item(line, visit)).toList();
        return new Answer.Listing(items, items.size());
    }

    /** Takes a file, which is the whole body, and checks it; nothing is installed. 400 when it is no extension at all. */
    @POST
    @Path("check")
    @Requires(Requires.ADMINISTRATOR)
    public Response check(InputStream body, @QueryParam("name") @DefaultValue("") String name, @Context Visit visit)
            throws IOException {
        Staged staged = stage.take(body, name, Origin.UPLOADED, visit.memberId());
        StoredArtifact artifact = staged.artifact();
        List<FeatureOffers.Offered> blueprints = artifact == null ? List.of() : offers.blueprints(artifact.feature());
        return Response.status(artifact == null ? 400 : 200)
                .entity(Answer.checked(staged.verdict(), artifact, blueprints, visit))
                .build();
    }

    @POST
    @Path("install")
    @Requires(Requires.ADMINISTRATOR)
    public Answer.Step install(Confirmed sent, @Context Visit visit) {
        return confirm(sent, Act.INSTALL, visit);
    }

    @POST
    @Path("update")
    @Requires(Requires.ADMINISTRATOR)
    public Answer.Step update(Confirmed sent, @Context Visit visit) {
        return confirm(sent, Act.UPDATE, visit);
    }

    private Answer.Step confirm(Confirmed sent, Act act, Visit visit) {
        StoredArtifact artifact = artifacts.find(sent.artifact()).orElseThrow(Refusal::notFound);
        boolean installed =
                register.find(artifact.feature()).filter(e -> !e.removed()).isPresent();
        if (installed != (act == Act.UPDATE)) {
            throw new Refusal(
                    409,
                    installed ? "extension.refusal.installed" : "extension.refusal.notInstalled",
                    artifact.feature());
        }
        String name = sent.name() == null ? "" : sent.name();
        Set<Long> blueprints = sent.blueprints() == null ? Set.of() : sent.blueprints();
        return Answer.step(changing.confirm(artifact, name, blueprints, visit.memberId()), visit);
    }

    @POST
    @Path("{feature}/enable")
    @Requires(Requires.ADMINISTRATOR)
    public Answer.Step enable(@PathParam("feature") String feature, Nothing sent, @Context Visit visit) {
        return Answer.step(changing.enable(feature, visit.memberId()), visit);
    }

    @POST
    @Path("{feature}/disable")
    @Requires(Requires.ADMINISTRATOR)
    public Answer.Step disable(@PathParam("feature") String feature, Nothing sent, @Context Visit visit) {
        return Answer.step(changing.disable(feature, visit.memberId()), visit);
    }

    /** Its data are kept. */
    @POST
    @Path("{feature}/remove")
    @Requires(Requires.ADMINISTRATOR)
    public Answer.Step remove(@PathParam("feature") String feature, Nothing sent, @Context Visit visit) {
        return Answer.step(changing.remove(feature, visit.memberId()), visit);
    }

    /** How far a step is. */
    @GET
    @Path("changes/{change}")
    @Requires(Requires.ADMINISTRATOR)
    public Answer.Step change(@PathParam("change") String id, @Context Visit visit) {
        Change change =
                id.matches("[0-9]{1,18}") ? changes.find(Long.parseLong(id)).orElse(null) : null;
        if (change == null) {
            throw Refusal.notFound();
        }
        return Answer.step(change, visit);
    }
}
