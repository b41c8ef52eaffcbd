// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.correct;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.translation.jte.JteitemGenerated;
import org.rambla.translation.memory.Similar;
import org.rambla.translation.page.Words;

/** An item beside its translation: {@code /s/{space}/translation/items/{item}/{tongue}}. */
@Path("items/{item}/{tongue}")
public final class ItemPages {
    private static final int LONGEST = 60_000;

    private final CorrectTranslation correcting;

    public ItemPages(CorrectTranslation correcting) {
        this.correcting = correcting;
    }

    @GET
    @Requires("translation.correct")
    public Page item(@PathParam("item") long item, @PathParam("tongue") String language, @Context Visit visit) {
        return page(correcting.open(item, language, visit), null, visit);
    }

    @POST
    @Requires("translation.correct")
    public Object save(
            @PathParam("item") long item,
            @PathParam("tongue") String language,
            @Context Form form,
            @Context Visit visit) {
        Beside beside = correcting.open(item, language, visit);
        Map<String, String> typed = new LinkedHashMap<>();
        int number = 0;
        for (Beside.Row row : beside.rows()) {
            number++;
            String field = row.field();
            if (!form.has(field)) {
                continue;
            }
            String text = form.optional(field, LONGEST);
            if (text.equals(row.text().strip())) {
                continue;
            }
            Optional<String> html =
                    text.isEmpty() ? Optional.of("") : row.marks().html(text);
            if (html.isEmpty()) {
                form.reject(field, "translation.item.marks", number, row.marked());
            } else {
                typed.put(row.block(), html.get());
            }
        }
        if (!form.valid()) {
            return page(beside, form, visit).invalid();
        }
        if (!form.value("original").equals(beside.stamp())) {
            form.reject("", "translation.item.moved");
            return page(beside, form, visit).status(409);
        }
        String base = form.value("base");
        boolean current = base.equals(Integer.toString(beside.number()));
        if (!current || !correcting.save(beside, typed, beside.number(), form.checked("all"), visit)) {
            form.reject("", "translation.item.conflict");
            return page(correcting.open(item, language, visit), form, visit).status(409);
        }
        return Redirect.done(address(item, language, visit), "translation.done.saved");
    }

    static String address(long item, String language, Visit visit) {
        return visit.space().path("translation", "items/" + item + "/" + language);
    }

    private Page page(Beside beside, Form form, Visit visit) {
        String address = address(beside.head().id(), beside.language(), visit);
        Map<String, List<Similar>> alike = correcting.alike(beside, visit);
        Html body = Html.of(
                out -> JteitemGenerated.render((HtmlTemplateOutput) out, null, beside, alike, form, address, visit));
        return Page.of(visit.text("translation.item.title", Words.language(beside.language(), visit)), body)
                .crumb(visit.text("translation.title"), visit.space().path("translation", ""))
                .tab("translation")
                .hidden();
    }
}
