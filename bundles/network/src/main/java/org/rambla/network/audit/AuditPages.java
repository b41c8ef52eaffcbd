// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.network.jte.JteauditGenerated;

/** The log, for administrators: who did what, newest first. */
@Path("/admin/audit")
public final class AuditPages {
    private static final int PAGE = 50;
    private static final int MOST_ACTORS = 200;

    private final AuditTrail trail;
    private final Members members;
    private final Spaces spaces;

    public AuditPages(AuditTrail trail, Members members, Spaces spaces) {
        this.trail = trail;
        this.members = members;
        this.spaces = spaces;
    }

    /**
     * What the template shows.
     *
     * @param next address of the older entries, "" when there are none
     */
    public record View(
            List<AuditEntry> entries,
            Map<Long, MemberCard> actors,
            Map<Long, SpaceCard> places,
            String area,
            String person,
            String text,
            String next,
            Visit visit) {
        /** What was done, in the reader's language. */
        public String sentence(AuditEntry entry) {
            String subject = entry.subject(visit.messages());
            return visit.messages().has(entry.act())
                    ? visit.text(entry.act(), subject, entry.detail(visit.messages()))
                    : visit.text("network.audit.other", subject);
        }

        /** What the sentence does not say yet; "" for nothing. */
        public String detail(AuditEntry entry) {
            String detail = entry.detail(visit.messages());
            return sentence(entry).contains(detail) ? "" : detail;
        }

        /** Areas to choose from, with their names. */
        public Map<String, String> areas() {
            Map<String, String> options = new LinkedHashMap<>();
            options.put("all", visit.text("network.audit.area.all"));
            AuditTrail.AREAS.forEach(name -> options.put(name, visit.text("network.audit.area." + name)));
            return options;
        }
    }

    @GET
    @Requires(Requires.ADMINISTRATOR)
    public Page show(
            @Context Visit visit,
            @QueryParam("area") @DefaultValue("") String area,
            @QueryParam("person") @DefaultValue("") String person,
            @QueryParam("text") @DefaultValue("") String text,
            @QueryParam("before") @DefaultValue("") String before) {
        String known = AuditTrail.AREAS.contains(area) ? area : "";
        List<Long> actors = person.isBlank() ? null : members.find(person.strip(), MOST_ACTORS);
        var filter = new AuditTrail.Filter(known, text.strip(), actors, number(before));
        List<AuditEntry> found = trail.read(filter, PAGE + 1);
        List<AuditEntry> entries = found.size() > PAGE ? found.subList(0, PAGE) : found;
        String next = found.size() > PAGE
                ? next(known, person, text, entries.get(PAGE - 1).id())
                : "";
        View view = new View(
                entries,
                members.cards(entries.stream()
                        .map(AuditEntry::actor)
                        .filter(id -> id > 0)
                        .collect(Collectors.toSet())),
                spaces.cards(entries.stream()
                        .map(AuditEntry::space)
                        .filter(id -> id > 0)
                        .collect(Collectors.toSet())),
                known,
                person,
                text,
                next,
                visit);
        return Page.of(
                        visit.text("network.audit.title"),
                        Html.of(out -> JteauditGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .lead(Html.text(visit.text("network.audit.lead")))
                .tab("administration");
    }

    private static long number(String text) {
        try {
            return Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String next(String area, String person, String text, long before) {
        return "/admin/audit?area=" + area + "&person=" + URLEncoder.encode(person, UTF_8) + "&text="
                + URLEncoder.encode(text, UTF_8) + "&before=" + before;
    }
}
