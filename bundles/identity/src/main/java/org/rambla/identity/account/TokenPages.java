// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.account;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.identity.jte.JtetokensGenerated;
import org.rambla.identity.page.Paging;
import org.rambla.identity.session.AccessTokens;

/** Tokens with which an administrator's programs act. */
@Path("/account/tokens")
public final class TokenPages {
    private static final int LONGEST_LABEL = 100;

    private final AccessTokens tokens;
    private final Confirmation confirmation;

    public TokenPages(AccessTokens tokens, Confirmation confirmation) {
        this.tokens = tokens;
        this.confirmation = confirmation;
    }

    /**
     * What the page shows.
     *
     * @param made the token that was just made, shown this once; "" for none
     */
    public record View(
            List<AccessTokens.Access> tokens, String made, Map<String, String> days, Form form, Fields fields) {}

    @GET
    @Requires(Requires.ADMINISTRATOR)
    public Page list(@Context Visit visit) {
        return page(visit, null, "");
    }

    @POST
    @Requires(Requires.ADMINISTRATOR)
    public Page make(@Context Visit visit, @Context Form form) {
        String label = form.required("label", LONGEST_LABEL);
        Map<String, String> days = days(visit);
        String chosen = form.oneOf("days", days.keySet());
        if (form.valid()) {
            confirmation.check(visit, form);
        }
        if (!form.valid()) {
            return page(visit, form, "").invalid();
        }
        return page(visit, null, tokens.make(visit.memberId(), label, Integer.parseInt(chosen)));
    }

    @POST
    @Path("{token}/revoke")
    @Requires(Requires.ADMINISTRATOR)
    public Response revoke(@Context Visit visit, @PathParam("token") String token) {
        if (!tokens.revoke(visit.memberId(), Paging.id(token))) {
            throw Refusal.notFound();
        }
        return Redirect.done("/account/tokens", "identity.done.tokenRevoked");
    }

    private static Map<String, String> days(Visit visit) {
        Map<String, String> days = new LinkedHashMap<>();
        for (int n : AccessTokens.DAYS) {
            days.put(Integer.toString(n), visit.count("identity.tokens.days", n));
        }
        return days;
    }

    private Page page(Visit visit, Form form, String made) {
        Fields fields = form == null ? Fields.of(visit).with("days", "90") : Fields.of(visit, form);
        View view = new View(tokens.of(visit.memberId()), made, days(visit), form, fields);
        Html body = Html.of(out -> JtetokensGenerated.render((HtmlTemplateOutput) out, null, visit, view));
        return Page.of(visit.text("identity.tokens.title"), body)
                .lead(Html.text(visit.text("identity.tokens.lead")))
                .tab("account");
    }
}
