// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.home;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.ContentRegister.Selection;
import org.rambla.api.content.Contributions;
import org.rambla.api.content.Contributions.Contribution;
import org.rambla.api.feature.Features;
import org.rambla.api.network.Network;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.space.administration.EmergencyAccess;
import org.rambla.space.directory.SpaceDetails;
import org.rambla.space.jte.JteguidelinesGenerated;
import org.rambla.space.jte.JtehomeGenerated;
import org.rambla.space.jte.JtehomeactionsGenerated;
import org.rambla.space.jte.JtehomeasideGenerated;
import org.rambla.space.jte.JteleadGenerated;
import org.rambla.space.text.SpaceReadings;
import org.rambla.space.text.SpaceReadings.About;

/** A space's home: what its features show, what is new, who takes part and who runs it. */
@Path("/s/{space}")
public final class SpaceHomePages {
    private static final int LOOK_AT = 40;
    private static final int LATEST = 8;
    private static final int CITIES = 12;

    private final Database database;
    private final Bodies bodies;
    private final Contributions contributions;
    private final Features features;
    private final Members members;
    private final Organisations organisations;
    private final Network network;
    private final SpaceReadings texts;

    public SpaceHomePages(
            Database database,
            Bodies bodies,
            Contributions contributions,
            Features features,
            Members members,
            Organisations organisations,
            Network network,
            SpaceReadings texts) {
        this.texts = texts;
        this.database = database;
        this.bodies = bodies;
        this.contributions = contributions;
        this.features = features;
        this.members = members;
        this.organisations = organisations;
        this.network = network;
    }

    /**
     * What the template shows.
     *
     * @param label what name and purpose are; NONE as its people wrote them
     * @param welcome for newcomers, NONE for others
     * @param emergencies administrators who are here in an emergency
     */
    public record View(
            Html label,
            Html welcome,
            List<EmergencyAccess.Entry> emergencies,
            Map<Long, MemberCard> people,
            List<Features.Panel> panels,
            Html latest,
            SpaceDetails details,
            List<OrganisationCard> cities,
            int allCities,
            List<OrganisationCard> partners,
            List<MemberCard> managers,
            List<String> topics,
            boolean asked) {}

    @GET
    @Requires(Requires.VISITOR)
    public Page show(@Context Visit visit) {
        SpaceCard space = visit.space();
        About about = texts.about(space, visit);
        View view = view(visit, space, texts.label(about, space, visit));
        return Page.of(
                        about.name(),
                        Html.of(out -> JtehomeGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .titled(about.named())
                .lead(lead(about, visit))
                .aside(Html.of(out -> JtehomeasideGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .actions(Html.of(out -> JtehomeactionsGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .tab("home");
    }

    private static Html lead(About about, Visit visit) {
        return about.meant().equals(visit.language())
                ? Html.text(about.purpose())
                : Html.of(out -> JteleadGenerated.render((HtmlTemplateOutput) out, null, about));
    }

    private View view(Visit visit, SpaceCard space, Html label) {
        List<Features.Panel> panels = features.panels(visit);
        SpaceDetails details = SpaceDetails.read(database, bodies, space.id());
        Participation taking = Participation.read(database, space.id(), visit.memberId());
        List<Long> partners = SpaceDetails.partners(database, space.id());
        Map<Long, OrganisationCard> cards = organisations.cards(taking.with(partners));
        List<EmergencyAccess.Entry> emergencies = EmergencyAccess.current(database, space.id(), Instant.now());
        Map<Long, MemberCard> people = members.cards(taking.people(emergencies));
        List<OrganisationCard> cities = taking.liveliest(cards, CITIES, visit.language());
        return new View(
                label,
                taking.newcomer(Instant.now()) ? texts.welcome(details.welcome(), visit) : Html.NONE,
                emergencies,
                people,
                panels,
                latest(visit, space, panels),
                details,
                cities,
                taking.organisations().size(),
                partners.stream().map(cards::get).filter(card -> card != null).toList(),
                taking.managers().stream()
                        .map(people::get)
                        .filter(card -> card != null)
                        .toList(),
                network.topics(visit).stream()
                        .filter(topic -> visit.space().topics().contains(topic.id()))
                        .map(topic -> topic.name().in(visit.language()))
                        .toList(),
                taking.asked());
    }

    /** The latest contributions, but for those that a panel shows already. */
    private Html latest(Visit visit, SpaceCard space, List<Features.Panel> panels) {
        Set<String> shown = panels.stream().map(Features.Panel::feature).collect(Collectors.toSet());
        List<Contribution> others = contributions.latest(visit, Selection.space(space.id()), null, LOOK_AT).stream()
                .filter(contribution -> !shown.contains(contribution.head().feature()))
                .toList();
        return contributions.rows(Threads.first(others, LATEST), false, visit);
    }

    @GET
    @Path("guidelines")
    @Requires(Requires.VISITOR)
    public Page guidelines(@Context Visit visit) {
        Html guidelines = texts.guidelines(visit);
        return Page.of(
                visit.text("space.guidelines.title"),
                Html.of(out -> JteguidelinesGenerated.render((HtmlTemplateOutput) out, null, guidelines, visit)));
    }
}
