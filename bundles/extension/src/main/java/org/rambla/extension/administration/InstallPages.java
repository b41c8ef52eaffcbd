// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.administration;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Version;
import org.rambla.api.feature.FeatureOffers;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.page.Upload;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.extension.change.Changing;
import org.rambla.extension.change.Stage;
import org.rambla.extension.check.Verdict;
import org.rambla.extension.jte.JtecheckGenerated;
import org.rambla.extension.jte.JteinstallGenerated;
import org.rambla.extension.register.Artifacts;
import org.rambla.extension.register.Change.Act;
import org.rambla.extension.register.StoredArtifact;
import org.rambla.extension.register.StoredArtifact.Origin;

/** A file is brought, checked, and confirmed. */
@Path("/admin/extensions")
public final class InstallPages {
    private final Artifacts artifacts;
    private final Stage stage;
    private final Changing changing;
    private final FeatureOffers offers;
    private final Inbox inbox;

    InstallPages(Artifacts artifacts, Stage stage, Changing changing, FeatureOffers offers, Inbox inbox) {
        this.artifacts = artifacts;
        this.stage = stage;
        this.changing = changing;
        this.offers = offers;
        this.inbox = inbox;
    }

    /**
     * What the page to bring a file shows.
     *
     * @param refused the verdict on a file that cannot be an extension, null for none
     * @param fileName of that file
     * @param waiting names of the files in the server's folder
     */
    public record InstallView(
            Verdict refused, String fileName, List<String> waiting, String folder, Form form, Fields fields) {}

    /** What the page about a checked file shows. */
    public record CheckView(
            StoredArtifact artifact,
            Verdict verdict,
            List<FeatureOffers.Offered> blueprints,
            List<SpaceCard> usedIn,
            Form form,
            Fields fields) {
        /** Whether the administrator must type the extension's name. */
        public boolean typed() {
            return !verdict.trusted();
        }

        public boolean fresh() {
            return verdict.act() == Act.INSTALL;
        }
    }

    @GET
    @Path("install")
    @Requires(Requires.ADMINISTRATOR)
    public Page install(@Context Visit visit) {
        return bring(visit, null, "", null);
    }

    @POST
    @Path("install")
    @Requires(Requires.ADMINISTRATOR)
    public Object check(@Context Visit visit, @Context Form form) throws IOException {
        String name;
        Stage.Staged staged;
        if (form.has("waiting")) {
            name = form.value("waiting");
            try (InputStream in = inbox.open(name)) {
                staged = stage.take(in, name, Origin.FOLDER, visit.memberId());
            }
        } else {
            List<Upload> uploads = form.files("file");
            if (uploads.isEmpty()) {
                form.reject("file", "extension.problem.noFile");
                return bring(visit, null, "", form).invalid();
            }
            name = uploads.get(0).name();
            try (InputStream in = uploads.get(0).open()) {
                staged = stage.take(in, name, Origin.UPLOADED, visit.memberId());
            }
        }
        return staged.artifact() == null
                ? bring(visit, staged.verdict(), name, form).invalid()
                : Redirect.to("/admin/extensions/check/" + staged.artifact().id());
    }

    private Page bring(Visit visit, Verdict refused, String name, Form form) {
        InstallView view =
                new InstallView(refused, name, inbox.files(), inbox.folder().toString(), form, Fields.of(visit, form));
        return Page.of(
                        visit.text("extension.install.title"),
                        Html.of(out -> JteinstallGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .crumb(visit.text("extension.title"), "/admin/extensions")
                .lead(Html.text(visit.text("extension.install.lead")))
                .tab("administration");
    }

    @GET
    @Path("check/{artifact}")
    @Requires(Requires.ADMINISTRATOR)
    public Page checked(@Context Visit visit, @PathParam("artifact") String id) {
        return checked(visit, find(id), null);
    }

    private StoredArtifact find(String id) {
        if (!id.matches("[0-9]{1,18}")) {
            throw Refusal.notFound();
        }
        return artifacts.find(Long.parseLong(id)).orElseThrow(Refusal::notFound);
    }

    private Page checked(Visit visit, StoredArtifact artifact, Form form) {
        Verdict verdict = stage.again(artifact);
        Set<String> offered = offers.blueprints(artifact.feature()).stream()
                .filter(FeatureOffers.Offered::offered)
                .map(o -> Long.toString(o.id()))
                .collect(Collectors.toSet());
        CheckView view = new CheckView(
                artifact,
                verdict,
                offers.blueprints(artifact.feature()),
                offers.using(artifact.feature()),
                form,
                Fields.of(visit, form).withAll("blueprints", offered));
        String title = artifact.facts().titleIn(visit.language());
        String key = verdict.act() == Act.INSTALL
                ? "extension.check.title"
                : older(artifact, verdict) ? "extension.check.back" : "extension.check.update";
        return Page.of(
                        visit.text(key, title, artifact.version()),
                        Html.of(out -> JtecheckGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .crumb(visit.text("extension.title"), "/admin/extensions")
                .crumb(visit.text("extension.install.title"), "/admin/extensions/install")
                .tab("administration");
    }

    private static boolean older(StoredArtifact artifact, Verdict verdict) {
        return !verdict.before().isEmpty()
                && Version.parseVersion(artifact.version()).compareTo(Version.parseVersion(verdict.before())) < 0;
    }

    @POST
    @Path("check/{artifact}")
    @Requires(Requires.ADMINISTRATOR)
    public Object confirm(@Context Visit visit, @Context Form form, @PathParam("artifact") String id) {
        StoredArtifact artifact = find(id);
        try {
            Set<Long> blueprints = form.values("blueprints").stream()
                    .filter(v -> v.matches("[0-9]{1,18}"))
                    .map(Long::parseLong)
                    .collect(Collectors.toSet());
            return ChangePages.answer(
                    changing.confirm(artifact, form.optional("name", 100), blueprints, visit.memberId()));
        } catch (Refusal refusal) {
            if (refusal.status() != 422) {
                throw refusal;
            }
            form.reject(
                    refusal.key().equals("extension.refusal.typed") ? "name" : "", refusal.key(), refusal.arguments());
            return checked(visit, artifact, form).invalid();
        }
    }
}
