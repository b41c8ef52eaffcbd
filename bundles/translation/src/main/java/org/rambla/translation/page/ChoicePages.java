// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.page;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.network.Network;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.translation.jte.JtechoiceGenerated;
import org.rambla.translation.reading.Choices;

/** Which originals a member reads: {@code /account/x/translation}. */
@Path("/")
public final class ChoicePages {
    private static final String PATH = "/account/x/translation";

    private final Choices choices;
    private final Network network;

    public ChoicePages(Choices choices, Network network) {
        this.choices = choices;
        this.network = network;
    }

    @GET
    @Requires(Requires.SIGNED_IN)
    public Page choice(@Context Visit visit) {
        Set<String> originals = choices.read(visit.memberId());
        Fields fields = Fields.of(visit)
                .withAll("originals", originals)
                .with("quiet", originals.contains(Choices.NO_MAIL) ? "1" : "");
        Map<String, String> languages = languages(visit);
        Html body = Html.of(
                out -> JtechoiceGenerated.render((HtmlTemplateOutput) out, null, fields, languages, PATH, visit));
        return Page.of(visit.text("translation.choice"), body).hidden();
    }

    /** Those that the member does not read the interface in, and all of them. */
    private Map<String, String> languages(Visit visit) {
        Map<String, String> languages = new LinkedHashMap<>();
        languages.put(Choices.EVERY, visit.text("translation.choice.every"));
        network.languages().stream()
                .filter(tag -> !tag.equals(visit.language()))
                .forEach(tag -> languages.put(tag, visit.text("translation.choice.of", Words.language(tag, visit))));
        return languages;
    }

    @POST
    @Requires(Requires.SIGNED_IN)
    public Response choose(@Context Form form, @Context Visit visit) {
        Map<String, String> known = languages(visit);
        // What this page does not show, as it is read in that language today, stays as it was.
        Set<String> wanted = choices.read(visit.memberId()).stream()
                .filter(language -> !known.containsKey(language))
                .collect(Collectors.toCollection(HashSet::new));
        wanted.remove(Choices.NO_MAIL);
        if (form.checked("quiet")) {
            wanted.add(Choices.NO_MAIL);
        }
        form.values("originals").stream().filter(known::containsKey).forEach(wanted::add);
        choices.choose(visit.memberId(), wanted);
        return Redirect.done(PATH, "translation.done.chosen");
    }
}
