// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.administration;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.space.directory.SpaceListing;
import org.rambla.space.directory.SpaceListing.Listed;
import org.rambla.space.jte.JteadminspaceGenerated;
import org.rambla.space.jte.JteadminspacesGenerated;
import org.rambla.space.membership.Memberships;
import org.rambla.space.settings.EditSpace;

/**
 * All spaces, for administrators. Private ones too, by name, kind, managers and number of members: whoever answers for the
 * network must know which rooms it has, and be able to give an orphaned one a manager. What is in them stays closed.
 */
@Path("/admin/spaces")
public final class AdminSpacesPages {
    /** Shortest reason for an emergency, in characters. */
    public static final int LEAST_REASON = 20;

    public static final int MOST_REASON = 1_000;

    private static final int FOUND = 20;

    private final Database database;
    private final SpaceListing listing;
    private final Spaces spaces;
    private final Members members;
    private final EditSpace edit;
    private final AssignManager assign;
    private final EmergencyAccess emergency;

    public AdminSpacesPages(
            Database database,
            SpaceListing listing,
            Spaces spaces,
            Members members,
            EditSpace edit,
            AssignManager assign,
            EmergencyAccess emergency) {
        this.database = database;
        this.listing = listing;
        this.spaces = spaces;
        this.members = members;
        this.edit = edit;
        this.assign = assign;
        this.emergency = emergency;
    }

    /** What the list shows; managers by space. */
    public record ListView(List<Listed> spaces, Map<Long, List<MemberCard>> managers) {}

    /** What the page of a space shows. */
    public record View(
            SpaceCard space,
            long members,
            List<MemberCard> managers,
            boolean member,
            String query,
            List<MemberCard> found,
            Form form,
            Fields fields) {}

    private record Manages(long space, long member) {}

    @GET
    @Requires(Requires.ADMINISTRATOR)
    public Page list(@Context Visit visit) {
        List<Listed> all = listing.all(visit.language());
        List<Manages> rows = database.list(
                "select space_id, member from space_membership where role = ? and until_at = ? order by joined_at, member",
                row -> new Manages(row.number("space_id"), row.number("member")),
                Role.MANAGER.ordinal(),
                Memberships.FOR_EVER);
        Set<Long> ids = new LinkedHashSet<>();
        rows.forEach(row -> ids.add(row.member()));
        Map<Long, MemberCard> cards = members.cards(ids);
        Map<Long, List<MemberCard>> managers = new HashMap<>();
        rows.forEach(row ->
                managers.computeIfAbsent(row.space(), id -> new ArrayList<>()).add(cards.get(row.member())));
        ListView view = new ListView(all, managers);
        return Page.of(
                        visit.text("space.admin.title"),
                        Html.of(out -> JteadminspacesGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .lead(Html.text(visit.text("space.admin.lead")))
                .tab("administration");
    }

    @GET
    @Path("{id}")
    @Requires(Requires.ADMINISTRATOR)
    public Page show(
            @Context Visit visit, @PathParam("id") String id, @QueryParam("q") @DefaultValue("") String query) {
        return page(visit, space(id), query, null);
    }

    @POST
    @Path("{id}/archive")
    @Requires(Requires.ADMINISTRATOR)
    public Response archive(@Context Visit visit, @PathParam("id") String id, @Context Form form) {
        boolean archived = !form.value("archived").equals("no");
        edit.archive(space(id).id(), archived, visit.memberId());
        return Redirect.done("/admin/spaces/" + id, archived ? "space.done.archived" : "space.done.unarchived");
    }

    @POST
    @Path("{id}/manager")
    @Requires(Requires.ADMINISTRATOR)
    public Response assign(@Context Visit visit, @PathParam("id") String id, @Context Form form) {
        SpaceCard space = space(id);
        long member = number(form.value("member"));
        if (!members.mailboxes(List.of(member)).containsKey(member)) {
            throw new Refusal(404, "space.refusal.noMember");
        }
        MemberCard card = members.card(member).orElseThrow(() -> new Refusal(404, "space.refusal.noMember"));
        assign.assign(space, card, spaces.members(space.id(), Role.MANAGER), visit.memberId());
        return Redirect.done("/admin/spaces/" + id, "space.done.assigned");
    }

    @POST
    @Path("{id}/emergency")
    @Requires(Requires.ADMINISTRATOR)
    public Object enter(@Context Visit visit, @PathParam("id") String id, @Context Form form) {
        SpaceCard space = space(id);
        String reason = form.required("reason", MOST_REASON);
        if (form.valid() && reason.length() < LEAST_REASON) {
            form.reject("reason", "space.problem.reason", LEAST_REASON);
        }
        if (!form.valid()) {
            return page(visit, space, "", form).invalid();
        }
        List<Long> managers = spaces.members(space.id(), Role.MANAGER);
        emergency.enter(space, visit.member().orElseThrow(), reason, managers, Instant.now());
        return Redirect.done(space.path(), "space.done.entered");
    }

    private SpaceCard space(String id) {
        long number = number(id);
        SpaceCard space = spaces.cards(List.of(number)).get(number);
        if (space == null) {
            throw Refusal.notFound();
        }
        return space;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Refusal.notFound();
        }
    }

    private Page page(Visit visit, SpaceCard space, String query, Form form) {
        List<Long> managers = spaces.members(space.id(), Role.MANAGER);
        List<Long> ids = query.isBlank() ? List.of() : members.find(query.strip(), FOUND);
        Set<Long> shown = new LinkedHashSet<>(managers);
        shown.addAll(ids);
        Map<Long, MemberCard> cards = members.cards(shown);
        boolean member =
                Memberships.role(database, space.id(), visit.memberId()).isPresent();
        View view = new View(
                space,
                spaces.members(space.id(), Role.MEMBER).size(),
                managers.stream().map(cards::get).toList(),
                member,
                query,
                ids.stream().map(cards::get).toList(),
                form,
                Fields.of(visit, form));
        return Page.of(
                        space.name().in(visit.language()),
                        Html.of(out -> JteadminspaceGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .crumb(visit.text("space.admin.title"), "/admin/spaces")
                .tab("administration");
    }
}
