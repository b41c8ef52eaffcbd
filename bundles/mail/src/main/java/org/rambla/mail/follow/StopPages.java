// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.follow;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.mail.jte.JtestopGenerated;

/** Where the link at the end of a mail leads: stop following a space, without signing in. */
@Path(StopLinks.PATH)
public final class StopPages {
    private final StopLinks links;
    private final Spaces spaces;

    StopPages(StopLinks links, Spaces spaces) {
        this.links = links;
        this.spaces = spaces;
    }

    @GET
    @Requires(Requires.ANYONE)
    public Page ask(
            @Context Visit visit,
            @QueryParam("member") @DefaultValue("") String member,
            @QueryParam("space") @DefaultValue("") String space,
            @QueryParam("sign") @DefaultValue("") String sign) {
        String name = check(member, space, sign).name().in(visit.language());
        return Page.of(
                        visit.text("mail.stop.title"),
                        Html.of(out -> JtestopGenerated.render((HtmlTemplateOutput) out, null, visit, name)))
                .hidden();
    }

    @POST
    @Requires(Requires.ANYONE)
    public Page stop(
            @Context Visit visit,
            @QueryParam("member") @DefaultValue("") String member,
            @QueryParam("space") @DefaultValue("") String space,
            @QueryParam("sign") @DefaultValue("") String sign) {
        SpaceCard card = check(member, space, sign);
        spaces.unfollow(card.id(), number(member));
        return Page.of(visit.text("mail.stop.title"), Html.NONE)
                .notice(visit.text("mail.stop.done", card.name().in(visit.language())))
                .hidden();
    }

    private SpaceCard check(String member, String space, String sign) {
        SpaceCard card = links.valid(number(member), number(space), sign)
                ? spaces.cards(List.of(number(space))).get(number(space))
                : null;
        if (card == null) {
            throw new Refusal(410, "mail.stop.broken");
        }
        return card;
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
}
