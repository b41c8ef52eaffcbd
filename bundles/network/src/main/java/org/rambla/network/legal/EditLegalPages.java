// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.legal;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Html;
import org.rambla.api.text.LanguageName;
import org.rambla.api.visit.Visit;
import org.rambla.network.jte.JtelegalGenerated;
import org.rambla.network.settings.LiveNetwork;
import org.rambla.network.settings.SettingsStore;

/** One legal text in every language side by side, for administrators. */
@Path("/admin/network/legal/{name}")
public final class EditLegalPages {
    private static final int MOST = 100_000;

    private final Database database;
    private final LiveNetwork network;
    private final Bodies bodies;
    private final Audit audit;

    public EditLegalPages(Database database, LiveNetwork network, Bodies bodies, Audit audit) {
        this.database = database;
        this.network = network;
        this.bodies = bodies;
        this.audit = audit;
    }

    /** What the template shows. */
    public record View(String name, long version, Iterable<String> languages, Form form, Fields fields, Visit visit) {
        public String language(String tag) {
            return LanguageName.of(tag, visit.language());
        }
    }

    @GET
    @Requires(Requires.ADMINISTRATOR)
    public Page show(@Context Visit visit, @PathParam("name") String name) {
        return page(visit, known(name), null);
    }

    @POST
    @Requires(Requires.ADMINISTRATOR)
    public Object save(@Context Visit visit, @Context Form form, @PathParam("name") String name) {
        Map<String, Body> cleaned = new LinkedHashMap<>();
        for (String language : network.languages()) {
            String field = "body." + language;
            if (!Fields.byPassage(form, field)) {
                form.required(field, MOST);
            }
            if (form.valid()) {
                Body body = bodies.within(bodies.sent(form, field, network.body(known(name), language)), MOST);
                if (body.isEmpty()) {
                    form.reject(field, "web.problem.required");
                }
                cleaned.put(language, body);
            }
        }
        if (!form.valid() || !write(visit, name, form, cleaned)) {
            network.refresh();
            return page(visit, known(name), form).invalid();
        }
        network.refresh();
        return Redirect.done("/admin/network", "network.done.textSaved");
    }

    private boolean write(Visit visit, String name, Form form, Map<String, Body> cleaned) {
        long seen = Math.max(1, form.number("version", 1, Long.MAX_VALUE));
        boolean done = database.transaction(tx -> {
            if (!SettingsStore.claim(tx, seen, visit.memberId())) {
                return false;
            }
            cleaned.forEach((language, body) -> SettingsStore.writeLegal(tx, name, language, body));
            audit.record(
                    tx,
                    visit.memberId(),
                    0,
                    "network.audit.legalChanged",
                    Words.message("network.legal." + name, name),
                    Words.NONE);
            return true;
        });
        if (!done) {
            form.reject("", "network.changedMeanwhile");
        }
        return done;
    }

    private static String known(String name) {
        if (!LegalTexts.NAMES.contains(name)) {
            throw Refusal.notFound();
        }
        return name;
    }

    private Page page(Visit visit, String name, Form form) {
        Fields fields = Fields.of(visit, form);
        for (String language : network.languages()) {
            fields.with("body." + language, network.body(name, language).html());
        }
        fields.byPassage(bodies, visit);
        View view = new View(name, network.settings().version(), network.languages(), form, fields, visit);
        return Page.of(
                        visit.text("network.legal." + name),
                        Html.of(out -> JtelegalGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .lead(Html.text(visit.text("network.legal." + name + ".hint")))
                .crumb(visit.text("network.settings.title"), "/admin/network")
                .tab("administration")
                .editor();
    }
}
