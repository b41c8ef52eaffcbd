// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.home;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rambla.api.content.ContentRegister.Selection;
import org.rambla.api.content.Contributions;
import org.rambla.api.content.Contributions.Contribution;
import org.rambla.api.feature.Features;
import org.rambla.api.network.Network;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.people.Members;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.space.directory.SpaceListing;
import org.rambla.space.directory.SpaceListing.Listed;
import org.rambla.space.jte.JteguestGenerated;
import org.rambla.space.jte.JtenetworkGenerated;
import org.rambla.space.text.SpaceReadings;
import org.rambla.space.text.SpaceReadings.About;

/** The network's home: what it is for guests; my spaces and what is new for members. */
@Path("/")
public final class NetworkHomePages {
    private static final int LOOK_AT = 100;
    private static final int SPACES = 5;
    private static final int PER_SPACE = 3;
    private static final Duration FIRST = Duration.ofDays(7);

    private final SpaceListing listing;
    private final Members members;
    private final Contributions contributions;
    private final Features features;
    private final Network network;
    private final SpaceReadings texts;

    public NetworkHomePages(
            Members members,
            SpaceListing listing,
            Contributions contributions,
            Features features,
            Network network,
            SpaceReadings texts) {
        this.texts = texts;
        this.listing = listing;
        this.members = members;
        this.contributions = contributions;
        this.features = features;
        this.network = network;
    }

    /** What is new in one space. */
    public record News(SpaceCard space, Html rows, int more) {}

    /**
     * What the member's page shows.
     *
     * @param about names and purposes for the reader, by id of the space
     */
    public record MemberView(
            List<Listed> mine,
            List<Listed> others,
            List<News> news,
            Map<Long, About> about,
            Instant since,
            List<Features.Panel> panels) {}

    /**
     * What the guest's page shows.
     *
     * @param about names and purposes for the reader, by id of the space
     */
    public record GuestView(List<Listed> spaces, Map<Long, About> about, List<Features.Panel> panels, boolean more) {}

    @GET
    @Requires(Requires.ANYONE)
    public Page show(@Context Visit visit) {
        return visit.signedIn() ? forMember(visit) : forGuest(visit);
    }

    private Page forGuest(Visit visit) {
        List<Listed> spaces = open(listing.visible(0, visit.language()));
        GuestView view = new GuestView(spaces, about(spaces, visit), features.networkPanels(visit), true);
        return Page.of(
                        network.name().in(visit.language()),
                        Html.of(out -> JteguestGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .lead(Html.text(network.tagline().in(visit.language())));
    }

    private Page forMember(Visit visit) {
        List<Listed> spaces = open(listing.visible(visit.memberId(), visit.language()));
        List<Listed> mine =
                spaces.stream().filter(s -> s.role() != Role.VISITOR).toList();
        List<Listed> others =
                spaces.stream().filter(s -> s.role() == Role.VISITOR).limit(6).toList();
        Instant since = since(visit.memberId());
        List<News> news = news(visit, mine, since);
        List<Listed> shown = Stream.concat(mine.stream(), others.stream()).toList();
        MemberView view = new MemberView(mine, others, news, about(shown, visit), since, features.networkPanels(visit));
        return Page.of(
                        network.name().in(visit.language()),
                        Html.of(out -> JtenetworkGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .lead(Html.text(network.tagline().in(visit.language())));
    }

    private Map<Long, About> about(List<Listed> spaces, Visit visit) {
        return texts.about(spaces.stream().map(Listed::card).toList(), visit);
    }

    /** From when on something is new: the end of the visit before this one; a week for newcomers. */
    private Instant since(long member) {
        Instant before = members.visitBefore(member);
        return before.equals(Instant.EPOCH) ? Instant.now().minus(FIRST) : before;
    }

    private static List<Listed> open(List<Listed> spaces) {
        return spaces.stream().filter(s -> !s.card().archived()).toList();
    }

    /** What others made since the last visit, by space: the member's own spaces first, the liveliest first. */
    private List<News> news(Visit visit, List<Listed> mine, Instant since) {
        Selection selection = new Selection(List.of(), List.of(), 0, 0, since);
        Map<Long, List<Contribution>> bySpace = new LinkedHashMap<>();
        for (Contribution contribution : contributions.latest(visit, selection, null, LOOK_AT)) {
            if (contribution.head().author() != visit.memberId()) {
                bySpace.computeIfAbsent(contribution.space().id(), id -> new ArrayList<>())
                        .add(contribution);
            }
        }
        Set<Long> own = mine.stream().map(listed -> listed.card().id()).collect(Collectors.toSet());
        return bySpace.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Long, List<Contribution>>>comparingInt(
                                e -> own.contains(e.getKey()) ? 0 : 1)
                        .thenComparingInt(e -> -e.getValue().size()))
                .limit(SPACES)
                .map(e -> news(e.getValue(), visit))
                .toList();
    }

    private News news(List<Contribution> found, Visit visit) {
        List<Contribution> shown = Threads.first(found, PER_SPACE);
        return new News(found.get(0).space(), contributions.rows(shown, false, visit), found.size() - shown.size());
    }
}
