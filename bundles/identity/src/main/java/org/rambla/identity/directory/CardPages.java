// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.directory;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentRegister.Selection;
import org.rambla.api.content.Contributions;
import org.rambla.api.page.Page;
import org.rambla.api.page.Parts;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.identity.choice.Choices;
import org.rambla.identity.jte.JteorganisationGenerated;
import org.rambla.identity.jte.JteorganisationasideGenerated;
import org.rambla.identity.jte.JteprofileGenerated;
import org.rambla.identity.jte.JteprofileasideGenerated;
import org.rambla.identity.member.Member;
import org.rambla.identity.member.MemberDirectory;
import org.rambla.identity.member.MemberFilter;
import org.rambla.identity.member.MemberState;
import org.rambla.identity.organisation.Organisation;
import org.rambla.identity.organisation.OrganisationDirectory;
import org.rambla.identity.page.Paging;

/** The page of an organisation and the page of a member, with what they contributed as far as the reader may see it. */
@Path("/")
public final class CardPages {
    private static final int PEOPLE = 30;
    private static final int LATEST = 10;

    private final MemberDirectory members;
    private final OrganisationDirectory organisations;
    private final Choices choices;
    private final Contributions contributions;
    private final ContentRegister register;

    public CardPages(
            MemberDirectory members,
            OrganisationDirectory organisations,
            Choices choices,
            Contributions contributions,
            ContentRegister register) {
        this.members = members;
        this.organisations = organisations;
        this.choices = choices;
        this.contributions = contributions;
        this.register = register;
    }

    @GET
    @Path("organisations/{organisation}")
    @Requires(Requires.SIGNED_IN)
    public Page organisation(
            @Context Visit visit,
            @PathParam("organisation") String id,
            @QueryParam("page") String page,
            @QueryParam("after") String after) {
        Organisation organisation = organisations.find(Paging.id(id)).orElseThrow(Refusal::notFound);
        MemberFilter filter = MemberFilter.ofOrganisation(organisation.id());
        Paging paging = Paging.of(page, members.count(filter), PEOPLE);
        Latest latest = latest(visit, new Selection(List.of(), List.of(), 0, organisation.id(), null), after);
        OrganisationView view = new OrganisationView(
                visit,
                organisation,
                members.page(filter, paging.page(), PEOPLE),
                paging,
                latest.rows,
                latest.more("/organisations/" + organisation.id()));
        Html body = Html.of(out -> JteorganisationGenerated.render((HtmlTemplateOutput) out, null, visit, view));
        Html aside = Html.of(out -> JteorganisationasideGenerated.render((HtmlTemplateOutput) out, null, visit, view));
        Page shown = Page.of(view.name(), body)
                .aside(aside)
                .lead(Html.text(visit.text("identity.people.about", view.kind(), view.country())))
                .crumb(visit.text("identity.organisations.title"), "/organisations")
                .tab("people");
        return visit.administrator() ? shown.actions(edit(visit, "organisations", organisation.id())) : shown;
    }

    @GET
    @Path("members/{member}")
    @Requires(Requires.SIGNED_IN)
    public Page member(@Context Visit visit, @PathParam("member") String id, @QueryParam("after") String after) {
        Member member = members.member(Paging.id(id))
                .filter(found -> found.state() != MemberState.INVITED)
                .orElseThrow(Refusal::notFound);
        MemberCard successor = member.successor() == 0
                ? null
                : members.card(member.successor()).orElse(null);
        Latest latest = latest(visit, new Selection(List.of(), List.of(), member.id(), 0, null), after);
        Set<String> interests = members.interests(member.id());
        Map<String, String> topics = choices.topics(visit);
        List<String> names = topics.keySet().stream()
                .filter(interests::contains)
                .map(topics::get)
                .toList();
        ProfileView view =
                new ProfileView(visit, member, names, successor, latest.rows, latest.more("/members/" + member.id()));
        Html body = Html.of(out -> JteprofileGenerated.render((HtmlTemplateOutput) out, null, visit, view));
        Html aside = Html.of(out -> JteprofileasideGenerated.render((HtmlTemplateOutput) out, null, visit, view));
        Page page = Page.of(Parts.name(member.card(), visit), body)
                .aside(aside)
                .lead(Html.text(Parts.standing(member.card(), visit)))
                .crumb(visit.text("identity.people.title"), "/people")
                .tab("people");
        if (view.me()) {
            return page.actions(Parts.link("/account", visit.text("identity.profile.edit"), "pencil", "secondary"));
        }
        return visit.administrator() && !view.former() ? page.actions(edit(visit, "people", member.id())) : page;
    }

    private static Html edit(Visit visit, String what, long id) {
        return Parts.link(
                "/admin/" + what + "/" + id, visit.text("identity.profile.administer"), "settings", "secondary");
    }

    private Latest latest(Visit visit, Selection selection, String after) {
        ContentHead from =
                Paging.id(after) == 0 ? null : register.head(Paging.id(after)).orElse(null);
        var found = contributions.latest(visit, selection, from, LATEST + 1);
        boolean more = found.size() > LATEST;
        var shown = more ? found.subList(0, LATEST) : found;
        Html rows = shown.isEmpty()
                ? Parts.empty(visit.text("identity.contributions.none"))
                : contributions.rows(shown, true, visit);
        return new Latest(rows, more ? shown.get(shown.size() - 1).head().id() : 0);
    }

    private record Latest(Html rows, long last) {
        String more(String path) {
            return last == 0 ? "" : path + "?after=" + last;
        }
    }
}
