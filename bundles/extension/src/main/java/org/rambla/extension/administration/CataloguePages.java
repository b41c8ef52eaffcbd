// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.administration;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.framework.Version;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.extension.catalogue.Catalogue;
import org.rambla.extension.catalogue.CatalogueProblem;
import org.rambla.extension.catalogue.Offer;
import org.rambla.extension.change.Stage;
import org.rambla.extension.check.Verdict;
import org.rambla.extension.jte.JtecatalogueGenerated;

/** The catalogue: which one, and what it offers. */
@Path("/admin/extensions/catalogue")
public final class CataloguePages {
    private final Catalogue catalogue;
    private final Overview overview;

    CataloguePages(Catalogue catalogue, Overview overview) {
        this.catalogue = catalogue;
        this.overview = overview;
    }

    /** How an offer stands to what is installed. */
    public enum Standing {
        NEW,
        INSTALLED,
        NEWER,
        OLDER
    }

    /** @param installed version that is installed, "" for none */
    public record Line(Offer offer, Standing standing, String installed) {}

    /** @param refused the verdict on a file that cannot be an extension, null for none */
    public record View(
            String address, Catalogue.Shelf shelf, List<Line> lines, Verdict refused, Form form, Fields fields) {}

    @GET
    @Requires(Requires.ADMINISTRATOR)
    public Page show(@Context Visit visit) {
        return show(visit, null, null);
    }

    private Page show(Visit visit, Verdict refused, Form form) {
        String address = catalogue.address();
        Catalogue.Shelf shelf = catalogue.shelf();
        Fields fields = Fields.of(visit, form);
        View view = new View(
                address,
                shelf,
                lines(shelf),
                refused,
                form,
                form != null && form.has("address") ? fields : fields.with("address", address));
        return Page.of(
                        visit.text("extension.catalogue.title"),
                        Html.of(out -> JtecatalogueGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .crumb(visit.text("extension.title"), "/admin/extensions")
                .lead(Html.text(visit.text("extension.catalogue.lead")))
                .tab("administration");
    }

    private List<Line> lines(Catalogue.Shelf shelf) {
        Map<String, ExtensionLine> installed = overview.lines().stream()
                .filter(line -> !line.extension().removed())
                .collect(Collectors.toMap(ExtensionLine::feature, Function.identity()));
        return shelf.offers().stream()
                .sorted(Comparator.comparing(Offer::name)
                        .thenComparing(o -> Version.parseVersion(o.version()), Comparator.reverseOrder()))
                .map(offer -> line(offer, installed.get(offer.name())))
                .toList();
    }

    private static Line line(Offer offer, ExtensionLine installed) {
        if (installed == null) {
            return new Line(offer, Standing.NEW, "");
        }
        int order = offer.compareTo(installed.artifact().version());
        Standing standing = order == 0 ? Standing.INSTALLED : order > 0 ? Standing.NEWER : Standing.OLDER;
        return new Line(offer, standing, installed.artifact().version());
    }

    @POST
    @Requires(Requires.ADMINISTRATOR)
    public Object choose(@Context Visit visit, @Context Form form) throws IOException {
        try {
            catalogue.choose(form.optional("address", 500), visit.memberId());
            return Redirect.done("/admin/extensions/catalogue", "extension.done.catalogue");
        } catch (CatalogueProblem e) {
            return refused(visit, form, "address", e);
        }
    }

    @POST
    @Path("refresh")
    @Requires(Requires.ADMINISTRATOR)
    public Object refresh(@Context Visit visit, @Context Form form) throws IOException {
        try {
            catalogue.refresh();
            return Redirect.done("/admin/extensions/catalogue", "extension.done.catalogueRead");
        } catch (CatalogueProblem e) {
            return refused(visit, form, "", e);
        }
    }

    @POST
    @Path("take")
    @Requires(Requires.ADMINISTRATOR)
    public Object take(@Context Visit visit, @Context Form form) throws IOException {
        try {
            Stage.Staged staged = catalogue.take(form.value("name"), form.value("version"), visit.memberId());
            return staged.artifact() == null
                    ? show(visit, staged.verdict(), form).invalid()
                    : Redirect.to("/admin/extensions/check/" + staged.artifact().id());
        } catch (CatalogueProblem e) {
            return refused(visit, form, "", e);
        }
    }

    private Page refused(Visit visit, Form form, String field, CatalogueProblem e) {
        form.reject(field, e.problem().key(), e.problem().arguments().toArray());
        return show(visit, null, form).invalid();
    }
}
