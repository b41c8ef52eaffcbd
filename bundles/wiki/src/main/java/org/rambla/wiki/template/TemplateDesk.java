// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rambla.api.content.Bodies;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Network;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.Sent;
import org.rambla.wiki.page.PageForm;

/** Where templates are made and changed: those of a space by its managers, those of all spaces by administrators. */
public final class TemplateDesk {
    private final Database database;
    private final Templates templates;
    private final Bodies bodies;
    private final Audit audit;
    private final Network network;
    private final TemplateViews views;

    public TemplateDesk(
            Database database, Templates templates, Bodies bodies, Audit audit, Network network, TemplateViews views) {
        this.database = database;
        this.templates = templates;
        this.bodies = bodies;
        this.audit = audit;
        this.network = network;
        this.views = views;
    }

    private static long space(Visit visit) {
        return visit.access().isPresent() ? visit.space().id() : 0;
    }

    /** Working languages of the space; outside of spaces those of the network. */
    private Map<String, String> languages(Visit visit) {
        if (visit.access().isPresent()) {
            return PageForm.languages(visit);
        }
        Map<String, String> languages = new LinkedHashMap<>();
        network.languages().forEach(tag -> languages.put(tag, PageForm.language(tag, visit)));
        return languages;
    }

    private static String base(Visit visit) {
        return visit.access().isPresent() ? visit.space().path("wiki", "templates") : "/admin/x/wiki/templates";
    }

    Page list(boolean changes, Visit visit) {
        return views.templates(
                templates.offered(space(visit)), templates.own(space(visit), false), changes, base(visit), visit);
    }

    Page fresh(Visit visit) {
        return views.template(
                TemplateForm.of(null, languages(visit), bodies, visit), null, base(visit) + "/new", base(visit), visit);
    }

    Object make(Form form, Visit visit) {
        return save(form, null, base(visit) + "/new", visit);
    }

    Page edit(String key, Visit visit) {
        Template template = find(key, visit);
        int version = templates.version(template);
        return views.template(
                TemplateForm.of(find(key, visit), languages(visit), bodies, visit)
                        .shown(version),
                null,
                base(visit) + "/" + key,
                base(visit),
                visit);
    }

    Object change(String key, Form form, Visit visit) {
        return save(form, find(key, visit), base(visit) + "/" + key, visit);
    }

    private Template find(String key, Visit visit) {
        return templates
                .find(key)
                .filter(template -> template.own() && template.space() == space(visit))
                .orElseThrow(Refusal::notFound);
    }

    private Object save(Form form, Template before, String action, Visit visit) {
        Template template =
                TemplateForm.read(form, before, space(visit), languages(visit).keySet(), bodies, visit);
        int version = Sent.number(form, "version");
        int status = 422;
        if (form.valid()) {
            try {
                templates.keep(before == null ? 0 : before.id(), template, version);
                log("wiki.audit.template", template, visit);
                return Redirect.done(base(visit), "wiki.done.template");
            } catch (Refusal refusal) {
                form.reject("", refusal.key(), refusal.arguments());
                status = refusal.status();
                // Whoever was told, and sends it again, has decided.
                version = status == 409 ? templates.version(before) : version;
            }
        }
        TemplateForm again = TemplateForm.back(form, languages(visit), version, visit);
        return views.template(again, form, action, base(visit), visit).status(status);
    }

    /** No page begins with it any more, or pages do again. */
    Response retire(String key, boolean retired, Visit visit) {
        Template template = find(key, visit);
        templates.keep(
                template.id(),
                new Template(
                        template.key(),
                        template.space(),
                        template.name(),
                        template.about(),
                        template.texts(),
                        template.fields(),
                        template.former(),
                        retired),
                0);
        log(retired ? "wiki.audit.templateRetired" : "wiki.audit.template", template, visit);
        return Redirect.done(base(visit), retired ? "wiki.done.retired" : "wiki.done.template");
    }

    private void log(String act, Template template, Visit visit) {
        database.transaction(tx -> {
            audit.record(tx, visit.memberId(), space(visit), act, Audit.Words.of(template.name()), Audit.Words.NONE);
            return null;
        });
    }
}
