// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.account;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.identity.account.EditProfile.Profile;
import org.rambla.identity.choice.Choices;
import org.rambla.identity.jte.JteaccountGenerated;
import org.rambla.identity.member.FunctionKind;
import org.rambla.identity.member.Member;
import org.rambla.identity.member.MemberDirectory;
import org.rambla.identity.page.Paging;

/** Your profile. */
@Path("/account")
public final class ProfilePages {
    private final MemberDirectory members;
    private final EditProfile edit;
    private final Choices choices;

    public ProfilePages(MemberDirectory members, EditProfile edit, Choices choices) {
        this.members = members;
        this.edit = edit;
        this.choices = choices;
    }

    @GET
    @Requires(Requires.SIGNED_IN)
    public Page show(@Context Visit visit) {
        return page(visit, null);
    }

    @POST
    @Requires(Requires.SIGNED_IN)
    public Object save(@Context Visit visit, @Context Form form) {
        String name = form.required("name", 200);
        String function = form.required("function", 200);
        String kind = form.oneOf("kind", Choices.functionKinds(visit).keySet());
        String language = form.oneOf("language", choices.languages().keySet());
        String zone = form.oneOf("zone", Choices.zones().keySet());
        String about = form.optional("about", 2_000);
        Set<String> known = choices.topics(visit).keySet();
        List<String> topics =
                form.values("topics").stream().filter(known::contains).toList();
        if (!form.valid()) {
            return page(visit, form).invalid();
        }
        int version = (int) Paging.id(form.value("version"));
        try {
            edit.save(
                    visit.memberId(),
                    new Profile(name, function, FunctionKind.valueOf(kind), language, zone, about, topics, version));
        } catch (Database.Conflict e) {
            form.reject("", "identity.changedMeanwhile");
            return page(visit, form).status(409);
        }
        return read(Redirect.done("/account", "identity.done.profile"), language);
    }

    /** The interface follows at once, also where another language had been chosen on a page. */
    private static Response read(Response response, String language) {
        return Response.fromResponse(response)
                .header(
                        HttpHeaders.SET_COOKIE,
                        "rambla_lang=" + language + "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax")
                .build();
    }

    private Page page(Visit visit, Form form) {
        Member member = members.member(visit.memberId()).orElseThrow(Refusal::notFound);
        Fields fields = Fields.of(visit, form)
                .with("name", member.name())
                .with("function", member.function())
                .with("kind", member.kind().name())
                .with("language", member.language())
                .with("zone", member.zone())
                .with("about", member.about())
                .withAll("topics", members.interests(member.id()));
        Html body = Html.of(out ->
                JteaccountGenerated.render((HtmlTemplateOutput) out, null, visit, form, fields, choices, member));
        return Page.of(visit.text("identity.account.title"), body)
                .lead(Html.text(visit.text("identity.account.lead")))
                .tab("account");
    }
}
