// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.exchange;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.page.Upload;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.translation.jte.JtememoryGenerated;

/** The network's memory for other programs, and theirs for it: {@code /n/translation/memory}. */
@Path("memory")
public final class MemoryPages {
    private final TakeMemory memory;

    public MemoryPages(TakeMemory memory) {
        this.memory = memory;
    }

    @GET
    @Requires(Requires.PROGRAMME_MANAGER)
    public Page memory(@Context Visit visit) {
        return page(null, null, visit);
    }

    @GET
    @Path("network.tmx")
    @Requires(Requires.PROGRAMME_MANAGER)
    public Response tmx(@Context Visit visit) {
        return Response.ok(memory.out(visit))
                .type("application/xml;charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"network.tmx\"")
                .build();
    }

    @POST
    @Requires(Requires.PROGRAMME_MANAGER)
    public Page bring(@Context Form form, @Context Visit visit) throws IOException {
        List<Upload> uploads = form.files("file");
        if (uploads.size() != 1) {
            form.reject("file", "translation.glossary.import.none");
            return page(form, null, visit).invalid();
        }
        try {
            return page(null, memory.in(Tmx.read(ExchangePages.bytes(uploads.get(0)), TakeMemory.MOST), visit), visit);
        } catch (Unreadable e) {
            form.reject("file", e.key(), e.arguments());
            return page(form, null, visit).invalid();
        }
    }

    private static Page page(Form form, TakeMemory.Report report, Visit visit) {
        Html body = Html.of(out -> JtememoryGenerated.render((HtmlTemplateOutput) out, null, report, form, visit));
        return Page.of(visit.text("translation.memory"), body)
                .crumb(visit.text("translation.glossary"), "/n/translation/glossary")
                .tab("translation")
                .hidden();
    }
}
