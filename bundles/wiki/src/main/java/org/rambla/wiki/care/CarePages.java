// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.care;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.Sent;
import org.rambla.wiki.history.Revisions;
import org.rambla.wiki.jte.JtecareGenerated;
import org.rambla.wiki.jte.JterightsGenerated;
import org.rambla.wiki.letter.Day;
import org.rambla.wiki.page.OpenPage;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.PageViews;

/** Who looks after a page, and who may read and change it. */
@Path("/")
public final class CarePages {
    private static final int SUGGESTED = 100;
    /** Up to here all members of a space are offered; of more, those who are looked for. */
    private static final int OFFERED = 300;

    private static final int MAX_QUERY = 100;

    private final OpenPage opening;
    private final CareForPage caring;
    private final Revisions revisions;
    private final Members members;
    private final Spaces spaces;

    public CarePages(OpenPage opening, CareForPage caring, Revisions revisions, Members members, Spaces spaces) {
        this.opening = opening;
        this.caring = caring;
        this.revisions = revisions;
        this.members = members;
        this.spaces = spaces;
    }

    @GET
    @Path("{page}/care")
    @Requires("wiki.write")
    public Page care(
            @PathParam("page") String slug, @QueryParam("q") @DefaultValue("") String q, @Context Visit visit) {
        PageRow page = opening.writable(slug, visit);
        Fields fields = Fields.of(visit)
                .with("owner", page.owner() == 0 ? "" : page.owner())
                .with("day", Day.value(page.reviewAt()))
                .with("before", state(page));
        return care(page, fields, null, q.length() > MAX_QUERY ? "" : q, visit);
    }

    /** What a form says of the page as its writer saw it. */
    private static String state(PageRow page) {
        return page.owner() + "/" + Day.value(page.reviewAt());
    }

    private Page care(PageRow page, Fields fields, Form form, String q, Visit visit) {
        Offered offered = owners(page, fields.value("owner"), q, visit);
        Html body = Html.of(
                out -> JtecareGenerated.render((HtmlTemplateOutput) out, null, page, fields, form, offered, q, visit));
        return PageViews.ofPage(visit.text("wiki.care.title"), body, page, visit);
    }

    /**
     * Who can look after a page.
     *
     * @param people by id
     * @param more whether there are others in the space
     */
    public record Offered(Map<String, String> people, boolean more) {}

    /**
     * Those who can look after it, by name: who wrote it, who moderates, the member who asks, and others of the space; in a
     * very large one those whose name, function or organisation holds what is looked for.
     *
     * @param chosen who is chosen already, "" for nobody
     */
    private Offered owners(PageRow page, String chosen, String q, Visit visit) {
        // Whoever does not read it cannot look after it.
        Role least = page.least().atLeast(Role.MEMBER) ? page.least() : Role.MEMBER;
        List<Long> here = spaces.members(page.space(), least);
        Set<Long> known = Set.copyOf(here);
        Set<Long> ids = new LinkedHashSet<>(List.of(page.owner(), Sent.id(chosen), visit.memberId(), page.author()));
        revisions
                .list(page.id(), page.language(), Integer.MAX_VALUE, SUGGESTED)
                .forEach(entry -> ids.add(entry.editor()));
        ids.addAll(spaces.members(page.space(), Role.MODERATOR));
        if (!q.isBlank()) {
            ids.addAll(members.find(q, OFFERED));
        }
        here.stream().limit(Math.max(0, OFFERED - ids.size())).forEach(ids::add);
        ids.removeIf(id -> !known.contains(id));
        Set<Long> active = new HashSet<>(members.mailboxes(ids).keySet());
        // Whoever looks after it now stays until somebody else does.
        if (page.owner() != 0) {
            active.add(page.owner());
        }
        List<MemberCard> cards = new ArrayList<>(members.cards(active).values());
        cards.sort((a, b) -> a.name().compareToIgnoreCase(b.name()));
        Map<String, String> owners = new LinkedHashMap<>();
        owners.put("", visit.text("wiki.care.nobody"));
        cards.forEach(card ->
                owners.put(String.valueOf(card.id()), Parts.name(card, visit) + ", " + Parts.standing(card, visit)));
        return new Offered(owners, here.size() > OFFERED);
    }

    @POST
    @Path("{page}/care")
    @Requires("wiki.write")
    public Object cared(@PathParam("page") String slug, @Context Form form, @Context Visit visit) {
        PageRow page = opening.writable(slug, visit);
        String owner = form.oneOf(
                "owner", owners(page, form.value("owner"), "", visit).people().keySet());
        Instant day = Day.read(form, "day");
        if (form.valid() && day != null && owner.isEmpty()) {
            form.reject("owner", "wiki.problem.owner");
        }
        if (!form.valid()) {
            return care(page, Fields.of(visit, form), form, "", visit).invalid();
        }
        // Whoever was told, and sends it again, has decided.
        if (form.has("before") && !form.value("before").equals(state(page))
                || !caring.care(page, owner.isEmpty() ? 0 : Long.parseLong(owner), day, visit)) {
            form.reject("", "wiki.refusal.caredMeanwhile");
            PageRow now = opening.writable(slug, visit);
            Fields again = Fields.of(visit, form);
            return care(now, again, form, "", visit).status(409);
        }
        return Redirect.done(page.address(visit.space()), "wiki.done.cared");
    }

    @GET
    @Path("{page}/rights")
    @Requires("wiki.lock")
    public Page rights(@PathParam("page") String slug, @Context Visit visit) {
        PageRow page = own(slug, visit);
        Fields fields = Fields.of(visit).with("least", page.least()).with("writer", page.writer());
        return rights(page, fields, null, visit);
    }

    /** Nobody gives himself back what was taken from him. */
    private PageRow own(String slug, Visit visit) {
        PageRow page = opening.find(slug, visit);
        if (!visit.role().atLeast(page.writer())) {
            throw Refusal.forbidden();
        }
        return page;
    }

    private static Page rights(PageRow page, Fields fields, Form form, Visit visit) {
        Html body = Html.of(out -> JterightsGenerated.render(
                (HtmlTemplateOutput) out,
                null,
                page,
                fields,
                form,
                options("wiki.rights.readers.", visit),
                options("wiki.rights.writers.", visit),
                visit));
        return PageViews.ofPage(visit.text("wiki.rights.title"), body, page, visit);
    }

    /** Roles that the visitor has: nobody shuts himself out. */
    private static Map<String, String> options(String base, Visit visit) {
        Map<String, String> options = new LinkedHashMap<>();
        Arrays.stream(Role.values())
                .filter(role -> visit.role().atLeast(role))
                .forEach(role -> options.put(role.name(), visit.text(base + role)));
        return options;
    }

    @POST
    @Path("{page}/rights")
    @Requires("wiki.lock")
    public Object changed(@PathParam("page") String slug, @Context Form form, @Context Visit visit) {
        PageRow page = own(slug, visit);
        Set<String> roles = options("wiki.rights.readers.", visit).keySet();
        String least = form.oneOf("least", roles);
        String writer = form.oneOf("writer", roles);
        if (form.valid()) {
            try {
                caring.rights(page, Role.valueOf(least), Role.valueOf(writer), visit);
                return Redirect.done(page.address(visit.space()), "wiki.done.rights");
            } catch (Refusal refusal) {
                if (refusal.status() != 422) {
                    throw refusal;
                }
                form.reject("least", refusal.key(), refusal.arguments());
            }
        }
        return rights(page, Fields.of(visit, form), form, visit).invalid();
    }
}
