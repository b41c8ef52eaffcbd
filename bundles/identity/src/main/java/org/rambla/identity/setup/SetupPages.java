// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.setup;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.Optional;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.OrganisationKind;
import org.rambla.api.text.Html;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.identity.choice.Choices;
import org.rambla.identity.jte.JtesetupGenerated;
import org.rambla.identity.member.FunctionKind;
import org.rambla.identity.member.MemberState;
import org.rambla.identity.member.NewMember;
import org.rambla.identity.organisation.Organisation;
import org.rambla.identity.session.SessionCookie;
import org.rambla.identity.signin.PasswordRules;
import org.rambla.identity.signin.Passwords;
import org.rambla.identity.text.EmailAddress;

/** The page that makes the first administrator. */
@Path("/setup")
public final class SetupPages {
    private static final int FIRST_SEATS = 10;

    private final FirstAdministrator first;
    private final Passwords passwords;
    private final Choices choices;
    private final SessionCookie cookie;

    public SetupPages(FirstAdministrator first, Passwords passwords, Choices choices, SessionCookie cookie) {
        this.first = first;
        this.passwords = passwords;
        this.choices = choices;
        this.cookie = cookie;
    }

    @GET
    @Requires(Requires.ANYONE)
    public Page show(@Context Visit visit, @QueryParam("token") String token) {
        require(token);
        return page(visit, null, token);
    }

    @POST
    @Requires(Requires.ANYONE)
    public Object make(@Context Visit visit, @Context Form form, @HeaderParam("User-Agent") String agent) {
        String token = form.value("token");
        require(token);
        Organisation organisation = organisation(visit, form);
        String email = form.required("email", EmailAddress.MAX);
        if (!email.isEmpty() && !EmailAddress.valid(email)) {
            form.reject("email", "identity.problem.email");
        }
        String name = form.required("name", 200);
        String function = form.required("function", 200);
        String password = PasswordRules.read(form, email);
        if (!form.valid()) {
            return page(visit, form, token).invalid();
        }
        NewMember administrator = new NewMember(
                email,
                name,
                function,
                FunctionKind.TECHNICAL,
                0,
                visit.language(),
                organisation.zone(),
                true,
                true,
                MemberState.ACTIVE,
                passwords.hash(password));
        Optional<String> session =
                first.make(token, organisation, administrator, agent == null ? "" : agent, visit.remote());
        if (session.isEmpty()) {
            throw expired();
        }
        return cookie.keep(Redirect.done("/admin", "identity.done.setUp"), session.get());
    }

    private Organisation organisation(Visit visit, Form form) {
        String name = form.required("organisation", 200);
        String country = form.oneOf("country", choices.countries(visit).keySet());
        String zone = form.oneOf("zone", Choices.zones().keySet());
        String kind = form.oneOf("kind", Choices.organisationKinds(visit).keySet());
        Localised said = Localised.of(visit.language(), name);
        return new Organisation(
                0,
                form.valid() ? OrganisationKind.valueOf(kind) : OrganisationKind.CITY,
                said,
                said,
                country,
                visit.language(),
                zone,
                "",
                0,
                FIRST_SEATS,
                true,
                1);
    }

    private void require(String token) {
        if (!first.works(token)) {
            throw expired();
        }
    }

    private static Refusal expired() {
        return new Refusal(410, "identity.setup.expired");
    }

    private Page page(Visit visit, Form form, String token) {
        Fields fields =
                Fields.of(visit, form).with("zone", choices.defaultZone()).with("kind", "FORUM");
        Html body = Html.of(
                out -> JtesetupGenerated.render((HtmlTemplateOutput) out, null, visit, form, fields, choices, token));
        return Page.of(visit.text("identity.setup.title"), body)
                .lead(Html.text(visit.text("identity.setup.lead")))
                .hidden();
    }
}
