// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.administration;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.extension.change.Changing;
import org.rambla.extension.change.EraseData;
import org.rambla.extension.check.Check;
import org.rambla.extension.jte.JteeraseGenerated;
import org.rambla.extension.jte.JteextensionGenerated;
import org.rambla.extension.jte.JteextensionsGenerated;
import org.rambla.extension.node.Node;
import org.rambla.extension.register.Change;
import org.rambla.extension.register.NodeReport;
import org.rambla.extension.register.StoredArtifact;

/** The extensions there are: how they stand, and the steps that administrators take with them. */
@Path("/admin/extensions")
public final class ExtensionPages {
    private final Overview overview;
    private final Node node;
    private final Check check;
    private final Changing changing;
    private final EraseData erase;

    ExtensionPages(Overview overview, Node node, Check check, Changing changing, EraseData erase) {
        this.overview = overview;
        this.node = node;
        this.check = check;
        this.changing = changing;
        this.erase = erase;
    }

    /** What the list shows. */
    public record ListView(List<ExtensionLine> lines, boolean safeMode) {
        public long count(ExtensionLine.Standing... standings) {
            return lines.stream()
                    .filter(l -> List.of(standings).contains(l.standing()))
                    .count();
        }

        public List<ExtensionLine> attention() {
            return lines.stream().filter(ExtensionLine::attention).toList();
        }

        public long ready() {
            return lines.stream()
                    .filter(l -> (l.ready() != null || l.offered() != null)
                            && !l.extension().removed())
                    .count();
        }

        public List<ExtensionLine> installed() {
            return lines.stream().filter(l -> !l.extension().removed()).toList();
        }

        public List<ExtensionLine> removed() {
            return lines.stream().filter(l -> l.extension().removed()).toList();
        }
    }

    /**
     * What the page of an extension shows.
     *
     * @param before the version before, null for none
     * @param back whether the data allow to go back to it
     * @param versions of what each server runs or tried to, by artifact
     */
    public record OneView(ExtensionLine line, StoredArtifact before, boolean back, Map<Long, String> versions) {}

    /** What the page about to erase shows. */
    public record EraseView(ExtensionLine line, List<String> goes, Form form, Fields fields) {}

    @GET
    @Requires(Requires.ADMINISTRATOR)
    public Page list(@Context Visit visit) {
        List<ExtensionLine> lines = overview.lines();
        ListView view = new ListView(lines, lines.stream().anyMatch(ExtensionLine::safeMode));
        return Page.of(
                        visit.text("extension.title"),
                        Html.of(out -> JteextensionsGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .lead(Html.text(visit.text("extension.lead")))
                .tab("administration");
    }

    @GET
    @Path("{feature}")
    @Requires(Requires.ADMINISTRATOR)
    public Page show(@Context Visit visit, @PathParam("feature") String feature) {
        ExtensionLine line = find(feature);
        OneView view = view(line);
        return Page.of(
                        line.artifact().facts().titleIn(visit.language()),
                        Html.of(out -> JteextensionGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .crumb(visit.text("extension.title"), "/admin/extensions")
                .lead(Html.text(line.artifact().facts().description().in(visit.language())))
                .tab("administration");
    }

    private OneView view(ExtensionLine line) {
        StoredArtifact before = line.extension().removed()
                ? null
                : node.artifacts().find(line.extension().previous()).orElse(null);
        Map<Long, String> versions = new HashMap<>();
        for (NodeReport report : line.reports()) {
            versions.computeIfAbsent(
                    report.artifact(),
                    id -> node.artifacts().find(id).map(StoredArtifact::version).orElse(""));
        }
        boolean back = before != null && check.unknownData(before.facts()).isEmpty();
        return new OneView(line, before, back, versions);
    }

    private ExtensionLine find(String feature) {
        return overview.line(feature).orElseThrow(Refusal::notFound);
    }

    @POST
    @Path("{feature}/enable")
    @Requires(Requires.ADMINISTRATOR)
    public Response enable(@Context Visit visit, @PathParam("feature") String feature) {
        return change(visit, feature, changing::enable);
    }

    @POST
    @Path("{feature}/disable")
    @Requires(Requires.ADMINISTRATOR)
    public Response disable(@Context Visit visit, @PathParam("feature") String feature) {
        return change(visit, feature, changing::disable);
    }

    @POST
    @Path("{feature}/remove")
    @Requires(Requires.ADMINISTRATOR)
    public Response remove(@Context Visit visit, @PathParam("feature") String feature) {
        return change(visit, feature, changing::remove);
    }

    private static Response change(Visit visit, String feature, BiFunction<String, Long, Change> act) {
        return ChangePages.answer(act.apply(feature, visit.memberId()));
    }

    @GET
    @Path("{feature}/erase")
    @Requires(Requires.ADMINISTRATOR)
    public Page erase(@Context Visit visit, @PathParam("feature") String feature) {
        return erasing(visit, feature, null);
    }

    @POST
    @Path("{feature}/erase")
    @Requires(Requires.ADMINISTRATOR)
    public Object erase(@Context Visit visit, @Context Form form, @PathParam("feature") String feature) {
        String typed = form.required("name", 100);
        if (form.valid() && !typed.equals(feature)) {
            form.reject("name", "extension.refusal.typed", feature);
        }
        if (!form.valid()) {
            return erasing(visit, feature, form).invalid();
        }
        erase.run(feature, typed, visit.memberId());
        return Redirect.done("/admin/extensions", "extension.done.ERASE");
    }

    private Page erasing(Visit visit, String feature, Form form) {
        ExtensionLine line = find(feature);
        EraseView view = new EraseView(line, erase.shown(feature, visit.messages()), form, Fields.of(visit, form));
        String title = line.artifact().facts().titleIn(visit.language());
        return Page.of(
                        visit.text("extension.erase.title", title),
                        Html.of(out -> JteeraseGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .crumb(visit.text("extension.title"), "/admin/extensions")
                .crumb(title, "/admin/extensions/" + feature)
                .tab("administration");
    }
}
