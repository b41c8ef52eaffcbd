// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.home;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.network.Network;
import org.rambla.api.page.Page;
import org.rambla.api.page.Parts;
import org.rambla.api.page.Requires;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.SpaceCard.SpaceKind;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.space.directory.SpaceListing;
import org.rambla.space.directory.SpaceListing.Listed;
import org.rambla.space.jte.JtespacesGenerated;
import org.rambla.space.text.SpaceReadings;
import org.rambla.space.text.SpaceReadings.About;

/** The directory of spaces, by kind and topic: only those that the reader may know of. */
@Path("/spaces")
public final class SpaceListPages {
    private final SpaceListing listing;
    private final Network network;
    private final SpaceReadings texts;

    public SpaceListPages(SpaceListing listing, Network network, SpaceReadings texts) {
        this.texts = texts;
        this.listing = listing;
        this.network = network;
    }

    /**
     * What the template shows.
     *
     * @param about names and purposes for the reader, by id of the space
     */
    public record View(
            Map<SpaceKind, List<Listed>> byKind,
            List<Listed> archived,
            Map<Long, About> about,
            Map<String, String> topics,
            String topic) {}

    @GET
    @Requires(Requires.ANYONE)
    public Page show(@Context Visit visit, @QueryParam("topic") @DefaultValue("") String topic) {
        View view = view(visit, topic);
        Page page = Page.of(
                        visit.text("space.list.title"),
                        Html.of(out -> JtespacesGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .lead(Html.text(visit.text("space.list.lead")));
        return visit.can(Requires.PROGRAMME_MANAGER)
                ? page.actions(Parts.link("/spaces/new", visit.text("space.new.title"), "plus", ""))
                : page;
    }

    private View view(Visit visit, String topic) {
        Map<SpaceKind, List<Listed>> byKind = new LinkedHashMap<>();
        for (SpaceKind kind : SpaceKind.values()) {
            byKind.put(kind, new ArrayList<>());
        }
        List<Listed> archived = new ArrayList<>();
        List<SpaceCard> shown = new ArrayList<>();
        for (Listed listed : listing.visible(visit.memberId(), visit.language())) {
            if (topic.isEmpty() || listed.card().topics().contains(topic)) {
                shown.add(listed.card());
                (listed.card().archived() ? archived : byKind.get(listed.card().kind())).add(listed);
            }
        }
        byKind.values().removeIf(List::isEmpty);
        Map<String, String> topics = new LinkedHashMap<>();
        topics.put("", visit.text("space.list.allTopics"));
        network.topics(visit).forEach(t -> topics.put(t.id(), t.name().in(visit.language())));
        return new View(byKind, archived, texts.about(shown, visit), topics, topic);
    }
}
