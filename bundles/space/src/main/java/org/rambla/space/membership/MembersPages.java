// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.membership;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Parts;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.space.Role;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.space.jte.JteinviteGenerated;
import org.rambla.space.jte.JtememberGenerated;
import org.rambla.space.jte.JtemembersGenerated;

/** Who belongs to the space; its managers invite, answer, change roles and remove. */
@Path("/s/{space}/members")
public final class MembersPages {
    private static final int PAGE = 50;
    private static final int FOUND = 50;
    private static final int SEARCHED = 500;

    private final MemberList list;
    private final TakePart takePart;
    private final ManageMembers manage;
    private final Members members;

    public MembersPages(MemberList list, TakePart takePart, ManageMembers manage, Members members) {
        this.list = list;
        this.takePart = takePart;
        this.manage = manage;
        this.members = members;
    }

    /** What the list shows. */
    public record View(
            List<MemberList.Entry> entries,
            Map<Long, MemberCard> cards,
            List<MemberList.Request> requests,
            boolean managing,
            String query,
            int all,
            int page,
            int last) {}

    /** What the search for people to invite shows. */
    public record InviteView(String query, List<MemberCard> found, Set<Long> members, boolean searched) {}

    @GET
    @Requires(Requires.SIGNED_IN)
    public Page show(
            @Context Visit visit,
            @QueryParam("page") @DefaultValue("1") String page,
            @QueryParam("q") @DefaultValue("") String query) {
        View view = view(visit, page, query.strip());
        Page shown = Page.of(
                        visit.text("space.members.title"),
                        Html.of(out -> JtemembersGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .lead(Html.text(visit.count("space.members", view.all())))
                .tab("members");
        return view.managing() ? shown.actions(inviteButton(visit)) : shown;
    }

    private View view(Visit visit, String page, String query) {
        long space = visit.space().id();
        List<MemberList.Entry> all = list.all(space, visit.language());
        List<MemberList.Entry> wanted = all;
        if (!query.isEmpty()) {
            Set<Long> found = new HashSet<>(members.find(query, SEARCHED));
            wanted =
                    all.stream().filter(entry -> found.contains(entry.member())).toList();
        }
        int last = Math.max(1, (wanted.size() + PAGE - 1) / PAGE);
        int current = Math.min(last, number(page));
        List<MemberList.Entry> shown = wanted.subList((current - 1) * PAGE, Math.min(wanted.size(), current * PAGE));
        boolean managing = visit.can(Requires.MANAGER) && !visit.space().archived();
        List<MemberList.Request> requests = managing ? list.requests(space) : List.of();
        Set<Long> ids = new LinkedHashSet<>();
        shown.forEach(entry -> ids.add(entry.member()));
        requests.forEach(request -> ids.add(request.member()));
        return new View(shown, members.cards(ids), requests, managing, query, all.size(), current, last);
    }

    /** From 1 on; whatever was typed. */
    private static int number(String text) {
        try {
            return Math.max(1, Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private static Html inviteButton(Visit visit) {
        return Parts.link(visit.space().path() + "/members/invite", visit.text("space.invite.title"), "user-plus", "");
    }

    /** Roles that a manager may give, with what they are called. */
    public static Map<String, String> roles(Visit visit) {
        Map<String, String> roles = new LinkedHashMap<>();
        for (Role role : List.of(Role.MEMBER, Role.MODERATOR, Role.MANAGER)) {
            roles.put(role.name(), visit.text("space.role." + role.name()));
        }
        return roles;
    }

    @GET
    @Path("{member}")
    @Requires(Requires.MANAGER)
    public Page member(@Context Visit visit, @PathParam("member") String member) {
        long id = id(member);
        MemberList.Entry entry = list.all(visit.space().id(), visit.language()).stream()
                .filter(e -> e.member() == id && !e.emergency())
                .findFirst()
                .orElseThrow(Refusal::notFound);
        MemberCard card = members.card(id).orElseThrow(Refusal::notFound);
        Fields fields = Fields.of(visit).with("role", entry.role().name());
        return Page.of(
                        Parts.name(card, visit),
                        Html.of(out -> JtememberGenerated.render((HtmlTemplateOutput) out, null, card, fields, visit)))
                .crumb(visit.text("space.members.title"), visit.space().path() + "/members")
                .tab("members");
    }

    @GET
    @Path("invite")
    @Requires(Requires.MANAGER)
    public Page invite(@Context Visit visit, @QueryParam("q") @DefaultValue("") String query) {
        List<Long> ids = query.isBlank() ? List.of() : members.find(query.strip(), FOUND);
        Map<Long, MemberCard> cards = members.cards(ids);
        List<MemberCard> found = new ArrayList<>();
        ids.forEach(id -> found.add(cards.get(id)));
        Set<Long> already = new HashSet<>();
        list.all(visit.space().id(), visit.language()).forEach(entry -> already.add(entry.member()));
        InviteView view = new InviteView(query, found, already, !query.isBlank());
        return Page.of(
                        visit.text("space.invite.title"),
                        Html.of(out -> JteinviteGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .crumb(visit.text("space.members.title"), visit.space().path() + "/members")
                .tab("members");
    }

    @POST
    @Path("invite")
    @Requires(Requires.MANAGER)
    public Response invite(@Context Visit visit, @Context Form form) {
        Set<Long> ids = new LinkedHashSet<>();
        form.values("member").stream().limit(FOUND).forEach(id -> ids.add(id(id)));
        int invited = manage.invite(visit.space(), ids, visit.member().orElseThrow());
        return Redirect.done(
                visit.space().path() + "/members", invited == 0 ? "space.done.nobodyInvited" : "space.done.invited");
    }

    @POST
    @Path("role")
    @Requires(Requires.MANAGER)
    public Response role(@Context Visit visit, @Context Form form) {
        String role = form.oneOf("role", Set.of("MEMBER", "MODERATOR", "MANAGER"));
        if (!form.valid()) {
            throw new Refusal(422, "web.problem.choice");
        }
        manage.role(visit.space(), card(form), Role.valueOf(role), visit.memberId());
        return Redirect.done(visit.space().path() + "/members", "space.done.roleChanged");
    }

    @POST
    @Path("remove")
    @Requires(Requires.MANAGER)
    public Response remove(@Context Visit visit, @Context Form form) {
        manage.remove(visit.space(), card(form), visit.memberId());
        return Redirect.done(visit.space().path() + "/members", "space.done.removed");
    }

    @POST
    @Path("answer")
    @Requires(Requires.MANAGER)
    public Response answer(@Context Visit visit, @Context Form form) {
        boolean accept = form.value("answer").equals("accept");
        boolean done = takePart.answer(visit.space(), card(form), accept, visit.memberId());
        String what = !done ? "answeredBefore" : accept ? "accepted" : "declined";
        return Redirect.done(visit.space().path() + "/members", "space.done." + what);
    }

    private MemberCard card(Form form) {
        return members.card(id(form.value("member"))).orElseThrow(() -> new Refusal(404, "space.refusal.noMember"));
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Refusal(404, "space.refusal.noMember");
        }
    }
}
